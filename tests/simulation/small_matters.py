"""What can a matter be?  Small ones with every kind of step that cases go through, drawn from a seed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache
from random import Random

from cases.matters import CATERING
from simulation.town import library

from banshi.definitions.charging import Fee, Payable, Quota, QuotaPeriod
from banshi.definitions.flow import (
    Automatic,
    Consult,
    Decide,
    Flow,
    Fork,
    Forward,
    Intake,
    Issue,
    OnRequest,
    Part,
    PostCheck,
    Procedure,
    Publicise,
    Return,
    Review,
    Silence,
    Stage,
    Step,
    Visit,
    steps_in,
)
from banshi.definitions.model import (
    District,
    Extension,
    HearingRule,
    LimitClass,
    LimitSpec,
    MaterialSpec,
    Matter,
    Necessity,
    ProcedureRule,
    TimeLimits,
)
from banshi.people import Role
from banshi_rules.expressions import Expression, compile_expression
from banshi_rules.findings import NOWHERE
from banshi_rules.routing import Route, RouteMode
from banshi_rules.texts import Text
from banshi_rules.time_limits import TimeLimit, Unit
from banshi_rules.values import DECIMAL

ROUTE = "standard"
DEPARTMENT = "market_supervision"
ASKED = ("fire_rescue", "urban_management")
MIDDLE = (Stage.HANDLE, Stage.CHECK, Stage.APPROVE)
ROLES: Mapping[Stage, tuple[Role, ...]] = {
    Stage.HANDLE: (Role.HANDLER, Role.INSPECTOR),
    Stage.CHECK: (Role.REVIEWER,),  # whoever examined may not check: handlers would run out
    Stage.APPROVE: (Role.APPROVER, Role.ORGAN_HEAD),
}
#: The material of small matters that follows.
LATER = "test-report"
#: What is charged, in 元.
AMOUNTS = ("120.00", "area * 2.00", "area > 50 ? 88.80 : 0.00")
#: The answer of a small application, and what conditions of small matters ask about it.
AREAS = (20, 80, 300)
CONDITIONS = ("area > 50", "area > 200", "area <= 50")
PROCEDURES = {
    "hearing": ProcedureRule(Text("听证"), True, Text("行政许可法第四十五条")),
    "public-hearing": ProcedureRule(
        Text("听证会"),
        True,
        Text("行政许可法第四十五条"),
        HearingRule(
            TimeLimit(5, Unit.WORKING_DAY),
            TimeLimit(20, Unit.WORKING_DAY),
            TimeLimit(7, Unit.WORKING_DAY),
            Role.ORGAN_HEAD,
            None,
        ),
    ),
    "expert-review": ProcedureRule(Text("专家评审"), True, Text("行政许可法第四十五条")),
    "site-survey": ProcedureRule(Text("实地测量"), False, None),
}


def some_limit(random: Random) -> TimeLimit:
    """Mostly working days, now and then others."""
    unit = random.choice([Unit.WORKING_DAY] * 4 + [Unit.DAY, Unit.HOUR])
    return TimeLimit(random.choice([1, 2, 3, 5, 10, 20]), unit)


def perhaps(random: Random, chance: float, text: str | None = None) -> Expression | None:
    """Now and then a condition."""
    return condition(text or random.choice(CONDITIONS)) if random.random() < chance else None


@cache
def condition(text: str) -> Expression:
    """A condition over the answers of a small application."""
    expression, findings = compile_expression(text, {"area": DECIMAL}, NOWHERE)
    assert expression is not None, findings
    return expression


@cache
def formula(text: str) -> Expression:
    """An amount over the answers of a small application."""
    expression, findings = compile_expression(text, {"area": DECIMAL}, NOWHERE, wants=DECIMAL)
    assert expression is not None, findings
    return expression


@cache
def small_district() -> District:
    """The shipped district with these procedures."""
    district = library().district
    assert district is not None
    return replace(district, procedures=PROCEDURES)


def small_matter(random: Random) -> Matter:
    """A matter that cases can go through from beginning to end."""
    parts = Parts(random).whole()
    extension = Extension(TimeLimit(10, Unit.WORKING_DAY), Role.ORGAN_HEAD, "order-78", NOWHERE)
    limits = TimeLimits(
        kind=random.choice([LimitClass.ORDINARY, LimitClass.ORDINARY, LimitClass.COMPLEX, LimitClass.IMMEDIATE]),
        statutory=_spec(random.choice([TimeLimit(20, Unit.WORKING_DAY), TimeLimit(30, Unit.DAY), some_limit(random)])),
        promised=_spec(some_limit(random)),
        delivery=random.choice([None, _spec(TimeLimit(10, Unit.WORKING_DAY))]),
        correction_reply=random.choice([None, _spec(some_limit(random))]),
        at=NOWHERE,
    )
    if Unit.HOUR not in (limits.promised.limit.unit, limits.statutory.limit.unit):  # nobody extends hours by days
        limits = replace(limits, extension=random.choice([None, extension, extension]))
    decision = next(part for part in parts if isinstance(part, Decide))  # who only grants cannot turn anybody away
    automatic = any(isinstance(part, Automatic) for part in parts)
    charged = [_fee(name, random) for name in random.choice([(), (), (), ("licence",), ("licence", "paper")])]
    limited = Quota(random.choice([1, 2]), QuotaPeriod.YEAR, None, "food-law", NOWHERE)
    return replace(
        CATERING,
        code="small-matter",
        department=library().departments[DEPARTMENT],
        district=small_district(),
        limits=limits,
        routes=(Route(ROUTE, None, None, None, NOWHERE, RouteMode.AUTOMATIC if automatic else RouteMode.ORDINARY),),
        flows={ROUTE: Flow(ROUTE, parts, NOWHERE)},
        one_person=random.random() < 0.3,
        consulted={name: library().departments[name] for name in ASKED},
        checklists={"place": (Text("布局与图纸一致"), Text("有洗手设施"))},
        materials=(*CATERING.materials, *random.choice([(), (), _following(parts, random)])),
        fees=tuple(charged),
        quota=random.choice([None, None, None, limited]) if "refuse" in decision.outcomes else None,
        digest=_digest(random),
    )


def next_edition(matter: Matter, random: Random) -> tuple[Matter, Mapping[str, str]]:
    """The matter as somebody changed it, and which steps have another name: one may be gone, the promise another."""
    parts = matter.flow(ROUTE).parts
    steps = [part for part in parts if not isinstance(part, Fork | Intake | Decide)]
    gone = random.choice(steps).id if steps and random.random() < 0.4 else None
    renamed = {step.id: f"{step.id}-again" for step in steps if step.id != gone and random.random() < 0.3}
    kept = tuple(_named_anew(part, renamed, gone) for part in parts if part.id != gone)
    materials = tuple(
        replace(one, due_at=renamed.get(one.due_at, one.due_at)) if one.due_at is not None else one
        for one in matter.materials
    )
    limits = matter.limits
    if random.random() < 0.5 and limits.extension is None:
        limits = replace(limits, promised=_spec(some_limit(random)))
    flows = {ROUTE: Flow(ROUTE, kept, NOWHERE)}
    return replace(matter, flows=flows, materials=materials, limits=limits, digest=_digest(random)), renamed


def _named_anew(part: Part, renamed: Mapping[str, str], gone: str | None) -> Part:
    if isinstance(part, Fork):
        branches = tuple(tuple(_of(step, renamed, gone) for step in branch) for branch in part.branches)
        return replace(part, branches=branches)
    return _of(part, renamed, gone)


def _of(step: Step, renamed: Mapping[str, str], gone: str | None) -> Step:
    step = replace(step, id=renamed.get(step.id, step.id))
    if isinstance(step, Review | Visit | Decide):
        return replace(step, returns=_back(step.returns, renamed, gone))
    if isinstance(step, Publicise) and step.on_objection is not None:
        back = _back((step.on_objection,), renamed, gone)
        return replace(step, on_objection=back[0] if back else None)
    return step


def _back(ways: tuple[Return, ...], renamed: Mapping[str, str], gone: str | None) -> tuple[Return, ...]:
    return tuple(replace(way, to=renamed.get(way.to, way.to)) for way in ways if way.to != gone)


def _digest(random: Random) -> str:
    return f"{random.getrandbits(256):064x}"


def _fee(name: str, random: Random) -> Fee:
    return Fee(
        id=name,
        title=Text(f"{name}费", f"Fee {name}"),
        basis="food-law",
        when=None,
        amount=formula(random.choice(AMOUNTS)),
        payable=random.choice(list(Payable)),
        waived_when=perhaps(random, 0.3),
        explain=None,
        at=NOWHERE,
    )


def _following(parts: tuple[Part, ...], random: Random) -> tuple[MaterialSpec, ...]:
    """A material that may follow: before the result, or by a step."""
    steps = [step.id for part in parts for step in steps_in(part) if not isinstance(step, Intake | Automatic)]
    due = random.choice([None, *steps])
    necessity = Necessity.SECONDARY if due is None else Necessity.PRINCIPAL
    material = replace(CATERING.materials[-1], id=LATER, title=Text("检测报告"), necessity=necessity, due_at=due)
    return (material,)


def _spec(limit: TimeLimit) -> LimitSpec:
    return LimitSpec(limit, "order-78", NOWHERE)


class Parts:
    """The parts of one flow, drawn one after the other."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.parts: list[Part] = []
        self.steps = 0

    def whole(self) -> tuple[Part, ...]:
        """From the intake to the last check."""
        random = self.random
        clerk = random.choice([Role.WINDOW_CLERK, Role.HANDLER])
        self.parts.append(self._step(Intake, Stage.ACCEPT, clerk, limit=some_limit(random)))
        for stage in sorted(random.choices(range(3), k=random.choice([0, 1, 2, 2, 3]))):
            kind = random.choice([*MAKERS, "fork"])
            self.parts.append(self._fork(MIDDLE[stage]) if kind == "fork" else self.make(kind, MIDDLE[stage]))
        if random.random() < 0.2:
            self.parts.append(self._countersigned())
        if random.random() < 0.2:
            rule = condition("area <= 50")
            self.parts.append(self._step(Automatic, Stage.APPROVE, Role.APPROVER, limit=None, grants_when=rule))
        outcomes = random.choice([("grant", "refuse"), ("grant", "refuse"), ("grant",), ("refuse",)])
        decider = random.choice(ROLES[Stage.APPROVE])
        self.parts.append(self._step(Decide, Stage.APPROVE, decider, outcomes=outcomes, returns=self._returns()))
        if random.random() < 0.8:
            self.parts.append(self._step(Issue, Stage.COMPLETE, clerk))
            if random.random() < 0.3:
                self.parts.append(self._look_after())
        return tuple(self.parts)

    def _look_after(self) -> Step:
        random = self.random
        return self._step(
            PostCheck,
            Stage.COMPLETE,
            Role.INSPECTOR,
            people=2,
            checklist="place",
            correct_within=random.choice([None, some_limit(random)]),
            recheck_within=random.choice([None, some_limit(random)]),
            share=random.choice([None, None, Decimal("12.5"), Decimal(50)]),
        )

    def make(self, kind: str, stage: Stage) -> Step:
        """A step of that kind."""
        return MAKERS[kind](self, stage)

    def _fork(self, stage: Stage) -> Fork:
        random = self.random
        branches = tuple(
            tuple(self.make(random.choice(list(MAKERS)), stage) for _ in range(random.choice([1, 1, 2])))
            for _ in range(random.choice([2, 2, 3]))
        )
        needed = random.randint(1, len(branches))
        self.steps += 1
        return Fork(
            id=f"fork-{self.steps}",
            title=None,
            branches=branches,
            needed=needed,
            when=perhaps(random, 0.1),
            at=NOWHERE,
        )

    def _countersigned(self) -> Fork:
        """The last review drafts the decision, and two or three others countersign it."""
        draft = self._step(Review, Stage.APPROVE, Role.APPROVER, drafts=True)
        self.parts.append(draft)
        back = (Return(to=draft.id, at_most=2),)
        branches = tuple(
            (self._step(Review, Stage.APPROVE, role, countersigns=draft.id, returns=back),)
            for role in self.random.choice([(Role.ORGAN_HEAD, Role.APPROVER), (Role.ORGAN_HEAD,) * 3])
        )
        self.steps += 1
        needed = self.random.randint(1, len(branches))
        return Fork(id=f"fork-{self.steps}", title=None, branches=branches, needed=needed, at=NOWHERE)

    def _step(self, kind: type[Step], stage: Stage, by: Role, **more: object) -> Step:
        self.steps += 1
        more = {"limit": self.random.choice([None, some_limit(self.random)]), **more}
        return kind(id=f"step-{self.steps}", title=None, stage=stage, by=by, at=NOWHERE, **more)  # type: ignore[arg-type]

    def _by(self, stage: Stage) -> Role:
        return self.random.choice(ROLES[stage])

    def _returns(self) -> tuple[Return, ...]:
        targets = [part.id for part in self.parts if isinstance(part, Review | Visit | Procedure)]
        chosen = [target for target in targets if self.random.random() < 0.7]
        return tuple(Return(to=target, at_most=self.random.choice([1, 2])) for target in chosen)

    def review(self, stage: Stage) -> Step:
        """An examination."""
        return self._step(Review, stage, self._by(stage), returns=self._returns(), when=perhaps(self.random, 0.2))

    def visit(self, stage: Stage) -> Step:
        """A look at the place by two."""
        return self._step(Visit, stage, Role.INSPECTOR, people=2, checklist="place", returns=self._returns())

    def consult(self, stage: Stage) -> Step:
        """Another department's opinion."""
        department, silence = self.random.choice(ASKED), self.random.choice(list(Silence))
        more = {"department": department, "silence": silence, "limit": some_limit(self.random)}
        return self._step(Consult, stage, Role.HANDLER, when=perhaps(self.random, 0.2), **more)

    def procedure(self, stage: Stage) -> Step:
        """A procedure of the law, or one that stops no clock."""
        name = self.random.choice(list(PROCEDURES))
        asks = self.random.choice([None, *OnRequest]) if PROCEDURES[name].hearing else None
        planned = some_limit(self.random)
        return self._step(Procedure, stage, self._by(stage), procedure=name, planned=planned, on_request=asks)

    def publicise(self, stage: Stage) -> Step:
        """Days before the public."""
        back = self._returns()
        return self._step(
            Publicise,
            stage,
            Role.HANDLER,
            open_for=TimeLimit(7, Unit.DAY),
            on_objection=back[0] if back else None,
            limit=None,
        )

    def forward(self, stage: Stage) -> Step:
        """To the upper level."""
        return self._step(Forward, stage, self._by(stage), to_level="city")


#: How a step of that kind is made, between intake and decision.
MAKERS: Mapping[str, Callable[[Parts, Stage], Step]] = {
    "review": Parts.review,
    "visit": Parts.visit,
    "consult": Parts.consult,
    "procedure": Parts.procedure,
    "publicise": Parts.publicise,
    "forward": Parts.forward,
}
