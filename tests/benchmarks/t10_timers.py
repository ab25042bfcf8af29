"""T10: how long do a million timers take to lie and to be found, and how long is an outage of three days made up for?

`python tests/benchmarks/t10_timers.py [--timers N] [--overdue N] [--database sqlite|postgresql]` exits 1 below a floor.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import sys
import time
from collections import Counter
from datetime import datetime, timedelta

from measure import verdict
from sqlalchemy import func, insert, select
from towns import DATABASES, at, town
from use_cases.overdue import PairOfClocks, ask_all, events_of_kind, file_many

from banshi.jobs.sweeping import sweep_all
from banshi.store import boards, tables, timers
from banshi.use_cases.world import World

TIMERS, OVERDUE, PERSONS = 1_000_000, 10_000, 200
INSERT_SECONDS, FIND_MS, MIB = 60.0, 50.0, 200.0
FIRE_SECONDS = {"sqlite": 10.0, "postgresql": 5.0}
RECOVER_SECONDS = 60.0
FILED, ASKED, BACK = at("2026-03-02 10:00"), at("2026-03-03 10:00"), at("2026-03-21 09:00")


def lie(world: World, count: int, first: datetime) -> float:
    """Seconds to put so many timers down, five to a case, one a second."""
    empty = {"matter": "m", "edition": "e", "department": "d", "route": "r", "applicant": "p", "party_name": "p"}
    empty |= {"status": "submitted", "stage": "accept", "provisional": False, "late": False, "version": 1}
    began = time.perf_counter()
    for start in range(0, count, 20_000):
        numbers = range(start, min(start + 20_000, count))
        with world.unit_of_work() as work:
            work.connection.execute(
                insert(tables.cases),
                [{"id": f"x-{n}", "number": f"x-{n}", "received": FILED, **empty} for n in numbers if n % 5 == 0],
            )
            work.connection.execute(insert(tables.timers), [_timer(n, first) for n in numbers])
    return time.perf_counter() - began


def _timer(n: int, first: datetime) -> dict[str, object]:
    wake = first + timedelta(seconds=n)
    return {"case": f"x-{n - n % 5}", "watch": f"w-{n % 5}", "wake": wake, "attempts": 0}


def found(world: World, now: datetime, looks: int = 200) -> float:
    """Milliseconds at the 99th percentile to ask which timers are due."""
    taken = []
    for _ in range(looks):
        began = time.perf_counter()
        with world.reading() as connection:
            timers.due_timers(connection, now, 200)
        taken.append((time.perf_counter() - began) * 1e3)
    return statistics.quantiles(taken, n=100)[98]


def measured(database: str, many: int, overdue: int) -> dict[str, bool]:
    clock = PairOfClocks(FILED)
    with town(database, clock) as (world, _):
        file_many(world, overdue, FILED, persons=PERSONS)
        ask_all(world, overdue, ASKED)
        sweep_all(world)
        lain = lie(world, many, BACK + timedelta(days=30))
        looked = found(world, BACK)
        clock.passes(seconds=(BACK - clock.wall).total_seconds())
        with world.reading() as connection:
            due = timers.due_timers(connection, clock.wall, overdue + 1)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        began, used = time.perf_counter(), time.process_time()
        swept = sweep_all(world, most=10_000)
        took, used = time.perf_counter() - began, time.process_time() - used
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        passed = events_of_kind(world, "limit-passed")
        with world.reading() as connection:
            unread = {boards.count_unread(connection, f"p-{n}") for n in range(min(PERSONS, overdue))}
            notices = connection.execute(select(func.count()).select_from(tables.notices)).scalar_one()
        world.store.engine.dispose()
    print(f"{database}: {many} timers put down in {lain:.1f} s; which are due, p99 of 200 looks: {looked:.1f} ms")
    print(
        f"{database}: {swept.timers} fired and {swept.delivered} notices delivered in {took:.1f} s "
        f"({used:.1f} s of the processor); at most {peak:.0f} MiB, {peak - before / 1024:.0f} more than before"
    )
    order = [(timer.case, timer.watch) for timer in due]
    return {
        f"{database}: {many} timers put down within {INSERT_SECONDS:.0f} s": lain <= INSERT_SECONDS,
        f"{database}: due timers found within {FIND_MS:.0f} ms": looked <= FIND_MS,
        f"{database}: {overdue} made up for within {RECOVER_SECONDS:.0f} s": took <= RECOVER_SECONDS,
        f"{database}: every one once, in the order they were due": passed == order and len(passed) == overdue,
        f"{database}: one notice each": notices == overdue == swept.delivered,
        f"{database}: one message to each person": unread == {1},
        f"{database}: within {MIB:.0f} MiB beside what was there": peak - before / 1024 <= MIB,
        f"{database}: nothing fired twice": not Counter(passed) or max(Counter(passed).values()) == 1,
    }


def main() -> None:
    words = argparse.ArgumentParser()
    words.add_argument("--timers", type=int, default=TIMERS)
    words.add_argument("--overdue", type=int, default=OVERDUE)
    words.add_argument("--database", choices=DATABASES, action="append")
    given = words.parse_args()
    floors: dict[str, bool] = {}
    for database in given.database or DATABASES:
        floors |= measured(database, given.timers, given.overdue)
        sys.stdout.flush()
    verdict(floors)


if __name__ == "__main__":
    main()
