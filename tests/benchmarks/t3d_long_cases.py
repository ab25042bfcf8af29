"""T3d: what does the fiftieth step of a case cost beside its first?

A case of fifty examinations is passed from hand to hand through the use case, on SQLite with every commit synced, as in
production.  Engines that keep their state as one JSON pay for everything that was before: a step of a process of fifty
tasks costs SpiffWorkflow about five times one of a process of five (performance page, section 3).
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from measure import verdict, versions

sys.path.insert(0, str(Path(__file__).parents[1]))  # the small matters and the town of the tests

from cases.matters import CATERING, DEPARTMENT
from simulation import town

from banshi.cases.decide import NewApplication, file_application
from banshi.definitions.flow import Decide, Flow, Intake, Review, Stage
from banshi.definitions.model import EditionKey, Matter
from banshi.people import Actor, Party, Post, Role
from banshi.store import sheets
from banshi.store.unit_of_work import UnitOfWork
from banshi.use_cases import handling
from banshi.use_cases.issuing import with_notices
from banshi.use_cases.world import World
from banshi_rules.findings import NOWHERE
from banshi_rules.time_limits import TimeLimit, Unit

STEPS = 50
CASES = 12
FIRST, LAST = slice(0, 3), slice(STEPS - 3, STEPS)
FLOOR, AIM = 1.5, 1.1  # times the first step

APPLICANT = Actor("applicant", "测试甲")
OFFICER = Actor("officer", "陈承办", frozenset({Post(DEPARTMENT.id, Role.HANDLER)}))


def long_matter() -> Matter:
    """Intake, fifty examinations with a day each, a decision."""
    day = TimeLimit(1, Unit.WORKING_DAY)
    steps = [Intake(id="accept", title=None, stage=Stage.ACCEPT, by=Role.HANDLER, limit=day, at=NOWHERE)]
    steps += [
        Review(id=f"examine-{n}", title=None, stage=Stage.HANDLE, by=Role.HANDLER, limit=day, at=NOWHERE)
        for n in range(STEPS + 1)
    ]
    steps.append(Decide(id="decide", title=None, stage=Stage.APPROVE, by=Role.APPROVER, limit=day, at=NOWHERE))
    district = town.library().district
    assert district is not None
    flow = Flow("standard", tuple(steps), NOWHERE)
    return replace(CATERING, code="long-matter", digest="1" * 64, district=district, flows={"standard": flow})


def filed(world: World, matter: Matter, number: int) -> str:
    """The id of a case that waits at its intake."""
    case_id = f"case-{number}"
    moment = world.moment(APPLICANT)

    def act(work: UnitOfWork) -> None:
        application = NewApplication(
            case=case_id,
            number=str(number),
            edition=EditionKey(matter.code, matter.digest),
            party=Party("enterprise", "测试甲", "92440305MA5HD4K27N", "测试甲", "13800000000", APPLICANT.person),
            route="standard",
            because=(),
            sheet=sheets.keep(work, case_id, {"area": "80"}, {}),
            materials={},
            supplied=(),
        )
        happened = file_application(matter, application, moment)
        work.open_case(with_notices(work, matter, None, happened, moment), APPLICANT, moment.now)

    world.store.write(act)
    return case_id


def version(world: World, case_id: str) -> int:
    """How many events the case has."""
    with world.reading() as connection:
        return int(connection.exec_driver_sql(f"SELECT version FROM cases WHERE id = '{case_id}'").scalar_one())


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/town.sqlite3"
        town.found(url, Path(folder))
        world = town.build(url, Path(folder), town.TownClock(datetime(2026, 3, 2, 2, tzinfo=UTC)), synced=True)
        matter = long_matter()
        world.editions.small[matter.digest] = matter  # type: ignore[attr-defined]
        cases = [filed(world, matter, number) for number in range(CASES)]
        for case_id in cases:
            handling.accept(world, OFFICER, case_id, version(world, case_id))
        taken: list[list[float]] = []
        for _ in range(STEPS):  # round by round, so that a slow moment falls on all cases alike
            taken.append([])
            for case_id in cases:
                seen = version(world, case_id)
                began = time.perf_counter()
                handling.pass_on(world, OFFICER, case_id, seen, "同意。")
                taken[-1].append((time.perf_counter() - began) * 1e3)
        events = version(world, cases[0])
        world.store.engine.dispose()
    print(versions("sqlalchemy"))
    print(f"\nT3d  Pass a case on, ms (median of {CASES} cases); at the end each has {events} events")
    medians = [statistics.median(step) for step in taken]
    for number in (1, 2, 5, 10, 20, 30, 40, STEPS):
        print(f"step {number:3} {medians[number - 1]:8.2f}")
    growth = statistics.median(medians[LAST]) / statistics.median(medians[FIRST])
    print(f"{'within' if growth <= AIM else 'above'} the aim of {AIM}x the first step")
    verdict({f"step {STEPS} costs {growth:.2f}x step 1 (at most {FLOOR}x)": growth <= FLOOR})


if __name__ == "__main__":
    main()
