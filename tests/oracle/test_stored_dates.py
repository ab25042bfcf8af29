"""Do the dates that ten thousand cases store agree with the day loop?  Each is acted out by `decide` and folded."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random

from oracle.day_loop import DaysOff, civil_day, counting_from, due_dates
from oracle.driving import Driver, act_out, matter_of, stored
from oracle.random_cases import SEED, some_history, some_rules

CASES = 10_000
CALENDARS = Path(__file__).parents[2] / "matter_definitions" / "calendars"


def test_ten_thousand_cases() -> None:
    calendar = DaysOff(CALENDARS)
    seen: Counter[str] = Counter()
    wrong = []
    for seed in range(CASES):
        random = Random((SEED + 1) * CASES + seed)
        rules = some_rules(random)
        happened = some_history(calendar, rules, random)
        swept = random.random() < 0.5
        case = act_out(happened, Driver(matter_of(rules, happened), happened.received), swept=swept)
        found, expected = stored(case), due_dates(calendar, rules, happened)
        if happened.accepted:
            assert case.counted_from is not None
            day = counting_from(calendar, rules, happened)
            if day is None or civil_day(case.counted_from) != civil_day(day):
                wrong.append((seed, "acceptance day", day, case.counted_from))
            elif civil_day(day) == civil_day(happened.received) != civil_day(happened.accepted):
                seen["silence"] += 1
        if expected != found:
            wrong.append((seed, happened, expected, found))
        seen.update(list(expected))
        seen["open"] += None in expected.values()
        seen["extended"] += any(clock.watch.extended for clock in case.watches.values())
        seen["stopped"] += any(clock.watch.pauses for clock in case.watches.values())
    assert not wrong, wrong[:3]
    assert seen["answer"] == CASES
    assert min(seen[kind] for kind in ("reply", "promised", "statutory", "delivery")) > CASES / 8
    assert min(seen[kind] for kind in ("silence", "extended", "stopped")) > CASES / 20
    assert seen["open"] > CASES / 100
