"""What do the rules of a file of supervision mean, and do they make sense together?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from banshi.definitions.compile.reader import Findings, Reader
from banshi.definitions.flow import Stage
from banshi.definitions.model import LimitClass
from banshi.definitions.source.tree import ListNode, MapNode
from banshi.definitions.supervision import (
    Before,
    CardLevel,
    Happened,
    Occurrence,
    Recipient,
    Repeat,
    RunOver,
    Scope,
    StillOpen,
    SupervisionRule,
    Trigger,
    Unanswered,
    UsedUp,
    WatchedClock,
)
from banshi_rules.findings import Finding, Span
from banshi_rules.texts import Text

#: Which keys make a trigger together; those in brackets may be left out.
_WAYS: tuple[tuple[frozenset[str], frozenset[str]], ...] = (
    (frozenset({"clock", "before"}), frozenset()),
    (frozenset({"clock", "used"}), frozenset()),
    (frozenset({"clock", "passed"}), frozenset({"unless_passed"})),
    (frozenset({"clock", "after"}), frozenset({"unless_passed"})),
    (frozenset({"event"}), frozenset()),
    (frozenset({"card", "open_for"}), frozenset()),
    (frozenset({"warnings"}), frozenset()),
)
_RULE = Text("规则", "rule")
#: Recipients who work the case themselves.
_OWN = frozenset({Recipient.HOLDER})


def compile_supervision(reader: Reader) -> tuple[SupervisionRule, ...]:
    """The rules of a file whose shape is right; those whose trigger says no one thing are left out."""
    rules = []
    for part in reader.parts("rules"):
        rule = _rule(part)
        if rule is not None:
            reader.findings.add(tuple(_senseless(rule, part)))
            rules.append(rule)
    return tuple(rules)


def among_all(rules: Iterable[SupervisionRule], findings: Findings) -> tuple[SupervisionRule, ...]:
    """The rules of all files, each id once; two that say the same are found."""
    kept: dict[str, SupervisionRule] = {}
    for rule in rules:
        first = kept.get(rule.id)
        if first is not None:
            findings.error("R202", rule.at, what=_RULE, name=rule.id, line=first.at.line, column=first.at.column)
            continue
        same = next((one for one in kept.values() if _says(one) == _says(rule)), None)
        if same is not None:
            findings.warning("U005", rule.at, name=rule.id, other=same.id)
        kept[rule.id] = rule
    return tuple(kept.values())


def unknown_matters(node: MapNode, known: Collection[str]) -> Iterator[Finding]:
    """The matters that the rules of a file are narrowed to and that the district does not have."""
    for part in Reader(node, Findings()).parts("rules"):
        scope = part.part("for")
        for name, at in scope.words("matters"):
            if name not in known:
                yield Finding("U006", at, {"name": name})


def _says(rule: SupervisionRule) -> object:
    return rule.level, rule.trigger, rule.scope


def _rule(reader: Reader) -> SupervisionRule | None:
    trigger = _trigger(reader.part("when"))
    every = reader.part("repeat").limit("every")
    if trigger is None:
        return None
    scope = reader.part("for")
    return SupervisionRule(
        id=reader.word("id") or "",
        level=CardLevel(reader.word("level") or ""),
        trigger=trigger,
        scope=Scope(
            matters=frozenset(word for word, _ in scope.words("matters")),
            classes=frozenset(LimitClass(word) for word, _ in scope.words("classes")),
            stages=frozenset(Stage(word) for word, _ in scope.words("stages")),
        ),
        recipients=tuple(dict.fromkeys(Recipient(word) for word, _ in reader.words("tell"))),
        words=reader.text("words") or Text(""),
        repeat=Repeat(every, reader.part("repeat").number("at_most") or 1) if every else None,
        explain_within=reader.limit("explain_within"),
        at=reader.at,
    )


def _trigger(reader: Reader) -> Trigger | None:
    """What sets the rule off; None where the keys say no one thing."""
    written = frozenset(reader.node.items)
    if not any(must <= written <= must | may for must, may in _WAYS):
        reader.findings.error("U001", reader.at, written=tuple(reader.node.items))
        return None
    clock = WatchedClock(reader.word("clock") or WatchedClock.STAGE)
    if reader.has("before"):
        limit = reader.limit("before")
        return Before(clock, limit) if limit else None
    if reader.has("used"):
        return UsedUp(clock, int((reader.word("used") or "").strip().removesuffix("%")))
    if reader.has("passed") or reader.has("after"):
        limit, other = reader.limit("after"), reader.word("unless_passed")
        return RunOver(clock, limit, WatchedClock(other) if other else None)
    if reader.has("event"):
        return Happened(Occurrence(reader.word("event") or ""))
    if reader.has("card"):
        limit = reader.limit("open_for")
        return StillOpen(CardLevel(reader.word("card") or ""), limit) if limit else None
    return Unanswered(reader.number("warnings") or 1)


def _senseless(rule: SupervisionRule, part: Reader) -> Iterator[Finding]:
    trigger = rule.trigger
    if rule.scope.stages and isinstance(trigger, Before | UsedUp | RunOver) and trigger.clock is not WatchedClock.STAGE:
        yield Finding("U002", part.part("for").key_at("stages"), {"clock": trigger.clock.value})
    answered = _answered(trigger)
    if answered is not None and rule.level.weight <= answered.weight:
        yield Finding("U003", part.value_at("level"), {"level": rule.level.value, "answered": answered.value})
    if rule.level is not CardLevel.WARNING and set(rule.recipients) <= _OWN:
        yield Finding("U004", _place(part, "tell"), {"level": rule.level.value})


def _answered(trigger: Trigger) -> CardLevel | None:
    """The level of the cards that the rule is about, where it is about cards."""
    if isinstance(trigger, StillOpen):
        return trigger.level
    return CardLevel.WARNING if isinstance(trigger, Unanswered) else None


def _place(part: Reader, key: str) -> Span:
    node = part.node.items.get(key)
    return node.span if isinstance(node, ListNode) else part.key_at(key)
