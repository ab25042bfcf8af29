"""What does the article say that a matter rests on?  Citations of a matter resolved in the laws of the installation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from banshi.definitions.law.basis import LegalBasis
from banshi.definitions.law.book import Article, Law, LawVersion
from banshi.definitions.law.citations import Citation
from banshi_rules.findings import Finding


class Found(StrEnum):
    """What is known about a cited article."""

    TEXT = "text"  # word for word
    UNVERIFIED = "unverified"  # it is there, and its text could not be vouched for
    NOT_HELD = "not-held"  # the law has so many articles; this one is not kept here
    MISSING = "missing"  # the law has no such article
    NOT_IN_FORCE = "not-in-force"  # the law was not in force on that day


@dataclass(frozen=True, slots=True)
class Cited:
    """One cited article on one day."""

    law: Law
    citation: Citation
    found: Found
    version: LawVersion | None
    article: Article | None

    @property
    def sentence(self) -> str | None:
        """What the citation points at: the paragraph it names, else the whole article; None without a text."""
        if self.article is None or self.article.text is None:
            return None
        wanted = self.citation.paragraph
        paragraphs = self.article.paragraphs
        return paragraphs[wanted - 1] if wanted is not None and 0 < wanted <= len(paragraphs) else self.article.text


def resolve(basis: LegalBasis, on: date) -> tuple[Cited, ...]:
    """The articles a basis cites, as they were worded on that day; none where its law is not kept here."""
    if basis.law is None:
        return ()
    return tuple(_cited(basis.law, citation, on) for citation in basis.cites)


def read_on(basis: LegalBasis) -> date | None:
    """The day for which a definition is judged: the one its author names, else the start of the newest wording."""
    if basis.law is None:
        return None
    return basis.as_of or basis.law.versions[-1].in_force


def out_of_force(bases: Iterable[LegalBasis], on: date) -> Iterator[Finding]:
    """The bases that are not in force on the day on which an edition of a matter begins: it cannot rest on them."""
    for basis in bases:
        law = basis.law
        if law is None or law.version(on) is not None:
            continue
        if on < law.versions[0].in_force:
            args = {"name": law.name, "day": on, "in_force": law.versions[0].in_force}
            yield Finding("A610", basis.at, args)
        else:
            yield Finding("A612", basis.at, {"name": law.name, "until": law.versions[-1].until})


def _cited(law: Law, citation: Citation, on: date) -> Cited:
    version = law.version(on)
    if version is None:
        return Cited(law, citation, Found.NOT_IN_FORCE, None, None)
    article = version.articles.get(citation.article)
    if article is not None:
        return Cited(law, citation, Found.UNVERIFIED if article.text is None else Found.TEXT, version, article)
    missing = version.last is not None and citation.number > version.last
    return Cited(law, citation, Found.MISSING if missing else Found.NOT_HELD, version, None)
