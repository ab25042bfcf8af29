"""Which law asks for a material?"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.lint.subject import Subject
from banshi_rules.findings import Finding, Severity

CODES = ("L020",)


def check(subject: Subject) -> Iterator[Finding]:
    """Every material names its basis."""
    for material in subject.materials:
        if material.basis is None:
            yield Finding("L020", material.at, {"title": material.title}, Severity.WARNING)
