"""What does a condition mean that reads a situation or the result of a table?  The condition of the facts behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from banshi_rules.expressions import Expression
from banshi_rules.expressions.nodes import And, Column, Literal, Name, Node, Not, Or
from banshi_rules.tables import DecisionTable, HitPolicy, Row
from banshi_rules.tables.conditions import condition_of
from banshi_rules.values import BOOLEAN

#: Cells that are looked at to read a table as what it says (where the first row counts, those of earlier rows again and
#: again); the result of a larger one is taken as free.
_MOST_CELLS: Final = 1_000


@dataclass(frozen=True, slots=True)
class Meanings:
    """The situations and tables of a matter, by name; a table that is left out has a result that is free."""

    situations: Mapping[str, Expression] = field(default_factory=dict)
    tables: Mapping[str, DecisionTable] = field(default_factory=dict)

    def situation(self, node: Node) -> Node | None:
        """The condition of a situation; None for anything else."""
        return self.situations[node.name].node if isinstance(node, Name) and node.name in self.situations else None

    def result(self, fact: Node, fits: Callable[[Any], bool]) -> Node | None:
        """That a table has a row that is hit and whose result fits; None where the fact is no result of a table."""
        match fact:
            case Name():
                table, output = self.tables.get(fact.name), None
            case Column(record=Name()) if isinstance(fact.record, Name):
                table, output = self.tables.get(fact.record.name), fact.name
            case _:
                return None
        if table is None or table.for_each is not None or table.policy is HitPolicy.COLLECT:
            return None
        name = output or table.outputs[0].name
        again = len(table.rows) // 2 + 1 if table.policy is HitPolicy.FIRST else 1
        large = len(table.rows) * len(table.inputs) * again > _MOST_CELLS
        if large or all(column.name != name for column in table.outputs):
            return None
        hit = [_hit(table, place) for place, row in enumerate(table.rows) if fits(row.hit.outputs[name])]
        return _joined(Or, hit) if hit else Literal(start=0, end=0, type=BOOLEAN, value=False)


def _hit(table: DecisionTable, place: int) -> Node:
    """That a row is hit: its cells fit, and where the first row counts, those of no row before it."""
    own = _fitting(table, table.rows[place])
    if table.policy is not HitPolicy.FIRST:
        return own
    earlier = [Not(start=0, end=0, type=BOOLEAN, operand=_fitting(table, row)) for row in table.rows[:place]]
    return _joined(And, [*earlier, own])


def _fitting(table: DecisionTable, row: Row) -> Node:
    columns = zip(table.inputs, row.tests, strict=True)
    asked = [made for column, tests in columns if (made := condition_of(column.name, column.type, tests)) is not None]
    return _joined(And, asked) if asked else Literal(start=0, end=0, type=BOOLEAN, value=True)


def _joined(how: type[And] | type[Or], parts: list[Node]) -> Node:
    return parts[0] if len(parts) == 1 else how(start=0, end=0, type=BOOLEAN, parts=tuple(parts))
