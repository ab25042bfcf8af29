"""banshi new: what it writes passes check and examples, and nothing is ever overwritten."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

FOLDER = "matter_definitions/shili/urban_management"
FILE = f"{FOLDER}/street-event.yaml"


def test_a_new_matter_is_lawful_from_the_first_minute(run) -> None:
    made = run("new", "matter", "street-event", "--title", "占道公益活动", "--dir", FOLDER, "--json")
    assert made.exit_code == 0
    assert json.loads(made.stdout) == {"file": FILE, "matter": "street-event", "department": "urban_management"}
    checked = run("check", FILE, "--strict", "--json")
    assert (json.loads(checked.stdout), checked.exit_code) == ({"findings": []}, 0)
    (matter,) = json.loads(run("examples", FILE, "--json").stdout)["matters"]
    assert all(example["holds"] for example in matter["examples"])
    assert {name: part["missed"] for name, part in matter["coverage"].items() if part["missed"]} == {}


def test_a_title_with_quotes_stays_one_title(run, here: Path) -> None:
    title = '“大型” "活动": 100% of DEPARTMENT NAME'
    assert run("new", "matter", "street-event", "--title", title, "--dir", FOLDER).exit_code == 0
    assert run("check", FILE).exit_code == 0
    assert title.replace('"', '\\"') in (here / FILE).read_text("utf-8")


def test_nothing_is_overwritten(run, here: Path) -> None:
    run("new", "matter", "street-event", "--dir", FOLDER)
    (here / FILE).write_text("mine", "utf-8")
    result = run("new", "matter", "street-event", "--dir", FOLDER)
    assert (result.exit_code, (here / FILE).read_text("utf-8")) == (2, "mine")
    assert "已经存在" in result.stderr


@pytest.mark.parametrize("name", ["Street", "9lives", "a b", "街道", "../up", "a" * 42, ""])
def test_a_bad_name_is_told_the_rule(run, here: Path, name: str) -> None:
    result = run("new", "matter", name, "--dir", FOLDER, "--lang", "en")
    assert result.exit_code == 2
    assert "small letter" in result.stderr
    assert not list((here / FOLDER).glob("a*.yaml"))


@pytest.mark.parametrize("kind", ["plugin", "bundle"])
def test_what_is_not_supported_yet_says_so(run, kind: str) -> None:
    result = run("new", kind, "something", "--lang", "en")
    assert result.exit_code == 2
    assert result.stderr == f"banshi new {kind} is not supported yet\n"


def test_departments_and_districts_must_exist(run, here: Path) -> None:
    unknown = run("new", "matter", "street-event", "--dir", FOLDER, "--department", "weather")
    assert unknown.exit_code == 2
    assert "urban_management" in unknown.stderr
    nobody = run("new", "matter", "street-event", "--dir", "matter_definitions/shili", "--lang", "en")
    assert (nobody.exit_code, 'There is no department "shili"; name who answers' in nobody.stderr) == (2, True)
    assert run("new", "matter", "street-event").exit_code == 2
    assert run("new", "matter", "street-event", "--dir", "nowhere").exit_code == 2
