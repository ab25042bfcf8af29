"""Which editions are in force, and what does one say?  Compiled once per digest, kept while they are used."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import Connection, Row, func, insert, select

from banshi.definitions.editions import thaw
from banshi.definitions.model import Edition, EditionKey, Matter, MatterCode
from banshi.definitions.vocabulary import Vocabulary
from banshi.store.refusals import NotFound
from banshi.store.tables import editions
from banshi.store.unit_of_work import Store, UnitOfWork

#: How many compiled editions a process keeps.
KEPT = 400


class Editions:
    """The catalogue of editions.  Text is the truth: what is compiled is only kept, never stored."""

    def __init__(self, store: Store, vocabulary: Vocabulary) -> None:
        self._store = store
        self.vocabulary = vocabulary
        self._compiled: OrderedDict[str, Edition] = OrderedDict()

    def matter(self, key: EditionKey) -> Matter:
        """The matter as that edition has it.  Raises NotFound."""
        return self.edition(key.digest).matter

    def edition(self, digest: str) -> Edition:
        """The edition of that digest.  Raises NotFound."""
        if digest in self._compiled:
            self._compiled.move_to_end(digest)
            return self._compiled[digest]
        with self._store.reading() as connection:
            same = select(editions).where(editions.c.digest == digest).order_by(editions.c.number.desc()).limit(1)
            row = connection.execute(same).one_or_none()
        if row is None:
            raise NotFound
        edition = Edition(
            matter=thaw(row.matter, row.source, self.vocabulary),
            number=row.number,
            digest=row.digest,
            in_force_from=row.in_force_from,
            summary=row.summary,
            source=row.source,
        )
        self._compiled[digest] = edition
        while len(self._compiled) > KEPT:
            self._compiled.popitem(last=False)
        return edition

    def current(self, code: MatterCode, on: date) -> Edition:
        """The edition of the matter in force on that day.  Raises NotFound."""
        digest = next((row.digest for row in self._in_force(on) if row.matter == code), None)
        if digest is None:
            raise NotFound
        return self.edition(digest)

    def catalogue(self, on: date) -> tuple[Edition, ...]:
        """Every matter in force on that day, by code."""
        return tuple(self.edition(row.digest) for row in self._in_force(on))

    def _in_force(self, on: date) -> list[Row[tuple[str, str]]]:
        newest = (
            select(editions.c.matter, func.max(editions.c.number).label("number"))
            .where(editions.c.in_force_from <= on)
            .group_by(editions.c.matter)
            .subquery()
        )
        query = (
            select(editions.c.matter, editions.c.digest)
            .join(newest, (editions.c.matter == newest.c.matter) & (editions.c.number == newest.c.number))
            .order_by(editions.c.matter)
        )
        with self._store.reading() as connection:
            return list(connection.execute(query))


def newest_digest(connection: Connection, code: MatterCode) -> tuple[int, str | None]:
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
    in_force_from: date,
) -> None:
    """Keep one frozen edition."""
    work.connection.execute(
        insert(editions).values(
            digest=digest,
            matter=code,
            number=number,
            in_force_from=in_force_from,
            summary=summary,
            published=at,
            published_by=by,
            source=dict(source),
        )
    )
