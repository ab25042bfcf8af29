"""Which law asks for a material?"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.lint.subject import Subject
from banshi_rules.findings import Finding, Severity

CODES = ("L020",)


def check(subject: Subject) -> Iterator[Finding]:
    """Every material names its basis; of several that will do, each, unless the whole does."""
    for material in subject.materials:
        for paper in material.alternatives or (material,):
            if paper.basis is None and material.basis is None:
                yield Finding("L020", paper.at, {"title": paper.title}, Severity.WARNING)
