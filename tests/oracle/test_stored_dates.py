"""Do the dates that ten thousand cases store agree with the day loop?  Each is acted out by `decide` and folded."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
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
        happened = replace(some_history(calendar, rules, random), stops=(), longer=None)
        case = act_out(rules, happened, Driver(matter_of(rules), happened.received))
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
    assert not wrong, wrong[:5]
    assert seen["answer"] == CASES
    assert min(seen[kind] for kind in ("reply", "promised", "statutory", "delivery")) > CASES / 8
    assert seen["silence"] > CASES / 20
