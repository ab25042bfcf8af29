"""What of a table can be seen without the solver?  Rows that cannot meet, and rows that surely fit somebody.

A large table has thousands of rows and few that are of interest: only those are worth a question.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import Any

from banshi.definitions.proof.asking import AskedField
from banshi.definitions.proof.meaning import Meaning
from banshi_rules.proof import Member, Number, Trilean
from banshi_rules.tables import DecisionTable, Row
from banshi_rules.tables.cells import Between, NoneOf, OneOf, Test, Tests
from banshi_rules.values import Kind

#: No more pairs of rows than these are asked about one by one, and no more are compared.
MOST_PAIRS, MOST_COMPARED = 4000, 400_000


def meeting_pairs(table: DecisionTable) -> list[tuple[int, int]] | None:
    """The places of all pairs of rows whose cells do not exclude each other; None where they are too many."""
    columns = range(len(table.inputs))
    ranged = max(columns, key=lambda column: len({_ends(row.tests[column]) for row in table.rows}))
    order = sorted(range(len(table.rows)), key=lambda place: _ends(table.rows[place].tests[ranged])[0])
    lows = [_ends(table.rows[place].tests[ranged])[0] for place in order]
    pairs: list[tuple[int, int]] = []
    compared = 0
    for first, place in enumerate(order):
        row = table.rows[place]
        until = bisect_right(lows, _ends(row.tests[ranged])[1])
        compared += max(until - first - 1, 0)
        if compared > MOST_COMPARED:
            return None
        for other in order[first + 1 : until]:
            if all(_meet(row.tests[column], table.rows[other].tests[column]) for column in columns):
                pairs.append((min(place, other), max(place, other)))
        if len(pairs) > MOST_PAIRS:
            return None
    return sorted(pairs)


def surely_fits(meaning: Meaning, table: DecisionTable, row: Row) -> bool:
    """Whether somebody surely fits this row: each column is a question of its own that everybody is asked, and one of
    its answers fits the cell."""
    return table.for_each is None and all(
        not tests or _answered(meaning, column.name, tests)
        for column, tests in zip(table.inputs, row.tests, strict=True)
    )


def _answered(meaning: Meaning, name: str, tests: Tests) -> bool:
    made = meaning.form.questions.get(name)
    if not isinstance(made, AskedField) or made.asked is not True or made.field.value is not None:
        return False
    match made.given:
        case Trilean():
            return True
        case Number() if made.field.type.kind in (Kind.INTEGER, Kind.DECIMAL):
            number = made.given
            return any(_reached(test, number) for test in tests)
        case Member() if made.field.type.kind is Kind.ENUM and not made.field.kind.reach(made.field.options).offered:
            members = set(made.field.type.members)
            return any(
                bool(members & set(test.values)) if isinstance(test, OneOf) else bool(members - set(test.values))
                for test in tests
                if not isinstance(test, Between)
            )
        case _:
            return False


def _reached(test: Test, number: Number) -> bool:
    """Whether an answer on the grid of the question passes the test."""
    if not isinstance(test, Between) or number.places is None:
        return False
    scale = 10**number.places
    low, high = ceil(number.low * scale), floor(number.high * scale)
    if test.low is not None:
        least = Fraction(test.low) * scale
        low = max(low, ceil(least) if test.from_in else floor(least) + 1)
    if test.high is not None:
        most = Fraction(test.high) * scale
        high = min(high, floor(most) if test.to_in else ceil(most) - 1)
    return bool(low <= high)


def _ends(tests: Tests) -> tuple[float, float]:
    """Numbers below and above everything that passes; what has no order has none."""
    lows: list[float] = []
    highs: list[float] = []
    for test in tests:
        match test:
            case Between():
                lows.append(-float("inf") if test.low is None else _place(test.low, -1))
                highs.append(float("inf") if test.high is None else _place(test.high, 1))
            case OneOf() if all(isinstance(value, (int, Decimal, date)) for value in test.values):
                lows += [_place(value, -1) for value in test.values]
                highs += [_place(value, 1) for value in test.values]
            case _:
                return -float("inf"), float("inf")
    return (min(lows), max(highs)) if lows else (-float("inf"), float("inf"))


def _place(value: Any, side: int) -> float:
    """Where a value stands, a little to that side, so that nothing is lost by its rounding."""
    place = float(value.toordinal() if isinstance(value, date) else value)
    return place + side * abs(place) * 1e-12


def _meet(one: Tests, other: Tests) -> bool:
    """Whether a value may pass both; yes where that is not plain."""
    return not one or not other or any(_overlap(test, another) for test in one for another in other)


def _overlap(one: Test, other: Test) -> bool:
    match one, other:
        case OneOf(), OneOf():
            return not set(one.values).isdisjoint(other.values)
        case OneOf(), NoneOf():
            return not set(one.values) <= set(other.values)
        case NoneOf(), OneOf():
            return _overlap(other, one)
        case OneOf(), Between():
            return any(_within(value, other) for value in one.values)
        case Between(), OneOf():
            return _overlap(other, one)
        case Between(), Between():
            return _before(one, other) and _before(other, one)
        case _:
            return True


def _within(value: Any, test: Between) -> bool:
    above = test.low is None or value > test.low or (test.from_in and value == test.low)
    return bool(above and (test.high is None or value < test.high or (test.to_in and value == test.high)))


def _before(one: Between, other: Between) -> bool:
    """Whether the one begins before the other ends."""
    if one.low is None or other.high is None:
        return True
    return bool(one.low < other.high or (one.low == other.high and one.from_in and other.to_in))
