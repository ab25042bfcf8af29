"""Which clocks run in a case, when do they stand still, move or run over, and when must somebody wake to look?

Clocks are named `answer` (to the application), `stage:<task>`, `promised`, `statutory`, `correction`, `on-the-spot`,
`tolerance`, `delivery`, `renewal` (when a licence whose renewal nobody decides counts as renewed) and `reminder`;
`payment` and `collection` of a granted applicant; those of a hearing `request:<task>` (to ask for it) and
`hearing:<task>` (to hold it).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from banshi.cases.case import Case, RunningLimit
from banshi.cases.events import LimitExtended, WatchPaused, WatchResumed, WatchStarted, WatchStopped
from banshi.cases.moment import Moment, civil_day
from banshi.definitions.model import Matter
from banshi_rules.calendars import CIVIL_ZONE, WorkingCalendar
from banshi_rules.time_limits import Pause, Stopwatch, TimeLimit, due, passed

#: The clocks that end with the decision, and stand still for what the law lists (Licensing Law 45).
DECISION_CLOCKS = ("promised", "statutory")
#: The clocks that end on a day of a licence, whatever the working calendar says.
LICENCE_CLOCKS = ("renewal", "reminder")
#: The time a granted applicant has to pay, and then to collect the result.
PAYMENT, COLLECTION = "payment", "collection"
#: The clocks that end when the organ answers an application.
INTAKE_CLOCKS = ("answer", "on-the-spot")


def started(watch: str, limit: TimeLimit, since: datetime, calendar: WorkingCalendar) -> WatchStarted:
    """The clock begins to run; the civil day of `since` is not counted."""
    last = due(limit, Stopwatch(since), calendar)
    assert last is not None  # only an open pause has no last day, and a new clock has none
    return WatchStarted(watch, limit, since, last.at, last.provisional)


def last_day(limit: TimeLimit, moment: Moment) -> date:
    """The last day of a time that begins now and that nothing interrupts."""
    return civil_day(started("", limit, moment.now, moment.calendar).due)


def stopped(case: Case, *watches: str) -> Iterator[WatchStopped]:
    """Stops those of the named clocks that run."""
    return (WatchStopped(watch) for watch in watches if case.running(watch))


def clocks_of(task: str) -> tuple[str, str, str]:
    """The clocks that end with a task at the latest: its own limit, and those of a hearing."""
    return f"stage:{task}", f"request:{task}", f"hearing:{task}"


def answer_clock(matter: Matter, since: datetime, moment: Moment) -> Iterator[WatchStarted]:
    """The days in which the organ must answer an application, else it counts as accepted (Licensing Law 32(1)(4))."""
    ceiling = matter.district.intake_ceiling
    if ceiling is not None:
        yield started("answer", ceiling, since, moment.calendar)


def decision_clocks(matter: Matter, case: Case, counted_from: datetime, moment: Moment) -> Iterator[WatchStarted]:
    """Promised and statutory limit, counted from acceptance (Licensing Law 42).

    Where the district's class wants the decision on the day of acceptance, the promise is that very day.
    """
    since = moment.now if matter.same_day else counted_from
    yield started("promised", matter.promised(case.route), since, moment.calendar)
    yield started("statutory", matter.statutory(case.route), counted_from, moment.calendar)


def paused(case: Case, since: date, calendar: WorkingCalendar) -> Iterator[WatchPaused]:
    """The clocks of the decision stand still from the end of that day on; those that stand still already go on so.

    A clock whose last day is that day or was before it keeps it: late stays late, whatever begins afterwards.
    """
    for name in DECISION_CLOCKS:
        clock = case.running(name)
        if clock is None or clock.due is None:
            continue
        if due(clock.limit, _standing(clock.watch, since), calendar) is None:
            yield WatchPaused(name, since)


def _standing(watch: Stopwatch, since: date) -> Stopwatch:
    return replace(watch, pauses=(*watch.pauses, Pause(since, None)))


def resumed(case: Case, until: date, calendar: WorkingCalendar) -> Iterator[WatchResumed]:
    """The clocks that stand still run again; the days up to the end of `until` did not count."""
    for name, clock in case.watches.items():
        if clock.stopped is not None or clock.due is not None:
            continue
        pauses = tuple(p if p.end is not None else Pause(p.start, max(until, p.start)) for p in clock.watch.pauses)
        last = due(clock.limit, replace(clock.watch, pauses=pauses), calendar)
        assert last is not None  # no pause is open any more
        yield WatchResumed(name, max(until, clock.watch.pauses[-1].start), last.at, last.provisional)


def extended(
    case: Case, by: TimeLimit, now: datetime, calendar: WorkingCalendar
) -> Iterator[LimitExtended | WatchPaused]:
    """The statutory limit gets longer, and the promise with it where it is not broken yet (Licensing Law 42)."""
    stands_still = any(one.stops for one in case.open_suspensions.values())
    for name in DECISION_CLOCKS:
        clock = case.running(name)
        if clock is None or (name == "promised" and over(clock, now)):
            continue
        watch = replace(clock.watch, extended=(*clock.watch.extended, by))
        if stands_still and clock.due is not None:  # it would have ended today, before anything stood still
            yield WatchPaused(name, civil_day(now))
            watch = _standing(watch, civil_day(now))
        last = due(clock.limit, watch, calendar)
        yield LimitExtended(name, by, last.at if last else None, last.provisional if last else False)


def over(clock: RunningLimit | None, now: datetime) -> bool:
    """Whether that clock runs and its last day is gone; a clock that stands still is not over."""
    if clock is None or clock.stopped is not None:
        return False
    return clock.passed or (clock.due is not None and passed(clock.due, now))


def timers(case: Case) -> tuple[tuple[str, datetime], ...]:
    """When to look at which clock: the first moment after its last day, for every clock that runs and is not over."""
    waiting = ((name, clock) for name, clock in case.watches.items() if clock.stopped is None and not clock.passed)
    return tuple((name, end_of(clock.due)) for name, clock in waiting if clock.due is not None)


def end_of(due_at: date | datetime) -> datetime:
    """The moment a limit is over: a day ends at 24:00 civil time, an hour limit at its own moment."""
    if isinstance(due_at, datetime):
        return due_at
    return datetime.combine(due_at + timedelta(days=1), time(), CIVIL_ZONE)
