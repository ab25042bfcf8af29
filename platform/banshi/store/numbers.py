"""Which number does the next document get?  Serials count per kind and year, in the transaction that uses them."""

from __future__ import annotations

import re
from datetime import date

from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql, sqlite

from banshi.store.tables import counters

_PLACE = re.compile(r"\{(\w+)(?::(\d+))?\}")


def next_number(connection: Connection, kind: str, pattern: str, day: date) -> str:
    """The next number of that kind in the year of `day`.

    The pattern takes `{year}`, `{date}` (YYYYMMDD) and `{serial:n}`, the serial with at least n digits.
    """
    serial = next_serial(connection, kind, day.year)
    places = {"year": day.year, "date": int(f"{day:%Y%m%d}"), "serial": serial}
    return _PLACE.sub(lambda found: f"{places[found[1]]:0{found[2] or 1}d}", pattern)


def next_serial(connection: Connection, kind: str, year: int) -> int:
    """1, 2, 3 … without gaps: a number whose transaction fails is given again."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    return connection.execute(
        dialect.insert(counters)
        .values(kind=kind, year=year, value=1)
        .on_conflict_do_update(index_elements=["kind", "year"], set_={"value": counters.c.value + 1})
        .returning(counters.c.value)
    ).scalar_one()
