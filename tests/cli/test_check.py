"""banshi check: every finding at once with its place, in two languages, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

CATERING = "matter_definitions/shili/market_supervision/catering-licence.yaml"


ROAD = "matter_definitions/shili/urban_management/road-occupation.yaml"


def faults(output: str) -> list[dict[str, Any]]:
    """The findings that are no advice: a rule whose text nobody could compare is named as such in what we ship."""
    return [finding for finding in json.loads(output)["findings"] if finding["severity"] != "advice"]


def test_what_we_ship_is_clean(run) -> None:
    result = run("check", "matter_definitions", "--strict", "--json")
    assert (faults(result.stdout), result.exit_code) == ([], 0)


def test_one_file_is_clean_and_a_sentence_says_so(run) -> None:
    result = run("check", ROAD)
    assert result.exit_code == 0
    assert result.stdout == "看了 1 个文件，运行了 19 个例子：没有发现问题。\n"


def test_english_on_request(run) -> None:
    assert run("check", ROAD, "--lang", "en").stdout == "Looked at 1 file and ran 19 examples: nothing wrong.\n"


def test_a_finding_has_a_place_and_a_hint(run, change: Callable[[str, str], str]) -> None:
    change("when: track == 'filing'", "when: track == 'fling'")
    result = run("check", CATERING, "--json")
    (finding,) = faults(result.stdout)
    assert list(finding) == ["file", "line", "column", "code", "severity", "message", "hint"]
    line = next(n for n, text in enumerate(Path(CATERING).read_text("utf-8").splitlines(), 1) if "'fling'" in text)
    assert (finding["file"], finding["line"], finding["severity"]) == (CATERING, line, "error")
    assert "filing" in finding["message"] + finding["hint"]
    assert result.exit_code == 1


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_json_is_the_promised_one(run, change: Callable[[str, str], str], language: str) -> None:
    change("when: track == 'filing'", "when: trak == 'filing'")
    result = run("check", CATERING, "--json", "--lang", language)
    golden = Path(__file__).parent / f"golden/check_{language}.json"
    assert {"findings": faults(result.stdout)} == json.loads(golden.read_text("utf-8"))


def test_for_people_every_finding_begins_with_its_place(run, change: Callable[[str, str], str]) -> None:
    change("when: track == 'filing'", "when: track == 'fling'")
    lines = run("check", CATERING).stdout.splitlines()
    assert lines[0].startswith(f"{CATERING}:")
    assert "错误 1 处" in lines[-1]
    assert "\x1b[" not in "".join(lines)


def test_an_example_that_does_not_hold_is_an_error(run, change: Callable[[str, str], str]) -> None:
    change(
        '{business: catering,    area: "<= 50", central_kitchen: false, track: express}',
        '{business: catering,    area: "<= 50", central_kitchen: false, track: standard}',
    )
    result = run("check", CATERING, "--json", "--lang", "en")
    codes = [finding["code"] for finding in json.loads(result.stdout)["findings"]]
    assert "E101" in codes
    assert result.exit_code == 1
    messages = [f["message"] for f in json.loads(result.stdout)["findings"]]
    assert 'Example "小餐馆走快速程序" does not hold: route should be express and is standard' in messages


def test_several_paths_and_broken_shared_parts(run, here: Path) -> None:
    (here / "matter_definitions/shili/flows/express-3.yaml").write_text("banshi: 1\nflow: [", "utf-8")
    result = run("check", CATERING, "--json")
    files = {finding["file"] for finding in json.loads(result.stdout)["findings"]}
    assert "matter_definitions/shili/flows/express-3.yaml" in files
    assert result.exit_code == 1


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("odd.yaml", b"x: 1\n", "H009"),
        ("empty.yaml", b"", "S018"),
        ("binary.yaml", b"\xff\xfe\x00", "S002"),
        ("broken.json", b"{", "S0"),
        ("notes.txt", b"banshi: 1\n", "S023"),
    ],
)
def test_what_is_no_definition_is_told_at_its_place(run, here: Path, name: str, content: bytes, code: str) -> None:
    path = here / "matter_definitions/shili" / name
    path.write_bytes(content)
    result = run("check", f"matter_definitions/shili/{name}", "--json")
    (finding,) = json.loads(result.stdout)["findings"]
    assert finding["file"] == f"matter_definitions/shili/{name}"
    assert finding["code"].startswith(code)
    assert result.exit_code == 1


def test_a_file_of_the_neighbourhood_does_not_disturb(run, here: Path) -> None:
    (here / "matter_definitions/shili/odd.yaml").write_text("x: 1\n", "utf-8")
    assert run("check", CATERING).exit_code == 0
    assert run("check", "matter_definitions/shili").exit_code == 1


def test_calendars_are_checked_too(run, here: Path) -> None:
    path = here / "matter_definitions/calendars/2026.yaml"
    path.write_text(path.read_text("utf-8").replace("2026-02-14", "2026-02-30", 1), "utf-8")
    for wanted in ("matter_definitions", "matter_definitions/calendars", "matter_definitions/calendars/2026.yaml"):
        result = run("check", wanted, "--json")
        assert [one["file"] for one in faults(result.stdout)] == ["matter_definitions/calendars/2026.yaml"]
        assert result.exit_code == 1


def test_laws_are_checked_too(run, here: Path) -> None:
    path = here / "matter_definitions/laws/city-roads-regulation.yaml"
    path.write_text(path.read_text("utf-8").replace("limit: 24 hours", "limit: 48 hours", 1), "utf-8")
    for wanted in ("matter_definitions", "matter_definitions/laws", str(path.relative_to(here))):
        result = run("check", wanted, "--json")
        assert [(one["file"], one["code"]) for one in faults(result.stdout)] == [
            ("matter_definitions/laws/city-roads-regulation.yaml", "A622")
        ]
        assert result.exit_code == 1


@pytest.mark.parametrize("words", [("check",), ("check", "nowhere.yaml"), ("check", "--what")])
def test_wrong_use(run, words: tuple[str, ...]) -> None:
    assert run(*words).exit_code == 2


def test_a_file_without_a_district_says_what_is_missing(run, here: Path) -> None:
    (here / "alone.yaml").write_text("banshi: 1\n", "utf-8")
    result = run("check", "alone.yaml")
    assert result.exit_code == 2
    assert "district.yaml" in result.stderr


def test_help_teaches(run) -> None:
    text = run("check", "--help").stdout
    assert "banshi check matter_definitions" in text
    assert "Exit code" in text


def test_an_example_with_an_answer_that_cannot_be_read_names_the_answer(run, change) -> None:
    change("area: 50.01", "area: 很大")
    result = run("check", CATERING)
    assert "not-number (area)" in result.stdout


def test_one_matter_is_told_nothing_of_shared_parts_it_does_not_use(run, here: Path) -> None:
    """The entry of a catalogue has an advice; it is told with the matter that extends it, and with no other."""
    shared = here / "matter_definitions/shili/catalogue/urban-trees.yaml"
    public = "\npublicity: {fields: [organ, decision_date], within: 7 working days}\n"
    shared.write_text(shared.read_text("utf-8") + public, "utf-8")
    folder = "matter_definitions/shili/urban_management"
    files = {
        matter: {
            one["file"] for one in json.loads(run("check", f"{folder}/{matter}.yaml", "--json").stdout)["findings"]
        }
        for matter in ("urban-trees", "outdoor-signboard")
    }
    entry = "matter_definitions/shili/catalogue/urban-trees.yaml"
    assert (entry in files["urban-trees"], entry in files["outdoor-signboard"]) == (True, False)
