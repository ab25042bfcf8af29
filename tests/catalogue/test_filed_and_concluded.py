"""Can people really apply for every shipped matter?  Typed, filed, handled and handed over, through the use cases."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from catalogue.deeds import PAPER, hearing, held_licence, payments, waits, wish
from catalogue.typed_applications import file
from sqlalchemy import delete, insert
from use_cases.worlds import APPLICANT, StandingClock, empty, open_town, version

from banshi.cases.case import Case
from banshi.cases.commands import AskPayment, Command, SupplyMaterials
from banshi.cases.decide import possible
from banshi.definitions.examples.running import ORDINARY_DAY, try_example
from banshi.definitions.flow import Intake, Publicise
from banshi.definitions.model import Matter
from banshi.definitions.running import filed_online
from banshi.definitions.trying import Trial
from banshi.people import SYSTEM, Actor, Party, Post
from banshi.store import boards
from banshi.store.licence_tables import licences
from banshi.store.licences import licence_row
from banshi.use_cases import reading
from banshi.use_cases.issuing import carry_out
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


def conclude(world: World, matter: Matter, case_id: str) -> None:
    """Every step by another officer, what follows and what is to be paid by the applicant."""
    clock = world.clock
    assert isinstance(clock, StandingClock)

    def now() -> Case:
        return reading.case_file(world, APPLICANT, case_id).case

    def do(actor: Actor, command: Command) -> None:
        carry_out(world, actor, case_id, version(world, case_id), command)

    while now().concluded is None:
        case = now()
        task = case.open_tasks[0]
        step = matter.flow(case.route).step(task.step)
        officer = Actor(f"p-{step.id}", step.id, frozenset({Post(task.department, step.by)}))
        if isinstance(step, Publicise):
            assert isinstance(task.due, date)
            clock.time = datetime.combine(task.due, time(2), UTC) + timedelta(days=1)
        if waits(matter, case, step):
            do(APPLICANT, SupplyMaterials({name: (PAPER,) for name in case.to_follow}))
        if isinstance(step, Intake) and AskPayment in possible(matter, case, officer, clock.now()):
            do(officer, AskPayment())
        for paid in payments(now()):
            do(SYSTEM, paid)
        deeds = [(officer, clock.now(), wish(matter, step, officer))]
        if task.id in now().hearings:
            deeds = list(hearing(now(), task, officer, APPLICANT, clock.now()))
        for somebody, when, command in deeds:
            clock.time = when
            do(somebody, command)


def register(world: World, matter: Matter, trial: Trial, day: date) -> None:
    """The licence that the application is about stands in the register."""
    party = Party("sole-trader", "测试甲", "92440305MA5HD4K27N", "测试甲", "13800000000", APPLICANT.person)
    held = held_licence(matter, trial.understood.facts, party, day)
    if held is not None:
        with world.unit_of_work() as work:
            work.connection.execute(delete(licences).where(licences.c.number == held.number))
            work.connection.execute(insert(licences).values(licence_row(held)))


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
        if route.ends is None and filed_online(matter)
    }
    for matter in matters:
        for example in matter.examples:
            trial = try_example(matter, example, calendar)
            way = (matter.code, trial.route.route.id)
            if trial.wrong or way in concluded or way not in runs:
                continue
            day = example.accepted or example.received or ORDINARY_DAY
            clock.time = datetime.combine(day, time(2), UTC)
            register(world, matter, trial, day)
            case = file(world, matter, trial)
            conclude(world, matter, case)
            with world.reading() as connection:
                notices = boards.notices_of(connection, case)
            assert len(notices) >= 3, way  # receipt, acceptance, decision
            concluded.add(way)
    assert concluded == runs
    assert len({code for code, _ in runs}) >= 3
