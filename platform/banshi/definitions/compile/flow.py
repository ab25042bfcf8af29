"""Which way does a case take?  A list of steps and forks becomes a Flow, or findings about the way it would be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from banshi.definitions.compile.names import Names, unknown
from banshi.definitions.compile.reader import Findings, Reader
from banshi.definitions.compile.steps import STAGES, STEP, StepNames, Way, compile_step, condition
from banshi.definitions.flow import (
    Decide,
    Flow,
    Fork,
    Intake,
    Issue,
    Part,
    PostCheck,
    Review,
    Stage,
    Step,
    steps_in,
    ways_back,
)
from banshi.definitions.source.tree import ListNode, MapNode, Node, ScalarNode
from banshi_rules.values import Type

#: Kinds of step that cannot stand beside others: what they do is done once, for the whole case.
_ALONE = (Intake, Decide, Issue, PostCheck)
_ISSUED: tuple[type[Step], ...] = (Issue, PostCheck)


def compile_flow(
    name: str, reader: Reader, key: str, facts: Names | None = None, scope: Mapping[str, Type] | None = None
) -> Flow | None:
    """The flow under that key; None when it has no usable step.  What is wrong with it is found.

    `facts` and `scope` are what its conditions read; a shared flow has neither.
    """
    names = StepNames(Names(reader.findings, STEP), facts, scope or {})
    parts: list[Part] = []
    complete = True  # a step that could not be read may be just the one that is missing
    for part in reader.parts(key):
        made = _fork(part, names) if part.has("fork") else _step(part, names)
        complete = complete and made is not None
        parts += [made] if made is not None else []
    if not parts:
        return None
    flow = Flow(name, tuple(parts), reader.key_at(key))
    if complete and len(parts) == len(reader.nodes(key)):
        _order(flow, reader.findings)
        _check_ways(flow, names.ways, reader.findings)
        _check_countersigned(flow, names.countersigned, reader.findings)
    return flow


def _step(reader: Reader, names: StepNames) -> Step | None:
    if reader.has("join"):
        reader.findings.error("W423", reader.key_at("join"), step=reader.word("step") or "?")
    return compile_step(reader, names)


def _fork(reader: Reader, names: StepNames) -> Fork | None:
    """The branches that run side by side; None when one of them could not be read."""
    id_ = reader.word("step")
    free = names.steps.take(id_, reader.value_at("step"))
    for key in reader.node.items:
        if key not in ("step", "title", "fork", "join", "when"):
            reader.findings.error("W412", reader.key_at(key), key=key, does="fork")
    branches: list[tuple[Step, ...]] = []
    complete = True
    for node in reader.nodes("fork"):
        steps = [compile_step(Reader(item, reader.findings), names) for item in _items(node)]
        branch = tuple(step for step in steps if step is not None)
        for step in branch:
            if isinstance(step, _ALONE):
                reader.findings.error("W424", step.at, step=step.id, fork=id_ or "?")
        complete = complete and bool(branch) and len(branch) == len(steps)
        branches.append(branch)
    needed = _join(reader, len(branches))
    if not (free and complete and len(branches) > 1) or needed is None:
        return None
    return Fork(
        id=id_ or "",
        title=reader.text("title"),
        branches=tuple(branches),
        needed=needed,
        when=condition(reader, "when", names),
        at=reader.at,
    )


def _items(node: Node) -> list[MapNode]:
    items = node.items if isinstance(node, ListNode) else [node]
    return [item for item in items if isinstance(item, MapNode)]


def _join(reader: Reader, branches: int) -> int | None:
    """How many branches must be done before the case goes on; None when that cannot be read.

    Where it is not said, or cannot be, all are taken for meant, so that what else is wrong with them is found, too.
    """
    node = reader.node.items.get("join")
    if node is None:
        reader.findings.error("W425", reader.at, step=reader.word("step") or "?")
        return branches
    if isinstance(node, ScalarNode):
        if node.value in ("all", "any"):
            return branches if node.value == "all" else 1
        reader.findings.error("W426", node.span, value=node.text)
        return branches
    needed = reader.part("join").number("at_least")
    if needed is not None and needed > branches:
        at = reader.part("join").value_at("at_least")
        reader.findings.error("W427", at, step=reader.word("step") or "?", needed=needed, branches=branches)
        return branches
    return needed


def _order(flow: Flow, findings: Findings) -> None:
    """What a whole flow must be: intake first, one decision, after it only issuing and looking again, stages in their
    order."""
    steps = flow.steps
    first, deciding = flow.parts[0], [step for step in steps if isinstance(step, Decide)]
    if not isinstance(first, Intake):
        findings.error("W401", first.at, step=first.id)
    for step in steps:
        if isinstance(step, Intake) and step is not first:
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
        elif isinstance(step, PostCheck):
            if deciding and place < after:
                findings.error("W428", step.at, step=step.id)
        elif place > after and not isinstance(step, (Intake, Decide)):
            findings.error("W413", step.at, step=step.id)
    _stages(steps, after, findings)


def _stages(steps: tuple[Step, ...], after: int, findings: Findings) -> None:
    order = list(Stage)
    for before, step in pairwise(steps):
        if steps.index(step) > after and not isinstance(step, (Intake, Decide, *_ISSUED)):
            continue  # said as a step after the decision
        if order.index(step.stage) < order.index(before.stage) and _in_place(before) and _in_place(step):
            findings.error("W414", step.at, step=step.id, stage=step.stage.value, before=before.stage.value)


#: How each kind is written, for the stages where it belongs.
_WRITTEN = {"PostCheck": "post-check"}


def _in_place(step: Step) -> bool:
    """Whether the step stands at a stage where its kind belongs (if not, that is the finding, not the order)."""
    name = type(step).__name__
    return step.stage in STAGES[_WRITTEN.get(name, name.lower())]


def _check_ways(flow: Flow, ways: list[Way], findings: Findings) -> None:
    """Every way back leads to an earlier step: not to the intake, and neither into nor out of a fork; only whoever
    countersigns there sends the draft back to its step."""
    steps = {step.id: step for step in flow.steps}
    ids = list(steps)
    branch = {step.id: fork for fork in flow.parts if isinstance(fork, Fork) for step in steps_in(fork)}
    for step, to, at in ways:
        if to not in steps:
            unknown(findings, STEP, to, at, ids)
        elif ids.index(to) >= ids.index(step):
            findings.error("W406", at, step=step, to=to)
        elif isinstance(steps[to], Intake):
            findings.error("W407", at, step=step, to=to)
        elif _countersigned(steps[step]) == to and to not in branch:
            continue
        elif branch.get(to) is not branch.get(step) or _other_branch(branch.get(step), step, to):
            findings.error("W429", at, step=step, to=to)


def _countersigned(step: Step) -> str | None:
    return step.countersigns if isinstance(step, Review) else None


def _check_countersigned(flow: Flow, countersigned: list[Way], findings: Findings) -> None:
    """What is countersigned is drafted by an earlier step, to which whoever disagrees can return the case."""
    steps = {step.id: step for step in flow.steps}
    ids = list(steps)
    for name, drafted, at in countersigned:
        step, draft = steps[name], steps.get(drafted)
        if draft is None:
            unknown(findings, STEP, drafted, at, ids)
        elif not isinstance(draft, Review) or not draft.drafts or ids.index(drafted) >= ids.index(name):
            findings.error("W415", at, step=name, drafted=drafted)
        elif all(back.to != drafted for back in ways_back(step)):
            findings.error("W416", at, step=name, drafted=drafted)


def _other_branch(fork: Fork | None, step: str, to: str) -> bool:
    """Whether two steps of one fork stand in different branches."""
    if fork is None:
        return False
    place = {one.id: number for number, branch in enumerate(fork.branches) for one in branch}
    return place[step] != place[to]


def step_ids(reader: Reader, flows: Iterable[Flow]) -> list[str]:
    """The ids of all steps of these flows and of those written in the file, also of steps that could not be read."""
    ids = {step.id for flow in flows for step in flow.steps}
    for part in reader.parts("flow"):
        steps = [part, *(Reader(item, reader.findings) for node in part.nodes("fork") for item in _items(node))]
        ids.update(name for step in steps if (name := step.word("step")) is not None)
    return sorted(ids)
