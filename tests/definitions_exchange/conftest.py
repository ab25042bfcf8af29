"""What do the tests of import and export share?  Workbooks whose cells are changed, and the words of findings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from banshi.definitions.exchange.cells import Workbook
from banshi.definitions.words import format_finding
from banshi_rules.findings import Finding

Edit = Callable[..., Workbook]

#: Every code that some test has provoked, with its words looked at in both languages.
SEEN: set[str] = set()


@pytest.fixture
def edit() -> Edit:
    """`edit(book, "材料", {(3, 1): "新名称"})`: the workbook with other cells, rows and columns from 0."""

    def editing(book: Workbook, sheet: str, cells: dict[tuple[int, int], str]) -> Workbook:
        sheets = []
        for one in book.sheets:
            rows = [list(row) for row in one.rows]
            for (row, column), text in cells.items() if one.name == sheet else ():
                while len(rows) <= row:
                    rows.append([])
                rows[row] += [""] * (column + 1 - len(rows[row]))
                rows[row][column] = text
            sheets.append(replace(one, rows=tuple(tuple(row) for row in rows)))
        return Workbook(tuple(sheets))

    return editing


@pytest.fixture
def codes() -> Callable[[tuple[Finding, ...]], list[str]]:
    """The codes of findings, after their words were made in both languages."""

    def telling(findings: tuple[Finding, ...]) -> list[str]:
        for one in findings:
            zh, en = format_finding(one, "zh"), format_finding(one, "en")
            assert zh != en
            assert "{" not in zh + en
            SEEN.add(one.code)
        return [one.code for one in findings]

    return telling
