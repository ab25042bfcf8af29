"""Which small mistakes could one make in a condition or a formula?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeAlias

from banshi.definitions.mutation.mutant import Mistake
from banshi_rules.expressions import Expression
from banshi_rules.expressions.nodes import And, Compare, In, ListOf, Literal, Node, Not, Or
from banshi_rules.expressions.walking import parts_of
from banshi_rules.values import Kind

#: A mistake, and the whole text with it.
Variation: TypeAlias = "tuple[Mistake, str]"

OPPOSITE_BOUND = {"<": "<=", "<=": "<", ">": ">=", ">=": ">"}
_OPPOSITE = {"==": "!=", "!=": "=="}


def expression_variations(expression: Expression) -> Iterator[Variation]:
    """Every text that differs from the expression's by one small mistake, each once."""
    seen = {expression.text}
    for mistake, start, end, new in _splices(expression):
        text = expression.text[:start] + new + expression.text[end:]
        if text not in seen:
            seen.add(text)
            yield mistake, text


def _splices(expression: Expression) -> Iterator[tuple[Mistake, int, int, str]]:
    text = expression.text
    for node in walk(expression.node):
        match node:
            case Compare():
                yield from _comparison(node, text)
            case And() | Or():
                sign = " && " if isinstance(node, And) else " || "
                for part in node.parts:
                    rest = sign.join(text[other.start : other.end] for other in node.parts if other is not part)
                    yield Mistake.DROPPED, node.parts[0].start, node.parts[-1].end, rest
                    yield Mistake.NEGATED, part.start, part.end, _negated(part, text)
            case In(among=ListOf() as among):
                yield from _options(among, text)
            case Literal(value=bool()):
                pass
            case Literal(value=int() | Decimal() as number):
                for more in (1, -1):
                    yield Mistake.LIMIT, node.start, node.end, str(number + more)
            case Literal(value=date() as day):
                for more in (1, -1):
                    yield Mistake.LIMIT, node.start, node.end, f"'{(day + timedelta(more)).isoformat()}'"
    if expression.type.kind is Kind.BOOLEAN:
        root = expression.node
        yield Mistake.NEGATED, 0, len(text), _negated(root, text)


def _comparison(node: Compare, text: str) -> Iterator[tuple[Mistake, int, int, str]]:
    op = text.index(node.op, node.left.end)
    if node.op in OPPOSITE_BOUND:
        yield Mistake.BOUND, op, op + len(node.op), OPPOSITE_BOUND[node.op]
    else:
        yield Mistake.NEGATED, op, op + len(node.op), _OPPOSITE[node.op]


def _options(among: ListOf, text: str) -> Iterator[tuple[Mistake, int, int, str]]:
    """Each written option of a list left out; what the checker put in for a branch stands where the branch stands."""
    places = list(dict.fromkeys((item.start, item.end) for item in among.items))
    if len(places) < 2:
        return
    for place in places:
        rest = ", ".join(text[start:end] for start, end in places if (start, end) != place)
        yield Mistake.OPTION_DROPPED, places[0][0], places[-1][1], rest


def _negated(node: Node, text: str) -> str:
    own = text[node.start : node.end]
    if isinstance(node, Not):
        return text[node.operand.start : node.operand.end]
    if isinstance(node, Compare) and node.op in _OPPOSITE:
        op = text.index(node.op, node.left.end) - node.start
        return own[:op] + _OPPOSITE[node.op] + own[op + len(node.op) :]
    return f"!({own})"


def walk(node: Node) -> Iterator[Node]:
    """The node and everything inside it."""
    yield node
    for part in parts_of(node):
        yield from walk(part)
