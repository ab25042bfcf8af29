"""What happens at the borders: of a day, of a pause, of the known years, of the calendar itself?"""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from banshi_rules.calendars import CIVIL_ZONE, DayKind, WorkingCalendar, YearCalendar
from banshi_rules.time_limits import (
    Due,
    Pause,
    Stopwatch,
    TimeLimit,
    Unit,
    Why,
    due,
    ledger,
    passed,
    remaining,
    say,
    say_why,
)

TWENTY = TimeLimit(20, Unit.WORKING_DAY)
MARCH_2 = datetime(2026, 3, 2, 9, 30, tzinfo=CIVIL_ZONE)


def at(year: int, month: int, day: int, hour: int = 9, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=CIVIL_ZONE)


def test_nought_working_days_is_the_same_civil_day(calendar: WorkingCalendar) -> None:
    nought = TimeLimit(0, Unit.WORKING_DAY)
    assert due(nought, Stopwatch(MARCH_2), calendar) == Due(date(2026, 3, 2), False)
    assert due(nought, Stopwatch(at(2026, 10, 1)), calendar) == Due(date(2026, 10, 1), False)
    assert due(nought, Stopwatch(at(2030, 1, 1)), calendar) == Due(date(2030, 1, 1), False)
    assert due(TimeLimit(0, Unit.DAY), Stopwatch(at(2026, 10, 1)), calendar) == Due(date(2026, 10, 8), False)


def test_the_civil_day_of_the_organ_counts_not_that_of_the_machine(calendar: WorkingCalendar) -> None:
    late = datetime(2026, 3, 2, 16, 0, tzinfo=UTC)  # 00:00 on 3 March in China
    assert Stopwatch(late).event_day == date(2026, 3, 3)
    assert due(TimeLimit(1, Unit.WORKING_DAY), Stopwatch(late), calendar) == Due(date(2026, 3, 4), False)
    early = datetime(2026, 3, 2, 15, 59, 59, tzinfo=UTC)
    assert due(TimeLimit(1, Unit.WORKING_DAY), Stopwatch(early), calendar) == Due(date(2026, 3, 3), False)


def test_a_day_is_over_at_midnight_and_a_moment_when_it_comes() -> None:
    last = date(2026, 3, 19)
    assert not passed(last, datetime(2026, 3, 19, 23, 59, 59, tzinfo=CIVIL_ZONE))
    assert passed(last, at(2026, 3, 20, 0))
    assert passed(last, datetime(2026, 3, 19, 16, 0, tzinfo=UTC))
    assert not passed(at(2026, 3, 19, 12), at(2026, 3, 19, 11, 59))
    assert passed(at(2026, 3, 19, 12), at(2026, 3, 19, 12))


@pytest.mark.parametrize(
    "pauses",
    [
        (Pause(date(2026, 2, 1), date(2026, 3, 2)),),  # over before the first day
        (Pause(date(2026, 3, 10), date(2026, 3, 10)),),  # no day in it
        (Pause(date(2026, 3, 30), date(2026, 4, 5)),),  # after the last day
        (Pause(date(2026, 3, 30), None),),
        (Pause(date(2026, 3, 13), date(2026, 3, 15)),),  # a weekend
    ],
)
def test_pauses_without_effect(calendar: WorkingCalendar, pauses: tuple[Pause, ...]) -> None:
    assert due(TWENTY, Stopwatch(MARCH_2, pauses), calendar) == Due(date(2026, 3, 30), False)


def test_a_pause_that_began_before_the_start_counts_from_the_start(calendar: WorkingCalendar) -> None:
    early = (Pause(date(2026, 2, 1), date(2026, 3, 4)),)
    assert due(TWENTY, Stopwatch(MARCH_2, early), calendar) == Due(date(2026, 4, 1), False)


@pytest.mark.parametrize("unit", [Unit.WORKING_DAY, Unit.DAY, Unit.MONTH, Unit.HOUR])
def test_an_open_pause_has_no_due_date(calendar: WorkingCalendar, unit: Unit) -> None:
    amount = 48 if unit is Unit.HOUR else 3
    assert due(TimeLimit(amount, unit), Stopwatch(MARCH_2, (Pause(date(2026, 3, 2), None),)), calendar) is None


def test_what_an_open_pause_leaves(calendar: WorkingCalendar) -> None:
    open_pause = Stopwatch(MARCH_2, (Pause(date(2026, 3, 10), None),))
    assert remaining(TWENTY, open_pause, calendar, at(2026, 6, 1)) == 14
    assert remaining(TWENTY, open_pause, calendar, at(2026, 3, 4)) == 18
    days = ledger(TWENTY, open_pause, calendar)
    assert (days[-1].date, days[-1].why) == (date(2026, 3, 11), Why.PAUSED)
    assert sum(day.counted for day in days) == 6
    from_the_start = Stopwatch(MARCH_2, (Pause(date(2026, 3, 1), None),))
    assert remaining(TWENTY, from_the_start, calendar, at(2026, 6, 1)) == 20
    thirty_days = Stopwatch(at(2026, 3, 2), (Pause(date(2026, 3, 10), None),))
    # without the pause 30 days from 2 March end on 1 April: 16 working days after 10 March
    assert remaining(TimeLimit(30, Unit.DAY), thirty_days, calendar, at(2026, 6, 1)) == 16
    hours = TimeLimit(24, Unit.HOUR)
    assert remaining(hours, Stopwatch(MARCH_2, (Pause(date(2026, 3, 2), None),)), calendar, at(2026, 6, 1)) == 9
    assert remaining(hours, Stopwatch(MARCH_2, (Pause(date(2026, 3, 1), None),)), calendar, at(2026, 6, 1)) == 24


