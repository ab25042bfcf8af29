"""By what would the window accept a material?"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.lint.subject import Subject
from banshi_rules.findings import Finding

CODES = ("L012",)


def check(subject: Subject) -> Iterator[Finding]:
    """Every material has a standard."""
    for material in subject.materials:
        if not material.standard.zh:
            yield Finding("L012", material.at, {"title": material.title})
