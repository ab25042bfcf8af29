"""Flows with everything a definition can name, small enough to see through."""

from dataclasses import replace

from cases.matters import CATERING, DEPARTMENT, days
from cases.story import officer

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
    Visit,
)
from banshi.definitions.model import Extension, LimitSpec, Matter
from banshi.people import Actor, Post, Role
from banshi_rules.expressions import Expression, compile_expression
from banshi_rules.findings import NOWHERE
from banshi_rules.texts import Text
from banshi_rules.time_limits import TimeLimit, Unit
from banshi_rules.values import BOOLEAN, INTEGER

FIRE = Actor("huo", "霍消防", frozenset({Post("fire_rescue", Role.HANDLER)}))
INSPECTOR = officer("xun", "荀核查", Role.INSPECTOR)
SECOND_INSPECTOR = officer("lu", "陆核查", Role.INSPECTOR)
HEAD = officer("zhou", "周局长", Role.ORGAN_HEAD)


def when(text: str) -> Expression:
    """A condition over `area` and `sure`."""
    expression, findings = compile_expression(text, {"area": INTEGER, "sure": BOOLEAN}, NOWHERE)
    assert expression is not None, findings
    return expression


def step(kind, step_id: str, stage: Stage, by: Role, limit: int | None = 2, **more):
    return kind(id=step_id, title=None, stage=stage, by=by, limit=days(limit) if limit else None, at=NOWHERE, **more)


ACCEPT = step(Intake, "accept", Stage.ACCEPT, Role.WINDOW_CLERK, 5)
EXAMINE = step(Review, "examine", Stage.HANDLE, Role.HANDLER)
VISIT = step(Visit, "visit", Stage.HANDLE, Role.INSPECTOR, people=2, checklist="place")
FIRE_OPINION = step(Consult, "fire", Stage.HANDLE, Role.HANDLER, department="fire_rescue")
EXPERT = step(Procedure, "expert", Stage.HANDLE, Role.HANDLER, None, procedure="expert-review", planned=days(8))
PUBLIC = step(
    Publicise, "public", Stage.HANDLE, Role.HANDLER, None,
    open_for=TimeLimit(7, Unit.DAY), on_objection=Return(to="examine", at_most=1),
)  # fmt: skip
#: A hearing with a chair and days of its own, held of the organ's own motion or on request.
HEARING = step(Procedure, "hearing", Stage.HANDLE, Role.HANDLER, None, procedure="public-hearing", planned=days(20))
ASKED_HEARING = replace(HEARING, limit=days(5), on_request=OnRequest.CONCERNED)
OWN_HEARING = replace(ASKED_HEARING, on_request=OnRequest.APPLICANT)
UP = step(Forward, "up", Stage.HANDLE, Role.HANDLER, to_level="city")
RULE = step(Automatic, "by-rule", Stage.HANDLE, Role.HANDLER, grants_when=when("sure"))
APPROVE = step(Decide, "approve", Stage.APPROVE, Role.APPROVER)
ISSUE = step(Issue, "issue", Stage.COMPLETE, Role.WINDOW_CLERK, 5)
AFTERWARDS = step(PostCheck, "look-after", Stage.COMPLETE, Role.INSPECTOR, 20, people=2, checklist="place")
SILENT_FIRE = replace(FIRE_OPINION, silence=Silence.AGREE)


def fork(*branches, needed: int | None = None, **more) -> Fork:
    """Branches side by side; all of them are needed unless said otherwise."""
    return Fork(id="side-by-side", title=None, branches=branches, needed=needed or len(branches), at=NOWHERE, **more)


def matter(*parts: Part) -> Matter:
    """A matter of these parts between intake and decision; statutory 20 working days, promised 15, extension 10."""
    flow = Flow("standard", (ACCEPT, *parts, APPROVE, ISSUE), NOWHERE)
    limits = replace(
        CATERING.limits,
        statutory=LimitSpec(days(20), "order-78", NOWHERE),
        promised=LimitSpec(days(15), "order-78", NOWHERE),
        extension=Extension(days(10), Role.ORGAN_HEAD, "order-78", NOWHERE),
    )
    return replace(
        CATERING,
        limits=limits,
        flows={"standard": flow},
        consulted={"fire_rescue": replace(DEPARTMENT, id="fire_rescue", name=Text("示例区消防救援大队"))},
        checklists={"place": (Text("布局与图纸一致"), Text("有洗手设施"))},
    )


def with_post_check(*parts: Part) -> Matter:
    """The same, looked at again after the decision."""
    made = matter(*parts)
    flow = made.flows["standard"]
    return replace(made, flows={"standard": replace(flow, parts=(*flow.parts, AFTERWARDS))})
