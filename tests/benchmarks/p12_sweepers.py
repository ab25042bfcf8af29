"""P12: ten sweepers pass a hundred times while one of them is killed every second: is everything said once?

`python tests/benchmarks/p12_sweepers.py [--cases N] [--sweepers N] [--passes N] [--database sqlite|postgresql]` exits 1
below a floor.  Sweepers are processes; the time of each pass is half a day after the last, so that warnings, cards and
clocks come due all along, and who is killed is replaced by one who goes on from the same pass.
"""

from __future__ import annotations

import argparse
import contextlib
import multiprocessing
import os
import random
import signal
import sys
import time
from collections import Counter
from multiprocessing.sharedctypes import Synchronized

from measure import verdict
from sqlalchemy import select
from towns import DATABASES, at, town
from use_cases.overdue import PairOfClocks, ask_all, file_many
from use_cases.worlds import DISTRICT

from banshi.cases.events import CardIssued, LimitPassed, NoticeIssued
from banshi.jobs.sweeping import sweep_all
from banshi.store import codec, tables
from banshi.use_cases import supervising
from banshi.use_cases.world import World

CASES, SWEEPERS, PASSES = 200, 10, 100
FILED, ASKED = at("2026-03-02 10:00"), at("2026-03-03 10:00")
STEP = {"hours": 12}


def sweeper(world: World, clock: PairOfClocks, passed: Synchronized[int], passes: int) -> int:
    """A process that sweeps from the pass its forerunner reached."""
    child = os.fork()
    if child:
        return child
    with contextlib.suppress(BaseException):
        clock.passes(hours=STEP["hours"] * passed.value)
        while passed.value < passes:
            sweep_all(world)
            clock.passes(**STEP)
            passed.value += 1
        os._exit(0)
    os._exit(1)


def play(world: World, clock: PairOfClocks, sweepers: int, passes: int) -> tuple[int, int]:
    """How many were killed, and how many ended by themselves although their work was not done."""
    chance, killed, failed = random.Random(12), 0, 0
    passed = [multiprocessing.Value("i", 0) for _ in range(sweepers)]
    world.store.engine.dispose()  # no connection is shared with the processes that die
    running = {sweeper(world, clock, at_pass, passes): at_pass for at_pass in passed}
    while running:
        begun = time.monotonic()
        while time.monotonic() - begun < 1 and running:
            child, status = os.waitpid(-1, os.WNOHANG)
            if not child:
                time.sleep(0.02)
                continue
            at_pass = running.pop(child)
            failed += os.WIFEXITED(status) and os.WEXITSTATUS(status) != 0
            if at_pass.value < passes:
                running[sweeper(world, clock, at_pass, passes)] = at_pass
        if running:
            os.kill(chance.choice(list(running)), signal.SIGKILL)
            killed += 1
    clock.passes(hours=STEP["hours"] * passes, minutes=2)  # until the leases end of what the dead were delivering
    sweep_all(world)
    return killed, failed


def measured(database: str, cases: int, sweepers: int, passes: int) -> dict[str, bool]:
    clock = PairOfClocks(FILED)
    with town(database, clock) as (world, _):
        supervising.import_rules(world, DISTRICT, ("测试", "复核"))
        file_many(world, cases, FILED)
        ask_all(world, cases // 2, ASKED)  # half of them wait for their applicants, the others for the organ
        supervising.watch_over_all(world)
        clock.passes(days=1, hours=1)
        began = time.perf_counter()
        killed, failed = play(world, clock, sweepers, passes)
        took = time.perf_counter() - began
        limits, cards, notices = Counter[object](), Counter[object](), Counter[object]()
        with world.reading() as connection:
            for row in connection.execute(select(tables.events)):
                match codec.read(row.kind, row.body):
                    case LimitPassed(watch):
                        limits[row.stream, watch] += 1
                    case CardIssued() as card:
                        cards[row.stream, card.rule, card.about, card.level] += 1
                    case NoticeIssued() as notice:
                        notices[row.stream, notice.kind] += 1
            messages = Counter(connection.execute(select(tables.messages.c.notice)).scalars())
            late = connection.execute(
                select(tables.timers.c.case).where(tables.timers.c.fired.is_(None), tables.timers.c.wake <= clock.wall)
            ).all()
        world.store.engine.dispose()
    print(
        f"{database}: {sweepers} sweepers, {passes} passes, {cases} cases, {killed} killed, {took:.1f} s: "
        f"{limits.total()} limits passed, {cards.total()} cards, {notices.total()} notices, {messages.total()} messages"
    )
    ended = {case for case, watch in limits if watch == "correction"}
    return {
        f"{database}: every applicant's clock ran out": len(ended) == cases // 2,
        f"{database}: one event for each case and deadline": set(limits.values()) == {1},
        f"{database}: one card for each case, rule, thing and level": set(cards.values()) == {1},
        f"{database}: one notice for each case and kind": set(notices.values()) == {1},
        f"{database}: one message for each notice": set(messages.values()) == {1}
        and messages.total() == notices.total(),
        f"{database}: nothing is left due": not late,
        f"{database}: somebody was killed, nobody fell by himself": killed > 0 and failed == 0,
    }


def main() -> None:
    words = argparse.ArgumentParser()
    words.add_argument("--cases", type=int, default=CASES)
    words.add_argument("--sweepers", type=int, default=SWEEPERS)
    words.add_argument("--passes", type=int, default=PASSES)
    words.add_argument("--database", choices=DATABASES, action="append")
    given = words.parse_args()
    floors: dict[str, bool] = {}
    for database in given.database or DATABASES:
        floors |= measured(database, given.cases, given.sweepers, given.passes)
        sys.stdout.flush()
    verdict(floors)


if __name__ == "__main__":
    main()
