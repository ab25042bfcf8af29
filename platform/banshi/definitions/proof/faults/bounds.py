"""Where do the ranges of two rows meet?  In a value that belongs to both, or to none of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from banshi_rules.tables import DecisionTable, Row
from banshi_rules.tables.cells import Between, Tests


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two rows whose ranges meet in `value` of a column: the lower and the upper row."""

    column: int
    value: Any
    lower: Row
    upper: Row


def left_out(table: DecisionTable) -> Iterator[Meeting]:
    """Values at which one row ends and another begins, and which neither takes; each value of a column once."""
    for column in range(len(table.inputs)):
        below: dict[Any, list[Row]] = {}
        above: dict[Any, list[Row]] = {}
        for row in table.rows:
            for test in row.tests[column]:
                if isinstance(test, Between):
                    if test.high is not None and not test.to_in:
                        below.setdefault(test.high, []).append(row)
                    if test.low is not None and not test.from_in:
                        above.setdefault(test.low, []).append(row)
        for value in (value for value in below if value in above):
            pairs = [(lower, upper) for lower in below[value] for upper in above[value]]
            yield Meeting(column, value, *max(pairs, key=_alike))


def _alike(rows: tuple[Row, Row]) -> int:
    """Of how many columns two rows do not ask different things: of most where one goes on as the other ends."""
    one, other = rows
    pairs = zip(one.tests, other.tests, strict=True)
    return sum(tests == others or not tests or not others for tests, others in pairs)


def shared(one: Row, other: Row) -> Meeting | None:
    """The one value in which the ranges of a column meet, where both rows take it."""
    for column, (tests, others) in enumerate(zip(one.tests, other.tests, strict=True)):
        first, second = _range(tests), _range(others)
        if first is None or second is None:
            continue
        for lower, upper, low, high in ((one, other, first, second), (other, one, second, first)):
            if low.high is not None and low.high == high.low and low.to_in and high.from_in and low.low != low.high:
                return Meeting(column, low.high, lower, upper)
    return None


def _range(tests: Tests) -> Between | None:
    only = tests[0] if len(tests) == 1 else None
    return only if isinstance(only, Between) else None
