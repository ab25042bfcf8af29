"""May one person examine and decide?  Only where the law has matters decided on the spot.  (Licensing Law 34)"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.lint.subject import Subject
from banshi.definitions.model import LimitClass
from banshi_rules.findings import Finding

CODES = ("L022",)


def check(subject: Subject) -> Iterator[Finding]:
    """`duties: one-person` stands in immediate matters only."""
    if subject.one_person_at is None or subject.limits is None:
        return
    if subject.limits.kind is not LimitClass.IMMEDIATE:
        yield Finding("L022", subject.one_person_at)
