"""When is what broke tried again, and what was tried in vain?  Rows count their attempts, with pauses that grow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, func, literal, null, select, union_all, update

from banshi.cases.events import CaseId
from banshi.store.tables import cases, payment_orders, recounts, timers

_FIRST_PAUSE = timedelta(minutes=1)
_LONGEST_PAUSE = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class InVain:
    """A clock (`what` is its name), a recount or an order of a case that broke at its last attempt."""

    table: str
    case: CaseId
    number: str
    what: str | None
    attempts: int
    next: datetime
    error: str


def postpone(
    connection: Connection, table: Table, mine: Sequence[ColumnElement[bool]], now: datetime, error: str | None
) -> None:
    """Try the row again later, ever later, so that one that breaks never keeps the others waiting."""
    attempts = connection.execute(select(table.c.attempts).where(*mine)).scalar_one_or_none()
    if attempts is None:
        return
    pause = min(_FIRST_PAUSE * 2 ** min(attempts, 12), _LONGEST_PAUSE)
    later = {"attempts": attempts + 1, _NEXT[table]: now + pause, "last_error": error}
    connection.execute(update(table).where(*mine).values(later))


def said(broken: Exception) -> str:
    """What broke, as it is kept beside the row."""
    return f"{type(broken).__name__}: {broken}"[:500]


#: The column that says when a row is tried next.
_NEXT = {timers: "wake", recounts: "ready", payment_orders: "ready"}


def in_vain(connection: Connection, limit: int) -> tuple[int, Sequence[InVain]]:
    """How many rows broke and wait for another attempt, and the first of them, those tried most often first."""
    broken = union_all(
        _broken(timers, timers.c.watch, timers.c.fired.is_(None)),
        _broken(recounts, null()),
        _broken(payment_orders, payment_orders.c.order),
    ).subquery()
    total = connection.execute(select(func.count()).select_from(broken)).scalar_one()
    rows = connection.execute(
        select(broken, cases.c.number)
        .join(cases, cases.c.id == broken.c.case)
        .order_by(broken.c.attempts.desc(), broken.c.next, broken.c.case)
        .limit(limit)
    )
    return total, [
        InVain(row.table, row.case, row.number, row.what, row.attempts, row.next, row.last_error) for row in rows
    ]


def _broken(table: Table, what: ColumnElement[Any], *more: ColumnElement[bool]) -> Any:
    return select(
        literal(table.name).label("table"),
        table.c.case,
        what.label("what"),
        table.c.attempts,
        table.c[_NEXT[table]].label("next"),
        table.c.last_error,
    ).where(table.c.attempts > 0, table.c.last_error.is_not(None), *more)
