"""Which articles does a matter cite?  Every citation resolved for the day its author read it, with its place."""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.law.basis import LegalBasis
from banshi.definitions.law.resolving import Cited, read_on, resolve
from banshi.definitions.lint.subject import Subject
from banshi_rules.findings import Span
from banshi_rules.texts import Text


def citations_of(subject: Subject) -> Iterator[tuple[LegalBasis, Cited]]:
    """Every cited article of a law that is kept here."""
    for basis in subject.basis:
        yield from ((basis, cited) for cited in of_basis(basis))


def of_basis(basis: LegalBasis) -> tuple[Cited, ...]:
    """The articles of one basis on the day for which it is judged."""
    day = read_on(basis)
    return resolve(basis, day) if day is not None else ()


def place(basis: LegalBasis, key: str) -> Span:
    """Where that key of the basis stands; the whole basis where it is not written."""
    return basis.keys_at.get(key, basis.at)


def title_of(cited: Cited) -> dict[str, object]:
    """What a finding says about a cited article: the law and the article."""
    number = cited.citation.number
    return {"name": cited.law.name, "article": Text(cited.citation.article, f"Article {number}")}
