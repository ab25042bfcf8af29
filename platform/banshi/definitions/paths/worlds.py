"""Which of the conditions of a flow can hold together?  Small worlds that differ in everything the conditions ask.

A comparison of one fact with written values needs only a few values of that fact to be both true and false; whatever
else a condition asks is taken as free to hold or not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from operator import eq, ge, gt, le, lt, ne
from typing import Any, Final, TypeAlias

from banshi.definitions.paths.meanings import Meanings
from banshi_rules.expressions import node_in_words
from banshi_rules.expressions.clauses import opposite, turned
from banshi_rules.expressions.nodes import (
    And,
    Column,
    Compare,
    Conditional,
    In,
    ListOf,
    Literal,
    Name,
    Node,
    Not,
    Or,
)
from banshi_rules.values import Kind

#: A value for each question: a fact by its name, or the sentence of a condition that is taken as free.
World: TypeAlias = "Mapping[str, Any]"

_COMPARISONS: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "==": eq, "!=": ne, "<": lt, "<=": le, ">": gt, ">=": ge,
}  # fmt: skip
#: Members of a choice beyond those that are asked about, of which one stands for all.
_FEW: Final = 40


@dataclass(slots=True)
class Questions:
    """What conditions ask: by question the values that make a difference."""

    meanings: Meanings = field(default_factory=Meanings)
    values: dict[str, set[Any]] = field(default_factory=dict)
    kinds: dict[str, Node] = field(default_factory=dict)
    #: what nodes mean and what they ask, by their identity: they are looked at in every world
    meant_by: dict[int, tuple[Node, Node]] = field(default_factory=dict)
    named: dict[int, tuple[Node, tuple[str, Node, Sequence[Any]]]] = field(default_factory=dict)

    def ask(self, condition: Node) -> tuple[str, ...]:
        """The questions of a condition, each as often as it is asked; they are known from here on."""
        return tuple(self._ask(condition))

    def _ask(self, node: Node) -> Iterator[str]:
        node = self.meant(node)
        match node:
            case Not():
                yield from self._ask(node.operand)
            case And() | Or():
                for part in node.parts:
                    yield from self._ask(part)
            case Conditional():
                for part in (node.condition, node.then, node.otherwise):
                    yield from self._ask(part)
            case Literal():
                return
            case _:
                name, fact, asked = self.question(node)
                self.kinds.setdefault(name, fact)
                self.values.setdefault(name, set()).update(asked)
                yield name

    def meant(self, node: Node) -> Node:
        """A situation, or what is asked of a table's result, as the condition behind it; anything else as it is."""
        known = self.meant_by.get(id(node))
        if known is not None:
            return known[1]
        meaning = self.meanings.situation(node)
        if meaning is None:
            fact, _ = _about(node)
            meaning = None if fact is None else self.meanings.result(fact, lambda value: _answered(node, value))
        found = node if meaning is None else self.meant(meaning)
        self.meant_by[id(node)] = (node, found)
        return found

    def question(self, node: Node) -> tuple[str, Node, Sequence[Any]]:
        """The name of what is asked, the fact it is about, and the values it is compared with."""
        known = self.named.get(id(node))
        if known is None:
            known = self.named[id(node)] = (node, _question(node))
        return known[1]

    def answers(self, name: str) -> tuple[Any, ...]:
        """The values of a question that make a difference, each once."""
        fact, asked = self.kinds[name], self.values[name]
        match fact.type.kind:
            case Kind.BOOLEAN:
                return (True, False)
            case Kind.ENUM:
                members = fact.type.members
                others = [member for member in members if member not in asked]
                return tuple(members) if len(members) <= _FEW else (*sorted(asked), *others[:1])
            case Kind.TEXT:
                return (*sorted(asked), "\0")
            case Kind.DATE:
                days = {day + timedelta(n) for day in asked for n in (-1, 0, 1) if date.min < day < date.max}
                return tuple(sorted(days | asked))
            case _:
                return tuple(_numbers(sorted(asked), fact.type.kind is Kind.INTEGER))

    def holds(self, node: Node, world: World) -> bool:
        """Whether a condition holds in a world that answers all its questions."""
        node = self.meant(node)
        match node:
            case Not():
                return not self.holds(node.operand, world)
            case And():
                return all(self.holds(part, world) for part in node.parts)
            case Or():
                return any(self.holds(part, world) for part in node.parts)
            case Conditional():
                chosen = node.then if self.holds(node.condition, world) else node.otherwise
                return self.holds(chosen, world)
            case Literal():
                return node.value is True
            case _:
                return _answered(node, world[self.question(node)[0]])


def _question(node: Node) -> tuple[str, Node, Sequence[Any]]:
    fact, values = _about(node)
    if fact is not None:
        return _path(fact), fact, values
    node, _ = _affirmed(node)
    return f"? {node_in_words(node, 'en', {})}", node, ()


def _about(node: Node) -> tuple[Node | None, list[Any]]:
    """The one fact of a condition, and what it is compared with; no fact where there is more to it."""
    node = turned(node)
    match node:
        case Compare() if isinstance(node.right, Literal) and _is_fact(node.left):
            return node.left, [node.right.value]
        case In() if isinstance(node.among, ListOf) and _is_fact(node.item):
            written = [item.value for item in node.among.items if isinstance(item, Literal)]
            return (node.item, written) if len(written) == len(node.among.items) else (None, [])
        case Name() | Column() if _is_fact(node):
            return node, []
        case _:
            return None, []


def _affirmed(node: Node) -> tuple[Node, bool]:
    """One of two opposite comparisons, and whether it is this one: they have one question."""
    if isinstance(node, Compare) and node.op in ("!=", ">", ">="):
        return replace(node, op=opposite(node.op)), False
    return node, True


def _path(fact: Node) -> str:
    """A fact as authors write it."""
    if isinstance(fact, Column):
        return f"{_path(fact.record)}.{fact.name}"
    return fact.name if isinstance(fact, Name) else "?"


def _is_fact(node: Node) -> bool:
    return isinstance(node, Name) or (isinstance(node, Column) and _is_fact(node.record))


def _answered(node: Node, value: Any) -> bool:
    fact, values = _about(node)
    if fact is None:
        return value is _affirmed(node)[1]
    node = turned(node)
    if isinstance(node, Compare):
        return _COMPARISONS[node.op](value, values[0])
    return value in values if isinstance(node, In) else value is True


def _numbers(asked: list[Any], whole: bool) -> list[Any]:
    """Every number that is asked about, one between each two of them, one below and one above all."""
    if not asked:
        return [0]
    between = [(low + high) // 2 if whole else (Decimal(low) + high) / 2 for low, high in pairwise(asked)]
    return sorted({asked[0] - 1, *asked, *between, asked[-1] + 1})