def test_days_left_and_days_over(calendar: WorkingCalendar) -> None:
    watch = Stopwatch(MARCH_2)
    assert remaining(TWENTY, watch, calendar, MARCH_2) == 20
    assert remaining(TWENTY, watch, calendar, at(2026, 1, 1)) == 20
    assert remaining(TWENTY, watch, calendar, at(2026, 3, 30, 23)) == 0
    assert remaining(TWENTY, watch, calendar, at(2026, 3, 31, 0)) == -1
    assert remaining(TWENTY, watch, calendar, at(2026, 4, 7)) == -5  # 6 April is off


def test_hours_run_at_once_and_stand_still_for_whole_days(calendar: WorkingCalendar) -> None:
    limit = TimeLimit(24, Unit.HOUR)
    assert due(limit, Stopwatch(at(2026, 2, 13, 9, 30)), calendar) == Due(at(2026, 2, 14, 9, 30), False)
    weekend = Stopwatch(at(2026, 3, 6, 18))  # hours do not move away from a weekend
    assert due(limit, weekend, calendar) == Due(at(2026, 3, 7, 18), False)
    paused = Stopwatch(at(2026, 3, 6, 18), (Pause(date(2026, 3, 6), date(2026, 3, 8)),))
    assert due(limit, paused, calendar) == Due(at(2026, 3, 9, 18), False)
    assert remaining(limit, paused, calendar, at(2026, 3, 7, 12)) == 18
    assert remaining(limit, paused, calendar, at(2026, 3, 9, 17, 30)) == 0
    assert remaining(limit, paused, calendar, at(2026, 3, 9, 18, 30)) == -1
    assert due(limit, Stopwatch(at(2031, 5, 1)), calendar) == Due(at(2031, 5, 2), False)  # needs no calendar


def test_an_extension_in_another_unit_begins_where_the_limit_would_have_ended(calendar: WorkingCalendar) -> None:
    ten_days = (TimeLimit(10, Unit.DAY),)
    # 20 working days end on 30 March, ten days later is 9 April
    assert due(TWENTY, Stopwatch(MARCH_2, (), ten_days), calendar) == Due(date(2026, 4, 9), False)
    # 30 days from 4 September end on 8 October; five working days later it is the 14th (the 10th is worked)
    watch = Stopwatch(at(2026, 9, 4), (), (TimeLimit(5, Unit.WORKING_DAY),))
    assert due(TimeLimit(30, Unit.DAY), watch, calendar) == Due(date(2026, 10, 14), False)
    # days added to a month do not move to a working day in between
    watch = Stopwatch(at(2026, 9, 1), (), (TimeLimit(8, Unit.DAY),))
    assert due(TimeLimit(1, Unit.MONTH), watch, calendar) == Due(date(2026, 10, 9), False)
    watch = Stopwatch(at(2026, 3, 2, 10), (), (TimeLimit(2, Unit.HOUR),))
    assert due(TWENTY, watch, calendar) == Due(at(2026, 3, 31, 2), False)


def test_months_end_on_the_corresponding_day_or_the_last(calendar: WorkingCalendar) -> None:
    month = TimeLimit(1, Unit.MONTH)
    assert due(month, Stopwatch(at(2024, 1, 31)), calendar) == Due(date(2024, 2, 29), False)
    assert due(month, Stopwatch(at(2025, 12, 31)), calendar) == Due(date(2026, 2, 2), False)  # 31 January is a Saturday
    assert due(TimeLimit(12, Unit.MONTH), Stopwatch(at(2024, 2, 29)), calendar) == Due(date(2025, 2, 28), False)


def test_rest_days_that_move_the_last_day_are_named(calendar: WorkingCalendar) -> None:
    days = ledger(TimeLimit(30, Unit.DAY), Stopwatch(at(2026, 9, 4)), calendar)
    shown = [(day.date.day, day.counted, day.why) for day in days[-5:]]
    assert shown == [
        (4, True, Why.NATURAL_DAY),
        (5, False, Why.HOLIDAY),
        (6, False, Why.HOLIDAY),
        (7, False, Why.HOLIDAY),
        (8, False, Why.MOVED),
    ]


