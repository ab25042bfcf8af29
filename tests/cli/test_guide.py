"""The command that makes guides and sheets, and looks whether what was published and printed still holds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

ROAD = "matter_definitions/shili/urban_management/road-occupation.yaml"
ANSWERS = """given:
  purpose: public_event
  leader: 测试丙
  leader_mobile: "13800000003"
  road: 示例广场东侧
  segments: [{surface: sidewalk, length_m: 10, width_m: 2}]
  road_changed: false
  from_day: 2026-03-14
  to_day: 2026-03-14
"""


@pytest.fixture
def answers(here: Path) -> str:
    (here / "answers.yaml").write_text(ANSWERS, encoding="utf-8")
    return "answers.yaml"


def edit(file: str, old: str, new: str) -> None:
    path = Path(file)
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_the_guide_as_text_in_each_language_and_in_both(run) -> None:
    zh, en, both = (run("guide", "road-occupation", "--lang", lang).stdout for lang in ("zh", "en", "both"))
    assert zh.startswith("办事指南：临时占用城市道路许可\n") and "责任岗位：" in zh
    assert en.startswith("Service guide: Temporary occupation of a city road\n") and "In the hands of: " in en
    assert both == f"{zh}\n{en}"


def test_programs_get_the_same_statements(run) -> None:
    told = json.loads(run("guide", "road-occupation", "--json").stdout)
    assert told == json.loads(run("guide", ROAD, "--format", "json").stdout)
    assert told["matter"] == "road-occupation" and told["kind"] == "guide" and len(told["digest"]) == 64
    assert {"can", "bring", "how", "when", "fee", "where", "law"} <= {section["id"] for section in told["sections"]}


def test_the_sheet_for_one_applicant(run, answers: str) -> None:
    told = json.loads(
        run("guide", "road-occupation", "--answers", answers, "--received", "2026-03-02", "--json").stdout
    )
    sections = {section["id"]: section for section in told["sections"]}
    assert told["kind"] == "case"
    assert [one["id"] for one in sections["bring"]["entries"]] == ["position_drawing", "event_plan"]
    promised = next(one for one in sections["when"]["entries"] if one["id"] == "promised")
    assert promised["lines"][0]["text"]["en"] == "2 working days, by 4 March 2026"


def test_an_exported_file_holds_until_the_definition_changes(run, answers: str) -> None:
    dated = ("--answers", answers, "--received", "2026-03-02")
    run("guide", "road-occupation", "--format", "html", "--lang", "both", "-o", "guide.html")
    run("guide", "road-occupation", "--sheet", "--format", "pdf", "--lang", "en", "-o", "sheet.pdf")
    run("guide", "road-occupation", *dated, "--format", "pdf", "-o", "case.pdf")
    files = ("guide.html", "sheet.pdf", "case.pdf")
    result = run("guide", "--verify", *files, "--answers", answers)
    assert result.exit_code == 0, result.stdout
    assert result.stdout.count("与事项定义一致") == 3
    assert run("guide", "--verify", "case.pdf").exit_code == 1  # without the answers nobody can tell

    edit(ROAD, "标明道路名称、起止点、占用区域和尺寸", "标明道路名称")
    outdated = run("guide", "--verify", *files, "--answers", answers, "--lang", "en", "--json")
    assert outdated.exit_code == 1
    told = json.loads(outdated.stdout)["files"]
    assert [one["outcome"] for one in told] == ["outdated"] * 3
    assert told[0]["sections"] == ["What to bring"]


@pytest.mark.parametrize("form", ["html", "pdf"])
def test_a_file_that_somebody_changed_is_found(run, form: str) -> None:
    run("guide", "road-occupation", "--format", form, "-o", "guide.x")
    content = Path("guide.x").read_bytes()
    Path("guide.x").write_bytes(content.replace("申请人自备".encode(), "领导自备品".encode()) + b"\n")
    told = json.loads(run("guide", "--verify", "guide.x", "--json").stdout)["files"]
    assert told[0]["outcome"] == "changed-file"


def test_other_files_are_no_guides(run, here: Path) -> None:
    (here / "x.html").write_bytes(b"<p>hello")
    result = run("guide", "--verify", "x.html", ROAD)
    assert result.exit_code == 1 and result.stdout.count("不是 banshi guide 做的文件") == 2


def test_a_matter_that_is_no_longer_there(run, here: Path) -> None:
    run("guide", "road-occupation", "--format", "html", "-o", "guide.html")
    Path(ROAD).unlink()
    result = run("guide", "--verify", "guide.html", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["files"][0]["outcome"] == "no-matter"


def test_drift_against_what_is_published(run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BANSHI_DATA", str(here / "data"))
    monkeypatch.delenv("BANSHI_DATABASE_URL", raising=False)
    unpublished = run("guide", "--check", ROAD)
    assert unpublished.exit_code == 1 and "没有正在施行的版本" in unpublished.stdout
    for words in ((ROAD, "--by", "甲", "--summary", "测试"), ("--approve", "1", "--by", "乙")):
        done = run("publish", *words)
        assert done.exit_code == 0, done.output
    same = run("guide", "--check", ROAD)
    assert same.exit_code == 0, same.stdout
    edit(ROAD, "phone: 000-00000002", "phone: 000-00000009")
    drifted = run("guide", "--check", ROAD)
    assert drifted.exit_code == 1
    assert (
        "办事窗口 › 示例区政务服务中心3楼C区 › 电话：公布的是「000-00000002」，现在是「000-00000009」" in drifted.stdout
    )
    told = json.loads(run("guide", "--check", ROAD, "--lang", "en", "--json").stdout)["matters"]
    assert told[0]["differences"][0]["sentence"].endswith('published "000-00000002", now "000-00000009"')


@pytest.mark.parametrize(
    "words",
    [
        ("road-occupation", "catering-licence"),
        ("--check", "--verify", ROAD),
        ("--check", ROAD, "--sheet"),
        ("--verify", "nowhere.html"),
        ("--check", "nowhere.yaml"),
        ("road-occupation", "--json", "--format", "pdf"),
        ("road-occupation", "--format", "html", "-o", "no/such/folder.html"),
        ("nothing-like-it",),
    ],
)
def test_wrong_use(run, words: tuple[str, ...]) -> None:
    result = run("guide", *words)
    assert result.exit_code == 2 and result.stderr.strip()


def test_a_matter_with_errors_has_no_guide(run) -> None:
    edit(ROAD, "promised: 5 working days", "promised: 500 working days")
    result = run("guide", ROAD)
    assert result.exit_code == 1 and "先改正" in result.stderr
