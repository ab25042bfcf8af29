"""Which clocks run in a case, when do they run over, and when must somebody wake to look?

Clocks are named `stage:<task>`, `promised`, `statutory`, `correction` and `delivery`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from banshi.cases.case import Case, RunningLimit
from banshi.cases.commands import Tick
from banshi.cases.duties import must_be_clock
from banshi.cases.events import CaseConcluded, CaseTerminated, Event, LimitPassed, WatchStarted, WatchStopped
from banshi.cases.moment import Moment, civil_day
from banshi.cases.words import chinese_date
from banshi.definitions.model import Matter
from banshi.people import Actor
from banshi_rules.calendars import CIVIL_ZONE, WorkingCalendar
from banshi_rules.time_limits import Stopwatch, TimeLimit, due, passed

#: The clocks that end with the decision.
DECISION_CLOCKS = ("promised", "statutory")


def started(watch: str, limit: TimeLimit, since: datetime, calendar: WorkingCalendar) -> WatchStarted:
    """The clock begins to run; the civil day of `since` is not counted."""
    last = due(limit, Stopwatch(since), calendar)
    assert last is not None  # only an open pause has no last day, and a new clock has none
    return WatchStarted(watch, limit, since, last.at, last.provisional)


def stopped(case: Case, *watches: str) -> Iterator[WatchStopped]:
    """Stops those of the named clocks that run."""
    return (WatchStopped(watch) for watch in watches if case.running(watch))


def all_stopped(case: Case) -> Iterator[WatchStopped]:
    """Stops whatever still runs."""
    return stopped(case, *case.watches)


def decision_clocks(matter: Matter, case: Case, counted_from: datetime, moment: Moment) -> Iterator[WatchStarted]:
    """Promised and statutory limit, counted from acceptance (Licensing Law 42).

    Where the district's class wants the decision on the day of acceptance, the promise is that very day.
    """
    since = moment.now if matter.same_day else counted_from
    yield started("promised", matter.promised(case.route), since, moment.calendar)
    yield started("statutory", matter.statutory(case.route), counted_from, moment.calendar)


def over(clock: RunningLimit | None, now: datetime) -> bool:
    """Whether that clock runs and its last day is gone."""
    return clock is not None and clock.stopped is None and (clock.passed or passed(clock.due, now))


def timers(case: Case) -> tuple[tuple[str, datetime], ...]:
    """When to look at which clock: the first moment after its last day, for every clock that runs and is not over."""
    waiting = ((name, clock) for name, clock in case.watches.items() if clock.stopped is None and not clock.passed)
    return tuple((name, end_of(clock.due)) for name, clock in waiting)


def end_of(due_at: date | datetime) -> datetime:
    """The moment a limit is over: a day ends at 24:00 civil time, an hour limit at its own moment."""
    if isinstance(due_at, datetime):
        return due_at
    return datetime.combine(due_at + timedelta(days=1), time(), CIVIL_ZONE)


def may_tick(matter: Matter, case: Case, actor: Actor, now: datetime) -> None:
    """Raise Forbidden for everybody but the clock of the system."""
    must_be_clock(actor)


def tick(matter: Matter, case: Case, command: Tick, moment: Moment) -> tuple[Event, ...]:
    """A limit that is over is noted once; a correction notice that nobody answered ends the case.

    Nothing comes of a tick that is early, late a second time, or for a clock that stopped or never was.
    """
    may_tick(matter, case, moment.actor, moment.now)
    clock = case.running(command.watch)
    if clock is None or clock.passed or not over(clock, moment.now):
        return ()
    noted = LimitPassed(command.watch, clock.due)
    if command.watch != "correction":
        return (noted,)
    asked = chinese_date(civil_day(case.correction.asked)) if case.correction else ""
    reason = f"{asked}发出一次性补正告知书后，申请人在{chinese_date(clock.due)}前没有补正。"
    return (noted, WatchStopped(command.watch), CaseTerminated(reason), CaseConcluded())
