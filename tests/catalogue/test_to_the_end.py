"""Does every shipped matter run to its end?  Each example with nothing wrong becomes a case, decided and delivered."""

from __future__ import annotations

from datetime import datetime, time

from banshi.cases.case import Case, Status
from banshi.cases.commands import Accept, Claim, Command, Deliver, Grant, Pass
from banshi.cases.decide import Moment, NewApplication, decide, file_application
from banshi.cases.events import Event, Recorded
from banshi.cases.folding import replay
from banshi.definitions.examples.running import ORDINARY_DAY, try_example
from banshi.definitions.flow import Decide, Intake, Issue, Review, Step
from banshi.definitions.library import Library
from banshi.definitions.model import EditionKey, Example, Matter
from banshi.definitions.running import not_yet_run
from banshi.definitions.trying import Trial
from banshi.people import Actor, Party, Post
from banshi_rules.calendars import CIVIL_ZONE, WorkingCalendar

APPLICANT = Actor("applicant", "测试甲")


def wish(step: Step) -> Command:
    """What the officer of that step does when all is well."""
    match step:
        case Intake():
            return Accept()
        case Review():
            return Pass("符合条件")
        case Decide():
            return Grant("准予")
        case Issue():
            return Deliver("window", "测试甲")
        case _:
            raise AssertionError(f"the case engine does not run {step}")


def run(matter: Matter, example: Example, trial: Trial, calendar: WorkingCalendar) -> Case:
    """The case of an example, granted and handed over, by a different person at every step."""
    route = trial.route.route.id
    when = datetime.combine(example.accepted or example.received or ORDINARY_DAY, time(9, 30), CIVIL_ZONE)
    log: list[Recorded[Event]] = []

    def record(actor: Actor, events: tuple[Event, ...]) -> Case:
        for event in events:
            log.append(Recorded(len(log) + 1, "c", len(log) + 1, when, actor.person, actor.name, event))
        return replay(log)

    application = NewApplication(
        case="c",
        number="1",
        edition=EditionKey(matter.code, matter.digest),
        party=Party(matter.applicants[0], "测试甲", "92440305MA5HD4K27N", "测试甲", "13800000000", APPLICANT.person),
        route=route,
        because=(),
        sheet="0" * 64,
        materials={},
        supplied=tuple(material.id for material in trial.materials.supplied),
    )
    case = record(APPLICANT, file_application(matter, application, Moment(when, APPLICANT, calendar)))
    for step in matter.flow(route).steps:
        officer = Actor(f"officer-{step.id}", step.id, frozenset({Post(matter.department.id, step.by)}))
        task = case.open_task
        assert task is not None
        assert task.step == step.id
        for command in (Claim(task.id), wish(step)):
            case = record(officer, decide(matter, case, command, Moment(when, officer, calendar)))
    return case


def test_every_example_with_nothing_wrong_runs_to_its_end(library: Library, calendar: WorkingCalendar) -> None:
    reached: set[tuple[str, str]] = set()
    for matter in library.matters.values():
        for example in matter.examples:
            trial = try_example(matter, example, calendar)
            if trial.wrong or trial.route.route.ends is not None or not_yet_run(matter, trial.route.route):
                continue
            case = run(matter, example, trial, calendar)
            name = f"{matter.code}: {example.name}"
            assert (case.status, case.concluded is not None) == (Status.DELIVERED, True), name
            assert [task.step for task in case.tasks.values()] == trial.to_json()["steps"], name
            assert trial.promised is not None
            assert trial.statutory is not None
            assert case.watches["promised"].due == trial.promised.at, name
            assert case.watches["statutory"].due == trial.statutory.at, name
            reached.add((matter.code, case.route))
    runs = {
        (matter.code, route.id)
        for matter in library.matters.values()
        for route in matter.routes
        if route.ends is None and not not_yet_run(matter, route)
    }
    assert reached == runs
    assert {code for code, _ in runs} >= {"catering-licence", "outdoor-signboard", "individual-business-change"}


def test_only_the_registration_on_the_spot_is_one_persons(library: Library) -> None:
    assert [matter.code for matter in library.matters.values() if matter.one_person] == ["individual-business-change"]
