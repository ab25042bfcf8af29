"""T4: how fast is a due date, beside what others offer and beside what a look-up costs at least?"""

from __future__ import annotations

import random
import warnings
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta

import chinese_calendar
import holidays
from measure import measure, report, verdict, versions

from banshi.definitions.calendars import shipped_calendar
from banshi_rules.calendars import CIVIL_ZONE
from banshi_rules.time_limits import Pause, Stopwatch, TimeLimit, Unit, due

FLOOR = 5.0  # µs
AIM_PLAIN, AIM_PAUSED = 3, 12  # times the limit: 250 ns and 1 µs where the limit takes 84 ns
STARTS = 64
WITH_DATES = "limit: prefix array, dates precomputed"
LOOP = "chinese-calendar: loop over is_workday"
NTH = "holidays: get_nth_working_day"


def _naive(start: date, n: int, paused: tuple[Pause, ...] = ()) -> date:
    """Day by day, by the calendar of another package: the judge of all contenders."""
    while n:
        start += timedelta(days=1)
        n -= chinese_calendar.is_workday(start) and not any(p.start < start <= (p.end or start) for p in paused)
    return start


def _days() -> Iterator[date]:
    return (date(2024, 1, 1) + timedelta(days=n) for n in range(366 + 365))


def _over(starts: list[date], one: Callable[[date], object]) -> Callable[[], object]:
    return lambda: [one(start) for start in starts]


def main() -> None:
    warnings.filterwarnings("ignore")
    calendar = shipped_calendar()
    pick = random.Random(4)
    starts = [date(2024, 1, 1) + timedelta(days=pick.randrange(671)) for _ in range(STARTS)]
    pauses = {
        s: tuple(Pause(s + timedelta(days=a), s + timedelta(days=b)) for a, b in ((3, 8), (10, 15), (14, 19)))
        for s in starts
    }
    plain = [Stopwatch(datetime.combine(s, time(9), CIVIL_ZONE)) for s in starts]
    stored = [Stopwatch(watch.started.astimezone()) for watch in plain]
    paused = [Stopwatch(w.started, pauses[s]) for w, s in zip(plain, starts, strict=True)]
    ten = TimeLimit(10, Unit.WORKING_DAY)
    extended = [Stopwatch(w.started, w.pauses, (ten,)) for w in paused]
    twenty, long = TimeLimit(20, Unit.WORKING_DAY), TimeLimit(200, Unit.WORKING_DAY)
    for s, w, p in zip(starts, plain, paused, strict=True):
        assert due(twenty, w, calendar) == (_naive(s, 20), False)
        assert due(twenty, p, calendar) == (_naive(s, 20, pauses[s]), False)
    for s, w in zip(starts, extended, strict=True):
        assert due(twenty, w, calendar) == (_naive(s, 30, pauses[s]), False)

    first = date(2024, 1, 1).toordinal()
    dates = [day for day in _days() if chinese_calendar.is_workday(day)]
    upto, count = [], 0
    for day in _days():
        count += chinese_calendar.is_workday(day)
        upto.append(count)
    china = holidays.country_holidays("CN", years=[2024, 2025])
    times = measure(
        {
            LOOP: _over(starts, lambda s: _naive(s, 20)),
            NTH: _over(starts, lambda s: china.get_nth_working_day(s, 20)),
            WITH_DATES: _over(starts, lambda s: dates[upto[s.toordinal() - first] + 19]),
            "due, 20 working days": lambda: [due(twenty, watch, calendar) for watch in plain],
            "due, 200 working days": lambda: [due(long, watch, calendar) for watch in plain],
            "due, 20, started in another zone": lambda: [due(twenty, watch, calendar) for watch in stored],
            "due, 20, three pauses": lambda: [due(twenty, watch, calendar) for watch in paused],
            "due, 200, three pauses": lambda: [due(long, watch, calendar) for watch in paused],
            "due, 20 + 10 extended, three pauses": lambda: [due(twenty, watch, calendar) for watch in extended],
        },
        rounds=9,
    )
    print(versions("chinesecalendar", "holidays"))
    report("T4  Add working days, per operation", times, anchor=NTH, limit=WITH_DATES, per=STARTS)
    ours = {name: micros / STARTS for name, micros in times.items() if name.startswith("due")}
    least = times[WITH_DATES] / STARTS
    for name, micros in ours.items():
        if "extended" in name:
            continue  # shown, not judged: a case is extended once
        aim = AIM_PAUSED if "pauses" in name else AIM_PLAIN
        print(f"{name}: {'within' if micros <= aim * least else 'above'} the aim of {aim}x the limit")
    growth = ours["due, 200 working days"] / ours["due, 20 working days"]
    verdict(
        {f"{name} within {FLOOR:.0f} µs": micros <= FLOOR for name, micros in ours.items() if "extended" not in name}
        | {f"a limit of 200 days costs what one of 20 costs ({growth:.2f}x, at most 1.5x)": growth <= 1.5}
    )


if __name__ == "__main__":
    main()
