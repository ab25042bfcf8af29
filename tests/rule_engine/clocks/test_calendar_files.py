"""What does a calendar file have to say, and what is said about one that does not?"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from banshi.definitions.calendars import (
    UnusableCalendar,
    compile_calendar,
    load_calendars,
    read_calendar,
)
from banshi.definitions.data_root import shipped_folder
from banshi.definitions.wording.calendar import WORDS
from banshi_rules.calendars import YearCalendar
from banshi_rules.findings import Severity

GOOD = """banshi: 1
calendar: 2026
source: {zh: 通知, en: Notice}
published: 2025-11-04
scope: national
"off": [2026-01-01, 2026-01-02]
work:
  - 2026-01-04
"""


def test_a_good_file_in_yaml_and_in_json() -> None:
    wanted = YearCalendar(
        2026, frozenset({date(2026, 1, 1), date(2026, 1, 2)}), frozenset({date(2026, 1, 4)}), "通知", False
    )
    assert compile_calendar("2026.yaml", GOOD) == (wanted, ())
    as_json = {
        "banshi": 1,
        "calendar": 2026,
        "source": "通知",
        "published": "2025-11-04",
        "scope": "440000",
        "off": ["2026-01-01", "2026-01-02"],
        "work": ["2026-01-04"],
    }
    assert compile_calendar("2026.json", json.dumps(as_json)) == (wanted, ())
    assert read_calendar("2026.yaml", GOOD) == wanted


@pytest.mark.parametrize(
    ("old", "new", "code", "place"),
    [
        ("scope: national\n", "", "C400", (1, 1)),
        ("published: 2025-11-04\n", "", "C400", (1, 1)),
        ("scope: national", "scope: national\nweekends: [6, 7]", "C401", (6, 1)),
        ("banshi: 1", "banshi: 2", "C402", (1, 9)),
        ("banshi: 1", "banshi: true", "C402", (1, 9)),
        ("calendar: 2026", "calendar: this year", "C402", (2, 11)),
        ("calendar: 2026", "calendar: 12026", "C402", (2, 11)),
        ("source: {zh: 通知, en: Notice}", "source: {en: Notice}", "C402", (3, 9)),
        ("source: {zh: 通知, en: Notice}", "source: 7", "C402", (3, 9)),
        ("published: 2025-11-04", "published: 2025-11-31", "C402", (4, 12)),
        ("scope: national", "scope: Guangdong", "C402", (5, 8)),
        ("[2026-01-01, 2026-01-02]", "2026-01-01", "C402", (6, 8)),
        ("scope: national", "scope: national\nprovisional: maybe", "C402", (6, 14)),
        ("2026-01-01", "2026-02-30", "C403", (6, 9)),
        ("2026-01-01", "20260101", "C403", (6, 9)),
        ("2026-01-01", "[2026-01-01]", "C403", (6, 9)),
        ("2026-01-01", "2025-01-01", "C404", (6, 9)),
        ("2026-01-04", "2026-01-05", "C406", (8, 5)),
        ("2026-01-04", "2026-01-02", "C407", (8, 5)),
    ],
)
def test_errors(old: str, new: str, code: str, place: tuple[int, int]) -> None:
    assert GOOD.count(old) == 1
    text = GOOD.replace(old, new)
    calendar, findings = compile_calendar("2026.yaml", text)
    assert calendar is None
    found = {(finding.code, finding.at.line, finding.at.column) for finding in findings}
    assert (code, *place) in found
    with pytest.raises(UnusableCalendar):
        read_calendar("2026.yaml", text)
    for finding in findings:
        for language in ("zh", "en"):
            message, hint = WORDS[finding.code].say(finding, language)  # type: ignore[arg-type]
            assert message and hint and "{" not in message


@pytest.mark.parametrize(
    ("old", "new", "code"), [("2026-01-01", "2026-01-03", "C405"), ("2026-01-01", "2026-01-02", "C408")]
)
def test_warnings(old: str, new: str, code: str) -> None:
    calendar, findings = compile_calendar("2026.yaml", GOOD.replace(old, new))
    assert calendar is not None
    assert [(finding.code, finding.severity) for finding in findings] == [(code, Severity.WARNING)]


def test_all_findings_come_at_once() -> None:
    text = GOOD.replace("2026-01-01", "2025-01-01").replace("2026-01-04", "2026-01-05")
    assert [finding.code for finding in compile_calendar("2026.yaml", text)[1]] == ["C404", "C406"]


@pytest.mark.parametrize("text", ["", "[]", "7", "\x00", "a: b: c", "{", '"off": 1\n"off": 2', "- 1", "banshi: 1"])
def test_nothing_raises_on_bad_text(text: str) -> None:
    for name in ("x.yaml", "x.json", "x.txt"):
        calendar, findings = compile_calendar(name, text)
        assert calendar is None
        assert findings


def test_a_year_without_notice_is_provisional_and_needs_no_day_of_publication() -> None:
    text = GOOD.replace("published: 2025-11-04", "provisional: true").replace("2026-01-02", "2026-01-03")
    calendar, findings = compile_calendar("2026.yaml", text)
    assert calendar is not None and calendar.provisional
    assert findings == ()  # a statutory day on a weekend is no slip before the notice moves it


def test_two_files_for_one_year(tmp_path: Path) -> None:
    for name in ("2026.yaml", "b.yaml"):
        (tmp_path / name).write_text(GOOD, "utf-8")
    calendar, findings = load_calendars(tmp_path)
    assert list(calendar.years) == [2026]
    assert [(finding.code, finding.at.file) for finding in findings] == [("C409", "b.yaml")]


def test_a_bad_file_does_not_hide_the_others(tmp_path: Path) -> None:
    (tmp_path / "2026.yaml").write_text(GOOD, "utf-8")
    (tmp_path / "2025.yaml").write_text("nothing", "utf-8")
    calendar, findings = load_calendars(tmp_path)
    assert list(calendar.years) == [2026]
    assert {finding.at.file for finding in findings} == {"2025.yaml"}


def test_the_shipped_files() -> None:
    calendar, findings = load_calendars(shipped_folder("calendars"))
    assert findings == ()
    assert list(calendar.years) == list(range(2018, 2028))
    assert [year for year, each in calendar.years.items() if each.provisional] == [2027]
    assert all("国务院办公厅关于" in each.source for each in calendar.years.values() if not each.provisional)
