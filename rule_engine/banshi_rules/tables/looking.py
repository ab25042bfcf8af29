"""What do these facts give in a table, and how does an expression read it?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from banshi_rules.tables.model import DecisionTable, Hit
from banshi_rules.tables.policies import HitPolicy
from banshi_rules.values import Facts, Type, Value, list_of, record


def look_up(table: DecisionTable, facts: Facts) -> Hit:
    """The row that fits and what it gives; a hit without a row when none fits, or more than the policy allows."""
    return table.answer(facts)


def look_up_rows(
    table: DecisionTable, rows: Sequence[Mapping[str, Value | None]], facts: Facts
) -> tuple[tuple[Hit, ...], tuple[Mapping[str, Value | None], ...]]:
    """What a table gives for each row of its group, and the rows with its outputs as columns.

    A row is read before the facts around it; an output that is not known is not there.
    """
    hits = tuple(table.answer({**facts, **row}) for row in rows)
    wider = tuple(
        {**row, **{name: value for name, value in hit.outputs.items() if value is not None}}
        for row, hit in zip(rows, hits, strict=True)
    )
    return hits, wider


def output_types(table: DecisionTable) -> Mapping[str, Type]:
    """The type of each output as conditions see it: a list of it where rows are collected."""
    collects = table.policy is HitPolicy.COLLECT
    return {column.name: list_of(column.type) if collects else column.type for column in table.outputs}


def result_type(table: DecisionTable) -> Type:
    """The type of the table as a fact: that of its one output, or a record of several."""
    types = output_types(table)
    return next(iter(types.values())) if len(types) == 1 else record(types)


def as_fact(table: DecisionTable, hit: Hit) -> Value | None:
    """The hit as a fact of that type; None without a row, unless rows are collected: no row is an empty list."""
    if hit.row is None and table.policy is not HitPolicy.COLLECT:
        return None
    if len(table.outputs) == 1:
        return hit.outputs[table.outputs[0].name]
    return dict(hit.outputs)
