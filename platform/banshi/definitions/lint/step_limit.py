"""Would anybody notice that a step is slow?  Only where it has a limit."""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.lint.subject import Subject
from banshi.definitions.paths import without_limit
from banshi_rules.findings import Finding, Severity

CODES = ("L019",)


def check(subject: Subject) -> Iterator[Finding]:
    """A step between acceptance and decision has a limit of its own."""
    if subject.limits is None:
        return
    without = {step.at: step for step in subject.steps() if without_limit(step)}
    for at, step in without.items():
        yield Finding("L019", at, {"step": step.id}, Severity.WARNING)
