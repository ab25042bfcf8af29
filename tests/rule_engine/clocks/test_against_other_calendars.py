"""Do the shipped years agree, day by day, with two packages that others maintain?"""

from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar
import holidays
import pytest

from banshi_rules.calendars import DayKind, WorkingCalendar


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]


@pytest.mark.parametrize("year", range(2018, 2027))
def test_every_day(calendar: WorkingCalendar, year: int) -> None:
    other = holidays.country_holidays("CN", years=[year - 1, year, year + 1])
    for day in days_of(year):
        assert calendar.is_working(day) == chinese_calendar.is_workday(day), day
        assert calendar.is_working(day) == other.is_working_day(day), day
        assert not calendar.provisional(day)


def test_2027_knows_the_statutory_days_only_and_says_so(calendar: WorkingCalendar) -> None:
    known = {day for day in days_of(2027) if calendar.why(day) is DayKind.HOLIDAY}
    spring = {date(2027, 2, day) for day in (5, 6, 7, 8)}
    others = {date(2027, month, day) for month, day in ((1, 1), (4, 5), (5, 1), (5, 2), (6, 9), (9, 15))}
    assert known == spring | others | {date(2027, 10, day) for day in (1, 2, 3)}
    assert len(known) == 13  # as many as the regulation of 2024 gives
    assert all(calendar.provisional(day) for day in days_of(2027))
    assert all(calendar.why(day) is not DayKind.ADJUSTED_WORKDAY for day in days_of(2027))
