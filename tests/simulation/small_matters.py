"""What can a matter be?  Small ones with every kind of step that cases go through, drawn from a seed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from random import Random

from cases.matters import CATERING
from simulation.town import library

from banshi.definitions.flow import Decide, Flow, Intake, Issue, Part, Return, Review, Stage, Step
from banshi.definitions.model import LimitClass, LimitSpec, Matter, TimeLimits
from banshi.definitions.running import not_yet_run
from banshi.people import Role
from banshi_rules.findings import NOWHERE
from banshi_rules.routing import Route
from banshi_rules.time_limits import TimeLimit, Unit

ROUTE = "standard"
DEPARTMENT = "market_supervision"
MIDDLE = (Stage.HANDLE, Stage.CHECK, Stage.APPROVE)
ROLES: Mapping[Stage, tuple[Role, ...]] = {
    Stage.HANDLE: (Role.HANDLER, Role.INSPECTOR),
    Stage.CHECK: (Role.REVIEWER, Role.HANDLER),
    Stage.APPROVE: (Role.APPROVER, Role.ORGAN_HEAD),
}
STEP_KINDS: tuple[type[Step], ...] = Step.__args__ if hasattr(Step, "__args__") else ()


def some_limit(random: Random) -> TimeLimit:
    """Mostly working days, now and then others."""
    unit = random.choice([Unit.WORKING_DAY] * 4 + [Unit.DAY, Unit.HOUR])
    return TimeLimit(random.choice([1, 2, 3, 5, 10, 20]), unit)


def small_matter(random: Random) -> Matter:
    """A matter that cases can go through from beginning to end."""
    district = library().district
    assert district is not None
    limits = TimeLimits(
        kind=random.choice([LimitClass.ORDINARY, LimitClass.ORDINARY, LimitClass.COMPLEX, LimitClass.IMMEDIATE]),
        statutory=_spec(random.choice([TimeLimit(20, Unit.WORKING_DAY), TimeLimit(30, Unit.DAY), some_limit(random)])),
        promised=_spec(some_limit(random)),
        delivery=random.choice([None, _spec(TimeLimit(10, Unit.WORKING_DAY))]),
        correction_reply=random.choice([None, _spec(some_limit(random))]),
        at=NOWHERE,
    )
    matter = replace(
        CATERING,
        code="small-matter",
        department=library().departments[DEPARTMENT],
        district=district,
        limits=limits,
        routes=(Route(ROUTE, None, None, None, NOWHERE),),
        one_person=random.random() < 0.3,
        digest=f"{random.getrandbits(256):064x}",
    )
    return replace(matter, flows={ROUTE: Flow(ROUTE, _parts(random), NOWHERE)})


def _spec(limit: TimeLimit) -> LimitSpec:
    return LimitSpec(limit, "order-78", NOWHERE)


def _parts(random: Random) -> tuple[Part, ...]:
    answers = random.choice([TimeLimit(5, Unit.WORKING_DAY), TimeLimit(5, Unit.WORKING_DAY), some_limit(random)])
    clerk = random.choice([Role.WINDOW_CLERK, Role.HANDLER])
    parts: list[Part] = [Intake(id="accept", title=None, stage=Stage.ACCEPT, by=clerk, limit=answers, at=NOWHERE)]
    stages = sorted(random.choices(range(3), k=random.choice([0, 1, 2, 2, 3])))
    for number, stage in enumerate(stages, start=1):
        parts.append(_middle(random, number, MIDDLE[stage], parts))
    limit = random.choice([None, some_limit(random)])
    outcomes = random.choice([("grant", "refuse"), ("grant", "refuse"), ("grant",), ("refuse",)])
    parts.append(
        Decide(
            id="decide",
            title=None,
            stage=Stage.APPROVE,
            by=random.choice(ROLES[Stage.APPROVE]),
            limit=limit,
            outcomes=outcomes,
            returns=_returns(random, parts),
            at=NOWHERE,
        )
    )
    if random.random() < 0.8:
        parts.append(
            Issue(id="issue", title=None, stage=Stage.COMPLETE, by=clerk, limit=some_limit(random), at=NOWHERE)
        )
    return tuple(parts)


def _middle(random: Random, number: int, stage: Stage, before: list[Part]) -> Part:
    maker = MAKERS[random.choice(kinds_that_run())]
    return maker(random, number, stage, before)


def _returns(random: Random, before: list[Part]) -> tuple[Return, ...]:
    targets = [part.id for part in before if isinstance(part, Review)]
    chosen = [target for target in targets if random.random() < 0.7]
    return tuple(Return(to=target, at_most=random.choice([1, 2])) for target in chosen)


def _review(random: Random, number: int, stage: Stage, before: list[Part]) -> Part:
    return Review(
        id=f"review-{number}",
        title=None,
        stage=stage,
        by=random.choice(ROLES[stage]),
        limit=random.choice([None, some_limit(random)]),
        returns=_returns(random, before),
        at=NOWHERE,
    )


#: How a step or fork of that kind is made, between intake and decision.
MAKERS: Mapping[str, Callable[[Random, int, Stage, list[Part]], Part]] = {"review": _review}


@cache
def kinds_that_run() -> tuple[str, ...]:
    """The kinds of which the case engine says that it goes through them."""
    running = []
    for name, maker in MAKERS.items():
        matter = small_matter_of(maker)
        if not not_yet_run(matter, matter.route(ROUTE)):
            running.append(name)
    return tuple(running)


def small_matter_of(maker: Callable[[Random, int, Stage, list[Part]], Part]) -> Matter:
    """A matter with one part of that kind."""
    part = maker(Random(0), 1, Stage.HANDLE, [])
    return replace(CATERING, flows={ROUTE: Flow(ROUTE, (part,), NOWHERE)})
