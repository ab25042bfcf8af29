"""A due date by the plainest possible means: one day after the other, against the official lists of another package.

Counts with nothing of ours; tests compare our arithmetic with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import chinese_calendar

ONE = timedelta(days=1)
Stretch = tuple[date, date]  # (start, end]


def is_working(day: date) -> bool:
    return bool(chinese_calendar.is_workday(day))


def stands_still(day: date, stretches: Sequence[Stretch]) -> bool:
    return any(start < day <= end for start, end in stretches)


def working_days_later(day: date, n: int, stretches: Sequence[Stretch] = ()) -> date:
    while n:
        day += ONE
        if is_working(day) and not stands_still(day, stretches):
            n -= 1
    return day


def days_later(day: date, n: int, stretches: Sequence[Stretch] = ()) -> date:
    while n:
        day += ONE
        if not stands_still(day, stretches):
            n -= 1
    while not is_working(day) or stands_still(day, stretches):
        day += ONE
    return day


def corresponding_day(day: date, months: int) -> date:
    year, month = day.year, day.month
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    for back in range(4):
        try:
            return date(year, month, day.day - back)
        except ValueError:
            continue
    raise AssertionError(day)
