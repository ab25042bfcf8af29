"""banshi export and banshi import: shown first, written on demand, nothing touched that did not change."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

CATERING = "matter_definitions/shili/market_supervision/catering-licence.yaml"
SHILI = "matter_definitions/shili"


def change(path: Path, sheet: int, cells: dict[str, object]) -> None:
    book = load_workbook(path)
    for name, value in cells.items():
        book.worksheets[sheet][name] = value
    book.save(path)


def said(result) -> dict:
    return json.loads(result.stdout)


def test_materials_are_edited_in_a_spreadsheet(run, here: Path) -> None:
    assert run("export", "catering-licence", "--part", "materials", "-o", "m.xlsx").exit_code == 0
    before = (here / CATERING).read_text("utf-8")
    assert said(run("import", "m.xlsx", "--into", CATERING, "--json")) == {
        "written": False,
        "files": [],
        "used": [],
        "changes": [],
        "findings": [],
        "check": [],
    }
    change(here / "m.xlsx", 0, {"B4": "经营场所布局图", "C4": "Layout"})
    shown = run("import", "m.xlsx", "--into", CATERING, "--lang", "en")
    assert shown.exit_code == 0
    assert "~ materials[layout].title.zh  经营场所平面布局和操作流程图 → 经营场所布局图" in shown.stdout
    assert "Nothing is written yet" in shown.stdout
    assert (here / CATERING).read_text("utf-8") == before
    assert said(run("import", "m.xlsx", "--into", CATERING, "--write", "--json"))["written"] is True
    after = (here / CATERING).read_text("utf-8")
    old = "    title: {zh: 经营场所平面布局和操作流程图, en: Floor plan and flow of work}\n"
    assert after == before.replace(old, "    title: {zh: 经营场所布局图, en: Layout}\n")
    assert run("check", CATERING).exit_code == 0


def test_a_table_is_edited_and_the_check_is_told(run, here: Path) -> None:
    run("export", CATERING, "--part", "tables", "-o", "t.xlsx")
    change(here / "t.xlsx", 0, {"C6": "<= 60"})
    answer = said(run("import", "t.xlsx", "--into", CATERING, "--write", "--json"))
    assert answer["written"] is True
    assert [(one["at"], one["before"], one["after"]) for one in answer["changes"]] == [
        ("tables.track.rows[2].area", "<= 50", "<= 60")
    ]
    text = (here / CATERING).read_text("utf-8")
    assert '{business: catering,    area: "<= 60", central_kitchen: false, track: express}' in text
    assert "# one row, and only one, fits every applicant" in text
    assert answer["findings"] == []
    assert {one["severity"] for one in answer["check"]} <= {"warning", "advice"}


def test_options_of_a_dictionary(run, here: Path) -> None:
    path = f"{SHILI}/dictionaries/food_items.yaml"
    run("export", path, "--part", "options", "-o", "o.xlsx")
    change(here / "o.xlsx", 0, {"A8": "dictionary food_items", "C8": "cakes", "D8": "糕点", "E8": "Cakes"})
    assert run("import", "o.xlsx", "--into", path, "--write").exit_code == 0
    assert "  cakes: {zh: 糕点, en: Cakes}\n" in (here / path).read_text("utf-8")
    assert run("check", SHILI).exit_code == 0


def test_what_is_written_and_wrong_is_said_by_the_exit_code(run, here: Path) -> None:
    """The workbook can be read; the definition that comes of it does not hold."""
    run("export", CATERING, "--part", "tables", "-o", "t.xlsx")
    change(here / "t.xlsx", 0, {"B6": "no_such"})
    shown = run("import", "t.xlsx", "--into", CATERING)
    assert (shown.exit_code, "还没有写" in shown.stdout) == (1, True)
    result = run("import", "t.xlsx", "--into", CATERING, "--write")
    assert (result.exit_code, "写好的定义还有错误" in result.stdout) == (1, True)
    assert "T204" in result.stdout
    assert "no_such" in (here / CATERING).read_text("utf-8")
    assert run("check", CATERING).exit_code == 1


def test_errors_name_their_cell_and_nothing_is_written(run, here: Path) -> None:
    run("export", CATERING, "--part", "materials", "-o", "m.xlsx")
    before = (here / CATERING).read_bytes()
    change(here / "m.xlsx", 0, {"B4": "改", "J4": "=1+1"})
    result = run("import", "m.xlsx", "--into", CATERING, "--write")
    assert result.exit_code == 1
    assert "m.xlsx:4:10 K715 错误 材料!J4：这里是公式\n  复制这个单元格，选择性粘贴为“值”。\n" in result.stdout
    assert (here / CATERING).read_bytes() == before
    change(here / "m.xlsx", 0, {"J4": "两"})
    english = run("import", "m.xlsx", "--into", CATERING, "--write", "--lang", "en")
    assert "m.xlsx:4:10 K733 error 材料!J4: 两 is not a whole number" in english.stdout
    assert (here / CATERING).read_bytes() == before


def test_the_national_list_goes_out_and_begins_a_new_matter(run, here: Path) -> None:
    assert run("export", "catering-licence", "--format", "implementation-list", "-o", "il.xlsx").exit_code == 0
    assert said(run("import", "il.xlsx", "--into", CATERING, "--json"))["changes"] == []
    new = f"{SHILI}/market_supervision/catering-again.yaml"
    answer = said(run("import", "il.xlsx", "--into", new, "--json"))
    assert (answer["written"], answer["files"]) == (False, [new])
    assert not (here / new).exists()
    assert said(run("import", "il.xlsx", "--into", new, "--write", "--json"))["written"] is True
    text = (here / new).read_text("utf-8")
    assert "matter: catering-again" in text
    assert "食品经营许可（餐饮服务）新办" in text
    assert "department: market_supervision" in text
    found = {one["code"] for one in said(run("check", new, "--json"))["findings"] if one["severity"] == "error"}
    assert found == {one["code"] for one in answer["check"] if one["severity"] == "error"}
    # what no column says: types of file, the register of what is shared, how long each step takes
    assert found == {"L004", "L014", "L017"}
    again = said(run("import", "il.xlsx", "--into", new, "--json"))
    assert again["changes"] == []


def test_a_json_file_is_filled_too(run, here: Path) -> None:
    path = f"{SHILI}/market_supervision/individual-business-change.json"
    run("export", path, "--part", "materials", "-o", "m.xlsx")
    change(here / "m.xlsx", 0, {"L3": "新的受理标准"})
    answer = said(run("import", "m.xlsx", "--into", path, "--write", "--json"))
    assert answer["written"] is True
    assert "新的受理标准" in (here / path).read_text("utf-8")
    assert run("check", path).exit_code == 0


@pytest.fixture
def linqu(here: Path) -> Path:
    """A neighbour district without departments, flows and dictionaries, and with a lower ceiling."""
    root = here / "matter_definitions/linqu"
    root.mkdir()
    text = (here / SHILI / "district.yaml").read_text("utf-8")
    text = text.replace("district: shili", "district: linqu").replace("示例区", "邻区")
    (root / "district.yaml").write_text(text.replace("ceiling: 20 working days", "ceiling: 4 working days"), "utf-8")
    (root / "departments").mkdir()
    department = (here / SHILI / "departments/market_supervision.yaml").read_text("utf-8")
    department = department.replace("department: market_supervision", "department: food_bureau")
    (root / "departments/food_bureau.yaml").write_text(department, "utf-8")
    return root


def test_a_matter_moves_with_a_report_of_what_does_not_resolve(run, here: Path, linqu: Path) -> None:
    assert run("export", "catering-licence", "--bundle", "-o", "c.zip").exit_code == 0
    result = run("import", "c.zip", "--into", str(linqu), "--write", "--json")
    answer = said(result)
    assert result.exit_code == 1
    assert answer["written"] is False
    assert {one["code"] for one in answer["check"] if one["severity"] == "error"} >= {"R201"}
    assert "market_supervision" in " ".join(one["message"] for one in answer["check"])
    assert any(one["code"].startswith("L") and "4" in one["message"] for one in answer["check"])  # the ceiling there
    assert sorted(path.name for path in linqu.rglob("*.yaml")) == ["district.yaml", "food_bureau.yaml"]
    text = (linqu / "district.yaml").read_text("utf-8")
    (linqu / "district.yaml").write_text(text.replace("ceiling: 4 working days", "ceiling: 20 working days"), "utf-8")
    moved = said(run("import", "c.zip", "--into", str(linqu), "--department", "food_bureau", "--write", "--json"))
    assert moved["written"] is True
    assert [one for one in moved["check"] if one["severity"] == "error"] == []
    names = {path.relative_to(linqu).as_posix() for path in linqu.rglob("*.yaml")}
    assert names >= {
        "food_bureau/catering-licence.yaml",
        "flows/express-3.yaml",
        "dictionaries/food_items.yaml",
        "dictionaries/staff_roles.yaml",
    }
    assert run("check", str(linqu)).exit_code == 0
    assert run("examples", str(linqu)).exit_code == 0


def test_gaps_can_be_accepted_and_what_is_there_stays(run, here: Path, linqu: Path) -> None:
    run("export", "catering-licence", "--bundle", "-o", "c.zip")
    (linqu / "flows").mkdir()
    own = (
        (here / SHILI / "flows/express-3.yaml")
        .read_text("utf-8")
        .replace("limit: 1 working day", "limit: 2 working days")
    )
    (linqu / "flows/mine.yaml").write_text(own, "utf-8")
    answer = said(run("import", "c.zip", "--into", str(linqu), "--write", "--accept-gaps", "--json"))
    assert answer["written"] is True
    assert "K754" in {one["code"] for one in answer["check"]}
    assert [Path(one).name for one in answer["used"]] == ["mine.yaml"]
    assert (linqu / "flows/mine.yaml").read_text("utf-8") == own
    assert not (linqu / "flows/express-3.yaml").exists()
    assert (linqu / "market_supervision/catering-licence.yaml").exists()


def test_a_matter_that_is_there_already_is_shown_as_changes(run, here: Path) -> None:
    run("export", "catering-licence", "--bundle", "-o", "c.zip")
    path = here / CATERING
    path.write_text(path.read_text("utf-8").replace("promised: 5 working days", "promised: 4 working days"), "utf-8")
    answer = said(run("import", "c.zip", "--into", SHILI, "--json"))
    assert [(one["at"], one["before"], one["after"]) for one in answer["changes"]] == [
        ("time_limit.promised", "4 working days", "5 working days")
    ]
    assert "K755" in {one["code"] for one in answer["check"]}
    assert "4 working days" in path.read_text("utf-8")


def test_wrong_use(run, here: Path) -> None:
    run("export", "catering-licence", "--bundle", "-o", "c.zip")
    run("export", CATERING, "--part", "materials", "-o", "m.xlsx")
    shutil.copy(here / "c.zip", here / "d.xlsx")
    for words in (
        ("export", "catering-licence", "-o", "x.xlsx"),
        ("export", "catering-licence", "--bundle", "--part", "materials", "-o", "x.zip"),
        ("export", "catering-licence", "--bundle", "-o", "x.xlsx"),
        ("export", "catering-licence", "--bundle", "-o", "c.zip"),
        ("export", "catering-licence", "--format", "moon", "-o", "x.xlsx"),
        ("export", f"{SHILI}/departments/urban_management.yaml", "--part", "tables", "-o", "x.xlsx"),
        ("export", f"{SHILI}/dictionaries/food_items.yaml", "--part", "materials", "-o", "x.xlsx"),
        ("import", "none.xlsx", "--into", CATERING),
        ("import", "m.xlsx", "--into", SHILI),
        ("import", "m.xlsx", "--into", "新的.yaml"),
        ("import", "c.zip", "--into", f"{SHILI}/flows"),
    ):
        assert run(*words).exit_code == 2, words
    assert run("import", "d.xlsx", "--into", CATERING).exit_code == 1
    assert not (here / "x.xlsx").exists()


def test_a_file_with_errors_is_left_alone(run, here: Path) -> None:
    run("export", CATERING, "--part", "materials", "-o", "m.xlsx")
    (here / CATERING).write_text("a: [\n", "utf-8")
    result = run("import", "m.xlsx", "--into", CATERING, "--write")
    assert result.exit_code == 1
    assert (here / CATERING).read_text("utf-8") == "a: [\n"
    assert run("export", CATERING, "--part", "options", "-o", "o.xlsx").exit_code == 1


def test_comments_inside_what_changes_are_counted(run, here: Path) -> None:
    path = here / CATERING
    old = "    title: {zh: 食品安全规章制度目录, en: List of food safety rules}\n"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace("  - id: rules\n", "  - id: rules\n    # 目录即可\n"), "utf-8")
    run("export", CATERING, "--part", "materials", "-o", "m.xlsx")
    change(here / "m.xlsx", 0, {f"{chr(64 + place)}5": None for place in range(1, 19)})
    answer = said(run("import", "m.xlsx", "--into", CATERING, "--json"))
    assert [(one["act"], one["at"]) for one in answer["changes"]] == [("delete", "materials[rules]")]
    assert [(one["code"], one["severity"]) for one in answer["findings"]] == [("K742", "warning")]


def test_what_the_catalogue_says_is_exported_from_its_entry(run, here: Path) -> None:
    """The matter of a district that extends an entry has no tables of its own, and is told where they are."""
    nothing = run("export", "urban-trees", "--part", "tables", "-o", "own.xlsx", "--lang", "en")
    assert (nothing.exit_code, 'the entry "urban-trees" of the catalogue says it' in nothing.stderr) == (2, True)
    entry = "matter_definitions/shili/catalogue/urban-trees.yaml"
    assert run("export", entry, "--part", "tables", "-o", "entry.xlsx").exit_code == 0
    assert (here / "entry.xlsx").is_file()
