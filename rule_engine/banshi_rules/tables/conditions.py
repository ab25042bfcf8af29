"""Which condition does a cell stand for?  The tree of an expression, so that a row can be read aloud like any other."""

from __future__ import annotations

from banshi_rules.expressions.nodes import And, Column, Compare, In, ListOf, Literal, Name, Node, Not, Or
from banshi_rules.tables.cells import Between, NoneOf, OneOf, Test, Tests
from banshi_rules.values import BOOLEAN, Type, Value, list_of


def fact_of(column: str, kind: Type) -> Node:
    """The fact a column reads: a name, or a column of a record (`applicant.kind`)."""
    first, *rest = column.split(".")
    fact: Node = Name(start=0, end=len(column), type=kind, name=first)
    for name in rest:
        fact = Column(start=0, end=len(column), type=kind, record=fact, name=name)
    return fact


def condition_of(column: str, kind: Type, tests: Tests) -> Node | None:
    """The condition of a cell over the fact of its column; None where anything fits."""
    if not tests:
        return None
    fact = fact_of(column, kind)
    parts = tuple(_condition(fact, kind, test) for test in tests)
    return parts[0] if len(parts) == 1 else Or(start=0, end=fact.end, type=BOOLEAN, parts=parts)


def _condition(fact: Node, kind: Type, test: Test) -> Node:
    match test:
        case OneOf():
            return _among(fact, kind, test.values)
        case NoneOf():
            return Not(start=0, end=fact.end, type=BOOLEAN, operand=_among(fact, kind, test.values))
        case Between():
            return _between(fact, kind, test)


def _among(fact: Node, kind: Type, values: tuple[Value, ...]) -> Node:
    items = tuple(_literal(value, kind) for value in values)
    if len(items) == 1:
        return Compare(start=0, end=fact.end, type=BOOLEAN, op="==", left=fact, right=items[0])
    among = ListOf(start=0, end=fact.end, type=list_of(kind), items=items)
    return In(start=0, end=fact.end, type=BOOLEAN, item=fact, among=among)


def _between(fact: Node, kind: Type, test: Between) -> Node:
    ends = [(test.low, ">=" if test.from_in else ">"), (test.high, "<=" if test.to_in else "<")]
    parts = tuple(
        Compare(start=0, end=fact.end, type=BOOLEAN, op=op, left=fact, right=_literal(value, kind))
        for value, op in ends
        if value is not None
    )
    return parts[0] if len(parts) == 1 else And(start=0, end=fact.end, type=BOOLEAN, parts=parts)


def _literal(value: Value, kind: Type) -> Literal:
    return Literal(start=0, end=0, type=kind, value=value)
