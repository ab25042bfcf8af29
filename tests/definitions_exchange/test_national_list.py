"""The national implementation list: columns by name, codes from the profile, nothing lost that a column carries."""

from __future__ import annotations

from pathlib import Path

import pytest

from banshi.assembly import plugin_host
from banshi.definitions.data_root import data_root
from banshi.definitions.exchange.changes import changes
from banshi.definitions.exchange.lists import profile_book, with_profile
from banshi.definitions.exchange.profile import load_profile
from banshi.definitions.exchange.said import facts_of
from banshi.definitions.library import load_library
from banshi.definitions.source import read
from banshi.documents.workbooks import read_workbook, write_workbook

ROOT = data_root() / "matter_definitions/shili"
LIBRARY = load_library(ROOT, plugin_host().vocabulary())
LIST = load_profile("implementation-list")[0]
BASIC, EXTEND, MATERIAL = "up_task_general_basic", "up_task_general_extend", "up_task_general_material"


def matter_of(code: str):
    matter = LIBRARY.matters[code]
    path = LIBRARY.paths[code]
    node = read(path, LIBRARY.sources[path])[0]
    assert node is not None
    root = node.plain()
    assert isinstance(root, dict)
    assert LIST is not None
    book, findings = profile_book(LIST, root, facts_of(matter), path)
    assert findings == ()
    return root, book


def cell(book, sheet: str, name: str, row: int = 2) -> str:
    found = book.sheet(sheet)
    return found.cell(row, found.rows[0].index(name))


@pytest.mark.parametrize("code", sorted(LIBRARY.matters))
def test_what_goes_out_comes_back_without_a_difference(code: str) -> None:
    assert LIST is not None
    root, book = matter_of(code)
    content, findings = write_workbook(book)
    assert content is not None
    again, wrong = read_workbook("x.xlsx", content)
    assert again is not None
    new, found = with_profile(LIST, root, again, "x.xlsx")
    assert (findings, wrong, found) == ((), (), ())
    assert changes(root, new) == ()


def test_the_columns_hold_what_the_national_tables_want() -> None:
    _, book = matter_of("catering-licence")
    assert [one.name.removeprefix("up_task_general_") for one in book.sheets] == [
        *("basic", "extend", "material", "fee_project", "questions")
    ]
    told = {name: cell(book, BASIC, name) for name in book.sheets[0].rows[0]}
    assert told["task_name"] == "食品经营许可（餐饮服务）新办"
    assert told["catalog_code"] == "000131012000"  # text: the zeros stay
    assert (told["task_type"], told["use_level"], told["project_type"]) == ("01", "4", "2")
    assert told["server_type"] == "2、5、9"
    assert (told["anticipate_day"], told["anticipate_type"]) == ("10", "1")
    assert (told["promise_day"], told["promise_type"]) == ("5", "1")
    assert told["by_law"] == "《中华人民共和国食品安全法》第三十五条\n《食品经营许可和备案管理办法》第二十一条"
    assert told["dept_name"] == "示例区市场监督管理局"
    assert told["dept_code"] == "11000000K10000018F"
    assert "［express］\n1. 受理（窗口工作人员，5 个工作日）" in told["handle_flow"]
    assert told["administrative_review"] == "示例区人民政府（60 日内）"
    assert told["is_fee"] == "0"
    material = {name: cell(book, MATERIAL, name, 5) for name in book.sheet(MATERIAL).rows[0]}
    assert material["material_name"] == "专间或者专用操作区布局图"
    assert (material["is_need"], material["source_type"], material["page_num"]) == ("2", "10", "1")
    assert material["by_law"] == "《食品经营许可和备案管理办法》第二十一条"
    assert material["order_num"] == "4"
    assert cell(book, EXTEND, "result_name") == "食品经营许可证"
    assert cell(book, EXTEND, "validity") == "5年"


