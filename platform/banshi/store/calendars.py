"""Which working calendar does this installation count by?  The years an administrator imported, joined."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, delete, insert, literal, select, update

from banshi.cases.events import CaseId
from banshi.definitions.calendars import read_calendar
from banshi.store import tried
from banshi.store.columns import Instant
from banshi.store.tables import calendars, cases, recounts
from banshi.store.unit_of_work import Store, UnitOfWork
from banshi_rules.calendars import WorkingCalendar


class Calendars:
    """The joined calendar, kept until another year is imported."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: tuple[object, WorkingCalendar] | None = None

    def current(self) -> WorkingCalendar:
        """The calendar as imported now; a year without one counts weekends and known statutory days, provisionally."""
        with self._store.reading() as connection:
            return self.within(connection)

    def within(self, connection: Connection) -> WorkingCalendar:
        """The same, read through this connection."""
        stamps = tuple(
            tuple(row) for row in connection.execute(select(calendars.c.path, calendars.c.imported).order_by("path"))
        )
        if self._known is None or self._known[0] != stamps:
            rows = connection.execute(select(calendars.c.path, calendars.c.text).order_by(calendars.c.path))
            self._known = stamps, WorkingCalendar(read_calendar(row.path, row.text) for row in rows)
        return self._known[1]


def import_calendars(work: UnitOfWork, texts: Mapping[str, str], at: datetime) -> int:
    """Keep those of these calendar files (path -> text) that are new or changed; how many."""
    known = {row.path: row.text for row in work.connection.execute(select(calendars.c.path, calendars.c.text))}
    changed = {path: text for path, text in texts.items() if known.get(path) != text}
    for path, text in changed.items():
        work.connection.execute(delete(calendars).where(calendars.c.path == path))
        work.connection.execute(insert(calendars).values(path=path, text=text, imported=at))
    if changed:
        _recount_open_cases(work, at)
    return len(changed)


def _recount_open_cases(work: UnitOfWork, at: datetime) -> None:
    """Every case that still runs waits to be counted anew, in the transaction that brings the calendar.

    What broke by the calendar before is tried at once by this one.
    """
    work.connection.execute(update(recounts).values(ready=at, attempts=0, last_error=None))
    waiting = select(recounts.c.case)
    running = select(cases.c.id, literal(at, Instant)).where(cases.c.concluded.is_(None), cases.c.id.not_in(waiting))
    work.connection.execute(insert(recounts).from_select(["case", "ready"], running))


def due_recounts(connection: Connection, now: datetime, limit: int) -> list[CaseId]:
    """Cases that wait to be counted anew, those that broke not before their pause is over."""
    return list(connection.execute(_due(now).limit(limit)).scalars())


def take_recounts(work: UnitOfWork, now: datetime, limit: int) -> list[CaseId]:
    """The same; they wait no more when this transaction ends well."""
    return _taken(work, _due(now).limit(limit))


def claim_recount(work: UnitOfWork, case: CaseId, now: datetime) -> bool:
    """Take this one; False when somebody else has."""
    return bool(_taken(work, _due(now).where(recounts.c.case == case)))


def postpone_recount(work: UnitOfWork, case: CaseId, now: datetime, error: str) -> None:
    """It broke: count later."""
    tried.postpone(work.connection, recounts, (recounts.c.case == case,), now, error)


def _due(now: datetime) -> Select[Any]:
    return select(recounts.c.case).where(recounts.c.ready <= now).order_by(recounts.c.ready, recounts.c.case)


def _taken(work: UnitOfWork, query: Select[Any]) -> list[CaseId]:
    taken = list(work.connection.execute(query.with_for_update(skip_locked=True)).scalars())
    if taken:
        work.connection.execute(delete(recounts).where(recounts.c.case.in_(taken)))
    return taken
