"""May the wall clock be believed just now?  Nothing that cannot be undone happens by a clock that jumped.

At every sweep the wall clock is held against the steady one.  Where they are further apart than the installation
tolerates, clocks of cases are not looked at and drafts do not expire: an alarm stands in the database, on the health
page, on the page of operators and in the log, until the clocks agree again or an operator confirms the new time.  The
anchor lies in the database, so that a worker that is started anew does not take a wrong time for the right one.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from banshi.people import Actor, Role
from banshi.store import clock_rows as rows
from banshi.store.clock_rows import Anchor, ClockAlarm
from banshi.store.unit_of_work import UnitOfWork
from banshi.use_cases.clock import Clock, ClockPatience, Steady
from banshi.use_cases.refusals import NotFound
from banshi.use_cases.world import World

log = logging.getLogger(__name__)

#: How old an anchor may grow: clocks that are set right by small steps drift apart over weeks.
_ANCHOR_AGE = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Believed:
    """The wall clock is believed as long as it goes with the steady one, from this anchor."""

    anchor: Anchor
    patience: ClockPatience

    def now(self, clock: Clock) -> datetime | None:
        """The time; None when it jumped since."""
        now, steady = clock.now(), clock.steady()
        return now if agrees(self.anchor, now, steady, self.patience) else None


def expected(anchor: Anchor, steady: Steady) -> datetime:
    """What the wall clock should show, at least."""
    return anchor.wall + timedelta(seconds=steady.seconds - anchor.seconds)


def agrees(anchor: Anchor, now: datetime, steady: Steady, patience: ClockPatience) -> bool:
    """Whether the wall clock went with the steady one."""
    ahead = now - expected(anchor, steady)
    return -patience.tolerance <= ahead <= patience.tolerance + anchor.slack


def look(world: World) -> Believed | None:
    """Hold the clocks against each other; None while the wall clock is not believed."""
    now, steady = world.clock.now(), world.clock.steady()
    with world.reading() as connection:
        anchor = _anchor(connection, steady, now, world.patience)
        alarm = rows.open_alarm(connection, steady.boot)
        known = rows.anchor_of(connection, steady.boot) is not None
    if anchor.trusted or agrees(anchor, now, steady, world.patience):
        fresh = Anchor(steady.boot, now, steady.seconds)
        if alarm or anchor.trusted or not known or abs(now - anchor.wall) > _ANCHOR_AGE:
            world.store.write(lambda work: _agreed(work, fresh, now))
        return Believed(fresh, world.patience)
    if alarm is None:
        world.store.write(lambda work: _disagreed(work, anchor, steady, now))
    return None


def _anchor(connection: Connection, steady: Steady, now: datetime, patience: ClockPatience) -> Anchor:
    """The anchor of this start of the machine; a new start is believed to lie a bearable outage after the last look."""
    mine = rows.anchor_of(connection, steady.boot)
    if mine is not None:
        return mine
    last = rows.newest_anchor(connection)
    if last is None:
        return Anchor(steady.boot, now, steady.seconds)
    return Anchor(steady.boot, last.wall, steady.seconds, patience.longest_outage)


def _agreed(work: UnitOfWork, fresh: Anchor, now: datetime) -> None:
    rows.set_anchor(work, fresh)
    if rows.end_alarm(work, fresh.boot, now, "agreed"):
        log.warning("the clocks of this machine agree again; time limits are watched again")


def _disagreed(work: UnitOfWork, anchor: Anchor, steady: Steady, now: datetime) -> None:
    due = expected(anchor, steady)
    rows.set_anchor(work, anchor)  # of a new start: later looks judge by it as well
    if rows.raise_alarm(work, steady.boot, now, due):
        log.error(
            "incident: the wall clock shows %s where %s is expected; time limits are not watched until it is right "
            "again or an operator confirms it at /operations/clocks/",
            now.isoformat(),
            due.isoformat(),
        )


def confirm(world: World, by: Actor, identity: int) -> None:
    """An operator says that what the clock of that machine shows now is the time.  Raises NotFound."""
    if not by.has(Role.OPERATOR):
        raise NotFound

    def act(work: UnitOfWork) -> None:
        alarm = rows.alarm(work.connection, identity)
        if alarm is None:
            raise NotFound
        if rows.end_alarm(work, alarm.boot, world.clock.now(), "confirmed", by.name):
            anchor = rows.anchor_of(work.connection, alarm.boot)
            assert anchor is not None  # an alarm is raised with its anchor
            rows.set_anchor(work, replace(anchor, trusted=True))
            work.leaves_work = True
            log.warning("%s confirmed the wall clock; time limits are watched again", by.name)

    world.store.write(act)


def alarms(world: World) -> Sequence[ClockAlarm]:
    """All alarms, newest first, for operators."""
    with world.reading() as connection:
        return rows.alarms(connection)


def is_doubted(connection: Connection) -> bool:
    """Whether some machine's clock is not believed just now."""
    return bool(rows.open_alarms(connection))
