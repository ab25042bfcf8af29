"""banshi paths: every path with its limits, the days of a date, and an exit code a program can trust."""

from __future__ import annotations

import json

import pytest

CATERING = "matter_definitions/shili/market_supervision/catering-licence.yaml"
EXAMINE = "  - {step: examine, "
FIRE = (
    "  - {step: fire, stage: handle, does: review, by: handler, limit: 3 working days, when: area > 300}\n"
    "  - {step: small, stage: handle, does: review, by: handler, limit: 2 working days, when: area <= 300}\n"
)


def test_for_people(run) -> None:
    result = run("paths", "catering-licence")
    assert result.exit_code == 0
    assert "路径 express：承诺 1 个工作日 ≤ 法定 10 个工作日 ≤ 类别上限 20 个工作日" in result.stdout
    assert "✓ 每一种走法都在承诺时限之内" in result.stdout
    assert "受理 (accept) → 审查 (examine) 2 个工作日 → " in result.stdout
    assert "建议：“check”可以退回“examine” 2 次；退回不另起时限，按零计" in result.stdout


def test_in_english_with_the_days_of_a_date(run) -> None:
    text = run("paths", "catering-licence", "--accepted", "2026-02-13", "--lang", "en").stdout
    assert "Route express: promised 1 working day ≤ law 10 working days ≤ ceiling of the class 20 working days" in text
    assert "Accepted on 2026-02-13: decided by 2026-02-14 at the latest; promised 2026-02-14, law 2026-03-05" in text
    assert "2026-02-14   1  weekend day worked by official notice" in text
    assert "2026-02-16   -  public holiday" in text


def test_for_programs(run) -> None:
    answer = json.loads(run("paths", CATERING, "--accepted", "2026-02-13", "--json").stdout)
    assert answer["matter"] == "catering-licence"
    standard = next(route for route in answer["routes"] if route["route"] == "standard")
    assert (standard["proof"], standard["count"], standard["exact"], standard["left_off"]) == ("holds", 1, True, 0)
    assert standard["slowest"]["takes"] == "4 个工作日" and standard["slowest"]["within"] is True
    clocks = [(step["step"], step["clock"]) for step in standard["slowest"]["steps"]]
    assert (clocks[0], clocks[-1]) == (("accept", "intake"), ("issue", "delivery"))
    assert standard["returns"] == [{"step": "check", "to": "examine", "at_most": 2, "each": "3 个工作日"}]
    ledger = standard["schedule"]["promised"]["ledger"]
    assert sum(day["counted"] for day in ledger) == 5
    assert ledger[0] == {"date": "2026-02-13", "counted": False, "why": "起算当日，不计入"}


def test_paths_that_exclude_each_other(run, change) -> None:
    """One of the two steps runs, never both: 7 working days, not 9."""
    change(EXAMINE, FIRE + EXAMINE)
    change("promised: 5 working days", "promised: 7 working days")
    answer = json.loads(run("paths", CATERING, "--json").stdout)
    standard = next(route for route in answer["routes"] if route["route"] == "standard")
    assert (standard["proof"], standard["count"]) == ("holds", 2)
    assert (standard["slowest"]["takes"], standard["fastest"]["takes"]) == ("7 个工作日", "6 个工作日")
    assert "经营面积大于300平方米" in standard["slowest"]["because"]
    assert "L004" not in run("check", CATERING).stdout


def test_a_path_that_is_late_is_shown_with_its_case(run, change) -> None:
    change(EXAMINE, FIRE + EXAMINE)
    change("promised: 5 working days", "promised: 6 working days")
    result = run("paths", CATERING)
    assert result.exit_code == 1
    assert "✗ 有的走法超过承诺" in result.stdout
    assert "最慢：7 个工作日" in result.stdout and "经营面积大于300平方米" in result.stdout


def test_without_a_limit_nothing_is_proved(run, change) -> None:
    change("by: handler, limit: 2 working days", "by: handler")
    result = run("paths", CATERING, "--lang", "en")
    assert result.exit_code == 0
    assert "? not proved: steps without a limit: Examination (examine)" in result.stdout
    assert "every path keeps the promise" in result.stdout  # the other route


def test_a_matter_that_cannot_be_read_says_why(run, change) -> None:
    change("when: track == 'filing'", "when: trak == 'filing'")
    result = run("paths", CATERING)
    assert result.exit_code == 1
    assert "catering-licence.yaml:" in result.stderr and result.stdout == ""


@pytest.mark.parametrize(
    "words",
    [
        ("no-such-matter",),
        ("nowhere.yaml",),
        (),
        ("catering-licence", "--accepted", "2026-02-30"),
        ("catering-licence", "--accepted", "9999-12-31"),
    ],
)
def test_wrong_use(run, words: tuple[str, ...]) -> None:
    assert run("paths", *words).exit_code == 2


def test_the_same_day(run) -> None:
    text = run("paths", "individual-business-change").stdout
    assert "承诺 当日" in text and "✓ 当日办结：每一个环节都到受理当日为止" in text


def test_an_article_that_gives_longer_than_the_class(run) -> None:
    """Three months by the law on private schools: no path is called late, and why is said."""
    result = run("paths", "private-kindergarten")
    assert result.exit_code == 0
    assert "承诺 30 个工作日 ≤ 法定 3 个月（超过类别上限 45 个工作日，所引条文允许）" in result.stdout
