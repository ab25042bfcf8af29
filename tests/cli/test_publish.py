"""banshi publish: proposed by one, approved by another, all or none, never with an error or an example that fails."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

CATERING = "matter_definitions/shili/market_supervision/catering-licence.yaml"
SIGNED = ("--by", "甲", "--summary", "首次发布")


@pytest.fixture(autouse=True)
def installation(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation of this test's own."""
    monkeypatch.setenv("BANSHI_DATA", str(here / "data"))
    monkeypatch.delenv("BANSHI_DATABASE_URL", raising=False)
    monkeypatch.delenv("BANSHI_REDIS_URL", raising=False)


def answer(run, *words: str, code: int = 0):
    result = run("publish", *words, "--json")
    assert result.exit_code == code, result.output
    return json.loads(result.stdout)


def proposed(run, *words: str) -> int:
    (proposal,) = answer(run, *words, *SIGNED)["proposals"]
    return proposal["id"]


def published(run, *words: str) -> list[tuple[str, int]]:
    editions = answer(run, "--approve", str(proposed(run, *words)), "--by", "乙")["editions"]
    return [(one["matter"], one["number"]) for one in editions]


def test_a_matter_is_published_once_until_it_changes(run, change) -> None:
    assert published(run, CATERING) == [("catering-licence", 1)]
    same = answer(run, CATERING, *SIGNED)
    assert same["proposals"] == []
    assert [(one["matter"], one["number"], one["new"]) for one in same["unchanged"]] == [("catering-licence", 1, False)]
    change("食品经营许可证有效期多久？", "这个许可证有效期多久？")
    assert published(run, CATERING) == [("catering-licence", 2)]


def test_a_folder_publishes_all_its_matters(run) -> None:
    codes = {matter for matter, _ in published(run, "matter_definitions")}
    assert codes >= {"catering-licence", "outdoor-signboard", "individual-business-change"}


def test_nothing_is_proposed_with_an_error(run, change) -> None:
    change("when: track == 'filing'", "when: trak == 'filing'")
    told = answer(run, CATERING, *SIGNED, code=1)
    assert told["proposals"] == []
    assert told["findings"][0]["file"] == CATERING
    assert answer(run, "--list")["proposals"] == []


def test_nothing_is_proposed_while_an_example_does_not_hold(run, change) -> None:
    change("due: {promised: 2026-02-14, statutory: 2026-03-05}", "due: {promised: 2026-02-13, statutory: 2026-03-05}")
    result = run("publish", CATERING, *SIGNED)
    assert result.exit_code == 1
    assert "没有发布" in result.stderr


def test_the_second_person_reads_what_changed_and_what_runs(run, change) -> None:
    published(run, CATERING)
    change("reply_within: 10 working days", "reply_within: 15 working days")
    identity = proposed(run, CATERING)
    told = run("publish", "--list").stdout
    assert f"提议 {identity}：首次发布（甲，自批准之日起）" in told
    assert "catering-licence：第 2 版 (在办 0 件、草稿 0 份)" in told
    assert "补正答复期限 10→15 个工作日" in told
    assert "time to answer a correction notice 10→15 working days" in run("publish", "--list", "--lang", "en").stdout
    (waiting,) = answer(run, "--list")["proposals"]
    assert waiting["matters"][0]["running"] == {"cases": 0, "drafts": 0}
    assert run("diff", "--published", CATERING).stdout.count("补正答复期限 10→15 个工作日") == 1


@pytest.mark.parametrize("again", ["甲", " 甲 ", "甲\u200b"])
def test_one_person_is_refused(run, again: str) -> None:
    identity = str(proposed(run, CATERING))
    result = run("publish", "--approve", identity, "--by", again)
    assert result.exit_code == 1
    assert "不能由同一个人批准" in result.stderr
    assert "two persons" in run("publish", "--approve", identity, "--by", again, "--lang", "en").stderr


