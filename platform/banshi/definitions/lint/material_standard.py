"""By what would the window accept a material?"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.lint.subject import Subject
from banshi_rules.findings import Finding

CODES = ("L012",)


def check(subject: Subject) -> Iterator[Finding]:
    """Every material has a standard; of several that will do, each, unless the whole has one."""
    for material in subject.materials:
        for paper in material.alternatives or (material,):
            if not paper.standard.zh and not material.standard.zh:
                yield Finding("L012", paper.at, {"title": paper.title})
