"""Who stands before whom where not everybody can be granted?  Places are given in the transaction that accepts."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from banshi.cases.case import Case
from banshi.store.numbers import next_serial
from banshi.store.tables import cases


def next_place(connection: Connection, matter: str, period: str) -> int:
    """1, 2, 3 …: the counter is locked until the transaction ends, so places are as exact as the acceptances."""
    return next_serial(connection, f"place {matter}", period)


def ahead_of(connection: Connection, case: Case) -> int | None:
    """How many cases with an earlier place keep it, granted or still open; None for a case without a place.

    A place is seen here only once all earlier ones are; while somebody before it is being refused, it waits too long
    rather than too short.
    """
    if case.place is None:
        return None
    earlier = (
        cases.c.matter == case.edition.matter,
        cases.c.place_period == case.place.period,
        cases.c.place < case.place.number,
    )
    return connection.execute(select(func.count()).select_from(cases).where(*earlier)).scalar_one()
