"""What do these facts give in a table, and how does an expression read it?"""

from __future__ import annotations

from banshi_rules.tables.model import DecisionTable, Hit
from banshi_rules.values import Facts, Type, Value, record


def look_up(table: DecisionTable, facts: Facts) -> Hit:
    """The row that fits and what it gives; a hit without a row when none fits, or more than the policy allows."""
    return table.answer(facts)


def result_type(table: DecisionTable) -> Type:
    """The type of the table as a fact: that of its one output, or a record of several."""
    if len(table.outputs) == 1:
        return table.outputs[0].type
    return record({column.name: column.type for column in table.outputs})


def as_fact(table: DecisionTable, hit: Hit) -> Value | None:
    """The hit as a fact of that type; None without a row."""
    if hit.row is None:
        return None
    if len(table.outputs) == 1:
        return hit.outputs[table.outputs[0].name]
    return dict(hit.outputs)
