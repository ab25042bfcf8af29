"""Is there somebody for every step, and are those who examine, check and decide different persons?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from banshi.definitions.flow import Consult, Flow, Intake, Issue, Step
from banshi.definitions.flow_words import ROLE_WORDS
from banshi.definitions.lint.subject import Subject
from banshi.definitions.model import Department
from banshi.people import Role
from banshi_rules.findings import Finding

CODES = ("W440", "W441")

#: Roles whose work on one case is done by different persons (handler, reviewer, approver: 经办、审核、批准).
APART = (Role.HANDLER, Role.INSPECTOR, Role.REVIEWER, Role.APPROVER, Role.ORGAN_HEAD, Role.GOV_HEAD)


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
    """The roles of one case get a person each: a matching of roles to officers, or the role that is left over."""
    department = subject.department
    if department is None or not department.posts:
        return
    mine = [step for step in flow.steps if not isinstance(step, (Consult, Intake, Issue))]
    roles = [role for role in APART if role is not Role.GOV_HEAD and any(step.by is role for step in mine)]
    held: dict[Role, frozenset[str]] = {role: _officers(department, role) for role in roles}
    taken: dict[str, Role] = {}
    for role in roles:
        if not _seat(role, held, taken, set()):
            step = next(step for step in mine if step.by is role)
            among = tuple(sorted({officer for other in roles for officer in held[other] if held[role] & held[other]}))
            yield Finding("W441", step.at, {"step": step.id, "role": ROLE_WORDS[role], "officers": among})
            return


def _seat(role: Role, held: Mapping[Role, frozenset[str]], taken: dict[str, Role], tried: set[str]) -> bool:
    for officer in sorted(held[role] - tried):
        tried.add(officer)
        if officer not in taken or _seat(taken[officer], held, taken, tried):
            taken[officer] = role
            return True
    return False
