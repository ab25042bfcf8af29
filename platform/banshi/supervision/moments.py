"""At which moment does a rule about a clock speak?  The beginning, a share, the end of its time, or something after it.

Days are those of the working calendar; a day begins and ends at midnight of civil time.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from banshi.cases.case import RunningLimit
from banshi.cases.limits import end_of
from banshi.cases.moment import civil_day
from banshi_rules.calendars import CIVIL_ZONE, WorkingCalendar
from banshi_rules.time_limits import Stopwatch, TimeLimit, Unit, due, ledger

_A_DAY = timedelta(days=1)
_HUNDRED = 100


def before_the_end(clock: RunningLimit, by: TimeLimit, calendar: WorkingCalendar) -> datetime | None:
    """So long before the clock is over; None while it stands still, and where that is no later than its beginning.

    A working day before Monday is the beginning of Friday; twelve hours before is noon of the last day.
    """
    if clock.due is None:
        return None
    end = end_of(clock.due)
    match by.unit:
        case Unit.WORKING_DAY:
            at = _beginning(calendar.nth_before(civil_day(clock.due), by.amount))
        case Unit.HOUR:
            at = end - timedelta(hours=by.amount)
        case _:
            at = end - by.amount * _A_DAY
    return at if at > clock.watch.started else None


def used_up(clock: RunningLimit, percent: int, calendar: WorkingCalendar) -> datetime | None:
    """When so many percent of what the clock counts are used; None while it stands still.

    Of five days four fifths are used at the end of the fourth, of three in the course of the third.
    """
    if clock.due is None:
        return None
    end = end_of(clock.due)
    days = [day.date for day in ledger(clock.limit, clock.watch, calendar) if day.counted]
    if isinstance(clock.due, datetime) or not days:
        return end - (end - clock.watch.started) * (_HUNDRED - percent) / _HUNDRED
    whole, rest = divmod(len(days) * percent, _HUNDRED)
    if rest:
        return _beginning(days[whole]) + _A_DAY * rest / _HUNDRED
    return end_of(days[whole - 1])


def over_at(clock: RunningLimit) -> datetime | None:
    """When the clock is over; None while it stands still, and where its work was done in time."""
    if clock.due is None:
        return None
    end = end_of(clock.due)
    return end if clock.stopped is None or clock.stopped >= end else None


def later(start: date | datetime, by: TimeLimit, calendar: WorkingCalendar) -> datetime:
    """When so long after a day or a moment is over; the day itself is not counted, hours begin at its end."""
    if isinstance(start, datetime):
        since = start
    else:
        since = end_of(start) if by.unit is Unit.HOUR else _beginning(start)
    last = due(by, Stopwatch(since), calendar)
    assert last is not None  # a new watch has no pause
    return end_of(last.at)


def again(last: datetime, by: TimeLimit, calendar: WorkingCalendar) -> datetime:
    """The same time of day so long after: when people are reminded."""
    if by.unit is Unit.HOUR:
        return last + timedelta(hours=by.amount)
    there = last.astimezone(CIVIL_ZONE)
    last_day = due(by, Stopwatch(last), calendar)
    assert last_day is not None and not isinstance(last_day.at, datetime)  # days end on a day
    return datetime.combine(last_day.at, there.time(), CIVIL_ZONE)


def _beginning(day: date) -> datetime:
    return datetime.combine(day, time(), CIVIL_ZONE)
