"""Materials, options and tables go into a spreadsheet and come back as they were; a change comes back as one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from banshi.definitions.data_root import data_root
from banshi.definitions.exchange.cell_values import cell_of, value_of
from banshi.definitions.exchange.cells import Sheet, Workbook
from banshi.definitions.exchange.changes import changes
from banshi.definitions.exchange.lists import profile_book, with_profile
from banshi.definitions.exchange.options import OPTIONS, options_book, with_options
from banshi.definitions.exchange.profile import load_profile
from banshi.definitions.exchange.tables import tables_book, with_tables
from banshi.definitions.source import read
from banshi.definitions.style import same
from banshi.documents.workbooks import read_workbook, write_workbook

ROOT = data_root() / "matter_definitions"
FILES = sorted(p for p in ROOT.glob("*/*/*") if p.suffix in (".yaml", ".json") and p.parent.name != "departments")
MATERIALS = load_profile("materials")[0]
CATERING = ROOT / "shili/market_supervision/catering-licence.yaml"


def plain(path: Path) -> dict:
    node = read(path.name, path.read_text("utf-8"))[0]
    assert node is not None
    made = node.plain()
    assert isinstance(made, dict)
    return made


def through_excel(book: Workbook) -> Workbook:
    content, findings = write_workbook(book)
    assert findings == ()
    assert content is not None
    again, wrong = read_workbook("x.xlsx", content)
    assert wrong == ()
    assert again is not None
    return again


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_everything_we_ship_comes_back_as_it_was(path: Path) -> None:
    root = plain(path)
    book = options_book(root)
    if len(book.sheets[0].rows) > 2:
        new, findings = with_options(root, through_excel(book), "x.xlsx")
        assert findings == ()
        assert same(new, root)
    if tables_book(root).sheets:
        new, findings = with_tables(root, through_excel(tables_book(root)), "x.xlsx")
        assert findings == ()
        assert changes(root, new) == ()
    if "materials" in root:
        assert MATERIALS is not None
        book, long = profile_book(MATERIALS, root, {}, "x.xlsx")
        new, findings = with_profile(MATERIALS, root, through_excel(book), "x.xlsx")
        assert (long, findings) == ((), ())
        assert same(new, root)


VALUES = st.one_of(
    st.booleans(),
    st.integers(-(10**14), 10**14),
    st.decimals(-1000, 1000, places=3).filter(lambda one: one != one.to_integral_value() or not one.is_signed()),
    st.text(alphabet="ab 中-<=>,.[]01\"'_x", min_size=1, max_size=12).filter(lambda text: text == text.strip()),
    st.sampled_from(
        ["-", "<= 50", "true", "010", "1-2", "no", '"', '""', "=1+1", "@x", "_x000D_", "524403055028000165"]
    ),
)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(VALUES)
def test_any_value_comes_back_from_its_cell(value: object) -> None:
    assert same(value_of(cell_of(value)), value)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.lists(st.lists(VALUES, min_size=2, max_size=2), min_size=1, max_size=5))
def test_any_table_comes_back_from_excel(rows: list[list[object]]) -> None:
    table = {
        "inputs": ["a"],
        "outputs": {"b": ["x", "y"]},
        "policy": "first",
        "for": "group",
        "rows": [{"a": a, "b": b} for a, b in rows],
    }
    root = {"tables": {"t" * 41: table}}
    new, findings = with_tables(root, through_excel(tables_book(root)), "x.xlsx")
    assert findings == ()
    assert same(new, root)


TREE = {
    "dictionary": "trades",
    "options": {
        "food": {
            "label": {"zh": "餐饮", "en": "Food"},
            "children": {"hot": "热食", "cold": {"label": "冷食", "from": "2026-01-01"}},
        },
        "other": "其他",
    },
}


def test_trees_and_validity_come_back(edit) -> None:
    book = through_excel(options_book(TREE))
    assert with_options(TREE, book, "x")[0] == TREE
    cells = {(3, 3): "热食类", (6, 0): "dictionary trades", (6, 2): "new", (6, 3): "新", (5, 5): "2027-01-01"}
    cells |= {(7, 0): "dictionary trades", (7, 1): "new", (7, 2): "newer", (7, 3): "更新", (7, 4): "Newer"}
    new, findings = with_options(TREE, edit(book, OPTIONS, cells), "x")
    assert findings == ()
    assert new["options"] == {
        "food": {
            "label": {"zh": "餐饮", "en": "Food"},
            "children": {"hot": "热食类", "cold": {"label": "冷食", "from": "2026-01-01"}},
        },
        "other": {"label": "其他", "from": "2027-01-01"},
        "new": {"label": "新", "children": {"newer": {"zh": "更新", "en": "Newer"}}},
    }


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({(2, 0): "dictionary colours"}, "K723"),
        ({(3, 1): "nothing"}, "K724"),
        ({(3, 2): ""}, "K725"),
        ({(3, 2): "cold"}, "K725"),
        ({(2, 3): ""}, "K726"),
        ({(0, 0): "x"}, "K722"),
    ],
)
def test_what_is_wrong_with_options_is_said_of_its_cell(edit, codes, cells: dict, code: str) -> None:
    new, findings = with_options(TREE, edit(options_book(TREE), OPTIONS, cells), "x.xlsx")
    assert codes(findings)[0] == code
    assert new == TREE
    row, column = next(iter(cells))
    assert (findings[0].at.line, findings[0].at.column) == (row + 1, column + 1) or code in ("K725", "K722")


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({(0, 1): ""}, "K726"),
        ({(3, 2): "business"}, "K727"),
        ({(1, 1): "也许"}, "K728"),
        ({(5, 2): " "}, "K729"),
        ({(0, 0): "?"}, "K721"),
    ],
)
def test_what_is_wrong_with_a_table_is_said_of_its_cell(edit, codes, cells: dict, code: str) -> None:
    root = plain(CATERING)
    book = tables_book(root)
    new, findings = with_tables(root, edit(book, book.sheets[0].name, cells), "x.xlsx")
    assert codes(findings)[0] == code
    assert new == root


def test_a_table_gets_a_row_and_a_column(edit) -> None:
    root = plain(CATERING)
    book = tables_book(root)
    name = book.sheets[0].name
    cells = {(9, 0): "6", (9, 1): "catering", (9, 2): "> 500", (9, 3): "true", (9, 4): "standard"}
    new, findings = with_tables(root, edit(book, name, cells), "x.xlsx")
    assert findings == ()
    assert new["tables"]["track"]["rows"][5] == {
        "business": "catering",
        "area": "> 500",
        "central_kitchen": True,
        "track": "standard",
    }
    wider = {(1, 5): "结果", (2, 5): "text:", (3, 5): "why", **{(row, 5): "因为" for row in range(4, 9)}}
    new, findings = with_tables(root, edit(book, name, wider), "x.xlsx")
    assert findings == ()
    assert new["tables"]["track"]["outputs"] == {"track": ["filing", "express", "standard"], "why": "text"}


def materials_book() -> tuple[dict, Workbook]:
    assert MATERIALS is not None
    root = plain(CATERING)
    return root, profile_book(MATERIALS, root, {}, "x.xlsx")[0]


def column(book: Workbook, name: str) -> int:
    return book.sheets[0].rows[0].index(name)


TEXT = st.text(alphabet="甲乙 ab\n、，;'\"{}:#=-<>", min_size=1, max_size=12).filter(lambda text: text.strip() != "")
LABEL = st.one_of(TEXT, st.fixed_dictionaries({"zh": TEXT, "en": TEXT}), st.fixed_dictionaries({"zh": TEXT}))
MATERIAL = st.fixed_dictionaries(
    {"title": LABEL},
    optional={
        "source": st.sampled_from(["applicant", "sharing"]),
        "necessity": st.sampled_from(["principal", "secondary"]),
        "accept": st.lists(st.sampled_from(["pdf", "jpg", "png"]), unique=True, min_size=1),
        "copies": st.fixed_dictionaries({}, optional={"electronic": st.integers(1, 50), "paper": st.integers(0, 50)}),
        "standard": LABEL,
        "issuer": LABEL,
        "required_when": TEXT,
        "any_of": st.lists(st.fixed_dictionaries({"id": TEXT}), min_size=2, max_size=2),
    },
)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(MATERIAL, min_size=1, max_size=4))
def test_any_materials_come_back(materials: list[dict[str, object]]) -> None:
    assert MATERIALS is not None
    root = {"banshi": 1, "materials": [{"id": f"m-{n}", **one} for n, one in enumerate(materials)]}
    book, findings = profile_book(MATERIALS, root, {}, "x")
    new, wrong = with_profile(MATERIALS, root, book, "x")
    assert (findings, wrong) == ((), ())
    assert same(new, root)


def test_materials_are_changed_added_and_taken_out(edit) -> None:
    assert MATERIALS is not None
    root, book = materials_book()
    at = {name: column(book, name) for name in ("id", "title", "title_en", "accept", "standard", "paper", "source")}
    cells = {(2, n): "" for n in range(len(book.sheets[0].rows[0]))}  # the licence is taken out
    cells |= {
        (3, at["title"]): "平面布局图",
        (3, at["title_en"]): "Layout",
        (3, at["accept"]): "pdf，jpg",
        (3, at["paper"]): "1",
    }
    cells |= {
        (7, at["id"]): "permit",
        (7, at["title"]): "准许文件",
        (7, at["source"]): "申请人自备",
        (7, at["accept"]): "pdf",
    }
    new, findings = with_profile(MATERIALS, root, edit(book, "材料", cells), "x.xlsx")
    assert findings == ()
    assert [one["id"] for one in new["materials"]] == [
        "layout",
        "rules",
        "dedicated_room",
        "canteen_contract",
        "permit",
    ]
    layout = new["materials"][0]
    assert layout["title"] == {"zh": "平面布局图", "en": "Layout"}
    assert layout["accept"] == ["pdf", "jpg"]
    assert layout["copies"] == {"electronic": 1, "paper": 1}
    assert new["materials"][4] == {"id": "permit", "title": "准许文件", "source": "applicant", "accept": ["pdf"]}
    assert {**new, "materials": 0} == {**root, "materials": 0}


def test_an_emptied_cell_takes_the_value_out(edit) -> None:
    assert MATERIALS is not None
    root, book = materials_book()
    gone = {
        (5, column(book, "required_when")): "",
        (5, column(book, "standard_en")): "",
        (3, column(book, "electronic")): "",
    }
    new, findings = with_profile(MATERIALS, root, edit(book, "材料", gone), "x.xlsx")
    assert findings == ()
    assert "required_when" not in new["materials"][3]
    assert new["materials"][3]["standard"] == root["materials"][3]["standard"]["zh"]
    assert "copies" not in new["materials"][1]


@pytest.mark.parametrize(
    ("row", "name", "cell", "code"),
    [
        (3, "electronic", "一份", "K733"),
        (3, "electronic", "1.5", "K733"),
        (3, "source", "胡说", "K732"),
        (4, "necessity", "有时", "K732"),
        (7, "title_en", "Permit", "K731"),
        (4, "id", "layout", "K725"),
        (4, "title", "改了中文", "K740"),
    ],
)
def test_what_is_wrong_with_materials_is_said_of_its_cell(
    edit, codes, row: int, name: str, cell: str, code: str
) -> None:
    assert MATERIALS is not None
    root, book = materials_book()
    new, findings = with_profile(MATERIALS, root, edit(book, "材料", {(row, column(book, name)): cell}), "x.xlsx")
    assert code in codes(findings)
    if code != "K740":
        assert new == root


def test_headings_of_other_hands(edit, codes) -> None:
    assert MATERIALS is not None
    root, book = materials_book()
    words = Sheet("材料", (("我们的表",), book.sheets[0].rows[1], *book.sheets[0].rows[2:]))
    assert with_profile(MATERIALS, root, Workbook((words,)), "x")[0] == root
    more = edit(book, "材料", {(0, 18): "备注"})
    new, findings = with_profile(MATERIALS, root, more, "x")
    assert (codes(findings), new) == (["K736"], root)
    twice = edit(book, "材料", {(0, 18): "title"})
    assert "K727" in codes(with_profile(MATERIALS, root, twice, "x")[1])
    assert codes(with_profile(MATERIALS, root, Workbook((Sheet("材料", (("a",),)),)), "x")[1]) == ["K722"]
    assert codes(with_profile(MATERIALS, root, Workbook(()), "x")[1]) == ["K721"]
