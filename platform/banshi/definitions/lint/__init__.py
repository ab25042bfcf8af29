"""Is a definition lawful, and kind to applicants?  One module for each question."""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.lint import (
    answering,
    duties,
    guide,
    limits,
    materials,
    privacy,
    same_day,
    stages,
    statutory,
    visits,
)
from banshi.definitions.lint.subject import Subject
from banshi_rules.findings import Finding

__all__ = ["Subject", "lint"]

_QUESTIONS = (
    limits.check,
    statutory.check,
    stages.check,
    answering.check,
    same_day.check,
    guide.check,
    visits.check,
    materials.check,
    privacy.check,
    duties.check,
)


def lint(subject: Subject) -> Iterator[Finding]:
    """Every finding about law and kindness."""
    for question in _QUESTIONS:
        yield from question(subject)
