"""Which editions are in force, and what does one say?  Compiled once per digest, kept while they are used."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, Select, func, insert, or_, select

from banshi.definitions.editions import thaw
from banshi.definitions.model import Edition, EditionKey, Matter, MatterCode
from banshi.definitions.vocabulary import Vocabulary
from banshi.store.refusals import NotFound, NotOffered
from banshi.store.tables import editions, proposals, withdrawals
from banshi.store.unit_of_work import Store, UnitOfWork

#: How many compiled editions a process keeps.
KEPT = 400


class Offer(StrEnum):
    """Whether one can apply: it is in force, not yet, taken back, or its last day is over."""

    IN_FORCE = "in-force"
    NOT_YET = "not-yet"
    WITHDRAWN = "withdrawn"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands with a matter on a day.

    `edition` is the one in force, or the last that was, or the first that will be; `since` the day from which it is
    so, `why` what was said when it was withdrawn.  `next_day` is the day a later edition comes into force, `last_day`
    the last on which one can apply, as far as it is known.
    """

    offer: Offer
    edition: Edition
    since: date
    why: str = ""
    next_day: date | None = None
    last_day: date | None = None


class Editions:
    """The catalogue of editions.  Text is the truth: what is compiled is only kept, never stored."""

    def __init__(self, store: Store, vocabulary: Vocabulary) -> None:
        self._store = store
        self.vocabulary = vocabulary
        self._compiled: OrderedDict[tuple[MatterCode, int], Edition] = OrderedDict()
        self._numbers: dict[str, tuple[MatterCode, int]] = {}

    def matter(self, key: EditionKey) -> Matter:
        """The matter as that edition has it.  Raises NotFound."""
        return self.edition(key.digest).matter

    def edition(self, digest: str) -> Edition:
        """The edition of that digest.  Raises NotFound."""
        if digest not in self._numbers:
            same = select(editions.c.matter, editions.c.number).where(editions.c.digest == digest)
            with self._store.reading() as connection:
                row = connection.execute(same.order_by(editions.c.number.desc()).limit(1)).one_or_none()
            if row is None:
                raise NotFound
            self._numbers[digest] = (row.matter, row.number)
        return self._edition(*self._numbers[digest])

    def current(self, code: MatterCode, on: date) -> Edition:
        """The edition of the matter in force on that day.  Raises NotFound, NotOffered."""
        standing = self.standing(code, on)
        if standing.offer is not Offer.IN_FORCE:
            raise NotOffered(standing.offer.value, standing.edition.matter.title, standing.since, standing.why)
        return standing.edition

    def standing(self, code: MatterCode, on: date) -> Standing:
        """How it stands with the matter on that day.  Raises NotFound where there never was one."""
        numbered = select(editions.c.number, editions.c.in_force_from, editions.c.in_force_until)
        ended = (
            select(withdrawals.c.through, withdrawals.c.first_day, proposals.c.summary)
            .join(proposals, proposals.c.id == withdrawals.c.proposal)
            .where(withdrawals.c.matter == code)
            .order_by(withdrawals.c.first_day)
        )
        with self._store.reading() as connection:
            rows = connection.execute(numbered.where(editions.c.matter == code).order_by(editions.c.number)).all()
            ends = connection.execute(ended).all()
        if not rows:
            raise NotFound
        begun = [row for row in rows if row.in_force_from <= on]
        row = begun[-1] if begun else min(rows, key=lambda row: (row.in_force_from, row.number))
        end = next((end for end in ends if end.through >= row.number), None)
        later = [later.in_force_from for later in rows if later.number > row.number and later.in_force_from > on]
        last = min((d for d in (row.in_force_until, end and end.first_day - timedelta(days=1)) if d), default=None)
        edition = self._edition(code, row.number)
        if end is not None and end.first_day <= on:
            return Standing(Offer.WITHDRAWN, edition, end.first_day, end.summary, min(later, default=None))
        if not begun:
            return Standing(Offer.NOT_YET, edition, row.in_force_from)
        if row.in_force_until is not None and row.in_force_until < on:
            over = row.in_force_until + timedelta(days=1)
            return Standing(Offer.OVER, edition, over, next_day=min(later, default=None))
        return Standing(Offer.IN_FORCE, edition, row.in_force_from, "", min(later, default=None), last)

    def catalogue(self, on: date) -> tuple[Edition, ...]:
        """Every matter in force on that day, by code."""
        with self._store.reading() as connection:
            rows = list(connection.execute(_in_force(on)))
        return tuple(self._edition(row.matter, row.number) for row in rows)

    def _edition(self, code: MatterCode, number: int) -> Edition:
        key = (code, number)
        if key in self._compiled:
            self._compiled.move_to_end(key)
            return self._compiled[key]
        query = select(editions).where(editions.c.matter == code, editions.c.number == number)
        with self._store.reading() as connection:
            row = connection.execute(query).one()
        edition = _thawed(row, self.vocabulary)
        self._compiled[key] = edition
        while len(self._compiled) > KEPT:
            self._compiled.popitem(last=False)
        return edition


def _thawed(row: Row[Any], vocabulary: Vocabulary) -> Edition:
    return Edition(
        matter=thaw(row.matter, row.source, vocabulary),
        number=row.number,
        digest=row.digest,
        in_force_from=row.in_force_from,
        in_force_until=row.in_force_until,
        summary=row.summary,
        source=row.source,
    )


def _in_force(on: date) -> Select[tuple[str, int]]:
    """The newest edition of every matter that has begun, unless it was withdrawn or its last day is over."""
    newest = (
        select(editions.c.matter, func.max(editions.c.number).label("number"))
        .where(editions.c.in_force_from <= on)
        .group_by(editions.c.matter)
        .subquery()
    )
    withdrawn = select(withdrawals.c.matter).where(
        withdrawals.c.matter == editions.c.matter,
        withdrawals.c.through >= editions.c.number,
        withdrawals.c.first_day <= on,
    )
    return (
        select(editions.c.matter, editions.c.number)
        .join(newest, (editions.c.matter == newest.c.matter) & (editions.c.number == newest.c.number))
        .where(or_(editions.c.in_force_until.is_(None), editions.c.in_force_until >= on), ~withdrawn.exists())
        .order_by(editions.c.matter)
    )


def newest_edition(connection: Connection, code: MatterCode) -> tuple[int, str | None]:
    """Number and digest of the newest edition of the matter; (0, None) when there is none."""
    row = connection.execute(
        select(editions.c.number, editions.c.digest)
        .where(editions.c.matter == code)
        .order_by(editions.c.number.desc())
        .limit(1)
    ).one_or_none()
    return (row.number, row.digest) if row else (0, None)


def add_edition(
    work: UnitOfWork,
    *,
    code: MatterCode,
    number: int,
    digest: str,
    source: Mapping[str, str],
    summary: str,
    by: str,
    at: datetime,
    first_day: date,
    last_day: date | None,
) -> None:
    """Keep one frozen edition."""
    work.connection.execute(
        insert(editions).values(
            digest=digest,
            matter=code,
            number=number,
            in_force_from=first_day,
            in_force_until=last_day,
            summary=summary,
            published=at,
            published_by=by,
            source=dict(source),
        )
    )


def add_withdrawal(work: UnitOfWork, code: MatterCode, through: int, first_day: date, proposal: int) -> None:
    """Offer the editions up to `through` no longer, from that day on."""
    work.connection.execute(
        insert(withdrawals).values(matter=code, through=through, first_day=first_day, proposal=proposal)
    )
