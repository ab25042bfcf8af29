"""Does `banshi due` count as the law does, show why, and say what to write instead?"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
MARCH = ("--from", "2026-03-02", "--limit", "20 working days", "--today", "2026-03-05")


def answer(run: Run, *words: str) -> dict[str, object]:
    result = run("due", *words, "--json")
    assert result.exit_code == 0, result.output
    said = json.loads(result.stdout)
    assert list(said) == ["due", "provisional", "remaining", "ledger"]
    assert all(list(day) == ["date", "counted", "why"] for day in said["ledger"])
    return said


@pytest.mark.parametrize(
    ("words", "due", "provisional"),
    [
        (MARCH, "2026-03-30", False),
        ((*MARCH, "--extend", "10个工作日"), "2026-04-14", False),
        ((*MARCH, "--suspend", "2026-03-10..2026-03-20"), "2026-04-10", False),
        ((*MARCH, "--suspend", "2026-03-10..2026-03-20", "--suspend", "2026-03-18..2026-03-25"), "2026-04-15", False),
        (("--from", "2026-02-13", "--limit", "1 working day"), "2026-02-14", False),
        (("--from", "2026-09-04", "--limit", "30 日"), "2026-10-08", False),
        (("--from", "2026-11-30", "--limit", "3 months"), "2027-03-01", True),
        (("--from", "2026-12-21", "--limit", "20 working days"), "2027-01-19", True),
        (("--from", "2026-02-13T09:30", "--limit", "24 hours"), "2026-02-14T09:30+08:00", False),
    ],
)
def test_due(run: Run, words: tuple[str, ...], due: str, provisional: bool) -> None:
    said = answer(run, *words)
    assert (said["due"], said["provisional"]) == (due, provisional)


def test_the_ledger_says_why(run: Run) -> None:
    said = answer(run, "--from", "2026-02-13", "--limit", "2 working days", "--today", "2026-02-13")
    assert said["remaining"] == 2
    ledger = said["ledger"]
    assert isinstance(ledger, list)
    assert ledger[:4] == [
        {"date": "2026-02-13", "counted": False, "why": "起算当日，不计入"},
        {"date": "2026-02-14", "counted": True, "why": "调休上班"},
        {"date": "2026-02-15", "counted": False, "why": "周末"},
        {"date": "2026-02-16", "counted": False, "why": "节假日"},
    ]
    assert ledger[-1] == {"date": "2026-02-24", "counted": True, "why": "工作日"}
    english = answer(run, "--from", "2026-02-13", "--limit", "2 working days", "--lang", "en")["ledger"]
    assert isinstance(english, list)
    assert english[3]["why"] == "public holiday"


def test_an_open_suspension_has_no_due_date_but_what_remains(run: Run) -> None:
    said = answer(run, *MARCH, "--suspend", "2026-03-10..")
    assert (said["due"], said["provisional"], said["remaining"]) == (None, False, 14)
    assert "剩余 14 个工作日" in run("due", *MARCH, "--suspend", "2026-03-10..").stdout


def test_without_today_it_asks_the_clock(run: Run) -> None:
    said = answer(run, "--from", "2018-03-01", "--limit", "1 working day")
    assert isinstance(said["remaining"], int)
    assert said["remaining"] < -1900


def test_for_people(run: Run) -> None:
    lines = run("due", *MARCH).stdout.splitlines()
    assert lines[0] == "届满：2026-03-30 周一"
    assert lines[1] == "从今天起剩余 17 个工作日"
    assert lines[3].endswith("起算当日，不计入")
    assert "第  20 天" in lines[-1]
    english = run("due", "--from", "2026-12-21", "--limit", "20 working days", "--lang", "en").stdout
    assert "Provisional" in english
    assert english.startswith("Due: 2027-01-19 Tue\n")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--from", "2026-02-30", "--limit", "1 day"), "2026-02-13"),
        (("--from", "13.2.2026", "--limit", "1 day"), "2026-02-13"),
        (("--from", "2026-02-13T25:00", "--limit", "1 day"), "2026-02-13T09:30"),
        (("--from", "2026-02-13", "--limit", "20 weeks"), "20 working days"),
        (("--from", "2026-02-13", "--limit", "20"), "20个工作日"),
        (("--from", "2026-02-13", "--limit=-3 days"), "不能是负数"),
        ((*MARCH, "--extend", "soon"), "--extend"),
        ((*MARCH, "--suspend", "2026-03-10"), "2026-03-10.."),
        ((*MARCH, "--suspend", "..2026-03-10"), "2026-03-10.."),
        ((*MARCH, "--suspend", "2026-03-20..2026-03-10"), "2026-03-10..2026-03-20"),
        ((*MARCH, "--calendars", "nowhere"), "nowhere"),
        (("--from", "9999-12-31", "--limit", "1 month"), "9999"),
        (("--from", "0001-01-01", "--limit", "1 day"), "--from"),
    ],
)
def test_wrong_use_says_what_to_write(run: Run, words: tuple[str, ...], sentence: str) -> None:
    result = run("due", *words)
    assert result.exit_code == 2, result.output
    assert sentence in result.stderr
    assert result.stdout == ""
    english = run("due", *words, "--lang", "en")
    assert english.exit_code == 2
    assert not any("\u4e00" <= character <= "\u9fff" for character in english.stderr)


def test_missing_options_are_wrong_use(run: Run) -> None:
    assert run("due").exit_code == 2
    assert run("due", "--from", "2026-02-13").exit_code == 2


def test_calendars_of_ones_own(run: Run, here: Path) -> None:
    folder = here / "own"
    folder.mkdir()
    assert run("due", *MARCH, "--calendars", "own").exit_code == 2  # nothing in it
    shipped = (here / "matter_definitions/calendars/2026.yaml").read_text("utf-8")
    own = shipped.replace('"off":', '"off":\n  - 2026-03-03')
    (folder / "2026.yaml").write_text(own, "utf-8")
    assert answer(run, *MARCH, "--calendars", "own")["due"] == "2026-03-31"
    (folder / "2026.yaml").write_text(own.replace("2026-03-03", "2025-03-03"), "utf-8")
    result = run("due", *MARCH, "--calendars", "own")
    assert result.exit_code == 1
    assert "2026.yaml:9:5 C404" in result.stderr


def test_help_teaches(run: Run) -> None:
    text = run("due", "--help").stdout
    assert "banshi due --from 2026-02-13 --limit" in text
    assert "--suspend" in text


def test_hours_want_a_moment(run) -> None:
    """A day has no minute from which hours could run; none is made up."""
    result = run("due", "--from", "2026-03-02", "--limit", "24 hours")
    assert result.exit_code == 2
    assert "2026-03-02T09:30" in result.stderr
    assert run("due", "--from", "2026-03-02", "--limit", "5 days", "--extend", "24 hours").exit_code == 2


def test_a_limit_is_extended_once(run) -> None:
    extended = ("--extend", "10 working days") * 2
    result = run("due", "--from", "2026-03-02", "--limit", "20 working days", *extended)
    assert result.exit_code == 2
    assert "四十二" in result.stderr
