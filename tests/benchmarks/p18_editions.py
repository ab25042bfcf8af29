"""P18: five hundred cases and drafts stand at every step of an edition; the next one is published: who is disturbed?

`python tests/benchmarks/p18_editions.py [--cases N] [--database sqlite|postgresql]` exits 1 below a floor.
The next edition renames a step, drops another and shortens the promise; every case ends by the first all the same.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from measure import verdict
from towns import DATABASES, at, town
from use_cases.overdue import CATERING
from use_cases.worlds import (
    APPLICANT,
    APPROVER,
    CLERK,
    DISTRICT,
    HANDLER,
    MARKET,
    REVIEWER,
    StandingClock,
    start_form,
    version,
)

from banshi.people import Actor
from banshi.store import boards
from banshi.use_cases import drafting, filing, handling, reading
from banshi.use_cases.publishing import publish_folder
from banshi.use_cases.world import World

CASES = 500
FILED = at("2026-03-02 10:00")
STEPS = ("accept", "examine", "check", "approve", "issue")
#: What is done at each step, in order.
ACTS: Sequence[Callable[[World, str], None]] = (
    lambda world, case: handling.accept(world, CLERK, case, version(world, case)),
    lambda world, case: handling.pass_on(world, HANDLER, case, version(world, case), "材料齐全。"),
    lambda world, case: handling.pass_on(world, REVIEWER, case, version(world, case), "同意。"),
    lambda world, case: handling.grant(world, APPROVER, case, version(world, case), "准予。"),
    lambda world, case: handling.deliver(world, CLERK, case, version(world, case), "window", "测试甲"),
)
#: The next edition: a step with another name, one step less, a shorter promise.
CHANGES = (
    (r"\{step: examine, title: \{zh: 审查, en: Examination\}", "{step: inspect, title: {zh: 实审, en: Inspection}"),
    (r"  - \{step: check, .*\n", ""),
    (r"\n  promised: 5 working days", "\n  promised: 4 working days"),
    (r"\[accept, examine, check, approve, issue\]", "[accept, inspect, approve, issue]"),
    (r"\n      due: \{promised: .*", ""),
)


def publish_next(world: World, folder: Path) -> None:
    shutil.copytree(DISTRICT, folder)
    path = folder / MARKET / f"{CATERING}.yaml"
    text = path.read_text("utf-8")
    for old, new in CHANGES:
        text, times = re.subn(old, new, text)
        assert times, old
    path.write_text(text, "utf-8")
    published = publish_folder(world, folder, by=("甲", "乙"), summary="改环节")
    assert published.findings == (), published.lines("en")


def file(world: World, draft: str, owner: Actor) -> str:
    return filing.file(world, owner, draft, drafting.open_draft(world, owner, draft).key).case_id


def measured(database: str, count: int) -> dict[str, bool]:
    clock = StandingClock(FILED)
    with town(database, clock) as (world, _), tempfile.TemporaryDirectory() as folder:
        first = world.editions.current(CATERING, FILED.date())
        places = len(STEPS) + 1  # of a draft, and before each step
        owners = [replace(APPLICANT, person=f"p-{n}") for n in range(count)]
        drafts = [start_form(world, owner) for owner in owners]
        cases: dict[str, tuple[int, Actor]] = {}
        waiting = []
        for n, (draft, owner) in enumerate(zip(drafts, owners, strict=True)):
            if n % places == 0:
                waiting.append((draft, owner))
                continue
            case = file(world, draft, owner)
            cases[case] = (n % places - 1, owner)
            for act in ACTS[: n % places - 1]:
                act(world, case)
        stood = Counter(reading.case_file(world, owner, case).case.open_task.step for case, (_, owner) in cases.items())
        publish_next(world, Path(folder) / "next")
        second = world.editions.current(CATERING, FILED.date())
        clock.move(days=1)
        began = time.perf_counter()
        cases |= {file(world, draft, owner): (0, owner) for draft, owner in waiting}
        for case, (step, _) in cases.items():
            for act in ACTS[step:]:
                act(world, case)
        took = time.perf_counter() - began
        ends = [reading.case_file(world, owner, case) for case, (_, owner) in cases.items()]
        with world.reading() as connection:
            told = Counter(tuple(n.kind for n in boards.notices_of(connection, case)) for case in cases)
        fresh = drafting.open_draft(world, APPLICANT, drafting.start(world, APPLICANT, CATERING)).edition
        world.store.engine.dispose()
    steps = [tuple(task.step for task in end.case.tasks.values()) for end in ends]
    promises = {end.case.watches["promised"].limit for end in ends}
    print(
        f"{database}: {len(waiting)} drafts and {dict(stood)} when edition {second.number} came; "
        f"{len(ends)} cases ended in {took:.1f} s; notices {dict(told)}"
    )
    return {
        f"{database}: {count} of {count} ended": len(ends) == count and all(e.case.concluded for e in ends),
        f"{database}: all of them by the first edition": {e.edition.digest for e in ends} == {first.digest},
        f"{database}: through the steps of the first edition": set(steps) == {STEPS},
        f"{database}: by the clock of the first edition": promises
        == {first.matter.promised(end.case.route) for end in ends},
        f"{database}: with the same notices": len(told) == 1,
        f"{database}: who begins now begins by the second": fresh.digest == second.digest != first.digest,
    }


def main() -> None:
    words = argparse.ArgumentParser()
    words.add_argument("--cases", type=int, default=CASES)
    words.add_argument("--database", choices=DATABASES, action="append")
    given = words.parse_args()
    floors: dict[str, bool] = {}
    for database in given.database or DATABASES:
        floors |= measured(database, given.cases)
        sys.stdout.flush()
    verdict(floors)


if __name__ == "__main__":
    main()
