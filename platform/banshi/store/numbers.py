"""Which number does the next document get?  Serials count without gaps, in the transaction that uses them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql, sqlite

from banshi.definitions.model import District
from banshi.definitions.numbering import number_from, series
from banshi.store.tables import counters


def next_number(connection: Connection, district: District, kind: str, day: date) -> str:
    """The next number of that kind of document on that civil day, by the district's pattern."""
    pattern = district.numbers[kind]
    serial = next_serial(connection, kind, series(pattern, day))
    return number_from(pattern, day=day, serial=serial, division=district.division)


def next_serial(connection: Connection, kind: str, within: str) -> int:
    """1, 2, 3 …; a serial whose transaction fails is given again."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    serial: int = connection.execute(
        dialect.insert(counters)
        .values(kind=kind, series=within, value=1)
        .on_conflict_do_update(index_elements=["kind", "series"], set_={"value": counters.c.value + 1})
        .returning(counters.c.value)
    ).scalar_one()
    return serial
