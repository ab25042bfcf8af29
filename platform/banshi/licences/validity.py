"""From when until when is a licence valid?  Years and months end on the day before the corresponding one."""

from __future__ import annotations

from datetime import date, timedelta

from banshi_rules.calendars import WorkingCalendar
from banshi_rules.time_limits import TimeLimit, Unit


def last_valid_day(first: date, amount: int, unit: str) -> date:
    """The last day of a validity of so many `years`, `months` or `days` that begins with `first`."""
    if unit == "days":
        return first + timedelta(days=amount - 1)
    months = first.year * 12 + first.month - 1 + amount * (12 if unit == "years" else 1)
    year, month = divmod(months, 12)
    try:
        return date(year, month + 1, first.day) - timedelta(days=1)
    except ValueError:  # no such day in that month: the month's last day ends the period
        year, month = divmod(months + 1, 12)
        return date(year, month + 1, 1) - timedelta(days=1)


def before(last: date, limit: TimeLimit, calendar: WorkingCalendar) -> date:
    """The day so long before the last day of a validity: the first or last day to apply for renewal."""
    match limit.unit:
        case Unit.WORKING_DAY:
            return calendar.nth_before(last, limit.amount)
        case Unit.MONTH:
            year, month = divmod(last.year * 12 + last.month - 1 - limit.amount, 12)
            until = date(year + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(days=1)
            return min(until, until.replace(day=min(last.day, until.day)))
        case Unit.HOUR:
            return last - timedelta(hours=limit.amount)
        case _:
            return last - timedelta(days=limit.amount)
