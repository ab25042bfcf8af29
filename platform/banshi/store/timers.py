"""When must somebody look at a case although nobody asked?  Timers are rows, taken when their moment has come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, select, update

from banshi.cases.events import CaseId
from banshi.store.tables import timers
from banshi.store.unit_of_work import UnitOfWork

_FIRST_PAUSE = timedelta(minutes=1)
_LONGEST_PAUSE = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class DueTimer:
    """A clock of a case whose moment has come."""

    case: CaseId
    watch: str


def due_timers(connection: Connection, now: datetime, limit: int) -> Sequence[DueTimer]:
    """The timers whose moment has come, longest overdue first."""
    query = (
        select(timers.c.case, timers.c.watch)
        .where(timers.c.fired.is_(None), timers.c.wake <= now)
        .order_by(timers.c.wake)
        .limit(limit)
    )
    return [DueTimer(row.case, row.watch) for row in connection.execute(query)]


def claim(work: UnitOfWork, timer: DueTimer, now: datetime) -> bool:
    """Hold the timer until this transaction ends; False when somebody else has fired it."""
    query = (
        select(timers.c.watch)
        .where(
            timers.c.case == timer.case,
            timers.c.watch == timer.watch,
            timers.c.fired.is_(None),
            timers.c.wake <= now,
        )
        .with_for_update(skip_locked=True)
    )
    return work.connection.execute(query).first() is not None


def fired(work: UnitOfWork, timer: DueTimer, now: datetime) -> None:
    """Its moment has passed and was looked at."""
    work.connection.execute(
        update(timers).where(timers.c.case == timer.case, timers.c.watch == timer.watch).values(fired=now)
    )


def postpone(work: UnitOfWork, timer: DueTimer, now: datetime, error: str) -> None:
    """Something broke: look again later, ever later, so that one broken case never keeps the others waiting."""
    mine = (timers.c.case == timer.case, timers.c.watch == timer.watch)
    attempts = work.connection.execute(select(timers.c.attempts).where(*mine)).scalar_one_or_none()
    if attempts is None:
        return
    pause = min(_FIRST_PAUSE * 2 ** min(attempts, 12), _LONGEST_PAUSE)
    work.connection.execute(
        update(timers).where(*mine).values(attempts=attempts + 1, wake=now + pause, last_error=error)
    )
