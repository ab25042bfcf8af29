"""Do these rows make a table?  Every cell is read against the type of its column; nothing raises on bad rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeAlias

from banshi_rules.expressions import Reason
from banshi_rules.expressions.coercion import say_type
from banshi_rules.expressions.suggesting import suggest
from banshi_rules.findings import Finding, Severity, Span
from banshi_rules.tables.cells import ANYTHING, BadCell, NoneOf, OneOf, Tests, tests_of, value_of_cell
from banshi_rules.tables.conditions import condition_of
from banshi_rules.tables.index import index_of
from banshi_rules.tables.model import DecisionTable, Hit, Row, TableInput, TableOutput
from banshi_rules.tables.policies import HitPolicy
from banshi_rules.values import Kind, Type, Value

#: Rows of one table: more than anybody reads.
MAX_ROWS: Final = 2_000

_Cells: TypeAlias = "Mapping[str, tuple[object, Span]]"


def compile_table(
    id: str,
    inputs: Sequence[tuple[str, Type, Span]],
    outputs: Sequence[tuple[str, Type, Span]],
    rows: Sequence[Mapping[str, tuple[object, Span]]],
    policy: str,
    at: Span,
    for_each: str | None = None,
) -> tuple[DecisionTable | None, tuple[Finding, ...]]:
    """The table, or everything that is wrong with it.

    Columns are names with their types and places.  A row maps column names to what stands in the cell (text, number,
    truth, or a list of them) and its place.
    """
    work = _Work(tuple(TableInput(*column) for column in inputs), tuple(TableOutput(*column) for column in outputs), at)
    found_policy = work.policy(policy)
    work.columns()
    made = [work.row(number, cells) for number, cells in enumerate(rows, 1)]
    if not rows or len(rows) > MAX_ROWS:
        work.complain("T212" if not rows else "T218", at, most=MAX_ROWS, found=len(rows))
    known = [row for row in made if row is not None]
    if found_policy is not None:
        work.repeated(known, found_policy)
    findings = tuple(work.findings)
    if found_policy is None or any(finding.severity is Severity.ERROR for finding in findings):
        return None, findings
    answer = index_of(work.inputs, work.outputs, known, found_policy)
    return DecisionTable(id, work.inputs, work.outputs, tuple(known), found_policy, at, answer, for_each), findings


class _Work:
    def __init__(self, inputs: tuple[TableInput, ...], outputs: tuple[TableOutput, ...], at: Span) -> None:
        self.inputs = inputs
        self.outputs = outputs
        self.all: tuple[TableInput | TableOutput, ...] = (*inputs, *outputs)
        self.at = at
        self.findings: list[Finding] = []

    def policy(self, written: str) -> HitPolicy | None:
        if written not in tuple(HitPolicy):
            self.complain("T210", self.at, policy=written, suggestion=suggest(written, tuple(HitPolicy)))
        else:
            return HitPolicy(written)
        return None

    def columns(self) -> None:
        if not self.inputs or not self.outputs:
            self.complain("T213", self.at)
        seen: set[str] = set()
        for column in self.all:
            if column.name in seen:
                self.complain("T215", column.at, column=column.name)
            seen.add(column.name)
            if column.type.kind in (Kind.LIST, Kind.RECORD):
                self.complain("T214", column.at, column=column.name, what=say_type(column.type))

    def row(self, number: int, cells: _Cells) -> Row | None:
        at = next((place for _, place in cells.values()), self.at)
        names = [column.name for column in self.all]
        good = True
        for name, (_, place) in cells.items():
            if name not in names:
                self.complain("T201", place, column=name, suggestion=suggest(name, names))
                good = False
        tests = [self.condition(number, column, cells, at) for column in self.inputs]
        results = {column.name: self.result(number, column, cells, at) for column in self.outputs}
        if not good or None in tests or None in results.values():
            return None
        because = tuple(
            Reason(
                f"{column.name} {_asked(cells[column.name][0])}",
                True,
                cells[column.name][1],
                part=condition_of(column.name, column.type, asked),
            )
            for column, asked in zip(self.inputs, tests, strict=True)
            if asked
        )
        hit = Hit(results, number, because or (Reason(ANYTHING, True, at),), rows=(number,))
        return Row(number, tuple(asked for asked in tests if asked is not None), hit, at)

    def condition(self, number: int, column: TableInput, cells: _Cells, at: Span) -> Tests | None:
        if column.name not in cells:
            self.complain("T202", at, row=number, column=column.name)
            return None
        written, place = cells[column.name]
        try:
            return tests_of(written, column.type)
        except BadCell as bad:
            self.findings.append(Finding(bad.code, place, {"column": column.name, **bad.words}))
            return None

    def result(self, number: int, column: TableOutput, cells: _Cells, at: Span) -> Value | None:
        written, place = cells.get(column.name, (None, at))
        if written is None or written == ANYTHING:
            self.complain("T203", place, row=number, column=column.name)
            return None
        try:
            value: Value = value_of_cell(written, column.type)
            return value
        except BadCell as bad:
            self.findings.append(Finding(bad.code, place, {"column": column.name, **bad.words}))
            return None

    def repeated(self, rows: Sequence[Row], policy: HitPolicy) -> None:
        """Rows that ask the same: an error, unless the policy says which of them counts."""
        first: dict[Any, Row] = {}
        for row in rows:
            earlier = first.setdefault(tuple(_form(tests) for tests in row.tests), row)
            if earlier is row:
                continue
            if policy is HitPolicy.COLLECT and earlier.hit.outputs != row.hit.outputs:
                continue  # both count
            dead = policy is HitPolicy.FIRST
            if policy is HitPolicy.ANY and earlier.hit.outputs == row.hit.outputs:
                dead = True
            severity = Severity.WARNING if dead else Severity.ERROR
            code = "T207" if dead else "T206"
            self.complain(code, row.at, severity, row=row.number, earlier=earlier.number, line=earlier.at.line)

    def complain(self, code: str, at: Span, severity: Severity = Severity.ERROR, **args: object) -> None:
        self.findings.append(Finding(code, at, args, severity))


def _form(tests: Tests) -> frozenset[object]:
    """The same for tests that ask the same, in whatever order they are written."""
    return frozenset(
        (type(test), frozenset(test.values)) if isinstance(test, (OneOf, NoneOf)) else test for test in tests
    )


def _asked(written: object) -> str:
    """A cell as the right side of a condition: `<= 50`, `in [a, b]`, `== a`."""
    if isinstance(written, (list, tuple)):
        return "in [" + ", ".join(_said(part) for part in written) + "]"
    said = _said(written)
    if said[:1] in "<>=!" or said.startswith(("in ", "in[", "not in")):
        return said
    return f"in {said}" if ".." in said or "," in said else f"== {said}"


def _said(written: object) -> str:
    return str(written).lower() if isinstance(written, bool) else str(written)
