"""How does a notice read?  A letter in plain official Chinese; every fact in it comes from the case and its matter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from banshi.cases.case import Case
from banshi.definitions.model import Matter
from banshi.notices.kinds import NoticeKind


@dataclass(frozen=True, slots=True)
class Rows:
    """A table in a letter: a caption, headings, and rows as long as the headings."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A notice ready to be set: the page shows it and the PDF prints it, from top to bottom in this order."""

    kind: NoticeKind
    heading: str  # the organ, above the title
    title: str
    number: str
    addressee: str
    paragraphs: tuple[str, ...]
    table: Rows | None
    closing: tuple[str, ...]  # after the table: what to do, whom to ask
    organ: str
    date: str  # 2026年2月13日


def letter(
    kind: NoticeKind,
    number: str,
    case: Case,
    matter: Matter,
    at: datetime,
    about: Mapping[str, str | tuple[str, ...]],
    *,
    query_code: str | None = None,
) -> Letter:
    """The letter of that notice; `at` is when it was issued, `query_code` is printed on the receipt only."""
    return Letter(kind=kind, heading=matter.department.name.zh, title="", number=number, addressee=case.party.name, paragraphs=(), table=None, closing=(), organ=matter.department.name.zh, date="")
