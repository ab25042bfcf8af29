"""When must somebody look at a case although nobody asked?  Timers are rows, taken when their moment has come."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, delete, exists, func, insert, select, tuple_, update

from banshi.cases.events import CaseId
from banshi.store import tried
from banshi.store.many_rows import INSERT, Write, write_all
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


def keep_cards(work: UnitOfWork, wanted: Mapping[CaseId, Mapping[str, datetime]]) -> None:
    """Let these be the timers of supervision of each case: name (`card:…`) -> moment; rows that are right stay."""
    if not wanted:
        return
    known: dict[CaseId, dict[str, Row[Any]]] = {case: {} for case in wanted}
    for row in work.connection.execute(_CARDS, {"cases": list(wanted)}):
        known[row.case][row.watch] = row
    write_all(work.connection, [_kept(case, wanted[case], known[case]) for case in wanted])


def _kept(case: CaseId, wanted: Mapping[str, datetime], known: Mapping[str, Row[Any]]) -> Iterator[Write]:
    for name in known:
        if name not in wanted:
            yield _GONE, {"of_case": case, "of_watch": name}
    for name, wake in wanted.items():
        row = known.get(name)
        if row is None:
            yield INSERT[timers], {"case": case, "watch": name, "wake": wake, "attempts": 0}
        elif row.wake < wake or (row.wake > wake and row.attempts == 0):  # what broke keeps its pause
            fresh = {"wake": wake, "fired": None, "attempts": 0, "last_error": None}
            yield _MOVED, {"of_case": case, "of_watch": name, **fresh}


#: Made once: to put a statement together costs more than to run it.
_CARDS = select(timers).where(
    timers.c.case.in_(bindparam("cases", expanding=True)), timers.c.watch.startswith(CARD, autoescape=True)
)
_OF_ONE = (timers.c.case == bindparam("of_case"), timers.c.watch == bindparam("of_watch"))
_GONE, _MOVED = delete(timers).where(*_OF_ONE), update(timers).where(*_OF_ONE)
