"""Does the English of a citation mean the same article as the Chinese?"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.law.citations import citations
from banshi.definitions.lint.cited import place
from banshi.definitions.lint.subject import Subject
from banshi_rules.findings import Finding, Severity

CODES = ("A617",)


def check(subject: Subject) -> Iterator[Finding]:
    """Where both can be read, they name the same articles; one that names a paragraph more is no contradiction."""
    for basis in subject.basis:
        english = citations(basis.article.en) if basis.article.en else None
        if english is None or not basis.cites:
            continue
        if [one.article for one in english] != [one.article for one in basis.cites]:
            args = {"zh": basis.article.zh, "en": basis.article.en}
            yield Finding("A617", place(basis, "article"), args, Severity.WARNING)
