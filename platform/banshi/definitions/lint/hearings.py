"""Can a hearing be asked for and held as the law wants it?  (Licensing Law 47, 48; its days are the district's)"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.flow import Fork, Procedure, steps_in
from banshi.definitions.lint.compare import in_words, longer
from banshi.definitions.lint.subject import Subject
from banshi.definitions.model import HearingRule
from banshi_rules.findings import Finding

CODES = ("L050", "L051", "L052", "L053")


def check(subject: Subject) -> Iterator[Finding]:
    """On request only what has a chair and days; long enough to ask for it; never left behind by a fork; and nothing
    follows by a step that may end by itself."""
    if subject.district is None:
        return
    procedures = subject.district.procedures
    for step in subject.steps():
        if not isinstance(step, Procedure) or step.procedure not in procedures:
            continue
        rule = procedures[step.procedure]
        if step.on_request is not None:
            if rule.hearing is None:
                yield Finding("L053", step.at, {"step": step.id, "procedure": rule.name})
                continue
            yield from _waits(step, rule.hearing)
            yield from _followed(subject, step)
        if rule.hearing is not None:
            yield from _left_behind(subject, step)


def _waits(step: Procedure, rule: HearingRule) -> Iterator[Finding]:
    if step.limit is None or longer(rule.request_within, step.limit):
        within = in_words(rule.request_within)
        yield Finding("L050", step.at, {"step": step.id, "within": within, "written": within.say("en")})


def _left_behind(subject: Subject, step: Procedure) -> Iterator[Finding]:
    flows = {flow.at: flow for flow in subject.flows.values()}
    for part in (part for flow in flows.values() for part in flow.parts):
        if isinstance(part, Fork) and step in steps_in(part) and part.needed < len(part.branches):
            yield Finding("L051", step.at, {"step": step.id, "fork": part.id})


def _followed(subject: Subject, step: Procedure) -> Iterator[Finding]:
    for material in subject.materials:
        if material.due_at == step.id:
            yield Finding("L052", material.at, {"title": material.title, "step": step.id})
