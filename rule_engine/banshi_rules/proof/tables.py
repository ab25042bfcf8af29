"""What does a decision table mean to the solver?  Which rows fit, which one counts, what comes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from banshi_rules.proof.encode import Encoder
from banshi_rules.proof.logic import Truth, both, either, every, opposite, some
from banshi_rules.proof.symbols import Columns, Listed, Number, Symbol, Trilean, chosen, guarded, nothing, there_of
from banshi_rules.tables import DecisionTable, HitPolicy, Row
from banshi_rules.tables.cells import Between, NoneOf, OneOf, Test, Tests
from banshi_rules.values import Type


@dataclass(frozen=True, slots=True)
class TableSymbols:
    """A table over given facts.

    `fits` says of each row whether all it asks holds, `hits` whether it is the row that counts, `fact` is what others
    read, `outputs` its columns; `inputs` are the inputs as they are.
    """

    inputs: tuple[Symbol, ...]
    fits: tuple[Truth, ...]
    hits: tuple[Truth, ...]
    outputs: Mapping[str, Symbol]
    fact: Symbol

    @property
    def known(self) -> Truth:
        """Whether every input is known."""
        return every(there_of(one) for one in self.inputs)

    @property
    def missed(self) -> Truth:
        """Whether no row fits."""
        return every(opposite(fits) for fits in self.fits)


def table_symbols(encoder: Encoder, table: DecisionTable, facts: Mapping[str, Symbol]) -> TableSymbols:
    """The table over these facts."""
    inputs = tuple(_read(facts, column.name, column.type) for column in table.inputs)
    cells: dict[tuple[int, object], Truth] = {}

    def fits(column: int, tests: Tests) -> Truth:
        key = (column, tests)
        if key not in cells:
            cells[key] = _fits(encoder, tests, inputs[column], table.inputs[column].type)
        return cells[key]

    rows = tuple(every(fits(c, tests) for c, tests in enumerate(row.tests) if tests) for row in table.rows)
    hits, settled = _hits(table, rows)
    outputs: dict[str, Symbol] = {}
    if table.policy is HitPolicy.COLLECT:
        for column in table.outputs:
            said = tuple(encoder.literal(cast(Any, row.hit.outputs[column.name]), column.type) for row in table.rows)
            outputs[column.name] = Listed(True, tuple(zip(rows, said, strict=True)))
        return _answered(inputs, rows, rows, True, outputs)
    for column in table.outputs:
        given: dict[Any, list[Truth]] = {}
        for row, hit in zip(table.rows, hits, strict=True):
            given.setdefault(row.hit.outputs[column.name], []).append(hit)
        outputs[column.name] = guarded(_result(encoder, column.type, given), settled)
    return _answered(inputs, rows, hits, settled, outputs)


def _result(encoder: Encoder, kind: Type, given: Mapping[Any, list[Truth]]) -> Symbol:
    """The value of an output: that of the row that hits, of which there is one at most."""
    value: Symbol | None = None
    for result, hits in given.items():
        literal = encoder.literal(result, kind)
        value = literal if value is None else chosen(some(hits), literal, value)
    return nothing(kind) if value is None else value


def _answered(
    inputs: tuple[Symbol, ...],
    fits: tuple[Truth, ...],
    hits: tuple[Truth, ...],
    settled: Truth,
    outputs: Mapping[str, Symbol],
) -> TableSymbols:
    only = next(iter(outputs.values()))
    return TableSymbols(inputs, fits, hits, outputs, only if len(outputs) == 1 else Columns(settled, outputs))


def widened_rows(
    encoder: Encoder, table: DecisionTable, rows: Listed, facts: Mapping[str, Symbol]
) -> tuple[tuple[tuple[Truth, TableSymbols], ...], Listed]:
    """What a table gives for each row of its group, and the rows with its outputs as columns."""
    looks: list[tuple[Truth, TableSymbols]] = []
    items: list[tuple[Truth, Symbol]] = []
    for inside, item in rows.items:
        row = cast(Columns, item)
        look = table_symbols(encoder, table, {**facts, **row.columns})
        looks.append((both(rows.there, inside), look))
        items.append((inside, Columns(row.there, {**row.columns, **look.outputs})))
    return tuple(looks), replace(rows, items=tuple(items))


def _hits(table: DecisionTable, fits: tuple[Truth, ...]) -> tuple[tuple[Truth, ...], Truth]:
    """Of each row whether it is the one that counts, and whether there is one."""
    first: list[Truth] = []
    seen: Truth = False
    twice: Truth = False
    for row in fits:
        first.append(both(row, opposite(seen)))
        twice = either(twice, both(seen, row))
        seen = either(seen, row)
    match table.policy:
        case HitPolicy.FIRST:
            return tuple(first), seen
        case HitPolicy.UNIQUE:
            alone = opposite(twice)
            return tuple(both(row, alone) for row in first), both(seen, alone)
        case _:
            alike = opposite(contradicting(table.policy, table.rows, fits))
            return tuple(both(row, alike) for row in first), both(seen, alike)


def contradicting(policy: HitPolicy, rows: Sequence[Row], fits: Sequence[Truth]) -> Truth:
    """Whether two of these rows fit together that may not: any two, or (ANY) two that do not say the same."""
    sayings: dict[object, list[Truth]] = {}
    for row, fit in zip(rows, fits, strict=True):
        saying = row.number if policy is HitPolicy.UNIQUE else tuple(row.hit.outputs.values())
        sayings.setdefault(saying, []).append(fit)
    seen: Truth = False
    twice: list[Truth] = []
    for saying_fits in sayings.values():
        said = some(saying_fits)
        twice.append(both(seen, said))
        seen = either(seen, said)
    return some(twice)


def _read(facts: Mapping[str, Symbol], name: str, kind: Type) -> Symbol:
    """A fact by its name; `applicant.kind` reads a column of a record."""
    first, *rest = name.split(".")
    value = facts.get(first)
    there: Truth = True
    for part in rest:
        if value is None:
            break
        there = both(there, there_of(value))
        value = cast(Columns, value).columns.get(part)
    return nothing(kind) if value is None else guarded(value, there)


def _fits(encoder: Encoder, tests: Tests, value: Symbol, kind: Type) -> Truth:
    return some(_holds(encoder, test, value, kind) for test in tests)


def _holds(encoder: Encoder, test: Test, value: Symbol, kind: Type) -> Truth:
    match test:
        case OneOf():
            if isinstance(value, (Number, Trilean)):
                return some(encoder.compared("==", value, encoder.literal(one, kind)).yes for one in test.values)
            return both(there_of(value), _among(encoder, value, test.values, kind))
        case NoneOf():
            if isinstance(value, (Number, Trilean)):
                return every(encoder.compared("!=", value, encoder.literal(one, kind)).yes for one in test.values)
            return both(there_of(value), opposite(_among(encoder, value, test.values, kind)))
        case Between():
            ends: list[Truth] = [there_of(value)]
            if test.low is not None:
                op = ">=" if test.from_in else ">"
                ends.append(encoder.compared(op, value, encoder.literal(test.low, kind)).yes)
            if test.high is not None:
                op = "<=" if test.to_in else "<"
                ends.append(encoder.compared(op, value, encoder.literal(test.high, kind)).yes)
            return every(ends)


def _among(encoder: Encoder, value: Symbol, texts: tuple[str, ...], kind: Type) -> Truth:
    codes = [cast(Any, encoder.literal(text, kind)).code for text in texts]
    return encoder.ground.among(cast(Any, value).code, codes)
