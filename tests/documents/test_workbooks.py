"""A workbook is looked at before it is unpacked; text stays text; what a spreadsheet changed or hides is refused."""

from __future__ import annotations

import io
import random
import time
import warnings
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook as ExcelBook
from openpyxl import load_workbook

from banshi.definitions.exchange.cells import Sheet, Workbook, cell_name
from banshi.definitions.words import format_finding
from banshi.documents.workbooks import MOST_ENTRIES, read_workbook, write_workbook

TEXTS = [
    *("524403055028000165", "000131012000", "1-2", "01", "=1+1", "+86", "@x", "-", "true", "2026-02-13", "1e3"),
    *("_x0041_", "_x005F_", "第一行\n第二行", " 前后 ", "'", "😀", '<&>"', "12:30", "#REF!", "0.10"),
]


def excel(change) -> bytes:
    """A workbook that a spreadsheet program wrote: one sheet, changed by the caller."""
    book = ExcelBook()
    sheet = book.worksheets[0]
    sheet.title = "材料"
    sheet["A1"], sheet["B1"], sheet["A2"], sheet["B2"] = "id", "title", "a", "甲"
    change(sheet)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def codes(content: bytes) -> list[tuple[str, int, int]]:
    book, findings = read_workbook("x.xlsx", content)
    assert (book is None) == bool(findings)
    for one in findings:
        assert format_finding(one, "zh") != format_finding(one, "en")
    return [(one.code, one.at.line, one.at.column) for one in findings]


def test_text_stays_text() -> None:
    book = Workbook((Sheet("甲", (("列", "words"), ("", ""), *((text, "") for text in TEXTS))),))
    content, findings = write_workbook(book)
    assert findings == ()
    assert content is not None
    again, wrong = read_workbook("x.xlsx", content)
    assert wrong == ()
    assert again is not None
    assert [row[0] for row in again.sheets[0].rows[2:]] == TEXTS
    opened = load_workbook(io.BytesIO(content)).worksheets[0]
    cells = [opened.cell(row, 1) for row in range(3, 3 + len(TEXTS))]
    assert {cell.data_type for cell in cells} == {"s"}  # no formula, no number, no day
    assert {cell.number_format for cell in cells} == {"@"}
    assert opened.cell(3 + len(TEXTS) + 50, 1).number_format == "@"  # where somebody will type


@pytest.mark.parametrize(
    ("value", "text"), [(5, "5"), (0.1, "0.1"), (50.25, "50.25"), (3.0, "3"), (True, "true"), (-7, "-7")]
)
def test_what_was_typed_as_a_number_is_read_as_it_shows(value: object, text: str) -> None:
    book, findings = read_workbook("x.xlsx", excel(lambda sheet: sheet.__setitem__("B2", value)))
    assert findings == ()
    assert book is not None
    assert book.sheets[0].cell(1, 1) == text


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("=SUM(A1:A2)", "K715"),
        ("=1", "K715"),
        ("#REF!", "K716"),
        (date(2026, 1, 2), "K717"),
        (524403055028000165, "K718"),
    ],
)
def test_what_a_spreadsheet_made_of_it_is_refused_with_its_cell(value: object, code: str) -> None:
    assert codes(excel(lambda sheet: sheet.__setitem__("C7", value))) == [(code, 7, 3)]


def test_merged_and_hidden_cells_are_refused() -> None:
    def hide_row(sheet) -> None:
        sheet.row_dimensions[2].hidden = True

    def hide_column(sheet) -> None:
        sheet.column_dimensions["B"].hidden = True

    def hide_empty(sheet) -> None:
        sheet.row_dimensions[9].hidden = True
        sheet.column_dimensions["H"].hidden = True

    def hide_sheet(sheet) -> None:
        sheet.parent.create_sheet("暗").sheet_state = "hidden"

    assert codes(excel(lambda sheet: sheet.merge_cells("A2:B3"))) == [("K714", 2, 1)]
    assert codes(excel(hide_row)) == [("K713", 2, 1)]
    assert codes(excel(hide_column)) == [("K713", 1, 2)]
    assert codes(excel(hide_sheet)) == [("K713", 1, 1)]
    assert codes(excel(hide_empty)) == []


