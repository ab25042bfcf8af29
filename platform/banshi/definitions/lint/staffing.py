"""Is there somebody for every step, and are those who examine, check and decide different persons?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from banshi.definitions.flow import HANDS, Consult, Flow, Intake, Issue, Step
from banshi.definitions.flow_words import ROLE_WORDS
from banshi.definitions.lint.subject import Subject
from banshi.definitions.model import Department
from banshi.people import Role
from banshi_rules.findings import Finding

CODES = ("W440", "W441")


def check(subject: Subject) -> Iterator[Finding]:
    """Every step finds an officer among the posts of its department, and those apart are different persons.

    A department that lists no posts says nothing about its staff, and nothing is judged.
    """
    for flow in {flow.at: flow for flow in subject.flows.values()}.values():
        lonely = [step for step in flow.steps if _missing(subject, step)]
        for step in lonely:
            department = _department(subject, step)
            name = department.name if department is not None else ""
            yield Finding("W440", step.at, {"step": step.id, "role": ROLE_WORDS[step.by], "department": name})
        if not lonely and subject.one_person_at is None:
            yield from _apart(subject, flow)


def _department(subject: Subject, step: Step) -> Department | None:
    return subject.departments.get(step.department) if isinstance(step, Consult) else subject.department


def _officers(department: Department | None, role: Role) -> frozenset[str]:
    posts = department.posts if department is not None else ()
    return frozenset(officer for post in posts if post.role is role for officer in post.officers)


def _missing(subject: Subject, step: Step) -> bool:
    department = _department(subject, step)
    outside = step.by is Role.GOV_HEAD  # the head of the government is no officer of a department
    return department is not None and bool(department.posts) and not outside and not _officers(department, step.by)


def _apart(subject: Subject, flow: Flow) -> Iterator[Finding]:
    """The first step for which nobody is left who did not act in another hand (`HANDS`)."""
    department = subject.department
    if department is None or not department.posts:
        return
    parts: list[tuple[str, frozenset[str]]] = []
    for step in flow.steps:
        hand, able = HANDS.get(step.stage), _officers(department, step.by)
        if hand is None or not able or isinstance(step, (Consult, Intake, Issue)) or (hand, able) in parts:
            continue
        parts.append((hand, able))
        if not _seated(sorted(parts, key=lambda part: len(part[1])), {}):
            yield Finding(
                "W441", step.at, {"step": step.id, "role": ROLE_WORDS[step.by], "officers": tuple(sorted(able))}
            )
            return


def _seated(parts: Sequence[tuple[str, frozenset[str]]], hands: Mapping[str, str]) -> bool:
    """Whether each of these parts finds an officer, no officer having a part in two hands."""
    if not parts:
        return True
    hand, able = parts[0]
    return any(
        _seated(parts[1:], {**hands, officer: hand}) for officer in sorted(able) if hands.get(officer, hand) == hand
    )
