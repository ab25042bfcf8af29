"""banshi supervise: rules hold once two persons signed them, never with an error."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

DISTRICT = "matter_definitions/shili"


@pytest.fixture(autouse=True)
def installation(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation of this test's own."""
    monkeypatch.setenv("BANSHI_DATA", str(here / "data"))
    monkeypatch.delenv("BANSHI_DATABASE_URL", raising=False)
    monkeypatch.delenv("BANSHI_REDIS_URL", raising=False)


def answer(run, *words: str, code: int = 0):
    result = run("supervise", *words, "--json")
    assert result.exit_code == code, result.output
    return json.loads(result.stdout)


def test_rules_are_new_once(run) -> None:
    first = answer(run, DISTRICT, "--by", "甲", "--and", "乙")
    assert (first["new"], first["files"], first["findings"]) == (True, 1, [])
    assert first["rules"] > 10
    assert answer(run, DISTRICT, "--by", "甲", "--and", "乙")["new"] is False
    assert "没有变化" in run("supervise", DISTRICT, "--by", "甲", "--and", "乙").stdout


def test_it_takes_two(run) -> None:
    result = run("supervise", DISTRICT, "--by", "甲", "--and", " 甲 ")
    assert result.exit_code == 1
    assert "两个人" in result.stderr
    assert run("supervise", DISTRICT, "--by", "甲").exit_code == 2


def test_rules_with_errors_do_not_hold(run, here: Path) -> None:
    path = here / DISTRICT / "supervision.yaml"
    path.write_text(
        path.read_text("utf-8").replace("clock: promised, before: 1 working day", "clock: promised"), "utf-8"
    )
    refused = answer(run, DISTRICT, "--by", "甲", "--and", "乙", code=1)
    assert [one["code"] for one in refused["findings"]] == ["U001"]
    assert refused["new"] is False


def test_a_matter_that_is_not_there_is_found(run, here: Path) -> None:
    path = here / DISTRICT / "supervision.yaml"
    path.write_text(
        path.read_text("utf-8").replace("{stages: [handle, check, approve]}", "{matters: [no-such]}"), "utf-8"
    )
    refused = answer(run, DISTRICT, "--by", "甲", "--and", "乙", code=1)
    assert {one["code"] for one in refused["findings"]} == {"U006"}
