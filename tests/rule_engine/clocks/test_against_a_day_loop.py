"""Does the arithmetic of positions agree with counting one day after the other?"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import naive
from hypothesis import given, settings
from hypothesis import strategies as st

from banshi.definitions.calendars import shipped_calendar
from banshi_rules.calendars import CIVIL_ZONE
from banshi_rules.time_limits import Due, LedgerDay, Pause, Stopwatch, TimeLimit, Unit, Why, due, ledger, remaining

CALENDAR = shipped_calendar()
#: The dates of the other package go from 2004 to 2026; ours are published from 2018.
STARTS = st.dates(date(2018, 1, 1), date(2025, 9, 30))


@st.composite
def stretches(draw: st.DrawFn) -> tuple[date, list[tuple[date, date]]]:
    start = draw(STARTS)
    offsets = draw(st.lists(st.tuples(st.integers(-20, 70), st.integers(0, 30)), max_size=5))
    return start, [(start + timedelta(days=a), start + timedelta(days=a + long)) for a, long in offsets]


def watch(start: date, paused: list[tuple[date, date]], *extended: TimeLimit) -> Stopwatch:
    begin = datetime.combine(start, time(15, 30), CIVIL_ZONE)
    return Stopwatch(begin, tuple(Pause(a, b) for a, b in paused), extended)


@settings(max_examples=150, deadline=None)
@given(stretches(), st.integers(0, 60))
def test_working_days(case: tuple[date, list[tuple[date, date]]], n: int) -> None:
    start, paused = case
    expected = naive.working_days_later(start, n, paused)
    assert due(TimeLimit(n, Unit.WORKING_DAY), watch(start, paused), CALENDAR) == Due(expected, False)


@settings(max_examples=150, deadline=None)
@given(stretches(), st.integers(1, 60))
def test_natural_days(case: tuple[date, list[tuple[date, date]]], n: int) -> None:
    start, paused = case
    assert due(TimeLimit(n, Unit.DAY), watch(start, paused), CALENDAR) == Due(naive.days_later(start, n, paused), False)


@settings(max_examples=150, deadline=None)
@given(stretches(), st.integers(1, 6))
def test_months(case: tuple[date, list[tuple[date, date]]], n: int) -> None:
    start, paused = case
    natural = (naive.corresponding_day(start, n) - start).days
    expected = Due(naive.days_later(start, natural, paused), False)
    assert due(TimeLimit(n, Unit.MONTH), watch(start, paused), CALENDAR) == expected


@settings(max_examples=100, deadline=None)
@given(stretches(), st.integers(1, 30), st.integers(1, 15))
def test_extensions(case: tuple[date, list[tuple[date, date]]], n: int, more: int) -> None:
    start, paused = case
    longer = watch(start, paused, TimeLimit(more, Unit.WORKING_DAY))
    assert due(TimeLimit(n, Unit.WORKING_DAY), longer, CALENDAR) == Due(
        naive.working_days_later(start, n + more, paused), False
    )
    assert due(TimeLimit(n, Unit.DAY), longer, CALENDAR) == Due(
        naive.working_days_later(naive.days_later(start, n, paused), more, paused), False
    )


@settings(max_examples=100, deadline=None)
@given(stretches(), st.integers(1, 40), st.sampled_from(Unit), st.integers(0, 120))
def test_the_ledger_proves_the_due_date(
    case: tuple[date, list[tuple[date, date]]], n: int, unit: Unit, later: int
) -> None:
    start, paused = case
    limit, clock = TimeLimit(n % 6 if unit is Unit.MONTH else n, unit), watch(start, paused)
    ends = due(limit, clock, CALENDAR)
    assert ends is not None
    days = ledger(limit, clock, CALENDAR)
    last = ends.at.date() if isinstance(ends.at, datetime) else ends.at
    assert [day.date for day in days] == [start + timedelta(days=i) for i in range((last - start).days + 1)]
    if unit in (Unit.WORKING_DAY, Unit.DAY):
        assert sum(day.counted for day in days) == n
    for day in days:
        assert not (day.counted and naive.stands_still(day.date, paused))
    beyond = ledger(limit, clock, CALENDAR, until=last + timedelta(days=2))
    assert beyond[: len(days)] == days
    assert beyond[-1] == LedgerDay(last + timedelta(days=2), False, Why.OVER)
    if unit is not Unit.HOUR:
        now = datetime.combine(start + timedelta(days=later), time(9), CIVIL_ZONE)
        left = [day for day in days if now.date() < day.date and naive.is_working(day.date)]
        expected = sum(not naive.stands_still(day.date, paused) for day in left)
        if now.date() > last:
            gone = (last + timedelta(days=i) for i in range(1, (now.date() - last).days + 1))
            expected = -sum(map(naive.is_working, gone))
        assert remaining(limit, clock, CALENDAR, now) == expected


@given(STARTS, st.integers(0, 60), st.integers(0, 60))
def test_longer_limits_end_no_earlier(start: date, n: int, more: int) -> None:
    for unit in (Unit.WORKING_DAY, Unit.DAY, Unit.MONTH):
        short = due(TimeLimit(n, unit), watch(start, []), CALENDAR)
        long = due(TimeLimit(n + more, unit), watch(start, []), CALENDAR)
        assert short is not None and long is not None
        assert short.at <= long.at
