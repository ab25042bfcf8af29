"""Is somebody asked for what the government holds?  (Licensing Law 33; Decree 716, 11: share instead of asking)"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from banshi.definitions.lint.documents import document, documents
from banshi.definitions.model import MaterialSource, Matter
from banshi_rules.findings import Finding, Severity

CODES = ("L083", "L084")


def compare(matters: Sequence[Matter]) -> Iterator[Finding]:
    """A material is not asked that another matter of the district issues, or takes from a register."""
    issued = {document(matter.licence.name.zh): matter for matter in matters if matter.licence is not None}
    shared = {
        document(material.title.zh): (matter, material.register)
        for matter in matters
        for material, _ in documents(matter.materials)
        if material.source is MaterialSource.SHARING and material.register is not None
    }
    for matter in matters:
        for material, _ in documents(matter.materials):
            name = document(material.title.zh)
            if material.source is MaterialSource.SHARING:
                continue
            if name in shared:
                other, register = shared[name]
                args = {"title": material.title, "matter": other.title, "register": register}
                yield Finding("L084", material.at, args, Severity.ADVICE)
            elif name in issued and issued[name] is not matter:
                yield Finding(
                    "L083", material.at, {"title": material.title, "matter": issued[name].title}, Severity.ADVICE
                )
