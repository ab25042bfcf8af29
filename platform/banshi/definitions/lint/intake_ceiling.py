"""Is an application answered as soon as the law wants?  (Licensing Law 32: at once, or within five days)"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.lint.compare import in_words, longer
from banshi.definitions.lint.subject import Subject
from banshi_rules.findings import Finding

CODES = ("L024",)


def check(subject: Subject) -> Iterator[Finding]:
    """Intake keeps the ceiling of the district."""
    ceiling = subject.district.intake_ceiling if subject.district is not None else None
    for step in subject.intakes():
        if step.limit is not None and ceiling is not None and longer(step.limit, ceiling):
            args = {"step": step.id, "limit": in_words(step.limit), "ceiling": in_words(ceiling)}
            yield Finding("L024", step.at, args, subject.severity_of_ceilings)