def test_rejected_and_gone(run) -> None:
    identity = str(proposed(run, CATERING))
    assert run("publish", "--reject", identity, "--by", "乙").exit_code == 2
    assert answer(run, "--reject", identity, "--by", "乙", "--why", "日期不对") == {"rejected": int(identity)}
    assert run("publish", "--approve", identity, "--by", "乙").exit_code == 1
    assert run("publish", "--list").stdout == "没有等待批准的提议。\n"
    assert run("publish", "--approve", "99", "--by", "乙").exit_code == 1


def test_a_matter_ends(run) -> None:
    published(run, CATERING)
    (ended,) = answer(run, "--withdraw", "catering-licence", "--by", "甲", "--summary", "取消")["proposals"]
    assert ended["matters"][0]["kind"] == "abolished"
    told = answer(run, "--approve", str(ended["id"]), "--by", "乙")
    assert (told["editions"], told["withdrawn"]) == ([], ["catering-licence"])
    assert run("publish", "--withdraw", "catering-licence", "--by", "甲", "--summary", "取消").exit_code == 1


def test_for_people(run) -> None:
    told = run("publish", CATERING, *SIGNED, "--on", "2099-01-01").stdout
    assert "提议 1：首次发布（甲，自2099-01-01起）" in told
    assert "banshi publish --approve 1 --by" in told
    assert run("publish", "--approve", "1", "--by", "乙").stdout == (
        "catering-licence：第 1 版，已发布，自 2099-01-01 起施行\n"
    )
    assert run("publish", CATERING, *SIGNED, "--lang", "en").stdout == "catering-licence: unchanged, still edition 1\n"


@pytest.mark.parametrize(
    "words",
    [
        (),
        (CATERING,),
        (CATERING, "--by", "admin"),
        (CATERING, "--by", " ", "--summary", "x"),
        (CATERING, *SIGNED, "--list"),
        ("--approve", "1"),
        ("--approve", "one", "--by", "admin"),
        ("--withdraw", "catering-licence", "--by", "admin"),
        ("nowhere", *SIGNED),
        (CATERING, *SIGNED, "--on", "tomorrow"),
        ("matter_definitions/shili/flows", *SIGNED),
    ],
)
def test_wrong_use(run, words: tuple[str, ...]) -> None:
    assert run("publish", *words).exit_code == 2


@pytest.mark.parametrize("days", [("--on", "2001-01-01"), ("--until", "2001-01-01")])
def test_days_that_cannot_be_are_refused_in_words(run, days: tuple[str, str]) -> None:
    result = run("publish", CATERING, *SIGNED, *days)
    assert result.exit_code == 1
    assert "2001-01-01" in result.stderr


def test_the_history_is_told_as_the_public_page_tells_it(run, change) -> None:
    published(run, CATERING)
    change("reply_within: 10 working days", "reply_within: 15 working days")
    published(run, CATERING)
    told = json.loads(run("history", "catering-licence", "--json").stdout)["history"]
    assert [(one["kind"], one["number"]) for one in told] == [("modified", 2), ("added", 1)]
    assert told[0]["changes"][0]["sentence"]["zh"] == "补正答复期限 10→15 个工作日"
    said = run("history", "catering-licence", "--lang", "en").stdout
    assert "Edition 2 Modified, from " in said
    assert "time to answer a correction notice 10→15 working days" in said
    assert "甲" not in said
    assert run("history", "nothing").exit_code == 1


def test_what_only_the_first_day_makes_wrong_is_told(run, here: Path, change) -> None:
    laws = here / "matter_definitions/shili/laws"
    laws.mkdir()
    (laws / "new.yaml").write_text(
        "banshi: 1\nlaw: new-rules\nname: {zh: 示例市食品经营条例, en: Rules}\nrank: local-regulation\nnumber: 一\n"
        "versions:\n  - in_force: 2999-01-01\n    articles: {第一条: {text: 依法经营。}}\n",
        "utf-8",
    )
    change("law:\n  - id: food-law", "law:\n  - {id: new, ref: new-rules, article: 第一条}\n  - id: food-law")
    told = answer(run, CATERING, *SIGNED, code=1)
    assert [(one["code"], one["file"]) for one in told["findings"]] == [("A610", CATERING)]
    assert answer(run, CATERING, *SIGNED, "--on", "2999-01-01")["findings"] == []
