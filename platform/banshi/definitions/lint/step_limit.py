"""Would anybody notice that a step is slow?  Only where it has a limit."""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.flow import Automatic
from banshi.definitions.lint.judging import counted, time_of
from banshi.definitions.lint.subject import Subject
from banshi_rules.findings import Finding, Severity

CODES = ("L019",)


def check(subject: Subject) -> Iterator[Finding]:
    """A step between acceptance and decision has a limit of its own."""
    if subject.limits is None:
        return
    timed = (step for flow in subject.flows.values() for step in counted(flow) if not isinstance(step, Automatic))
    without = {step.at: step for step in timed if time_of(step) is None}
    for at, step in without.items():
        yield Finding("L019", at, {"step": step.id}, Severity.WARNING)
