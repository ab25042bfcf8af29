"""T11: when thirty-two officers take the same tasks, and when an applicant withdraws while the organ decides, who wins?

`python tests/benchmarks/t11_races.py [--tasks N] [--pairs N] [--database sqlite|postgresql]` exits 1 below a floor.
Sessions are threads with connections of their own, as the workers of a web server have; how fast they are says less
than that every loser got a sentence with the name of the winner, and no case two endings.
"""

from __future__ import annotations

import argparse
import random
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from measure import verdict
from towns import DATABASES, at, town
from use_cases.overdue import advance, events_of_kind, file_many
from use_cases.worlds import APPROVER, CLERK, HANDLER, REVIEWER, StandingClock, version

from banshi.cases.commands import Accept, Pass
from banshi.people import Actor
from banshi.store import boards
from banshi.store.engine import make_engine
from banshi.store.unit_of_work import Store
from banshi.use_cases import filing, handling
from banshi.use_cases.refusals import Refusal
from banshi.use_cases.world import World

TASKS, PAIRS, SESSIONS = 1_000, 10_000, 32
FILED, NOW = at("2026-03-02 10:00"), at("2026-03-06 09:00")
OWNER = Actor("p-0", "测试甲")
TO_APPROVAL = (
    (CLERK, "2026-03-03 09:00", Accept()),
    (HANDLER, "2026-03-04 09:00", Pass("材料齐全。")),
    (REVIEWER, "2026-03-05 09:00", Pass("同意。")),
)


def race(rounds: Sequence[Sequence[Callable[[], None]]]) -> list[list[BaseException | None]]:
    """In each round all runners start at once; what came of each, None for done."""
    runners = len(rounds[0])
    start = threading.Barrier(runners)
    answers: list[list[BaseException | None]] = [[None] * runners for _ in rounds]

    def run(runner: int) -> None:
        for number, wishes in enumerate(rounds):
            start.wait()
            try:
                wishes[runner]()
            except BaseException as broken:
                answers[number][runner] = broken

    threads = [threading.Thread(target=run, args=(runner,)) for runner in range(runners)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def sessions(world: World, url: str, count: int) -> list[World]:
    return [replace(world, store=Store(make_engine(url))) for _ in range(count)]


def claims(database: str, tasks: int) -> dict[str, bool]:
    """P7."""
    clock = StandingClock(FILED)
    with town(database, clock) as (world, url):
        file_many(world, tasks, FILED)
        clock.time = NOW
        officers = [replace(CLERK, person=f"p-clerk-{n}", name=f"窗口{n:02}") for n in range(SESSIONS)]
        rooms = sessions(world, url, SESSIONS)
        rounds = [
            [
                partial(handling.claim, room, officer, f"case-{n}", seen, "accept-1")
                for room, officer in zip(rooms, officers, strict=True)
            ]
            for n in range(tasks)
            for seen in (version(world, f"case-{n}"),)
        ]
        began = time.perf_counter()
        answers = race(rounds)
        took = time.perf_counter() - began
        claimed = Counter(events_of_kind(world, "task-claimed"))
        with world.reading() as connection:
            holders = [boards.case_page(connection, f"case-{n}").tasks["accept-1"].holder_name for n in range(tasks)]
    losers = [(holders[n], answer) for n, of_round in enumerate(answers) for answer in of_round if answer is not None]
    told = sum(isinstance(answer, Refusal) and f"已由{holder}于" in answer.say("zh") for holder, answer in losers)
    broken = [answer for _, answer in losers if not isinstance(answer, Refusal)]
    print(
        f"{database}: {tasks} tasks, {SESSIONS} sessions: {len(claimed)} holders, {len(losers)} losers, {told} told "
        f"who and when, {len(broken)} broken, {took:.1f} s"
    )
    return {
        f"{database}: one holder of each task": len(claimed) == tasks and set(claimed.values()) == {1},
        f"{database}: every loser knows who holds it and since when": told == len(losers) == tasks * (SESSIONS - 1),
        f"{database}: nothing broke": not broken,
    }


def endings(database: str, pairs: int) -> dict[str, bool]:
    """P9."""
    clock = StandingClock(FILED)
    with town(database, clock) as (world, url):
        file_many(world, pairs, FILED, persons=1)
        clock.time = NOW
        advance(world, pairs, *TO_APPROVAL)
        law = world.editions.current("catering-licence", NOW.date()).matter.basis[0].id
        chance, (left, right) = random.Random(9), sessions(world, url, 2)
        names, rounds = [], []
        for n in range(pairs):
            case, seen = f"case-{n}", version(world, f"case-{n}")
            wishes = {
                "withdrawn": lambda room, c=case, s=seen: partial(filing.withdraw, room, OWNER, c, s, ""),
                "granted": lambda room, c=case, s=seen: partial(handling.grant, room, APPROVER, c, s, "准予。"),
                "refused": lambda room, c=case, s=seen: partial(
                    handling.refuse, room, APPROVER, c, s, "不符合条件。", (law,)
                ),
            }
            both = chance.sample(list(wishes), k=2)
            names.append(both)
            rounds.append([wishes[both[0]](left), wishes[both[1]](right)])
        began = time.perf_counter()
        answers = race(rounds)
        took = time.perf_counter() - began
        with world.reading() as connection:
            ends = [boards.case_page(connection, f"case-{n}").status.value for n in range(pairs)]
    won = [
        [name for name, answer in zip(both, of, strict=True) if answer is None]
        for both, of in zip(names, answers, strict=True)
    ]
    losers = [answer for of_round in answers for answer in of_round if answer is not None]
    told = sum(
        isinstance(answer, Refusal) and (OWNER.name if end == "withdrawn" else APPROVER.name) in answer.say("zh")
        for end, of_round in zip(ends, answers, strict=True)
        for answer in of_round
        if answer is not None
    )
    print(f"{database}: {pairs} pairs: {dict(Counter(ends))}, {len(losers)} losers, {told} told who, {took:.1f} s")
    return {
        f"{database}: one winner of each pair": all(len(of) == 1 for of in won),
        f"{database}: the case ended as the winner wished": [of[0] for of in won if of] == ends,
        f"{database}: every loser knows who": told == len(losers) == pairs,
    }


def main() -> None:
    words = argparse.ArgumentParser()
    words.add_argument("--tasks", type=int, default=TASKS)
    words.add_argument("--pairs", type=int, default=PAIRS)
    words.add_argument("--database", choices=DATABASES, action="append")
    given = words.parse_args()
    floors: dict[str, bool] = {}
    for database in given.database or DATABASES:
        floors |= claims(database, given.tasks)
        floors |= endings(database, given.pairs)
        sys.stdout.flush()
    verdict(floors)


if __name__ == "__main__":
    main()
