"""When must somebody look at a case although nobody asked?  Timers are rows, taken when their moment has come."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, Select, delete, exists, func, insert, select, tuple_, update

from banshi.cases.events import CaseId
from banshi.store import tried
from banshi.store.tables import recounts, timers
from banshi.store.unit_of_work import UnitOfWork

#: The timers of supervision begin so; they are looked at together, case by case.
CARD = "card:"
#: Wakes to set the others, where that broke; no rule has an empty name.
_WATCH_LATER = f"{CARD}:"


@dataclass(frozen=True, slots=True)
class DueTimer:
    """A clock of a case whose moment has come."""

    case: CaseId
    watch: str


def due_timers(connection: Connection, now: datetime, limit: int) -> Sequence[DueTimer]:
    """The timers whose moment has come, longest overdue first."""
    return _found(connection, _due(now).limit(limit))


def take(work: UnitOfWork, now: datetime, limit: int) -> Sequence[DueTimer]:
    """The same, held until this transaction ends; what somebody else holds is passed over."""
    return _found(work.connection, _due(now).limit(limit).with_for_update(skip_locked=True))


def claim(work: UnitOfWork, timer: DueTimer, now: datetime) -> bool:
    """Hold the timer until this transaction ends; False when somebody else has fired it."""
    mine = _due(now).where(timers.c.case == timer.case, timers.c.watch == timer.watch)
    return work.connection.execute(mine.with_for_update(skip_locked=True)).first() is not None


def _due(now: datetime) -> Select[tuple[str, str]]:
    waiting = select(timers.c.case, timers.c.watch).where(
        timers.c.fired.is_(None),
        timers.c.wake <= now,
        ~exists().where(recounts.c.case == timers.c.case),  # nothing ends on a day that a new calendar moves
    )
    return waiting.order_by(timers.c.wake, timers.c.case, timers.c.watch)


def _found(connection: Connection, query: Select[tuple[str, str]]) -> Sequence[DueTimer]:
    return [DueTimer(row.case, row.watch) for row in connection.execute(query)]


def fired(work: UnitOfWork, fired_now: Collection[DueTimer], now: datetime) -> None:
    """Their moments have passed and were looked at."""
    keys = [(timer.case, timer.watch) for timer in fired_now]
    work.connection.execute(
        update(timers)
        .where(tuple_(timers.c.case, timers.c.watch).in_(keys), timers.c.fired.is_(None))
        .values(fired=now)
    )


def longest_overdue(connection: Connection, now: datetime) -> timedelta:
    """How long the timer waits whose moment came first; nothing where none is due."""
    first: datetime | None = connection.execute(
        select(func.min(timers.c.wake)).where(timers.c.fired.is_(None), timers.c.wake <= now)
    ).scalar_one()
    return now - first if first else timedelta()


def postpone(work: UnitOfWork, timer: DueTimer, now: datetime, error: str) -> None:
    """Something broke: look again later."""
    mine = (timers.c.case == timer.case, timers.c.watch == timer.watch)
    tried.postpone(work.connection, timers, mine, now, error)


def watch_later(work: UnitOfWork, case: CaseId, now: datetime, error: str) -> None:
    """The timers of supervision of the case could not be set: somebody looks at it again."""
    timer = DueTimer(case, _WATCH_LATER)
    gone = delete(timers).where(timers.c.case == case, timers.c.watch == _WATCH_LATER)
    work.connection.execute(gone)
    work.connection.execute(insert(timers).values(case=case, watch=_WATCH_LATER, wake=now, attempts=0))
    postpone(work, timer, now, error)


def keep_cards(work: UnitOfWork, case: CaseId, wanted: Mapping[str, datetime]) -> None:
    """Let these be the timers of supervision of a case: name (`card:…`) -> moment; rows that are right stay."""
    mine = (timers.c.case == case, timers.c.watch.startswith(CARD, autoescape=True))
    known = {row.watch: row for row in work.connection.execute(select(timers).where(*mine))}
    gone = [name for name in known if name not in wanted]
    if gone:
        work.connection.execute(delete(timers).where(timers.c.case == case, timers.c.watch.in_(gone)))
    for name, wake in wanted.items():
        row = known.get(name)
        if row is None:
            work.connection.execute(insert(timers).values(case=case, watch=name, wake=wake, attempts=0))
        elif row.wake < wake or (row.wake > wake and row.attempts == 0):  # what broke keeps its pause
            fresh = {"wake": wake, "fired": None, "attempts": 0, "last_error": None}
            work.connection.execute(update(timers).where(timers.c.case == case, timers.c.watch == name).values(fresh))
