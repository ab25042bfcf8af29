"""Can people really apply for every shipped matter?  Typed, filed, handled and handed over, through the use cases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time
from pathlib import Path

import pytest
from catalogue.typed_applications import file
from use_cases.worlds import StandingClock, empty, open_town, version

from banshi.definitions.examples.running import ORDINARY_DAY, try_example
from banshi.definitions.flow import Decide, Intake, Issue, Review
from banshi.definitions.model import Matter
from banshi.definitions.running import not_yet_run
from banshi.definitions.trying import Trial
from banshi.people import Actor, Post
from banshi.store import boards
from banshi.use_cases import handling
from banshi.use_cases.world import World

BEFORE = datetime(2025, 12, 31, 2, tzinfo=UTC)  # the matters are in force before any example comes in


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """The shipped matters in force on an empty database; applications come in on the day of the example."""
    url = f"sqlite:///{tmp_path / 'town.sqlite3'}"
    empty(url)
    world = open_town(url, tmp_path / "data", StandingClock(BEFORE))
    yield world
    world.store.engine.dispose()


def conclude(world: World, matter: Matter, trial: Trial, case: str) -> None:
    """Every step by another officer."""
    for step in matter.flow(trial.route.route.id).steps:
        officer = Actor(f"p-{step.id}", step.id, frozenset({Post(matter.department.id, step.by)}))
        seen = version(world, case)
        match step:
            case Intake():
                handling.accept(world, officer, case, seen)
            case Review():
                handling.pass_on(world, officer, case, seen, "符合条件")
            case Decide():
                handling.grant(world, officer, case, seen, "准予")
            case Issue():
                handling.deliver(world, officer, case, seen, "window", "测试甲")


def test_every_matter_can_be_applied_for_on_every_route(world: World) -> None:
    clock = world.clock
    assert isinstance(clock, StandingClock)
    calendar = world.calendars.current()
    concluded: set[tuple[str, str]] = set()
    matters = [edition.matter for edition in world.editions.catalogue(ORDINARY_DAY)]
    runs = {
        (matter.code, route.id)
        for matter in matters
        for route in matter.routes
        if route.ends is None and not not_yet_run(matter, route)
    }
    for matter in matters:
        for example in matter.examples:
            trial = try_example(matter, example, calendar)
            way = (matter.code, trial.route.route.id)
            if trial.wrong or way in concluded or way not in runs:
                continue
            day = example.accepted or example.received or ORDINARY_DAY
            clock.time = datetime.combine(day, time(2), UTC)
            case = file(world, matter, trial)
            conclude(world, matter, trial, case)
            with world.reading() as connection:
                notices = boards.notices_of(connection, case)
            assert len(notices) >= 3, way  # receipt, acceptance, decision
            concluded.add(way)
    assert concluded == runs
    assert len({code for code, _ in runs}) >= 3
