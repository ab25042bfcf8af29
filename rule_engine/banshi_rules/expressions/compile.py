"""Does this text make an expression for these facts?  Parsing, checking, fitting to what is wanted; never raising."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from banshi_rules.expressions.check import Checker
from banshi_rules.expressions.coercion import coerced, say_type
from banshi_rules.expressions.complaints import Complaints
from banshi_rules.expressions.expression import Expression
from banshi_rules.expressions.nodes import Node
from banshi_rules.expressions.parse import parse
from banshi_rules.findings import Finding, Span
from banshi_rules.values import DECIMAL, Kind, Type


def compile_expression(
    text: str, scope: Mapping[str, Type], at: Span, *, wants: Type | Sequence[Kind] | None = None
) -> tuple[Expression | None, tuple[Finding, ...]]:
    """The expression, or everything that is wrong with the text.

    `scope` types the facts it may read, `at` is the place of the text itself (without quotes), so that findings point
    at their column.  `wants` is the type its value has to have, or the kinds it may have; an integer is widened where
    only decimals are wanted.
    """
    complaints = Complaints(at)
    tree = parse(text, complaints)
    if tree is None:
        return None, tuple(complaints.findings)
    checker = Checker(scope, complaints)
    node = checker.check(tree)
    if node is not None and wants is not None:
        node = _fitted(node, wants, complaints)
    if node is None or complaints.findings:
        return None, tuple(complaints.findings)
    return Expression(text, node, node.type, frozenset(checker.reads), at), ()


def _fitted(node: Node, wants: Type | Sequence[Kind], complaints: Complaints) -> Node | None:
    kinds = [wants.kind] if isinstance(wants, Type) else [wants] if isinstance(wants, Kind) else list(wants)
    if isinstance(wants, Type):
        node = coerced(node, wants, complaints)
    elif Kind.DECIMAL in kinds and Kind.INTEGER not in kinds:
        node = coerced(node, DECIMAL, complaints)
    fits = node.type.kind in kinds
    if fits and isinstance(wants, Type) and wants.kind is Kind.ENUM:
        fits = set(node.type.members) <= set(wants.members)
    if fits and isinstance(wants, Type) and wants.kind is Kind.RECORD:
        fits = node.type == wants
    if not fits:
        wanted = tuple(say_type(kind) for kind in kinds)
        complaints.add("X140", node.start, node.end, wants=wanted, what=say_type(node.type))
        return None
    return node
