"""Does silence count as consent?  Only where the definition says so, and then everybody should see it."""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.flow import Consult, Silence
from banshi.definitions.lint.subject import Subject
from banshi_rules.findings import Finding, Severity

CODES = ("L037", "L038")


def check(subject: Subject) -> Iterator[Finding]:
    """A consultation whose silence means consent has a limit, and is pointed out."""
    for step in subject.steps():
        if not isinstance(step, Consult) or step.silence is not Silence.AGREE:
            continue
        if step.limit is None:
            yield Finding("L038", step.at, {"step": step.id})
        else:
            yield Finding("L037", step.at, {"step": step.id}, Severity.ADVICE)
