"""What is a workbook when no spreadsheet program is at hand?  Sheets of texts, each cell with its name."""

from __future__ import annotations

from dataclasses import dataclass

from banshi_rules.findings import Finding, Severity, Span


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: rows of texts, an empty cell is an empty text.  The first `heading` rows say what the columns are."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    heading: int = 2

    def cell(self, row: int, column: int) -> str:
        """The text at a place, counted from 0; empty beyond what is filled."""
        if row < len(self.rows) and column < len(self.rows[row]):
            return self.rows[row][column]
        return ""


@dataclass(frozen=True, slots=True)
class Workbook:
    """Sheets in their order."""

    sheets: tuple[Sheet, ...]

    def sheet(self, *names: str) -> Sheet | None:
        """The sheet of one of these names."""
        return next((sheet for sheet in self.sheets if sheet.name.strip() in names), None)


def cell_name(row: int, column: int) -> str:
    """How a spreadsheet calls the cell, counted from 0: `C7`."""
    letters = ""
    column += 1
    while column:
        column, digit = divmod(column - 1, 26)
        letters = chr(65 + digit) + letters
    return f"{letters}{row + 1}"


def at_cell(
    code: str, file: str, sheet: str, row: int, column: int, severity: Severity = Severity.ERROR, /, **args: object
) -> Finding:
    """A finding about one cell; its words can name it as {cell}."""
    span = Span(file, row + 1, column + 1, row + 1, column + 2)
    return Finding(code, span, {"cell": f"{sheet}!{cell_name(row, column)}", **args}, severity)
