"""Does the article exist that a matter cites?"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.law.resolving import Cited, Found
from banshi.definitions.lint.cited import citations_of, place, title_of
from banshi.definitions.lint.subject import Subject
from banshi_rules.findings import Finding, Severity

CODES = ("A606", "A607", "A608", "A609")


def check(subject: Subject) -> Iterator[Finding]:
    """Articles and paragraphs can be read, and are there; what is not kept here is said to be so."""
    for basis in subject.basis:
        if basis.law is not None and not basis.cites and basis.article.zh:
            yield Finding("A606", place(basis, "article"), {"article": basis.article.zh}, Severity.WARNING)
    for basis, cited in citations_of(subject):
        at = place(basis, "article")
        if cited.found is Found.MISSING and cited.version is not None:
            yield Finding("A607", at, {**title_of(cited), "last": cited.version.last})
        elif cited.found is Found.NOT_HELD:
            yield Finding("A608", at, title_of(cited), Severity.ADVICE)
        elif _no_such_paragraph(cited) and cited.article is not None:
            count = len(cited.article.paragraphs)
            yield Finding("A609", at, {**title_of(cited), "count": count, "paragraph": cited.citation.paragraph})


def _no_such_paragraph(cited: Cited) -> bool:
    wanted = cited.citation.paragraph
    if cited.found is not Found.TEXT or cited.article is None or wanted is None:
        return False
    return not 1 <= wanted <= len(cited.article.paragraphs)
