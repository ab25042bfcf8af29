"""Can people really apply for every shipped matter?  Typed, filed, handled and handed over, through the use cases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time
from pathlib import Path

import pytest
from use_cases.worlds import PDF, StandingClock, empty, open_town, version
from werkzeug.datastructures import MultiDict

from banshi.definitions.examples.running import ORDINARY_DAY, try_example
from banshi.definitions.flow import Decide, Intake, Issue, Review
from banshi.definitions.model import Matter
from banshi.definitions.running import not_yet_run
from banshi.definitions.trying import Trial
from banshi.people import Actor, Post
from banshi.store import boards
from banshi.use_cases import drafting, filing, handling
from banshi.use_cases.world import World
from banshi_forms.model import Field, Group
from banshi_forms.party import NATURAL_PERSON
from banshi_rules.values import Value

APPLICANT = Actor("p-applicant", "测试甲")
BEFORE = datetime(2025, 12, 31, 2, tzinfo=UTC)  # the matters are in force before any example comes in
PARTY = {"name": "测试甲", "contact": "测试甲", "mobile": "13800000000"}


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """The shipped matters in force on an empty database; applications come in on the day of the example."""
    url = f"sqlite:///{tmp_path / 'town.sqlite3'}"
    empty(url)
    world = open_town(url, tmp_path / "data", StandingClock(BEFORE))
    yield world
    world.store.engine.dispose()


def boxes(field: Field, value: Value | None, prefix: str) -> Iterator[tuple[str, str]]:
    """What a browser posts for one answer."""
    if value is not None and field.value is None:
        for box, texts in field.kind.typed(field, value).items():  # type: ignore[attr-defined]
            yield from ((f"{prefix}{field.id}{box}", text) for text in texts)


def question(field: Field | Group, facts: Mapping[str, Value | None], prefix: str) -> Iterator[tuple[str, str]]:
    """What a browser posts for one question, all rows of it."""
    if isinstance(field, Field):
        yield from boxes(field, facts.get(field.id), prefix)
        return
    for number, row in enumerate(facts.get(field.id) or ()):  # type: ignore[arg-type]
        for member in field.members:
            yield from question(member, row, f"{prefix}{field.id}-{number}-")  # type: ignore[arg-type]


def typed(matter: Matter, section: str, facts: dict[str, Value | None]) -> MultiDict[str, str]:
    """What a browser posts for one page."""
    posted: list[tuple[str, str]] = []
    page = next(one for one in matter.form.sections if one.id == section)
    for field in page.fields:
        posted += question(field, facts, "f_")
    return MultiDict(posted)


def file(world: World, matter: Matter, trial: Trial) -> str:
    """The case of an application typed page by page."""
    organisations = [kind for kind in matter.applicants if kind != NATURAL_PERSON]
    kind = "sole-trader" if "sole-trader" in organisations else organisations[0]  # whose number is a credit code
    party = {**PARTY, "kind": kind, "number": "92440305MA5HD4K27N"}
    names = {"contact": "f_contact_name", "mobile": "f_contact_mobile"}
    draft = drafting.start(world, APPLICANT, matter.code)
    posted = {names.get(name, f"f_applicant_{name}"): value for name, value in party.items()}
    assert drafting.save_section(world, APPLICANT, draft, "applicant", MultiDict(posted)).problems == ()
    facts = dict(trial.understood.facts)
    for section in matter.form.sections:
        taken = drafting.save_section(world, APPLICANT, draft, section.id, typed(matter, section.id, facts))
        assert taken.problems == (), (section.id, taken.problems)
    for material in trial.materials.asked:
        drafting.attach(world, APPLICANT, draft, material.id, f"{material.id}.pdf", PDF + material.id.encode())
    return filing.file(world, APPLICANT, draft, drafting.open_draft(world, APPLICANT, draft).key).case_id


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
