"""Does silence become acceptance?  Only where intake has a limit.  (Licensing Law 32)"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.lint.subject import Subject
from banshi_rules.findings import Finding

CODES = ("L023",)


def check(subject: Subject) -> Iterator[Finding]:
    """Every intake step has a limit, because silence beyond it is acceptance."""
    for step in subject.intakes():
        if step.limit is None:
            yield Finding("L023", step.at, {"step": step.id})
