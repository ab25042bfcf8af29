"""banshi publish: all or none, once, and never with an error or an example that does not hold."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

CATERING = "matter_definitions/shili/market_supervision/catering-licence.yaml"
SIGNED = ("--by", "admin", "--summary", "首次发布")


@pytest.fixture(autouse=True)
def installation(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation of this test's own."""
    monkeypatch.setenv("BANSHI_DATA", str(here / "data"))
    monkeypatch.delenv("BANSHI_DATABASE_URL", raising=False)
    monkeypatch.delenv("BANSHI_REDIS_URL", raising=False)


def editions(run, *words: str) -> list[tuple[str, int, bool]]:
    result = run("publish", *words, *SIGNED, "--json")
    assert result.exit_code == 0, result.output
    return [(one["matter"], one["number"], one["new"]) for one in json.loads(result.stdout)["editions"]]


def test_a_matter_is_published_once_until_it_changes(run, change) -> None:
    assert editions(run, CATERING) == [("catering-licence", 1, True)]
    assert editions(run, CATERING) == [("catering-licence", 1, False)]
    change("食品经营许可证有效期多久？", "这个许可证有效期多久？")
    assert editions(run, CATERING) == [("catering-licence", 2, True)]


def test_a_folder_publishes_all_its_matters(run) -> None:
    published = {matter for matter, _, _ in editions(run, "matter_definitions")}
    assert published >= {"catering-licence", "outdoor-signboard", "individual-business-change"}


def test_nothing_is_published_with_an_error(run, change) -> None:
    change("wrong_when: track == 'filing'", "wrong_when: trak == 'filing'")
    result = run("publish", CATERING, *SIGNED, "--json")
    answer = json.loads(result.stdout)
    assert (result.exit_code, answer["editions"]) == (1, [])
    assert answer["findings"][0]["file"] == CATERING


def test_nothing_is_published_while_an_example_does_not_hold(run, change) -> None:
    change("due: {promised: 2026-02-14, statutory: 2026-03-05}", "due: {promised: 2026-02-13, statutory: 2026-03-05}")
    result = run("publish", CATERING, *SIGNED)
    assert result.exit_code == 1
    assert "没有发布" in result.stderr


def test_for_people(run) -> None:
    assert run("publish", CATERING, *SIGNED).stdout == "catering-licence：第 1 版，已发布\n"
    assert run("publish", CATERING, *SIGNED, "--lang", "en").stdout == "catering-licence: unchanged, still edition 1\n"


@pytest.mark.parametrize(
    "words",
    [
        (CATERING,),
        (CATERING, "--by", "admin"),
        (CATERING, "--by", " ", "--summary", "x"),
        ("nowhere", *SIGNED),
        (CATERING, *SIGNED, "--on", "tomorrow"),
        ("matter_definitions/shili/flows", *SIGNED),
    ],
)
def test_wrong_use(run, words: tuple[str, ...]) -> None:
    assert run("publish", *words).exit_code == 2
