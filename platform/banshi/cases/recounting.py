"""What becomes of the dates of a case when the working calendar changes?  Clocks that run get their last day anew."""

from __future__ import annotations

from datetime import datetime

from banshi.cases.case import Case
from banshi.cases.commands import Recount
from banshi.cases.duties import must_be_clock
from banshi.cases.events import Event, WatchMoved
from banshi.cases.limits import LICENCE_CLOCKS
from banshi.cases.moment import Moment
from banshi.cases.tasks import must_run
from banshi.definitions.model import Matter
from banshi.people import Actor
from banshi_rules.time_limits import due


def may_recount(matter: Matter, case: Case, actor: Actor, now: datetime) -> None:
    """Raise OutOfOrder or Forbidden unless the system counts the dates of a case that runs."""
    must_be_clock(actor)
    must_run(case)


def recount(matter: Matter, case: Case, command: Recount, moment: Moment) -> tuple[Event, ...]:
    """Every clock that runs and is not over, counted by the calendar of today; nothing for those that stay.

    What is over stays over: a calendar that comes late makes nothing undone.
    """
    may_recount(matter, case, moment.actor, moment.now)
    moved: list[Event] = []
    for name, clock in case.watches.items():
        if clock.stopped is not None or clock.passed or clock.due is None or name in LICENCE_CLOCKS:
            continue
        last = due(clock.limit, clock.watch, moment.calendar)
        if last is not None and (last.at, last.provisional) != (clock.due, clock.provisional):
            moved.append(WatchMoved(name, last.at, last.provisional))
    return tuple(moved)
