"""Does every shipped matter run to its end?  Each example with nothing wrong becomes a case, decided and delivered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from catalogue.deeds import PAPER, hearing, held_licence, payments, waits, wish

from banshi.cases.case import ERRAND, Case, Status
from banshi.cases.commands import AskPayment, Claim, SupplyMaterials
from banshi.cases.decide import Moment, NewApplication, decide, file_application, possible
from banshi.cases.drawing import drawn
from banshi.cases.events import Event, Recorded
from banshi.cases.folding import replay
from banshi.cases.tolerance import CONDITIONS, LATER_MATERIALS
from banshi.definitions.examples.running import ORDINARY_DAY, try_example
from banshi.definitions.flow import (
    Automatic,
    Decide,
    Intake,
    Issue,
    PostCheck,
    Publicise,
    Step,
)
from banshi.definitions.library import Library
from banshi.definitions.model import EditionKey, Example, Matter
from banshi.definitions.running import filed_online
from banshi.definitions.trying import Trial
from banshi.people import SYSTEM, Actor, Party, Post
from banshi_rules.calendars import CIVIL_ZONE, WorkingCalendar

APPLICANT = Actor("applicant", "测试甲")


def to_follow(trial: Trial) -> dict[str, str]:
    """What may follow, and does: each at its step, or before the result."""
    steps = {step.id for step in trial.steps}
    return {one.id: one.due_at if one.due_at in steps else "" for one in trial.materials.later}


@dataclass
class Run:
    """The case of an example, done by a different person at every step, and its dates on the day of acceptance."""

    case: Case
    accepted: Case


def run(matter: Matter, example: Example, trial: Trial, calendar: WorkingCalendar) -> Run:
    """The case of an example, granted and handed over."""
    route = trial.route.route.id
    now = datetime.combine(example.accepted or example.received or ORDINARY_DAY, time(12), CIVIL_ZONE)
    log: list[Recorded[Event]] = []

    def record(actor: Actor, events: tuple[Event, ...]) -> Case:
        for event in events:
            log.append(Recorded(len(log) + 1, "c", len(log) + 1, now, actor.person, actor.name, event))
        return replay(log)

    party = Party(matter.applicants[0], "测试甲", "92440305MA5HD4K27N", "测试甲", "13800000000", APPLICANT.person)
    facts = trial.understood.facts
    held = held_licence(matter, facts, party, now.date())
    application = NewApplication(
        case="c",
        number="1",
        edition=EditionKey(matter.code, matter.digest),
        party=party,
        route=route,
        because=(),
        sheet="0" * 64,
        materials={},
        supplied=tuple(material.id for material in trial.materials.supplied),
        to_follow=to_follow(trial),
        commitments={CONDITIONS: "我承诺。", LATER_MATERIALS: "我承诺。"},
    )
    case = record(APPLICANT, file_application(matter, application, Moment(now, APPLICANT, calendar, licence=held)))
    accepted = case
    while case.concluded is None:
        task = case.open_tasks[0]
        step = matter.flow(route).step(task.step)
        officer = SYSTEM
        if not isinstance(step, Automatic):
            officer = Actor(f"officer-{step.id}", step.id, frozenset({Post(task.department, step.by)}))
            case = record(officer, decide(matter, case, Claim(task.id), Moment(now, officer, calendar, facts, 0)))
        if isinstance(step, Publicise):
            assert isinstance(task.due, date)
            now = datetime.combine(task.due, time(9, 30), CIVIL_ZONE) + timedelta(days=1)
        if waits(matter, case, step):
            supplied = SupplyMaterials({name: (PAPER,) for name in case.to_follow})
            case = record(APPLICANT, decide(matter, case, supplied, Moment(now, APPLICANT, calendar, facts)))
        moment = Moment(now, officer, calendar, facts, 0, held)
        if isinstance(step, Intake) and AskPayment in possible(matter, case, officer, now):
            case = record(officer, decide(matter, case, AskPayment(), moment))
        for paid in payments(case):
            case = record(SYSTEM, decide(matter, case, paid, Moment(now, SYSTEM, calendar, facts)))
        deeds = [(officer, now, wish(matter, step, officer))]
        if task.id in case.hearings:
            deeds = list(hearing(case, task, officer, APPLICANT, now))
        for somebody, now, command in deeds:
            case = record(somebody, decide(matter, case, command, replace(moment, now=now, actor=somebody)))
        accepted = case if isinstance(step, Intake) else accepted
    return Run(case, accepted)


def test_every_example_with_nothing_wrong_runs_to_its_end(library: Library, calendar: WorkingCalendar) -> None:
    reached: set[tuple[str, str]] = set()
    for matter in library.matters.values():
        for example in matter.examples:
            trial = try_example(matter, example, calendar)
            if trial.wrong or trial.route.route.ends is not None or not filed_online(matter):
                continue
            done = run(matter, example, trial, calendar)
            case = done.case
            name = f"{matter.code}: {example.name}"
            ends = Status.DELIVERED if any(isinstance(step, Issue) for step in trial.steps) else Status.GRANTED
            assert case.status is ends, name
            steps = {task.step for task in case.tasks.values() if not task.step.startswith(ERRAND)}
            assert steps == gone_through(trial, case), name
            assert trial.promised is not None
            assert trial.statutory is not None
            for clock, due in (("promised", trial.promised), ("statutory", trial.statutory)):
                limit = done.accepted.watches[clock]
                assert limit.due in (due.at, None), name  # None: the first step is a procedure that stops it
            reached.add((matter.code, case.route))
    runs = {
        (matter.code, route.id)
        for matter in library.matters.values()
        for route in matter.routes
        if route.ends is None and filed_online(matter)
    }
    assert reached == runs
    assert {code for code, _ in runs} >= {"catering-licence", "outdoor-signboard", "individual-business-change"}


def gone_through(trial: Trial, case: Case) -> set[str]:
    """The steps of the dry run, without a person's decision where the rule grants and checks that were not drawn."""
    granted = trial.by_rule is not None and trial.by_rule.granted
    return {step.id for step in trial.steps if not (granted and isinstance(step, Decide)) and _drawn(step, case)}


def _drawn(step: Step, case: Case) -> bool:
    share = step.share if isinstance(step, PostCheck) else None
    return share is None or drawn(case, step.id, share).drawn


def test_only_the_registration_on_the_spot_is_one_persons(library: Library) -> None:
    assert [matter.code for matter in library.matters.values() if matter.one_person] == ["individual-business-change"]
