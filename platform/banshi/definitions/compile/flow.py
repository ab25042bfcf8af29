"""Which steps does a case go through?  A list of steps becomes a Flow, or findings about the way it would take."""

from __future__ import annotations

from itertools import pairwise
from typing import TypeAlias, TypedDict

from banshi.definitions.compile.names import Names, unknown
from banshi.definitions.compile.reader import Findings, Reader
from banshi.definitions.flow import Decide, Flow, Intake, Issue, Return, Review, Stage, Step
from banshi.definitions.tree import MapNode, ScalarNode
from banshi.people import Role
from banshi_rules.findings import Span
from banshi_rules.texts import Text
from banshi_rules.time_limits import TimeLimit

#: At which stages a step of that kind can stand.
_STAGES = {
    "intake": (Stage.ACCEPT,),
    "review": (Stage.HANDLE, Stage.CHECK),
    "decide": (Stage.APPROVE,),
    "issue": (Stage.COMPLETE,),
}
_STEP = Text("环节", "step")

#: A way back as it is written: from which step, to which, and where that stands.
_Way: TypeAlias = "tuple[str, str, Span]"


class _Base(TypedDict):
    id: str
    title: Text | None
    stage: Stage
    by: Role
    limit: TimeLimit | None
    at: Span


def compile_flow(name: str, reader: Reader, key: str) -> Flow | None:
    """The flow under that key; None when it has no usable step.  What is wrong with it is found."""
    names = Names(reader.findings, _STEP)
    ways: list[_Way] = []
    steps = [step for part in reader.parts(key) if (step := _step(part, names, ways)) is not None]
    if not steps:
        return None
    complete = len(steps) == len(reader.nodes(key))  # a step that could not be read may be just the one that is missing
    if complete:
        _order(steps, reader.findings)
        _check_ways(steps, ways, reader.findings)
    return Flow(name, tuple(steps), reader.key_at(key))


def _step(reader: Reader, names: Names, ways: list[_Way]) -> Step | None:
    id_, does, by, stage = (reader.word(key) for key in ("step", "does", "by", "stage"))
    free = names.take(id_, reader.value_at("step"))
    if not free or does not in _STAGES or by not in set(Role) or stage not in set(Stage):
        return None
    base: _Base = {
        "id": id_ or "",
        "title": reader.text("title"),
        "stage": Stage(stage),
        "by": Role(by),
        "limit": reader.limit("limit"),
        "at": reader.at,
    }
    if base["stage"] not in _STAGES[does]:
        stages = Text("、".join(_STAGES[does]), " or ".join(_STAGES[does]))
        reader.findings.error("W408", reader.value_at("stage"), stage=stage, does=does, stages=stages)
    for key, users in (("may", ("review", "decide")), ("outcomes", ("decide",))):
        if reader.has(key) and does not in users:
            reader.findings.error("W412", reader.key_at(key), key=key, does=does)
    if does == "intake":
        return Intake(**base)
    if does == "issue":
        return Issue(**base)
    if does == "review":
        return Review(**base, returns=_returns(reader, ways))
    outcomes = tuple(word for word, _ in reader.words("outcomes")) or ("grant", "refuse")
    for outcome in ("grant", "refuse"):
        if outcome not in outcomes:
            reader.findings.error("W411", reader.value_at("outcomes"), outcome=outcome)
    return Decide(**base, outcomes=outcomes, returns=_returns(reader, ways))


def _returns(reader: Reader, ways: list[_Way]) -> tuple[Return, ...]:
    returns = []
    for node in reader.nodes("may"):
        if isinstance(node, ScalarNode) and node.value != "pass":
            reader.findings.error("W410", node.span, value=node.text)
        if isinstance(node, MapNode):
            way = Reader(node, reader.findings)
            to, at_most = way.word("return_to"), way.number("at_most")
            if to is not None and at_most is not None:
                returns.append(Return(to=to, at_most=at_most))
                ways.append((reader.word("step") or "", to, way.value_at("return_to")))
    return tuple(returns)


def _order(steps: list[Step], findings: Findings) -> None:
    """What a whole flow must be: intake first, one decision, after it only issuing, stages in their order."""
    first, deciding = steps[0], [step for step in steps if isinstance(step, Decide)]
    if not isinstance(first, Intake):
        findings.error("W401", first.at, step=first.id)
    for step in steps[1:]:
        if isinstance(step, Intake):
            findings.error("W402", step.at, step=step.id)
    if not deciding:
        findings.error("W403", steps[-1].at)
    for step in deciding[1:]:
        findings.error("W404", step.at, step=step.id, other=deciding[0].id)
    after = steps.index(deciding[0]) if deciding else len(steps)
    issued: Issue | None = None
    for place, step in enumerate(steps):
        if isinstance(step, Issue):
            if deciding and place < after:
                findings.error("W405", step.at, step=step.id)
            elif issued is not None:
                findings.error("W409", step.at, step=step.id, other=issued.id)
            issued = issued or step
        elif place > after and isinstance(step, Review):
            findings.error("W413", step.at, step=step.id)
    order = list(Stage)
    for before, step in pairwise(steps):
        if isinstance(step, Review) and steps.index(step) > after:
            continue  # said above
        if order.index(step.stage) < order.index(before.stage) and _in_place(before) and _in_place(step):
            findings.error("W414", step.at, step=step.id, stage=step.stage.value, before=before.stage.value)


def _in_place(step: Step) -> bool:
    """Whether the step stands at a stage where its kind belongs (if not, that is the finding, not the order)."""
    does = {Intake: "intake", Review: "review", Decide: "decide", Issue: "issue"}[type(step)]
    return step.stage in _STAGES[does]


def _check_ways(steps: list[Step], ways: list[_Way], findings: Findings) -> None:
    ids = [step.id for step in steps]
    for step, to, at in ways:
        if to not in ids:
            unknown(findings, _STEP, to, at, ids)
        elif ids.index(to) >= ids.index(step):
            findings.error("W406", at, step=step, to=to)
        elif isinstance(steps[ids.index(to)], Intake):
            findings.error("W407", at, step=step, to=to)
