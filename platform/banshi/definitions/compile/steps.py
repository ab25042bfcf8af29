"""What does one step do?  Its own words, by kind; what a kind does not know is not read but said."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias, TypedDict

from banshi.definitions.compile.conditions import rule
from banshi.definitions.compile.names import Names
from banshi.definitions.compile.reader import CONDITION, Reader
from banshi.definitions.flow import (
    Automatic,
    Consult,
    Decide,
    Forward,
    Intake,
    Issue,
    OnRequest,
    PostCheck,
    Procedure,
    Publicise,
    Return,
    Review,
    Silence,
    Stage,
    Step,
    Visit,
)
from banshi.definitions.source.tree import MapNode, ScalarNode
from banshi.definitions.wording.shape import KEY_WORDS
from banshi.people import Role
from banshi_rules.expressions import Expression
from banshi_rules.findings import Span
from banshi_rules.texts import Text
from banshi_rules.time_limits import TimeLimit
from banshi_rules.values import Type

STEP = Text("环节", "step")
_SHARE = re.compile(r"(100|[0-9]{1,2}(\.[0-9]{1,2})?) ?%")

#: At which stages a step of that kind can stand.
STAGES: Mapping[str, tuple[Stage, ...]] = {
    "intake": (Stage.ACCEPT,),
    "review": (Stage.HANDLE, Stage.CHECK),
    "visit": (Stage.HANDLE, Stage.CHECK),
    "consult": (Stage.HANDLE, Stage.CHECK),
    "procedure": (Stage.HANDLE, Stage.CHECK),
    "publicise": (Stage.HANDLE, Stage.CHECK, Stage.APPROVE),
    "forward": (Stage.HANDLE, Stage.CHECK),
    "automatic": (Stage.HANDLE, Stage.CHECK, Stage.APPROVE),
    "decide": (Stage.APPROVE,),
    "issue": (Stage.COMPLETE,),
    "post-check": (Stage.COMPLETE,),
}

#: Which kinds of step know a key that not every step knows.
_USERS: Mapping[str, tuple[str, ...]] = {
    "may": ("review", "visit", "decide"),
    "drafts": ("review",),
    "countersigns": ("review",),
    "outcomes": ("decide",),
    "people": ("visit", "post-check"),
    "checklist": ("visit", "post-check"),
    "department": ("consult",),
    "silence": ("consult",),
    "procedure": ("procedure",),
    "planned": ("procedure",),
    "on_request": ("procedure",),
    "open_for": ("publicise",),
    "on_objection": ("publicise",),
    "to_level": ("forward",),
    "grants_when": ("automatic",),
    "correct_within": ("post-check",),
    "recheck_within": ("post-check",),
    "share": ("post-check",),
}
#: Which of them a kind cannot go without.
_NEEDED: Mapping[str, tuple[str, ...]] = {
    "visit": ("people",),
    "post-check": ("people", "limit"),
    "consult": ("department",),
    "procedure": ("procedure", "planned"),
    "publicise": ("open_for",),
    "forward": ("to_level",),
    "automatic": ("grants_when",),
}
#: Steps that every case goes through: there is no application without an answer and no grant without its document.
_ALWAYS: Mapping[str, Text] = {
    "intake": Text("受理", "the intake"),
    "decide": Text("作出决定", "the decision"),
    "issue": Text("送达决定", "the handing over of the decision"),
}

#: A way back as it is written: from which step, to which, and where that stands.
Way: TypeAlias = "tuple[str, str, Span]"


@dataclass(slots=True)
class StepNames:
    """What the steps of one flow can name: each other, and the facts of their matter (none in a shared flow)."""

    steps: Names
    facts: Names | None = None
    scope: Mapping[str, Type] = field(default_factory=dict)
    ways: list[Way] = field(default_factory=list)
    countersigned: list[Way] = field(default_factory=list)


class _Base(TypedDict):
    id: str
    title: Text | None
    stage: Stage
    by: Role
    limit: TimeLimit | None
    when: Expression | None
    at: Span


def compile_step(reader: Reader, names: StepNames) -> Step | None:
    """The step that stands here; None when its shape says too little to tell what it is."""
    id_, does, by, stage = (reader.word(key) for key in ("step", "does", "by", "stage"))
    free = names.steps.take(id_, reader.value_at("step"))
    _say_missing(reader, ("stage", "does", "by", *_NEEDED.get(does or "", ())))
    if not free or does is None or does not in STAGES or by not in set(Role) or stage not in set(Stage):
        return None
    if Stage(stage) not in STAGES[does]:
        stages = Text("、".join(STAGES[does]), " or ".join(STAGES[does]))
        reader.findings.error("W408", reader.value_at("stage"), stage=stage, does=does, stages=stages)
    for key, users in _USERS.items():
        if reader.has(key) and does not in users:
            reader.findings.error("W412", reader.key_at(key), key=key, does=does)
    if reader.has("when") and does in _ALWAYS:
        reader.findings.error("W420", reader.key_at("when"), step=id_, does=_ALWAYS[does])
    base: _Base = {
        "id": id_ or "",
        "title": reader.text("title"),
        "stage": Stage(stage),
        "by": Role(by),
        "limit": reader.limit("limit"),
        "when": condition(reader, "when", names),
        "at": reader.at,
    }
    return _KINDS[does](reader, base, names)


def condition(reader: Reader, key: str, names: StepNames) -> Expression | None:
    """A condition of a step; a shared flow has none, because every matter that takes it has other facts."""
    if not reader.has(key):
        return None
    if names.facts is None:
        reader.findings.error("W422", reader.key_at(key), key=key)
        return None
    return rule(reader, key, names.facts, names.scope, CONDITION)


def _say_missing(reader: Reader, keys: tuple[str, ...]) -> None:
    for key in keys:
        if not reader.has(key):
            words = KEY_WORDS.get(key)
            means = Text(f"（{words[0]}）", "") if words else Text("", "")
            reader.findings.error("H002", reader.at, key=key, means=means)


def _intake(reader: Reader, base: _Base, names: StepNames) -> Step:
    return Intake(**base)


def _review(reader: Reader, base: _Base, names: StepNames) -> Step:
    countersigned = reader.word("countersigns")
    if countersigned is not None:
        names.countersigned.append((base["id"], countersigned, reader.value_at("countersigns")))
    return Review(
        **base, returns=_returns(reader, names), drafts=reader.flag("drafts") or False, countersigns=countersigned
    )


def _visit(reader: Reader, base: _Base, names: StepNames) -> Step | None:
    people, returns = reader.number("people"), _returns(reader, names)
    return None if people is None else Visit(**base, people=people, checklist=reader.word("checklist"), returns=returns)


def _consult(reader: Reader, base: _Base, names: StepNames) -> Step | None:
    department, silence = reader.word("department"), reader.word("silence") or Silence.NONE
    if department is None or silence not in set(Silence):
        return None
    return Consult(**base, department=department, silence=Silence(silence))


def _procedure(reader: Reader, base: _Base, names: StepNames) -> Step | None:
    procedure, planned, asks = reader.word("procedure"), reader.limit("planned"), reader.word("on_request")
    if procedure is None or planned is None:
        return None
    on_request = OnRequest(asks) if asks in set(OnRequest) else None
    return Procedure(**base, procedure=procedure, planned=planned, on_request=on_request)


def _publicise(reader: Reader, base: _Base, names: StepNames) -> Step | None:
    open_for = reader.limit("open_for")
    if open_for is None:
        return None
    back = _way(reader, reader.part("on_objection"), names) if reader.has("on_objection") else None
    return Publicise(**base, open_for=open_for, on_objection=back)


def _forward(reader: Reader, base: _Base, names: StepNames) -> Step | None:
    level = reader.word("to_level")
    return None if level is None else Forward(**base, to_level=level)


def _automatic(reader: Reader, base: _Base, names: StepNames) -> Step | None:
    grants = condition(reader, "grants_when", names)
    return None if grants is None else Automatic(**base, grants_when=grants)


def _decide(reader: Reader, base: _Base, names: StepNames) -> Step:
    outcomes = tuple(word for word, _ in reader.words("outcomes")) or ("grant", "refuse")
    return Decide(**base, outcomes=outcomes, returns=_returns(reader, names))


def _issue(reader: Reader, base: _Base, names: StepNames) -> Step:
    return Issue(**base)


def _post_check(reader: Reader, base: _Base, names: StepNames) -> Step | None:
    people, share = reader.number("people"), reader.word("share")
    if people is None:
        return None
    return PostCheck(
        **base,
        people=people,
        checklist=reader.word("checklist"),
        correct_within=reader.limit("correct_within"),
        recheck_within=reader.limit("recheck_within"),
        share=Decimal(share.removesuffix("%").strip()) if share is not None and _SHARE.fullmatch(share) else None,
    )


_KINDS: Mapping[str, Callable[[Reader, _Base, StepNames], Step | None]] = {
    "intake": _intake,
    "review": _review,
    "visit": _visit,
    "consult": _consult,
    "procedure": _procedure,
    "publicise": _publicise,
    "forward": _forward,
    "automatic": _automatic,
    "decide": _decide,
    "issue": _issue,
    "post-check": _post_check,
}


def _returns(reader: Reader, names: StepNames) -> tuple[Return, ...]:
    returns = []
    passes = not reader.nodes("may")
    for node in reader.nodes("may"):
        if isinstance(node, ScalarNode):
            passes = passes or node.value == "pass"
            if node.value != "pass":
                reader.findings.error("W410", node.span, value=node.text)
        if isinstance(node, MapNode):
            way = _way(reader, Reader(node, reader.findings), names)
            returns += [way] if way is not None else []
    if not passes and reader.word("does") != "decide":
        reader.findings.error("W421", reader.key_at("may"), step=reader.word("step") or "?")
    return tuple(returns)


def _way(step: Reader, way: Reader, names: StepNames) -> Return | None:
    to, at_most = way.word("return_to"), way.number("at_most")
    if to is None or at_most is None:
        return None
    names.ways.append((step.word("step") or "", to, way.value_at("return_to")))
    return Return(to=to, at_most=at_most)
