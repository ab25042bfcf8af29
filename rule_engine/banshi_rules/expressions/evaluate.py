"""What is the value, and which parts of the text decided it?  A walk over the tree; slower than the generated function.

Both give the same value for the same facts.  A reason is a part of the author's own words with its value: of a true
`&&` every part, of a false one the false parts, of an unknown one the unknown parts; `||` the other way round.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from operator import eq, ge, gt, le, lt, ne
from typing import Any, Final

from banshi_rules.expressions import operations
from banshi_rules.expressions.expression import Expression
from banshi_rules.expressions.nodes import (
    And,
    Arithmetic,
    Call,
    Column,
    Compare,
    Conditional,
    Each,
    In,
    ListOf,
    Literal,
    Name,
    Negative,
    Node,
    Not,
    Or,
    Widen,
)
from banshi_rules.findings import Span
from banshi_rules.values import CALENDAR, Facts, Kind, Value

_COMPARISONS: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "==": eq, "!=": ne, "<": lt, "<=": le, ">": gt, ">=": ge,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reason:
    """A part that decided: its source words, its value (None: unknown) and its place.

    `provisional`: working days were counted through a year whose holidays no notice has published yet.  `part` is the
    checked tree of those words, for sentences.
    """

    text: str
    value: Value | None
    at: Span
    provisional: bool = False
    part: Node | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A value (None: unknown) and what decided it, in the order of the text."""

    value: Value | None
    because: tuple[Reason, ...]


def evaluate(expression: Expression, facts: Facts) -> Verdict:
    """The value for these facts and its reasons.  Never raises for facts of the types it was compiled for."""
    walk = _Walk(facts, set())
    value, parts = walk.decided(expression.node)
    reasons: dict[tuple[int, int], Reason] = {}
    for node, found in parts:
        place = (node.start, node.end)
        guessed = any(node.start <= start < node.end for start in walk.guessed)
        words, at = expression.text[slice(*place)], expression.at.within(*place)
        reasons.setdefault(place, Reason(words, found, at, guessed, node))
    return Verdict(value, tuple(reasons[place] for place in sorted(reasons)))


#: Parts that decided, each with its value.
_Parts = Sequence[tuple[Node, Any]]


@dataclass(frozen=True, slots=True)
class _Walk:
    """`guessed` gathers where working days were counted that no notice confirms."""

    facts: Mapping[str, Any]
    guessed: set[int]

    def decided(self, node: Node) -> tuple[Any, _Parts]:
        """The value and the parts that decided it."""
        match node:
            case Literal():
                return node.value, ()
            case Not():
                value, parts = self.decided(node.operand)
                return (None if value is None else not value), parts
            case And():
                return self.joined(node.parts, operations.every, False)
            case Or():
                return self.joined(node.parts, operations.some, True)
            case Conditional():
                chosen, parts = self.decided(node.condition)
                if chosen is None:
                    return None, parts
                value, more = self.decided(node.then if chosen else node.otherwise)
                return value, (*parts, *more)
            case Arithmetic() | ListOf() | Negative() | Widen():
                found = [self.decided(part) for part in _operands(node)]
                return self.value(node), [part for _, parts in found for part in parts]
            case _:
                value = self.value(node)
                return value, ((node, value),)

    def joined(self, parts: Sequence[Node], join: Callable[[Any], Any], decisive: bool) -> tuple[Any, _Parts]:
        found = [self.decided(part) for part in parts]
        value = join([truth for truth, _ in found])
        wanted = value if value is decisive or value is None else not decisive
        return value, [part for truth, decided in found if truth is wanted for part in decided]

    def value(self, node: Node) -> Any:
        """The value alone."""
        match node:
            case Literal():
                return node.value
            case Name():
                return self.facts.get(node.name)
            case Column():
                record = self.value(node.record)
                return None if record is None else record.get(node.name)
            case Not():
                value = self.value(node.operand)
                return None if value is None else not value
            case And():
                return operations.every([self.value(part) for part in node.parts])
            case Or():
                return operations.some([self.value(part) for part in node.parts])
            case Compare():
                return self.strict(_COMPARISONS[node.op], node.left, node.right)
            case In():
                return self.contained(node)
            case Arithmetic():
                return self.strict(_operation(node.op, node.type.kind), node.left, node.right)
            case Negative():
                subtract = _operation("-", node.type.kind)
                return self.strict(lambda value: subtract(0, value), node.operand)
            case Conditional():
                chosen = self.value(node.condition)
                return None if chosen is None else self.value(node.then if chosen else node.otherwise)
            case ListOf():
                return self.strict(lambda *items: items, *node.items)
            case Call():
                return self.call(node)
            case Each():
                return self.each(node)
            case Widen():
                return self.strict(Decimal, node.operand)

    def strict(self, operation: Callable[..., Any], *nodes: Node) -> Any:
        values = [self.value(node) for node in nodes]
        return None if None in values else operation(*values)

    def contained(self, node: In) -> Any:
        item = self.value(node.item)
        if isinstance(node.among, ListOf):
            items: Any = [self.value(other) for other in node.among.items]
        else:
            items = self.value(node.among)
        return None if item is None or items is None else operations.among(item, items)

    def call(self, node: Call) -> Any:
        values = [self.value(argument) for argument in node.arguments]
        match node.function:
            case "has":
                return values[0] is not None
            case "size":
                return None if values[0] is None else len(values[0])
            case "days":
                return None if None in values else operations.days(*values)
            case "working_days":
                calendar = self.facts.get(CALENDAR)
                if calendar is None or None in values:
                    return None
                if calendar.provisional_between(min(values), max(values)):
                    self.guessed.add(node.start)
                return operations.working_days(calendar, *values)
            case name:
                of_list = node.arguments[0].type.kind is Kind.LIST
                items = values[0] if of_list else tuple(values)
                extreme = operations.least if name == "min" else operations.greatest
                return None if items is None else extreme(items)

    def each(self, node: Each) -> Any:
        items = self.value(node.among)
        if items is None:
            return None
        values = [_Walk({**self.facts, node.variable: item}, self.guessed).value(node.body) for item in items]
        match node.macro:
            case "exists":
                return operations.some(values)
            case "all":
                return operations.every(values)
            case _:
                whole = node.type.kind is Kind.INTEGER
                return operations.total(values) if whole else operations.total_decimals(values)


def _operands(node: Arithmetic | ListOf | Negative | Widen) -> Sequence[Node]:
    match node:
        case Arithmetic():
            return (node.left, node.right)
        case ListOf():
            return node.items
        case _:
            return (node.operand,)


def _operation(op: str, kind: Kind) -> Callable[..., Any]:
    if kind is Kind.TEXT:
        return operations.join
    return (operations.INTEGER_OPERATIONS if kind is Kind.INTEGER else operations.DECIMAL_OPERATIONS)[op]
