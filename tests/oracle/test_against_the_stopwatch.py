"""Do random applications of nine years get from our stopwatch the dates that counting day by day gives?"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest
from oracle.day_loop import CHINA, DAY, HOUR, MONTH, WD, DaysOff, Last, Period, counting_from, due_dates, extension_of
from oracle.random_cases import SEED, some_history, some_rules

from banshi.definitions.calendars import shipped_calendar
from banshi_rules.time_limits import Due, Pause, Stopwatch, TimeLimit, Unit, due

CASES = 2_000  # ten thousand are acted out beside this
CALENDARS = Path(__file__).parents[2] / "matter_definitions" / "calendars"
UNITS = {WD: Unit.WORKING_DAY, DAY: Unit.DAY, MONTH: Unit.MONTH, HOUR: Unit.HOUR}
#: Moments come from databases, from browsers and from officers on journeys.
ZONES = (CHINA, UTC, ZoneInfo("Asia/Shanghai"), ZoneInfo("America/New_York"))


@pytest.fixture(scope="module")
def calendar() -> DaysOff:
    return DaysOff(CALENDARS)


def as_limit(period: Period) -> TimeLimit:
    return TimeLimit(period[0], UNITS[period[1]])


def ours(since: datetime, period: Period, stops=(), longer: Period | None = None) -> Last | None:
    extended = (as_limit(longer),) if longer else ()
    found = due(as_limit(period), Stopwatch(since, tuple(Pause(*stop) for stop in stops), extended), shipped_calendar())
    assert found is None or isinstance(found, Due)
    return found and Last(found.at, found.provisional)


def each(calendar: DaysOff, number: int) -> Iterator[tuple[str, Last | None, Last | None]]:
    """Every clock of that many random applications: which, by the day loop, and by our stopwatch."""
    for seed in range(number):
        random = Random(SEED * CASES + seed)
        rules = some_rules(random)
        happened = some_history(calendar, rules, random)
        zone = random.choice(ZONES)
        periods = {"reply": rules.reply, "delivery": rules.delivery, "answer": rules.answer}
        sinces = {
            "answer": happened.answered or happened.received,
            "reply": happened.asked,
            "delivery": happened.decided,
        }
        for clock, expected in due_dates(calendar, rules, happened).items():
            if clock in sinces:
                yield f"{seed} {clock}", expected, ours(sinces[clock].astimezone(zone), periods[clock])
            else:
                since = counting_from(calendar, rules, happened).astimezone(zone)
                period = rules.promised if clock == "promised" else rules.statutory
                longer = extension_of(calendar, since, period, rules.statutory, happened)
                yield f"{seed} {clock}", expected, ours(since, period, happened.stops, longer)


def test_random_applications(calendar: DaysOff) -> None:
    seen: Counter[str] = Counter()
    wrong = []
    for name, expected, found in each(calendar, CASES):
        seen[name.split()[1]] += 1
        seen["open" if expected is None else "provisional" if expected.provisional else "certain"] += 1
        if expected != found:
            wrong.append((name, expected, found))
    assert not wrong, wrong[:10]
    assert seen["answer"] == CASES
    assert min(seen[kind] for kind in ("reply", "promised", "statutory", "delivery")) > CASES / 8
    assert seen["open"] > CASES / 100
    assert seen["provisional"] > CASES / 100


@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Asia/Shanghai"])
def test_under_any_zone_of_the_server(calendar: DaysOff, zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        assert time.localtime(0).tm_hour == {"UTC": 0, "America/New_York": 19, "Asia/Shanghai": 8}[os.environ["TZ"]]
        assert all(expected == found for _, expected, found in each(calendar, 500))
    finally:
        monkeypatch.undo()
        time.tzset()
