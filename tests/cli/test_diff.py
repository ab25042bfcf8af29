"""banshi diff: two files or two folders, in words and for programs; what cannot be compared is said."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

CATERING = "matter_definitions/shili/market_supervision/catering-licence.yaml"


@pytest.fixture
def old(here: Path, change) -> str:
    """The state of the catering licence before its promise became shorter."""
    shutil.copyfile(here / CATERING, here / "old.yaml")
    change("promised: 5 working days", "promised: 4 working days")
    return "old.yaml"


def test_a_file_without_a_district_stands_for_the_other_one(run, old: str) -> None:
    result = run("diff", old, CATERING)
    assert result.exit_code == 0
    assert "承诺时限 5→4 个工作日" in result.stdout
    assert "新申请适用，在办件仍按原版本办理" in result.stdout
    assert "promised limit 4→5 working days" in run("diff", CATERING, old, "--lang", "en").stdout


def test_for_programs(run, old: str) -> None:
    (matter,) = json.loads(run("diff", old, CATERING, "--json").stdout)["matters"]
    assert (matter["matter"], matter["act"], matter["effect"]) == ("catering-licence", "changed", "in-flight-keep")
    assert matter["changes"] == [
        {
            "act": "changed",
            "path": ["limits", "promised", "limit"],
            "noun": {"zh": "承诺时限", "en": "promised limit"},
            "before": {"zh": "5 个工作日", "en": "5 working days"},
            "after": {"zh": "4 个工作日", "en": "4 working days"},
            "effect": "in-flight-keep",
            "sentence": {"zh": "承诺时限 5→4 个工作日", "en": "promised limit 5→4 working days"},
        }
    ]


def test_folders_tell_what_came_and_what_went(run, here: Path, change) -> None:
    shutil.copytree(here / "matter_definitions/shili", here / "before")
    change("level: county", "level: town")
    (here / "matter_definitions/shili/urban_management/outdoor-signboard.yaml").unlink()
    (here / "before/urban_management/road-occupation.yaml").unlink()
    told = json.loads(run("diff", "before", "matter_definitions/shili", "--json").stdout)["matters"]
    acts = {matter["matter"]: (matter["act"], matter["effect"]) for matter in told}
    assert acts["outdoor-signboard"] == ("removed", "in-flight-keep")
    assert acts["road-occupation"] == ("added", "in-flight-keep")
    assert acts["catering-licence"] == ("changed", "needs-migration")
    assert acts["individual-business-change"] == ("unchanged", "harmless")
    said = run("diff", "before", "matter_definitions/shili", "--lang", "en").stdout
    assert "every running case has to be looked at" in said
    assert "new matter" in said


def test_nothing_changed(run) -> None:
    result = run("diff", CATERING, CATERING)
    assert (result.exit_code, result.stdout) == (0, "没有变化。\n")


def test_what_has_errors_is_not_compared(run, old: str, here: Path) -> None:
    text = (here / old).read_text("utf-8")
    (here / old).write_text(text.replace("kind: licence", "kind: licens"), "utf-8")
    result = run("diff", old, CATERING)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert result.stderr.startswith("old.yaml:4:7 ")
    (here / old).write_bytes(b"\xff\xfe\x00")
    assert run("diff", old, CATERING).exit_code == 1


@pytest.mark.parametrize(
    "words",
    [(CATERING,), (CATERING, CATERING, CATERING), ("nowhere.yaml", CATERING), ("--published", CATERING, CATERING)],
)
def test_wrong_use(run, words: tuple[str, ...]) -> None:
    assert run("diff", *words).exit_code == 2


def test_with_what_is_published(run, here: Path, change, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BANSHI_DATA", str(here / "data"))
    monkeypatch.delenv("BANSHI_DATABASE_URL", raising=False)
    assert "新增事项" in run("diff", "--published", CATERING).stdout
