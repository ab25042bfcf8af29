"""How does a spreadsheet become sheets of texts, and back?  Looked at before it is unpacked; nothing in it is run.

Source: ECMA-376 (Office Open XML).  Everything is written as text and read as text: no identity number loses a
digit, no `1-2` becomes a day.  What a spreadsheet program changed or hides is refused, with the cell.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from xml.etree.ElementTree import iterparse

from openpyxl import Workbook as ExcelBook
from openpyxl import load_workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import column_index_from_string, get_column_letter

from banshi.definitions.exchange.cells import Sheet, Workbook, at_cell, cell_name
from banshi.definitions.source.tree import CONTROL, whole
from banshi_rules.findings import Finding, Severity
from banshi_rules.texts import Text

MOST_BYTES = 10 * 1024 * 1024
MOST_UNPACKED = 40 * 1024 * 1024
MOST_ENTRIES = 300
MOST_RATIO = 200  # how much larger than packed one entry of more than a mebibyte may become
MOST_SHEETS, MOST_ROWS, MOST_COLUMNS = 50, 10_000, 200
MOST_CELLS = 300_000
LONGEST = 32_767  # characters in a cell; the limit of the format
MOST_DIGITS = 15  # a longer number has lost digits in a spreadsheet already
MOST_FINDINGS = 100
#: Rows below what is written that are text already, so that what is typed there stays as typed.
ROOM = 200

#: Parts that a table never needs: macros, controls, files inside the file.
_FOREIGN = re.compile(r"vbaproject|^xl/(?:embeddings|activex|macrosheets)/|\.(?:zip|xls[xmb]?|doc[xm]?|exe|dll|ole)$")
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_RANGE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_PARTS = {
    "bytes": Text("字节", "bytes"),
    "unpacked": Text("字节（解压后）", "bytes unpacked"),
    "parts": Text("个部件", "parts"),
    "sheets": Text("个工作表", "sheets"),
    "cells": Text("个单元格", "cells"),
}
_MEBIBYTE = 1024 * 1024


def read_workbook(path: str, content: bytes) -> tuple[Workbook | None, tuple[Finding, ...]]:
    """The sheets of an XLSX file, or what forbids to read it.  Never raises, whatever the bytes are."""
    refused = _unsafe(path, content)
    if refused is not None:
        return None, (refused,)
    try:
        # read-only: nothing is unfolded that a range only names, such as a merged or linked million of cells
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False, rich_text=False)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _sheets(path, book, archive)
    except Exception:  # whatever a library stumbles over in a file that somebody made
        return None, (Finding("K710", whole(path)),)


def _sheets(path: str, book: Any, archive: zipfile.ZipFile) -> tuple[Workbook | None, tuple[Finding, ...]]:
    if len(book.worksheets) > MOST_SHEETS:
        return None, (Finding("K711", whole(path), {"what": _PARTS["sheets"], "most": MOST_SHEETS}),)
    findings: list[Finding] = []
    sheets = []
    for one in book.worksheets:
        layout = _layout(archive.read(str(one._worksheet_path).lstrip("/")))
        made = _sheet(path, one, layout, findings)
        if made is not None:
            sheets.append(made)
    return (None, tuple(findings[:MOST_FINDINGS])) if findings else (Workbook(tuple(sheets)), ())


@dataclass(slots=True)
class _Layout:
    """What a sheet hides and merges: rows from 0, ranges of columns from 0 (the end exclusive), ranges as written."""

    rows: set[int] = field(default_factory=set)
    columns: list[tuple[int, int]] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)


def _layout(xml: bytes) -> _Layout:
    found, above = _Layout(), []
    for event, element in iterparse(io.BytesIO(xml), events=("start", "end")):
        if event == "start":
            above.append(element)
            continue
        above.pop()
        name = element.tag.rpartition("}")[2]
        hidden = element.get("hidden") in ("1", "true")
        if name == "row" and hidden:
            found.rows.add(int(element.get("r", "0")) - 1)
        elif name == "col" and hidden:
            found.columns.append((int(element.get("min", "1")) - 1, int(element.get("max", "1"))))
        elif name == "mergeCell" and len(found.merged) < MOST_FINDINGS:
            found.merged.append(element.get("ref", ""))
        if above:
            above[-1].remove(element)  # so that nothing grows with the length of the sheet
    return found


def _unsafe(path: str, content: bytes) -> Finding | None:
    """Why the file must not be unpacked: too large, too many parts, a bomb, a macro, not a workbook."""
    if len(content) > MOST_BYTES:
        return Finding("K711", whole(path), {"what": _PARTS["bytes"], "most": MOST_BYTES})
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_ENTRIES:
                return Finding("K711", whole(path), {"what": _PARTS["parts"], "most": MOST_ENTRIES})
            if sum(one.file_size for one in entries) > MOST_UNPACKED or any(map(_swells, entries)):
                return Finding("K711", whole(path), {"what": _PARTS["unpacked"], "most": MOST_UNPACKED})
            names = {one.filename for one in entries}
            if "[Content_Types].xml" not in names or len(names) != len(entries):
                return Finding("K710", whole(path))
            if any(_FOREIGN.search(name.lower()) for name in names):
                return Finding("K712", whole(path))
            for one in entries:
                if one.flag_bits & 1:
                    return Finding("K710", whole(path))
                if one.filename.endswith((".xml", ".rels")) and _declares(archive.read(one)):
                    return Finding("K712", whole(path))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError):
        return Finding("K710", whole(path))
    return None


def _swells(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > _MEBIBYTE and entry.file_size > MOST_RATIO * max(entry.compress_size, 1)


def _declares(xml: bytes) -> bool:
    """Whether XML brings entities of its own, or is written so that one could not see it."""
    return bool(_DECLARATION.search(xml)) or xml[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in xml[:64]


def _sheet(path: str, source: Any, layout: _Layout, findings: list[Finding]) -> Sheet | None:
    name = str(source.title)
    if source.sheet_state != "visible":
        findings.append(Finding("K713", whole(path), {"what": name}))
        return None
    for merged in layout.merged:
        row, column = _corner(merged)
        findings.append(at_cell("K714", path, name, row, column, range=merged))
    made: list[tuple[str, ...]] = []
    source.reset_dimensions()
    filled = 0
    for number, cells in enumerate(source.iter_rows()):
        filled += len(cells)
        if number >= MOST_ROWS + ROOM or len(cells) > MOST_COLUMNS or filled > MOST_CELLS:
            findings.append(at_cell("K711", path, name, number, 0, what=_PARTS["cells"], most=MOST_CELLS))
            return None
        texts = [_text(path, name, number, place, cell, findings) for place, cell in enumerate(cells)]
        while texts and not texts[-1]:
            texts.pop()
        if texts and number in layout.rows:
            findings.append(at_cell("K713", path, name, number, 0, what=f"{name}!{number + 1}"))
        made.append(tuple(texts))
    for first, last in layout.columns:
        if any(any(row[first:last]) for row in made):
            findings.append(at_cell("K713", path, name, 0, first, what=f"{name}!{get_column_letter(first + 1)}"))
    while made and not made[-1]:
        made.pop()
    return Sheet(name, tuple(made))


def _corner(written: str) -> tuple[int, int]:
    """Row and column, from 0, of the first cell of a range as written; the first cell where it is no range."""
    match = _RANGE.match(written)
    return (int(match[2]) - 1, column_index_from_string(match[1]) - 1) if match else (0, 0)


def _text(path: str, sheet: str, row: int, column: int, cell: Any, findings: list[Finding]) -> str:
    """What a cell says, as text."""
    value, code = cell.value, None
    args: dict[str, object] = {}
    if value is None:
        return ""
    if cell.data_type == "f":
        code = "K715"
    elif cell.data_type == "e":
        code, args = "K716", {"value": str(value)}
    elif isinstance(value, (datetime, date, time, timedelta)):
        code, args = "K717", {"value": str(value)}
    elif isinstance(value, bool):
        return "true" if value else "false"
    elif isinstance(value, (int, float)):
        text = f"{Decimal(repr(value)):f}".removesuffix(".0") if value == value else "NaN"
        if len(text.lstrip("-").replace(".", "")) <= MOST_DIGITS:
            return text
        code, args = "K718", {"value": text[:40]}
    else:
        text = _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), str(value)).replace("\r\n", "\n")
        bad = CONTROL.search(text)
        if bad is None and "\r" not in text:
            return text
        code, args = "K719", {"character": f"U+{ord(bad.group()[0] if bad else chr(13)):04X}"}
    if len(findings) < MOST_FINDINGS:
        findings.append(at_cell(code, path, sheet, row, column, Severity.ERROR, **args))
    return ""


def write_workbook(book: Workbook, path: str = "") -> tuple[bytes | None, tuple[Finding, ...]]:
    """An XLSX file in which every cell is text, also those still empty; or the cells that are too long for one."""
    excel = ExcelBook()
    excel.remove(excel.worksheets[0])
    excel.properties.creator = "Banshi"
    findings = []
    for sheet in book.sheets:
        made = excel.create_sheet(sheet.name)
        columns = max((len(row) for row in sheet.rows), default=1)
        for number in range(len(sheet.rows) + ROOM):
            for place in range(columns):
                text = sheet.cell(number, place)
                if len(text) > LONGEST:
                    findings.append(at_cell("K720", path, sheet.name, number, place, most=LONGEST))
                    continue
                _put(made.cell(number + 1, place + 1), text, heading=number < sheet.heading)
        for place in range(columns):
            made.column_dimensions[get_column_letter(place + 1)].width = _width(sheet, place)
        made.freeze_panes = cell_name(sheet.heading, 0)
    if findings:
        return None, tuple(findings)
    file = io.BytesIO()
    excel.save(file)
    return file.getvalue(), ()


def _put(cell: Any, text: str, *, heading: bool) -> None:
    cell.number_format = "@"
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if text:
        cell.value = _ESCAPED.sub(lambda found: f"_x005F{found.group()}", text)
        cell.data_type = "s"  # also what begins with `=`: a text, never a formula
    if heading:
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="EEF3F8")


def _width(sheet: Sheet, place: int) -> int:
    longest = max((len(line) for row in sheet.rows for line in row[place : place + 1]), default=8)
    return min(max(longest * 2, 10), 48)
