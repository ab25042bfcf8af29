"""Whatever a matter lets follow, and whoever is silent: nothing is granted without it, and no case stands for ever.

Flows, materials, people and time are drawn from a seed; what must hold is computed here from the order of the file
alone, without the engine's own idea of what is due.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import count
from random import Random

import pytest
from cases import flows
from cases.matters import CALENDAR, _material, _spec, days
from cases.story import APPLICANT, APPROVER, CLERK, HANDLER, REVIEWER, Story, at, new_application
from simulation.wishes import WORDINGS, Scene, worded

from banshi.cases import commands as wish
from banshi.cases.case import Case, Status
from banshi.cases.decide import Moment, OutOfOrder, decide, possible
from banshi.cases.events import DecisionMade, Event, ResultDelivered, recorded
from banshi.cases.folding import evolve
from banshi.cases.limits import timers
from banshi.cases.tolerance import CONDITIONS, LATER_MATERIALS
from banshi.definitions.flow import Automatic, Flow, Issue, Procedure, Publicise, Return, Review, Stage
from banshi.definitions.model import MaterialSource, Matter
from banshi.people import SYSTEM, Role
from banshi_rules.findings import NOWHERE

PEOPLE = (
    APPLICANT, CLERK, HANDLER, REVIEWER, APPROVER, flows.INSPECTOR, flows.SECOND_INSPECTOR, flows.FIRE, flows.HEAD,
)  # fmt: skip
#: What officers and applicants do so that a case goes on; an applicant who is silent does none of it.
ONWARD = {wish.LeaveStanding, *(kind for kind, wording in WORDINGS.items() if wording.onward)}
#: So many acts and clocks end every case.
ENOUGH = 80


def some_step(random: Random, number: int):
    """A step between intake and decision, with or without a limit."""
    kinds = (flows.EXAMINE, flows.VISIT, flows.FIRE_OPINION, flows.SILENT_FIRE, flows.EXPERT, flows.PUBLIC, flows.UP)
    step = replace(random.choice(kinds), id=f"s{number}")
    if isinstance(step, Publicise):
        return replace(step, on_objection=None)
    return step if isinstance(step, Procedure) else replace(step, limit=random.choice([step.limit, None]))


def some_matter(random: Random) -> Matter:
    """One that lets some materials follow; the last review may send a case back."""
    number = count()
    parts = []
    for _ in range(random.randint(0, 3)):
        if random.random() < 0.4:
            many = range(random.randint(2, 3))
            branches = [tuple(some_step(random, next(number)) for _ in range(random.randint(1, 2))) for _ in many]
            more = flows.fork(*branches, needed=random.randint(1, len(branches)))
            parts.append(replace(more, id=f"fork-{next(number)}"))
        else:
            parts.append(some_step(random, next(number)))
    if random.random() < 0.3:
        parts.insert(random.randint(0, len(parts)), flows.RULE)
    if random.random() < 0.3:
        back = next((part.id for part in parts if isinstance(part, Review)), None)
        returns = (Return(to=back, at_most=1),) if back else ()
        parts.append(flows.step(Review, "last", Stage.CHECK, Role.REVIEWER, returns=returns))
    made = flows.with_post_check(*parts) if random.random() < 0.5 else flows.matter(*parts)
    flow = made.flows["standard"]
    if random.random() < 0.25:
        flow = Flow(flow.id, tuple(part for part in flow.parts if not isinstance(part, Issue)), NOWHERE)
    limits = replace(made.limits, tolerance=random.choice([None, _spec(days(3))]))
    photos = tuple(_material(f"photo-{n}", f"照片{n}", MaterialSource.APPLICANT) for n in range(3))
    return replace(made, flows={"standard": flow}, limits=limits, materials=photos)


@dataclass
class Life:
    """One case, the moment, and whether its applicant ever hands anything in."""

    random: Random
    matter: Matter
    facts: dict[str, bool]
    case: Case
    now: datetime
    silent: bool

    def openings(self):
        """What somebody can do now to move the case on."""
        for actor in PEOPLE:
            for kind in sorted(possible(self.matter, self.case, actor, self.now) & ONWARD, key=str):
                if not (self.silent and kind is wish.SupplyMaterials):
                    yield actor, kind

    def do(self, actor, command) -> bool:
        """Whether it was done; a rule is asked at once, as the use cases do."""
        try:
            happened = decide(self.matter, self.case, command, Moment(self.now, actor, CALENDAR, self.facts))
        except OutOfOrder:
            return False
        must_be_whole(self.matter, self.case, happened)
        for event in happened:
            version = self.case.version + 1
            self.case = evolve(self.case, recorded(version, self.case.id, version, self.now, actor, event))
        if any(task.step == flows.RULE.id for task in self.case.open_tasks):
            self.do(SYSTEM, wish.DecideByRule())
        return bool(happened)

    def act(self) -> bool:
        """Somebody who can does something; what cannot be passed fails."""
        openings = list(self.openings())
        self.random.shuffle(openings)
        for actor, kind in openings:
            scene = Scene(self.matter, self.case, actor, PEOPLE, self.random, self.now, CALENDAR)
            command = worded(kind, scene)
            failed = {wish.RecordVisit: {"passed": False}, wish.RecordPostCheck: {"met": False}}.get(kind)
            if self.do(actor, command) or (failed and self.do(actor, replace(command, **failed))):
                return True
        return False

    def wait(self) -> bool:
        """The next clock runs over, if any runs."""
        waiting = sorted((when, name) for name, when in timers(self.case))
        if not waiting:
            return False
        self.now = max(self.now, waiting[0][0])
        return self.do(SYSTEM, wish.Tick(waiting[0][1]))


def some_life(seed: int) -> Life:
    random = Random(seed)
    matter = some_matter(random)
    steps = [step.id for step in matter.flow("standard").steps if not isinstance(step, Automatic)]
    names = random.sample([material.id for material in matter.materials], random.randint(1, 3))
    application = replace(
        new_application(matter),
        to_follow={name: random.choice(["", *steps]) for name in names},
        commitments={LATER_MATERIALS: "我承诺按时补交。", CONDITIONS: "我承诺符合条件。"},
    )
    now = at("2026-03-02 10:00")
    case = Story(matter).file(APPLICANT, now, application).case
    return Life(random, matter, {"sure": random.choice([True, False])}, case, now, silent=random.random() < 0.6)


def must_be_whole(matter: Matter, before: Case, happened: tuple[Event, ...]) -> None:
    """Nothing is granted, handed over or left standing without what should have come by then."""
    order = [step.id for step in matter.flow("standard").steps]
    issue = next((step.id for step in matter.flow("standard").steps if isinstance(step, Issue)), flows.APPROVE.id)
    granted = before.outcome is not None and before.outcome.granted
    for event in happened:
        reached = None
        if isinstance(event, DecisionMade) and event.granted:
            assert before.outcome is None, "decided twice"
            reached = flows.APPROVE.id
        elif isinstance(event, ResultDelivered) and granted:
            reached = issue
        if reached is not None:
            due = {name: order.index(step or issue) for name, step in before.to_follow.items()}
            assert not {name for name, place in due.items() if place <= order.index(reached)}


@pytest.mark.parametrize("first", range(0, 160, 40))
def test_nothing_is_given_without_what_follows_and_no_silence_keeps_a_case_for_ever(first):
    ends = []
    for seed in range(first, first + 40):
        life = some_life(seed)
        for _ in range(ENOUGH):
            if life.case.concluded:
                break
            hasty = life.random.random() < 0.7
            moved = (life.act() or life.wait()) if hasty else (life.wait() or life.act())
            life.now += timedelta(minutes=life.random.choice([1, 60, 1440]))
            if not moved:
                break
        case = life.case
        ends.append(case.status)
        granted = case.outcome is not None and case.outcome.granted
        if not case.concluded:  # lawful only so: granted, and the result waits for what the applicant has to hand in
            assert (life.silent, granted, case.handover) == (True, True, None), (seed, case.status, case.open_tasks)
            assert [task.step for task in case.open_tasks] == [flows.ISSUE.id], seed
            assert case.watches["tolerance"].passed, (seed, "nobody was told that the time is over")
            assert wish.SupplyMaterials in possible(life.matter, case, APPLICANT, life.now), seed
        elif granted and case.status is not Status.REVOKED:
            assert not case.to_follow, (seed, case.to_follow)
    assert len(set(ends)) > 2, "the seeds show more than one way to end"
