"""Does the solver's reading of an expression allow exactly what the evaluator says?

Without this a proof would prove nothing about us.  The facts of one applicant are given to the solver as laws; what the
evaluator says must then be possible, and where the encoding is exact nothing else may be.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from rule_engine.expressions.random_author import ALL, AT, SCOPE, Author, some_facts

from banshi_rules.expressions import compile_expression, value_of
from banshi_rules.proof import (
    Columns,
    Court,
    Encoder,
    Ground,
    Listed,
    Member,
    Number,
    Proved,
    Refuted,
    Symbol,
    Trilean,
    Truth,
    both,
    compared,
    differ,
    equals,
    nothing,
    opposite,
    there_of,
)
from banshi_rules.values import Kind, Type


def unknown(ground: Ground, name: str, kind: Type, value: Any) -> Symbol:
    """A fact as an unknown that a law makes this value: nothing is settled before the solver sees it."""
    if value is None:
        return nothing(kind)
    there = ground.truth(f"{name} there")
    ground.law(there)
    match kind.kind:
        case Kind.BOOLEAN:
            truth = ground.truth(name)
            ground.law(truth if value else opposite(truth))
            return Trilean(both(there, truth), both(there, opposite(truth)))
        case Kind.INTEGER | Kind.DATE:
            plain = value.toordinal() if isinstance(value, date) else value
            number = ground.number(name, there, Fraction(-(10**6)), Fraction(10**6))
            ground.law(equals(number.term, plain))
            return number
        case Kind.DECIMAL:
            number = ground.number(name, there, Fraction(-(10**6)), Fraction(10**6), 2, whole=False)
            ground.law(compared("==", number, known(ground, value)))
            return number
        case Kind.TEXT | Kind.ENUM:
            member = Member(there, ground.whole(name))
            ground.law(equals(member.code, ground.code(value)))
            return member
        case Kind.LIST:
            assert kind.item is not None
            items = [(True, unknown(ground, f"{name}.{i}", kind.item, item)) for i, item in enumerate(value)]
            return Listed(there, tuple(items))
        case Kind.RECORD:
            columns = {key: unknown(ground, f"{name}.{key}", one, value.get(key)) for key, one in kind.columns.items()}
            return Columns(there, columns)


def known(ground: Ground, value: Any) -> Number:
    literal = Encoder(ground).literal(value, Type(Kind.DECIMAL if isinstance(value, Decimal) else Kind.INTEGER))
    assert isinstance(literal, Number)
    return literal


def is_value(encoder: Encoder, symbol: Symbol, kind: Type, value: Any) -> Truth:
    """Whether the symbol is that value, or not there where it is None."""
    if value is None:
        return opposite(there_of(symbol))
    return opposite(differ(symbol, encoder.literal(value, kind)))


def scope_of(ground: Ground, facts: Mapping[str, Any]) -> dict[str, Symbol]:
    return {name: unknown(ground, name, kind, facts.get(name)) for name, kind in SCOPE.items()}


@settings(max_examples=150, deadline=None)
@given(st.randoms(use_true_random=False), st.sampled_from(ALL), st.integers(0, 3), st.sampled_from([0.0, 0.3]))
def test_the_encoding_agrees_with_the_evaluator(rng: random.Random, kind: str, depth: int, missing: float) -> None:
    text = Author(rng, like_cel=False).write(kind, depth)
    expression, _ = compile_expression(text, SCOPE, AT)
    if expression is None:
        return
    facts = some_facts(rng, missing)
    ground = Ground()
    encoder = Encoder(ground)
    symbol = encoder.symbol(expression.node, scope_of(ground, facts))
    value = value_of(expression, facts)
    said = is_value(encoder, symbol, expression.type, value)
    court = Court(ground, each=5, all=20)
    possible = court.never(said)
    assert not isinstance(possible, Proved), (text, facts, value)
    other = court.never(opposite(said))
    loose = bool(ground.bends or ground.tight or ground.measures)
    assert isinstance(other, Proved) or (loose and not isinstance(possible, Proved)), (text, facts, value)
    if not loose:
        assert isinstance(possible, Refuted)
