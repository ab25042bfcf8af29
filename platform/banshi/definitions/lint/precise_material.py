"""Are the materials named so that nobody can be sent away for "something else"?  (Licensing Law 30)"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.lint.subject import Subject
from banshi.definitions.lint.vague import vague_material
from banshi_rules.findings import Finding

CODES = ("L006",)


def check(subject: Subject) -> Iterator[Finding]:
    """Every material has a precise name, also one that will do for another."""
    alternatives = (one for material in subject.materials for one in material.alternatives)
    for material in (*subject.materials, *alternatives):
        words = vague_material(material.title.zh) or vague_material(material.title.en or "")
        if words is not None:
            yield Finding("L006", material.at, {"title": material.title, "words": words})
