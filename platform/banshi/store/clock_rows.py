"""When did wall clock and steady clock last agree, and when not?  One anchor per start of a machine, and alarms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Select, Table, select, update
from sqlalchemy.dialects import postgresql, sqlite

from banshi.store.tables import clock_alarms, clock_anchors
from banshi.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Anchor:
    """At `seconds` of that boot the wall clock was right to show `wall`, or up to `slack` more.

    `trusted`: an operator said that whatever it shows next is right.
    """

    boot: str
    wall: datetime
    seconds: float
    slack: timedelta = timedelta()
    trusted: bool = False


@dataclass(frozen=True, slots=True)
class ClockAlarm:
    """On that machine the wall clock showed `noticed` when `expected` was due; `ending` is agreed or confirmed."""

    id: int
    boot: str
    noticed: datetime
    expected: datetime
    ended: datetime | None
    ending: str | None
    ended_by: str | None


def anchor_of(connection: Connection, boot: str) -> Anchor | None:
    """The anchor of that start of a machine."""
    return _anchor(connection, select(clock_anchors).where(clock_anchors.c.boot == boot))


def newest_anchor(connection: Connection) -> Anchor | None:
    """When any machine last looked and its clocks agreed."""
    return _anchor(connection, select(clock_anchors).order_by(clock_anchors.c.wall.desc()).limit(1))


def _anchor(connection: Connection, query: Select[Any]) -> Anchor | None:
    row = connection.execute(query).one_or_none()
    return Anchor(row.boot, row.wall, row.seconds, timedelta(seconds=row.slack), row.trusted) if row else None


def set_anchor(work: UnitOfWork, anchor: Anchor) -> None:
    """From now on count from here."""
    values = {
        "wall": anchor.wall,
        "seconds": anchor.seconds,
        "slack": anchor.slack.total_seconds(),
        "trusted": anchor.trusted,
    }
    work.connection.execute(
        _insert(work.connection, clock_anchors)
        .values(boot=anchor.boot, **values)
        .on_conflict_do_update(index_elements=["boot"], set_=values)
    )


def open_alarm(connection: Connection, boot: str) -> ClockAlarm | None:
    """The alarm of that machine that nobody has answered, if there is one."""
    query = select(clock_alarms).where(clock_alarms.c.boot == boot, clock_alarms.c.ended.is_(None))
    row = connection.execute(query).one_or_none()
    return ClockAlarm(*row) if row else None


def alarms(connection: Connection, limit: int = 50) -> list[ClockAlarm]:
    """All alarms, newest first."""
    return [ClockAlarm(*row) for row in connection.execute(_newest_first().limit(limit))]


def open_alarms(connection: Connection) -> list[ClockAlarm]:
    """Those that still keep clocks of cases from being looked at."""
    return [ClockAlarm(*row) for row in connection.execute(_newest_first().where(clock_alarms.c.ended.is_(None)))]


def raise_alarm(work: UnitOfWork, boot: str, noticed: datetime, expected: datetime) -> bool:
    """Note it; False when another process of that machine was first."""
    raised = work.connection.execute(
        _insert(work.connection, clock_alarms)
        .values(boot=boot, noticed=noticed, expected=expected)
        .on_conflict_do_nothing()
        .returning(clock_alarms.c.id)
    )
    return raised.first() is not None


def end_alarm(work: UnitOfWork, boot: str, at: datetime, ending: str, by: str | None = None) -> bool:
    """The clocks agree again, or an operator has confirmed; False when it was over."""
    ended = work.connection.execute(
        update(clock_alarms)
        .where(clock_alarms.c.boot == boot, clock_alarms.c.ended.is_(None))
        .values(ended=at, ending=ending, ended_by=by)
    )
    return ended.rowcount == 1


def alarm(connection: Connection, identity: int) -> ClockAlarm | None:
    """The alarm of that number."""
    row = connection.execute(select(clock_alarms).where(clock_alarms.c.id == identity)).one_or_none()
    return ClockAlarm(*row) if row else None


def _newest_first() -> Select[Any]:
    return select(clock_alarms).order_by(clock_alarms.c.id.desc())


def _insert(connection: Connection, table: Table) -> postgresql.Insert | sqlite.Insert:
    return postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)
