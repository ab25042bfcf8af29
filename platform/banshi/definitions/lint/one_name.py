"""Does a district call the same document by one name?  People look for it under the name they were told first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from banshi.definitions.lint.documents import document, documents
from banshi.definitions.model import Matter
from banshi_rules.findings import Finding, Severity

CODES = ("L082",)


def compare(matters: Sequence[Matter]) -> Iterator[Finding]:
    """Where matters differ, the rarer names are told the name that most of them use."""
    used: dict[str, Counter[str]] = {}
    for matter in matters:
        for name in {one.title.zh for one, _ in documents(matter.materials)}:
            used.setdefault(document(name), Counter())[name] += 1
    for matter in matters:
        for material, _ in documents(matter.materials):
            names = used[document(material.title.zh)]
            usual = min(names, key=lambda name: (-names[name], len(name), name))
            if usual != material.title.zh:
                args = {"title": material.title, "usual": usual, "count": names[usual]}
                yield Finding("L082", material.at, args, Severity.ADVICE)
