"""Which number does the next document get?  Serials count without gaps, in the transaction that uses them."""

from __future__ import annotations

import hashlib
from datetime import date
from functools import cache

from sqlalchemy import Connection, Executable
from sqlalchemy.dialects import postgresql, sqlite

from banshi.cases.moment import Moment
from banshi.definitions.model import District, Matter
from banshi.definitions.numbering import licence_number, licence_series, number_from, series
from banshi.store.tables import counters
from banshi_rules.expressions import evaluate

#: The kind under which `numbers` of a district gives the pattern of licence numbers.
LICENCE = "licence"


def next_number(connection: Connection, district: District, kind: str, day: date) -> str:
    """The next number of that kind of document on that civil day, by the district's pattern."""
    pattern = district.numbers[kind]
    serial = next_serial(connection, kind, series(pattern, day))
    return number_from(pattern, day=day, serial=serial, division=district.division)


def number_of_licence(connection: Connection, matter: Matter, moment: Moment) -> str | None:
    """The number of the licence that is granted now: by the matter's own pattern, else by the district's, if any.

    Matters with the same pattern count together, so that no number is given twice.
    """
    if matter.acts_on is not None:
        return moment.licence.number if moment.licence and matter.licence else None
    pattern = matter.licence.number if matter.licence else None
    if pattern is None:
        known = LICENCE in matter.district.numbers
        return next_number(connection, matter.district, LICENCE, moment.today) if known else None
    assert matter.licence is not None
    said = ((place, evaluate(digit, moment.facts).value) for place, digit in matter.licence.digits.items())
    digits = {place: str(value) if isinstance(value, int) else "0" for place, value in said}
    kind = f"{LICENCE}:{hashlib.sha256(pattern.encode()).hexdigest()[:32]}"
    serial = next_serial(connection, kind, licence_series(pattern, moment.today))
    division = matter.district.division
    return licence_number(pattern, day=moment.today, serial=serial, division=division, digits=digits)


def next_serial(connection: Connection, kind: str, within: str) -> int:
    """1, 2, 3 …; a serial whose transaction fails is given again."""
    next_one = _next(connection.dialect.name)
    serial: int = connection.execute(next_one, {"kind": kind, "series": within, "value": 1}).scalar_one()
    return serial


@cache
def _next(dialect: str) -> Executable:
    """Made once: to put a statement together costs more than to run it."""
    module = postgresql if dialect == "postgresql" else sqlite
    counted = module.insert(counters).on_conflict_do_update(
        index_elements=["kind", "series"], set_={"value": counters.c.value + 1}
    )
    returning: Executable = counted.returning(counters.c.value)
    return returning
