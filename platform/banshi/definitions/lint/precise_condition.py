"""Can people know whether they meet the conditions?  (Licensing Law 30: conditions are published, all of them)"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.lint.subject import Subject
from banshi.definitions.lint.vague import vague_condition
from banshi_rules.findings import Finding, Severity

CODES = ("L072",)


def check(subject: Subject) -> Iterator[Finding]:
    """No condition leaves open what it asks."""
    for number, condition in enumerate(subject.guide.conditions):
        words = vague_condition(condition.zh) or vague_condition(condition.en or "")
        if words is not None:
            at = subject.guide_at.get(f"conditions.{number}", subject.at)
            yield Finding("L072", at, {"condition": condition, "words": words}, Severity.WARNING)
