"""The counted dates that the calendars of 2025 and 2026 give by law, word for word."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest

from banshi_rules.calendars import CIVIL_ZONE, WorkingCalendar
from banshi_rules.time_limits import Due, Pause, Stopwatch, TimeLimit, Unit, due, parse_limit


def day(text: str) -> date:
    return date.fromisoformat(text)


def watch(text: str, pauses: tuple[Pause, ...] = (), extended: tuple[TimeLimit, ...] = ()) -> Stopwatch:
    return Stopwatch(datetime.combine(day(text), time(10), CIVIL_ZONE), pauses, extended)


def working(n: int) -> TimeLimit:
    return TimeLimit(n, Unit.WORKING_DAY)


@pytest.mark.parametrize(
    ("event", "n", "last", "weekday"),
    [
        ("2026-02-13", 1, "2026-02-14", "Sat"),
        ("2026-02-13", 2, "2026-02-24", "Tue"),
        ("2026-02-13", 20, "2026-03-19", "Thu"),
        ("2026-04-30", 5, "2026-05-11", "Mon"),
        ("2026-09-30", 5, "2026-10-13", "Tue"),
        ("2025-12-31", 1, "2026-01-04", "Sun"),
        ("2026-01-03", 1, "2026-01-04", "Sun"),
        ("2026-03-02", 20, "2026-03-30", "Mon"),
        ("2026-08-03", 45, "2026-10-10", "Sat"),
        ("2026-08-03", 60, "2026-10-30", "Fri"),
        ("2020-01-23", 10, "2020-02-14", "Fri"),
    ],
)
def test_working_days(calendar: WorkingCalendar, event: str, n: int, last: str, weekday: str) -> None:
    assert due(working(n), watch(event), calendar) == Due(day(last), False)
    assert day(last).strftime("%a") == weekday


def test_extension(calendar: WorkingCalendar) -> None:
    assert due(working(20), watch("2026-03-02", (), (working(10),)), calendar) == Due(day("2026-04-14"), False)


def test_suspensions(calendar: WorkingCalendar) -> None:
    first, second = Pause(day("2026-03-10"), day("2026-03-20")), Pause(day("2026-03-18"), day("2026-03-25"))
    assert calendar.working_days(first.start, day("2026-03-20")) == 8
    assert due(working(20), watch("2026-03-02", (first,)), calendar) == Due(day("2026-04-10"), False)
    assert due(working(20), watch("2026-03-02", (first, second)), calendar) == Due(day("2026-04-15"), False)
    assert due(working(20), watch("2026-03-02", (second, first)), calendar) == Due(day("2026-04-15"), False)


def test_days_and_months(calendar: WorkingCalendar) -> None:
    assert due(TimeLimit(30, Unit.DAY), watch("2026-09-04"), calendar) == Due(day("2026-10-08"), False)
    # 2027-02-28 is a Sunday; the next working day, as far as 2027 is known
    assert due(TimeLimit(3, Unit.MONTH), watch("2026-11-30"), calendar) == Due(day("2027-03-01"), True)


def test_provisional(calendar: WorkingCalendar) -> None:
    assert due(working(20), watch("2026-12-21"), calendar) == Due(day("2027-01-19"), True)


@pytest.mark.parametrize(
    ("year", "n"),
    [
        (2018, 250),
        (2019, 250),
        (2020, 249),
        (2021, 250),
        (2022, 249),
        (2023, 249),
        (2024, 251),
        (2025, 248),
        (2026, 248),
    ],
)
def test_working_days_of_a_year(calendar: WorkingCalendar, year: int, n: int) -> None:
    assert calendar.working_days(date(year - 1, 12, 31), date(year, 12, 31)) == n


def test_working_days_of_the_months_of_2026(calendar: WorkingCalendar) -> None:
    first_days = [*(date(2026, month, 1) for month in range(1, 13)), date(2027, 1, 1)]
    last_days = [day - timedelta(days=1) for day in first_days]
    counted = [calendar.working_days(a, b) for a, b in pairwise(last_days)]
    assert counted == [21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23]


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("20 working days", working(20)),
        ("1 working day", working(1)),
        ("20 工作日", working(20)),
        ("20个工作日", working(20)),
        ("30 days", TimeLimit(30, Unit.DAY)),
        ("30 日", TimeLimit(30, Unit.DAY)),
        ("3 months", TimeLimit(3, Unit.MONTH)),
        ("3 个月", TimeLimit(3, Unit.MONTH)),
        ("3 月", TimeLimit(3, Unit.MONTH)),
        ("24 hours", TimeLimit(24, Unit.HOUR)),
        ("24 小时", TimeLimit(24, Unit.HOUR)),
        ("0 working days", working(0)),
    ],
)
def test_limits_as_written(text: str, limit: TimeLimit) -> None:
    assert parse_limit(text) == limit


@pytest.mark.parametrize(
    "text",
    (
        *("", "20", "days", "-1 days", "1.5 days", "20 weeks", "5 years", "20working days", "020 days", "100000 days"),
        *(
            "３ 日",
            "20 working days 3",
            "1e3 days",
            "+5 days",
            "三日",
            "3 个日",
            "20 Working Days",
            "20\tdays",
            "\n3 days",
        ),
    ),
)
def test_not_limits(text: str) -> None:
    assert parse_limit(text) is None
