"""How are decision tables edited in a spreadsheet?  One sheet for each; a row is a rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from banshi.definitions.exchange.cell_values import cell_of, mappings, value_of
from banshi.definitions.exchange.cells import Sheet, Workbook, at_cell
from banshi_rules.findings import Finding, Severity

TABLE_MARK = "决策表"
_RULE = "规则"
#: What stands in the first column of a sheet of a table, row by row.
_ROLES, _VALUES = "列", "取值"
_ROLE_WORDS = {"条件": "input", "结果": "output", "input": "input", "output": "output"}


def tables_book(root: Mapping[str, Any]) -> Workbook:
    """One sheet for each decision table of a matter."""
    tables = root.get("tables")
    named = tables if isinstance(tables, Mapping) else {}
    return Workbook(
        tuple(
            _table_sheet(place, name, one)
            for place, (name, one) in enumerate(named.items(), 1)
            if isinstance(one, Mapping)
        )
    )


def _table_sheet(place: int, name: str, table: Mapping[str, Any]) -> Sheet:
    inputs = [str(one) for one in table.get("inputs", [])]
    outputs = dict(table.get("outputs", {}))
    more = [cell for key, value in table.items() if isinstance(value, str) for cell in (key, value)]
    columns = [*inputs, *outputs]
    rows: list[tuple[str, ...]] = [
        (TABLE_MARK, name, *more),
        (_ROLES, *["条件"] * len(inputs), *["结果"] * len(outputs)),
        (_VALUES, *[""] * len(inputs), *[_outputs_cell(one) for one in outputs.values()]),
        (_RULE, *columns),
    ]
    for number, row in enumerate(mappings(table.get("rows")), 1):
        rows.append((str(number), *[cell_of(row[one]) if one in row else "" for one in columns]))
    return Sheet(f"{place}-{name}"[:31], tuple(rows), heading=4)


def _outputs_cell(value: object) -> str:
    return "、".join(str(one) for one in value) if isinstance(value, list) else f"{value}:"


def with_tables(root: Mapping[str, Any], book: Workbook, file: str) -> tuple[dict[str, Any], tuple[Finding, ...]]:
    """The matter with the tables of the workbook.  Tables that it does not hold stay as they are."""
    findings: list[Finding] = []
    tables = dict(root["tables"]) if isinstance(root.get("tables"), Mapping) else {}
    sheets = [one for one in book.sheets if one.cell(0, 0).strip() == TABLE_MARK]
    if not sheets:
        return dict(root), (at_cell("K721", file, TABLE_MARK, 0, 0, sheet=TABLE_MARK),)
    for sheet in sheets:
        name = sheet.cell(0, 1).strip()
        made = _table(sheet, tables.get(name, {}), file, findings)
        if made is not None:
            tables[name] = made
    return (dict(root), tuple(findings)) if _grave(findings) else ({**root, "tables": tables}, tuple(findings))


def _grave(findings: Sequence[Finding]) -> bool:
    return any(one.severity is Severity.ERROR for one in findings)


def _table(sheet: Sheet, old: Mapping[str, Any], file: str, findings: list[Finding]) -> dict[str, Any] | None:
    count = len(findings)
    if not sheet.cell(0, 1).strip():
        findings.append(at_cell("K726", file, sheet.name, 0, 1, column=TABLE_MARK))
    width = max((len(row) for row in sheet.rows), default=0)
    columns: dict[str, tuple[int, str]] = {}
    for place in range(1, width):
        name, role = sheet.cell(3, place).strip(), _ROLE_WORDS.get(sheet.cell(1, place).strip())
        if not name and not any(sheet.cell(number, place).strip() for number in range(1, len(sheet.rows))):
            continue
        if not name or name in columns:
            findings.append(at_cell("K727", file, sheet.name, 3, place, name=name))
        elif role is None:
            findings.append(at_cell("K728", file, sheet.name, 1, place))
        else:
            columns[name] = (place, role)
    rows: list[dict[str, Any]] = []
    olds = list(mappings(old.get("rows")))
    for number in range(4, len(sheet.rows)):
        cells = {name: sheet.cell(number, place) for name, (place, _) in columns.items()}
        if not any(cell.strip() for cell in cells.values()):
            continue
        for name, cell in cells.items():
            if not cell.strip():
                findings.append(at_cell("K729", file, sheet.name, number, columns[name][0], name=name))
        rows.append({name: value_of(cell) for name, cell in cells.items()})
    if len(findings) > count:
        return None
    made = dict(old)
    for place in range(2, width, 2):
        if sheet.cell(0, place).strip():
            made[sheet.cell(0, place).strip()] = sheet.cell(0, place + 1).strip()
    outputs = {
        one: _outputs(sheet.cell(2, place), old, one) for one, (place, role) in columns.items() if role == "output"
    }
    made["inputs"] = [one for one, (_, role) in columns.items() if role == "input"]
    made["outputs"] = outputs
    made["rows"] = [_as_before(row, olds) for row in rows]
    return made


def _as_before(row: dict[str, Any], olds: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The row as it stands in the file already, keys in its order, where there is one that says the same."""
    return next(
        (dict(one) for one in olds if {k: repr(v) for k, v in one.items()} == {k: repr(v) for k, v in row.items()}), row
    )


def _outputs(cell: str, old: Mapping[str, Any], name: str) -> Any:
    """What an output can be: a type, or one of some words."""
    before = old.get("outputs", {}).get(name) if isinstance(old.get("outputs"), Mapping) else None
    text = cell.strip()
    if before is not None and text == _outputs_cell(before):
        return before
    if text.endswith(":") or not text:
        return text.removesuffix(":") or before
    return [word.strip() for word in text.replace(",", "、").replace("，", "、").split("、") if word.strip()]