def test_a_list_from_elsewhere_changes_what_it_says_and_nothing_else(edit, codes) -> None:
    assert LIST is not None
    root, book = matter_of("catering-licence")
    basic, material = book.sheet(BASIC).rows[0].index, book.sheet(MATERIAL).rows[0].index
    book = edit(
        book,
        BASIC,
        {
            (2, basic("promise_day")): "3",
            (2, basic("task_name")): "餐饮许可",
            (2, basic("server_type")): "2，5",
            (2, basic("accept_condition")): "有合理的设备布局和工艺流程\n有新的条件",
            (2, basic("task_code")): "",  # an empty cell of a national list says nothing
            (2, basic("by_law")): "《中华人民共和国食品安全法》第三十五条\n《某省食品条例》第九条",
        },
    )
    book = edit(
        book,
        MATERIAL,
        {
            (3, material("is_need")): "3",
            (7, material("row_guid")): "0A1B2C",
            (7, material("material_name")): "健康证明",
            (7, material("is_need")): "1",
            (7, material("source_type")): "10",
            (7, material("by_law")): "《某省食品条例》第九条",
        },
    )
    new, findings = with_profile(LIST, root, book, "x.xlsx")
    assert sorted(codes(findings)) == ["K739", "K740"]
    assert new["title"] == {"zh": "餐饮许可", "en": root["title"]["en"]}
    assert new["time_limit"]["promised"] == "3 working days"
    assert new["applicants"] == ["enterprise", "sole-trader"]
    assert new["guide"]["conditions"] == [root["guide"]["conditions"][3], "有新的条件"]
    assert new["law"][2] == {"id": "law-1", "name": "某省食品条例", "article": "第九条", "rank": "normative-document"}
    assert new["materials"][1]["necessity"] == "secondary"
    assert new["materials"][5] == {
        "id": "material-1",
        "title": "健康证明",
        "source": "applicant",
        "basis": "law-1",
    }
    assert new["form"] == root["form"]
    assert new["matter"] == root["matter"]


@pytest.mark.parametrize(
    ("sheet", "row", "name", "text", "code"),
    [
        (BASIC, 2, "task_type", "99", "K732"),
        (BASIC, 2, "use_level", "county-level", "K732"),
        (BASIC, 2, "anticipate_day", "十", "K733"),
        (BASIC, 2, "anticipate_day", "0", "K733"),
        (BASIC, 2, "by_law", "食品安全法第三十五条", "K738"),
        (BASIC, 2, "task_name", "长" * 201, "K735"),
        (BASIC, 3, "task_name", "第二个事项", "K737"),
        (MATERIAL, 3, "is_need", "7", "K732"),
        (EXTEND, 2, "validity", "永久", "K732"),
        (MATERIAL, 3, "page_num", "两份", "K733"),
        (MATERIAL, 3, "by_law", "《甲》第一条\n《乙》第二条", "K738"),
    ],
)
def test_what_is_wrong_is_said_of_its_cell(edit, codes, sheet: str, row: int, name: str, text: str, code: str) -> None:
    assert LIST is not None
    root, book = matter_of("catering-licence")
    column = book.sheet(sheet).rows[0].index(name)
    new, findings = with_profile(LIST, root, edit(book, sheet, {(row, column): text}), "x.xlsx")
    assert codes(findings) == [code]
    assert new == root
    assert findings[0].at.line == row + 1
    assert findings[0].at.column == column + 1 or code == "K737"


def test_material_that_is_needed_sometimes_wants_its_condition(edit, codes) -> None:
    assert LIST is not None
    root, book = matter_of("catering-licence")
    at = book.sheet(MATERIAL).rows[0].index
    cells = {(3, at("is_need")): "2", (3, at("page_num")): "2"}
    new, findings = with_profile(LIST, root, edit(book, MATERIAL, cells), "x.xlsx")
    assert codes(findings) == ["K734"]
    assert new["materials"][1] == {**root["materials"][1], "copies": {"electronic": 2}}


@pytest.mark.parametrize(
    ("text", "valid"),
    [("3年", "3 years"), ("1年", "1 year"), ("6个月", "6 months"), ("90 日", "90 days"), ("5年", "5 years")],
)
def test_how_long_a_result_is_valid_is_read_in_chinese(edit, text: str, valid: str) -> None:
    assert LIST is not None
    root, book = matter_of("catering-licence")
    at = book.sheet(EXTEND).rows[0].index("validity")
    new, findings = with_profile(LIST, root, edit(book, EXTEND, {(2, at): text}), "x.xlsx")
    assert findings == ()
    assert new["result"]["valid"] == valid


def test_a_unit_that_the_list_does_not_know_is_told_in_words() -> None:
    assert LIST is not None
    root, _ = matter_of("catering-licence")
    root["time_limit"] = {**root["time_limit"], "statutory": "3 months"}
    book = profile_book(LIST, root, {}, "x")[0]
    assert [cell(book, BASIC, f"anticipate_{name}") for name in ("day", "type", "explain")] == ["", "", "3 个月"]
    assert with_profile(LIST, root, book, "x")[0] == root


def test_a_profile_that_is_wrong_is_a_finding(tmp_path: Path, codes) -> None:
    for text in (
        "exchange: x\ntitle: 甲\nsheets: [{sheet: a, title: 甲, columns: [{column: b, label: c, kind: magic}]}]\n",
        "a: 1\n",
    ):
        (tmp_path / "other.yaml").write_text(text, "utf-8")
        profile, findings = load_profile("other", tmp_path)
        assert profile is None
        assert codes(findings) == ["K730"]
    (tmp_path / "other.yaml").write_text("a: [\n", "utf-8")
    assert load_profile("other", tmp_path)[1][0].code.startswith("S")
    assert load_profile("none", tmp_path)[1][0].code == "S001"
