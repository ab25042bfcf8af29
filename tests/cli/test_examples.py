"""banshi examples: what holds, what does not, and what no example reaches."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

CATERING = "matter_definitions/shili/market_supervision/catering-licence.yaml"


def test_what_we_ship_holds_and_reaches_everything(run) -> None:
    result = run("examples", "matter_definitions", "--json")
    answer = json.loads(result.stdout)
    assert (result.exit_code, answer["broken"]) == (0, [])
    for matter in answer["matters"]:
        assert all(example["holds"] for example in matter["examples"]), matter["matter"]
        assert {name: part["missed"] for name, part in matter["coverage"].items() if part["missed"]} == {}


def test_the_shape_of_the_json(run) -> None:
    (matter,) = json.loads(run("examples", CATERING, "--json").stdout)["matters"]
    assert list(matter) == ["matter", "file", "examples", "coverage", "mutants", "proposals"]
    assert list(matter["examples"][0]) == ["name", "holds", "mismatches"]
    assert matter["coverage"]["rows"] == {"reached": 5, "of": 5, "missed": []}
    assert list(matter["coverage"]) == ["rows", "routes", "conditions", "materials", "checks", "options"]
    mutants = matter["mutants"]
    assert list(mutants) == ["score", "noticed", "of", "list"]
    assert mutants["score"] == round(mutants["noticed"] / mutants["of"], 3) > 0.5
    assert list(mutants["list"][0]) == ["line", "column", "mistake", "words", "verdict", "by"]


def test_what_does_not_hold_is_told_with_both_values(run, change) -> None:
    change("due: {promised: 2026-02-14, statutory: 2026-03-05}", "due: {promised: 2026-02-13, statutory: 2026-03-05}")
    result = run("examples", CATERING, "--json")
    (matter,) = json.loads(result.stdout)["matters"]
    assert matter["examples"][0]["mismatches"] == [
        {"key": "due.promised", "expected": "2026-02-13", "got": "2026-02-14"}
    ]
    assert result.exit_code == 1
    assert "due.promised 期望 2026-02-13，实际 2026-02-14" in run("examples", CATERING).stdout


def test_what_is_never_reached_is_named(run, here: Path) -> None:
    path = here / CATERING
    text = path.read_text("utf-8")
    start, end = text.index("  - name: 只卖预包装食品请备案"), text.index("  - name: 登记信息查不到")
    path.write_text(text[:start] + text[end:], "utf-8")
    coverage = json.loads(run("examples", CATERING, "--json").stdout)["matters"][0]["coverage"]
    assert (coverage["rows"]["missed"], coverage["routes"]["missed"]) == (["track:1"], ["not-needed"])
    assert "没有到达：track:1" in run("examples", CATERING).stdout


def test_a_matter_that_does_not_compile_is_named(run, change) -> None:
    change("when: track == 'filing'", "when: trak == 'filing'")
    result = run("examples", CATERING, "--json")
    assert (result.exit_code, json.loads(result.stdout)["broken"]) == (1, [CATERING])


def test_wrong_use(run) -> None:
    assert run("examples").exit_code == 2
    assert run("examples", "nowhere").exit_code == 2


def test_the_slips_that_stay_are_listed_with_their_lines(run, change) -> None:
    change("area: 50.01", "area: 60")
    plain, listed = run("examples", CATERING).stdout, run("examples", CATERING, "--mutants").stdout
    line = "把 area: > 50 改成 area: > 51，没有例子会发现"
    assert line in listed and line not in plain
    assert "得分 0." in plain and "用 --write 写进文件" in plain
    english = run("examples", CATERING, "--mutants", "--lang", "en").stdout
    assert "write area: > 51 instead of area: > 50 - no example would notice" in english
    assert "  an example that would:\n  - name: " in english


@pytest.fixture
def poor(here: Path) -> Path:
    """The catering licence with two examples left."""
    path = here / CATERING
    text = path.read_text("utf-8")
    first, second, third = (text.index(f"  - name: {name}") for name in NAMES)
    path.write_text(text[:third], "utf-8")
    assert first < second < third
    return path


NAMES = ("小餐馆走快速程序", "五十平方米以上走一般程序", "冷食生食加交专间布局图")


def test_what_is_missing_is_written_into_the_file(run, poor: Path) -> None:
    before = poor.read_text("utf-8")
    (matter,) = json.loads(run("examples", CATERING, "--json").stdout)["matters"]
    assert matter["mutants"]["score"] < 0.7 and matter["coverage"]["checks"]["missed"]
    result = run("examples", CATERING, "--write", "--yes", "--json")
    written = json.loads(result.stdout)["written"][CATERING]
    assert written == [proposal["name"] for proposal in matter["proposals"]]
    after = poor.read_text("utf-8")
    lines = iter(after.splitlines())
    kept = [line for line in before.splitlines() if line in lines]
    assert len(kept) >= len(before.splitlines()) - 2  # the expectation of an example may have grown
    assert all(f"# {note}" in after for note in ("one row, and only one", "tried in order", "14 February"))
    (better,) = json.loads(run("examples", CATERING, "--json").stdout)["matters"]
    assert all(example["holds"] for example in better["examples"])
    assert better["mutants"]["score"] > 0.95
    assert {name: part["missed"] for name, part in better["coverage"].items() if part["missed"]} == {}
    assert run("check", CATERING, "--strict").exit_code == 0


def test_each_is_offered_and_written_when_it_is_taken(run, poor: Path) -> None:
    before = poor.read_text("utf-8")
    none = run("examples", CATERING, "--write", typed="n\n" * 60)
    assert none.exit_code == 0 and "写进文件吗？" in none.stdout
    assert poor.read_text("utf-8") == before
    one = run("examples", CATERING, "--write", typed="y\n" + "n\n" * 60)
    assert "写入 1 处" in one.stdout
    assert poor.read_text("utf-8") != before


def test_writing_goes_with_asking(run) -> None:
    assert run("examples", CATERING, "--yes").exit_code == 2
    assert run("examples", CATERING, "--write", "--json").exit_code == 2