def test_the_last_day_does_not_move_onto_a_paused_day(calendar: WorkingCalendar) -> None:
    # 5 days from Monday 2 March end on Saturday the 7th; Monday and Tuesday after it are paused
    limit = TimeLimit(5, Unit.DAY)
    watch = Stopwatch(MARCH_2, (Pause(date(2026, 3, 8), date(2026, 3, 10)),))
    assert due(limit, watch, calendar) == Due(date(2026, 3, 11), False)
    assert due(limit, Stopwatch(MARCH_2, (Pause(date(2026, 3, 8), None),)), calendar) is None


def test_years_nobody_published_are_weekends_and_provisional(calendar: WorkingCalendar) -> None:
    one = TimeLimit(1, Unit.WORKING_DAY)
    assert due(one, Stopwatch(at(2030, 1, 4)), calendar) == Due(date(2030, 1, 7), True)
    assert due(one, Stopwatch(at(2016, 9, 30)), calendar) == Due(date(2016, 10, 3), True)
    assert due(one, Stopwatch(at(2017, 12, 31)), calendar) == Due(date(2018, 1, 2), False)  # counts days of 2018 only
    assert due(one, Stopwatch(at(2017, 12, 28)), calendar) == Due(date(2017, 12, 29), True)
    assert due(TimeLimit(5, Unit.WORKING_DAY), Stopwatch(at(2017, 12, 28)), calendar) == Due(date(2018, 1, 5), True)
    assert due(TimeLimit(1, Unit.DAY), Stopwatch(at(2030, 1, 4)), calendar) == Due(date(2030, 1, 7), True)
    assert due(TimeLimit(800, Unit.WORKING_DAY), Stopwatch(at(2026, 1, 5)), calendar).provisional  # type: ignore[union-attr]


def test_a_gap_between_published_years_is_provisional() -> None:
    years = [YearCalendar(year, frozenset(), frozenset(), "", False) for year in (2020, 2022)]
    calendar = WorkingCalendar(years)
    long = TimeLimit(300, Unit.WORKING_DAY)
    assert due(long, Stopwatch(at(2020, 12, 31)), calendar) == Due(date(2022, 2, 24), True)
    assert due(TWENTY, Stopwatch(at(2021, 12, 31)), calendar) == Due(date(2022, 1, 28), False)


def test_no_calendar_at_all_counts_weekdays() -> None:
    calendar = WorkingCalendar([])
    assert due(TWENTY, Stopwatch(MARCH_2), calendar) == Due(date(2026, 3, 30), True)
    assert calendar.working_days(date(2026, 2, 28), date(2026, 3, 31)) == 22
    assert calendar.nth_after(date(1, 1, 1), 5) == date(1, 1, 8)


def test_beyond_the_last_year_python_knows(calendar: WorkingCalendar) -> None:
    for unit in (Unit.WORKING_DAY, Unit.DAY, Unit.MONTH, Unit.HOUR):
        with pytest.raises(OverflowError):
            due(TimeLimit(9_000, unit), Stopwatch(datetime(9999, 12, 1, tzinfo=CIVIL_ZONE)), calendar)


def test_calendars_are_values() -> None:
    year = YearCalendar(2026, frozenset({date(2026, 1, 1)}), frozenset({date(2026, 1, 4)}), "x", False)
    assert WorkingCalendar([year]) == WorkingCalendar([year])
    assert hash(WorkingCalendar([year])) == hash(WorkingCalendar([year]))
    assert WorkingCalendar([year]) != WorkingCalendar([])
    kinds = [WorkingCalendar([year]).why(date(2026, 1, day)) for day in (1, 2, 3, 4)]
    assert kinds == [DayKind.HOLIDAY, DayKind.WORKDAY, DayKind.WEEKEND, DayKind.ADJUSTED_WORKDAY]
    with pytest.raises(ValueError, match="two calendars"):
        WorkingCalendar([year, year])
    with pytest.raises(ValueError, match="not in 2025"):
        YearCalendar(2025, year.off, frozenset(), "", False)
    with pytest.raises(ValueError, match="both"):
        YearCalendar(2026, year.off, year.off, "", False)


def test_what_cannot_be_a_stopwatch() -> None:
    with pytest.raises(ValueError, match="aware"):
        Stopwatch(datetime.combine(date(2026, 3, 2), time()))
    with pytest.raises(ValueError, match="before it begins"):
        Stopwatch(MARCH_2, (Pause(date(2026, 3, 2), date(2026, 3, 1)),))
    with pytest.raises(ValueError, match="negative"):
        TimeLimit(-1, Unit.DAY)


def test_in_words() -> None:
    assert say(TimeLimit(5, Unit.WORKING_DAY), "zh") == "5 个工作日"
    assert say(TimeLimit(1, Unit.WORKING_DAY), "en") == "1 working day"
    assert [say(TimeLimit(3, unit), "zh") for unit in (Unit.DAY, Unit.MONTH, Unit.HOUR)] == ["3 日", "3 个月", "3 小时"]
    assert [say(TimeLimit(3, unit), "en") for unit in (Unit.DAY, Unit.MONTH, Unit.HOUR)] == [
        "3 days",
        "3 months",
        "3 hours",
    ]
    for why in Why:
        assert say_why(why, "zh") != say_why(why, "en")
