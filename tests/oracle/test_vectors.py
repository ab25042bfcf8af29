"""Does the day loop itself count as the facts say that were computed from the official arrangements, word for word?"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from oracle.day_loop import (
    CHINA,
    DAY,
    MONTH,
    WD,
    DaysOff,
    Happened,
    Last,
    Rules,
    civil_day,
    counting_from,
    due_dates,
    last_of,
)

CALENDARS = Path(__file__).parents[2] / "matter_definitions" / "calendars"

#: Word for word: "+n" = n working days; the weekday is named where it was worth saying.
VECTORS = """
accept 2026-02-13 Fri  +1 = 02-14 Sat (adjusted WD)  +2 = 02-24 Tue   +20 = 03-19 Thu
receive 2026-04-30 Thu +5 = 05-11 Mon                accept 2026-09-30 Wed +5 = 10-13 Tue
accept 2025-12-31 Wed  +1 = 2026-01-04 Sun           apply 2026-01-03 Sat (holiday) +1 = 01-04 Sun
accept 2026-03-02 Mon  +20 = 03-30 Mon               +20+10 (extension) = 04-14 Tue
  same, suspended (03-10, 03-20] = 8 WD: +20 = 04-10 Fri;  plus overlapping (03-18, 03-25]: +20 = 04-15 Wed
accept 2026-08-03 Mon  +45 = 10-10 Sat (adjusted WD)  +60 = 10-30 Fri
30 DAY from 2026-09-04 = 10-04 (holiday) -> 10-08;   3 MONTH from 2026-11-30 = 2027-02-28 Sun -> next WD
accept 2026-12-21 Mon  +20 = 2027-01-19 PROVISIONAL (only 01-01 known);   accept 2020-01-23 +10 = 2020-02-14
WD per year: 2018 250, 2019 250, 2020 249, 2021 250, 2022 249, 2023 249, 2024 251, 2025 248, 2026 248
WD per month 2026: 21,16,22,21,19,21,23,21,22,18,21,23
"""


@pytest.fixture(scope="module")
def calendar() -> DaysOff:
    return DaysOff(CALENDARS)


def on(text: str, hour: int = 10) -> datetime:
    return datetime.combine(date.fromisoformat(text), time(hour), CHINA)


def end(text: str, provisional: bool = False) -> Last:
    return Last(date.fromisoformat(text), provisional)


def counted() -> list[tuple[str, int, str, str]]:
    """Event day, working days, last day and, where it is said, its weekday: all `+n = …` of the text above."""
    found = []
    for line in VECTORS.splitlines():
        for event in re.finditer(r"(?:accept|receive|apply) (\d{4}-\d\d-\d\d)(.*?)(?=accept|receive|apply|$)", line):
            for one in re.finditer(
                r"(?<!\d)\+(\d+) = ((?:\d{4}-)?\d\d-\d\d) ?(Mon|Tue|Wed|Thu|Fri|Sat|Sun)?", event[2]
            ):
                last = one[2] if len(one[2]) == 10 else f"{event[1][:4]}-{one[2]}"
                found.append((event[1], int(one[1]), last, one[3] or ""))
    return found


@pytest.mark.parametrize(("event", "n", "last", "weekday"), counted())
def test_working_days(calendar: DaysOff, event: str, n: int, last: str, weekday: str) -> None:
    assert last_of(calendar, on(event), (n, WD)) == end(last, provisional=last.startswith("2027"))
    assert not weekday or date.fromisoformat(last).strftime("%a") == weekday


def test_all_of_them_were_read() -> None:
    assert len(counted()) == 12


def test_the_extension(calendar: DaysOff) -> None:
    assert last_of(calendar, on("2026-03-02"), (20, WD), longer=(10, WD)) == end("2026-04-14")


def test_suspensions(calendar: DaysOff) -> None:
    one = (date(2026, 3, 10), date(2026, 3, 20))
    other = (date(2026, 3, 18), date(2026, 3, 25))
    inside = [one[0] + timedelta(days=n) for n in range(1, 11)]
    assert sum(map(calendar.works, inside)) == 8
    assert last_of(calendar, on("2026-03-02"), (20, WD), [one]) == end("2026-04-10")
    assert last_of(calendar, on("2026-03-02"), (20, WD), [one, other]) == end("2026-04-15")
    assert last_of(calendar, on("2026-03-02"), (20, WD), [one, (date(2026, 3, 18), None)]) is None


def test_days_and_months(calendar: DaysOff) -> None:
    assert not calendar.works(date(2026, 10, 4))
    assert last_of(calendar, on("2026-09-04"), (30, DAY)) == end("2026-10-08")
    assert date(2027, 2, 28).strftime("%a") == "Sun"
    assert last_of(calendar, on("2026-11-30"), (3, MONTH)) == end("2027-03-01", provisional=True)


def test_working_days_of_years_and_months(calendar: DaysOff) -> None:
    (years,) = re.findall(r"WD per year: (.*)", VECTORS)
    (months,) = re.findall(r"WD per month 2026: (.*)", VECTORS)
    days = [date(2018, 1, 1) + timedelta(days=n) for n in range(3287)]
    assert days[-1] == date(2026, 12, 31)
    for word in years.split(", "):
        year, number = map(int, word.split())
        assert sum(calendar.works(day) for day in days if day.year == year) == number
    counted_months = [sum(calendar.works(d) for d in days if (d.year, d.month) == (2026, m)) for m in range(1, 13)]
    assert counted_months == [int(word) for word in months.split(",")]


RULES = Rules(answer=(5, WD), reply=(10, WD), promised=(5, WD), statutory=(20, WD), delivery=(10, WD))


def test_the_acceptance_day(calendar: DaysOff) -> None:
    """Licensing Law 32(1)(4)(5): complete, corrected, or silence to the end of the fifth working day."""
    received = on("2026-03-02")

    def day(**more: datetime) -> str:
        moment = counting_from(calendar, RULES, Happened(received, **more))
        return str(moment and civil_day(moment))

    assert day(accepted=on("2026-03-04")) == "2026-03-04"
    assert day(accepted=on("2026-03-09", 23)) == "2026-03-09"
    assert day(accepted=on("2026-03-10", 0)) == "2026-03-02"
    assert day() == "2026-03-02"
    assert day(asked=on("2026-03-09", 23)) == "None"
    assert day(asked=on("2026-03-09", 23), answered=on("2026-03-21"), accepted=on("2026-04-20")) == "2026-03-21"
    assert day(asked=on("2026-03-10", 0), answered=on("2026-03-21"), accepted=on("2026-04-20")) == "2026-03-02"


def test_joint_handling_and_delivery(calendar: DaysOff) -> None:
    """Licensing Law 42(2): 45 working days and 15 more; 44: delivery within 10 of the decision."""
    rules = Rules(answer=(5, WD), reply=None, promised=(45, WD), statutory=(45, WD), delivery=(10, WD))
    accepted = on("2026-08-03")
    happened = Happened(
        accepted, accepted=accepted, longer=(15, WD), extended=on("2026-10-10"), decided=on("2026-10-20")
    )
    dates = due_dates(calendar, rules, happened)
    assert dates["statutory"] == end("2026-10-30")  # as +60 above
    assert dates["delivery"] == end("2026-11-03")


def test_hours_start_at_once(calendar: DaysOff) -> None:
    assert last_of(calendar, on("2026-03-02"), (24, "HOUR")) == Last(on("2026-03-03"), False)
    stopped = [(date(2026, 3, 2), date(2026, 3, 4))]
    assert last_of(calendar, on("2026-03-02"), (24, "HOUR"), stopped) == Last(on("2026-03-05"), False)