def rebuilt(content: bytes, change) -> bytes:
    """The archive with entries changed: `change(name, bytes) -> bytes or None`."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.infolist():
            changed = change(one.filename, old.read(one))
            if changed is not None:
                new.writestr(one.filename, changed)
    return made.getvalue()


def with_entry(content: bytes, *entries: tuple[str, bytes]) -> bytes:
    made = io.BytesIO(content)
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return made.getvalue()


GOOD = excel(lambda sheet: None)
SHEET = "xl/worksheets/sheet1.xml"


def in_sheet(old: bytes, new: bytes) -> bytes:
    return rebuilt(GOOD, lambda name, data: data.replace(old, new) if name == SHEET else data)


ENTITY = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet'
warnings.filterwarnings("ignore", "Duplicate name", UserWarning)  # which one of these archives holds on purpose
ATTACKS = {
    "a bomb": (with_entry(GOOD, ("xl/media/x.xml", b"0" * 50_000_000)), "K711"),
    "many parts": (with_entry(GOOD, *((f"xl/{n}.xml", b"") for n in range(MOST_ENTRIES))), "K711"),
    "too many bytes": (b"PK" + b"0" * 11_000_000, "K711"),
    "a macro": (with_entry(GOOD, ("xl/vbaProject.bin", b"x")), "K712"),
    "a zip inside": (with_entry(GOOD, ("xl/embeddings/a.zip", b"x")), "K712"),
    "entities": (in_sheet(b"<worksheet", ENTITY), "K712"),
    "entities, unseen": (rebuilt(GOOD, lambda n, d: d.decode().encode("utf-16") if n == SHEET else d), "K712"),
    "twice the same part": (with_entry(GOOD, (SHEET, b"<x/>")), "K710"),
    "a merged million": (
        in_sheet(b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        "K714",
    ),
    "a row far below": (
        in_sheet(b"</sheetData>", b'<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>'),
        "K711",
    ),
    "a cell far right": (in_sheet(b"</sheetData>", b'<row r="3"><c r="XFD3"><v>1</v></c></row></sheetData>'), "K711"),
    "a link over everything": (
        in_sheet(
            b"</sheetData>", b'</sheetData><hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks>'
        ),
        None,
    ),
    "a size that lies": (in_sheet(b"<sheetData>", b'<dimension ref="A1:XFD1048576"/><sheetData>'), None),
    "broken xml": (in_sheet(b"</sheetData>", b"</sheet"), "K710"),
    "no workbook": (with_entry(b"", ("a.txt", b"x")), "K710"),
    "no zip": (b"id,title\n", "K710"),
    "nothing": (b"", "K710"),
}


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_refused_quickly(name: str) -> None:
    content, code = ATTACKS[name]
    began = time.perf_counter()
    found = codes(content)
    assert time.perf_counter() - began < 3
    assert [one for one, _, _ in found][:1] == ([code] if code else [])


def test_what_spreadsheet_programs_add_is_no_harm() -> None:
    strings = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><r><t>甲</t></r><r><t>乙</t></r></si></sst>'
    kind = (
        b'<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument'
        b'.spreadsheetml.sharedStrings+xml"/></Types>'
    )

    def by_excel(name: str, data: bytes) -> bytes:
        data = data.replace(b"</Types>", kind) if name == "[Content_Types].xml" else data
        return data.replace('t="inlineStr"><is><t>甲</t></is>'.encode(), b't="s"><v>0</v>') if name == SHEET else data

    content = with_entry(
        rebuilt(GOOD, by_excel),
        ("xl/sharedStrings.xml", strings.encode()),
        ("xl/printerSettings/printerSettings1.bin", b"\x00\x01"),
        ("customXml/item1.xml", b"<a/>"),
    )
    book, findings = read_workbook("x.xlsx", content)
    assert findings == ()
    assert book is not None
    assert book.sheets[0].rows == (("id", "title"), ("a", "甲乙"))


def test_control_characters_are_named() -> None:
    content = rebuilt(GOOD, lambda n, d: d.replace("甲".encode(), b"_x0007_"))
    assert codes(content) == [("K719", 2, 2)]


def test_damage_anywhere_never_raises() -> None:
    dice = random.Random(7)
    for _ in range(150):
        damaged = bytearray(GOOD)
        for _ in range(dice.randint(1, 12)):
            damaged[dice.randrange(len(damaged))] = dice.randrange(256)
        read_workbook("x.xlsx", bytes(damaged[: dice.randint(1, len(damaged))]))


def test_a_text_too_long_for_a_cell_is_said() -> None:
    content, findings = write_workbook(Workbook((Sheet("甲", (("长" * 40_000,),)),)), "m.yaml")
    assert content is None
    assert [one.code for one in findings] == ["K720"]
    assert "甲!A1" in format_finding(findings[0], "zh")


def test_cells_have_the_names_that_spreadsheets_give_them() -> None:
    assert [cell_name(0, 0), cell_name(6, 2), cell_name(0, 26), cell_name(9, 701), cell_name(0, 702)] == [
        *("A1", "C7", "AA1", "ZZ10", "AAA1")
    ]
