"""Is nothing judged twice that did not change, and everything that did?"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from banshi.cli import places
from banshi.cli.places import CALENDARS, LAWS

#: A district with one small matter, copied to where the test runs.
DISTRICT = Path(__file__).parents[2] / "docs/findings/district"
FELLING = "parks/felling.yaml"


@pytest.fixture
def judged(here: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders of districts that were compiled, by an installation whose laws and calendars lie here."""
    shutil.copytree(DISTRICT, here / "parks")
    from banshi.definitions import library

    compiled: list[Path] = []
    load = library.load_library
    monkeypatch.setattr(library, "load_library", lambda root, words: (compiled.append(root), load(root, words))[1])
    folders = tuple(here / "matter_definitions" / name for name in (CALENDARS, LAWS))
    monkeypatch.setattr(places, "installed_folders", lambda: folders)
    return compiled


def test_what_did_not_change_is_said_again_without_being_judged(run, judged: list[Path]) -> None:
    first = [run("check", FELLING, *words).stdout for words in ((), ("--lang", "en"), ("--json",))]
    assert len(judged) == 1
    assert [run("check", FELLING, *words).stdout for words in ((), ("--lang", "en"), ("--json",))] == first
    assert len(judged) == 1


@pytest.mark.parametrize(
    "path",
    [
        FELLING,
        "parks/district.yaml",
        "parks/flows/quick.yaml",
        "parks/laws/tree-measures.yaml",
        "matter_definitions/calendars/2026.yaml",
        "matter_definitions/laws/licensing-law.yaml",
    ],
)
def test_what_changed_anywhere_is_judged_again(run, judged: list[Path], here: Path, path: str) -> None:
    run("check", FELLING)
    (here / path).write_bytes((here / path).read_bytes() + b"# a remark\n")
    run("check", FELLING)
    assert len(judged) == 2


def test_a_file_that_came_went_or_has_another_name_is_a_change(run, judged: list[Path], here: Path) -> None:
    run("check", FELLING)
    added = here / "parks" / "odd.yaml"
    added.write_text("x: 1\n", "utf-8")
    run("check", FELLING)
    added.rename(added.with_name("odder.yaml"))
    run("check", FELLING)
    assert len(judged) == 3
    added.with_name("odder.yaml").unlink()
    run("check", FELLING)
    assert len(judged) == 3  # as at first


def test_a_slip_is_found_and_its_mending_too(run, judged: list[Path], here: Path) -> None:
    right = (here / FELLING).read_text("utf-8")
    for text, ends in ((right, 0), (right.replace("banshi: 1", "banshi: one"), 1), (right, 0)):
        (here / FELLING).write_text(text, "utf-8")
        assert [run("check", FELLING).exit_code for _ in range(2)] == [ends, ends]
    assert len(judged) == 2


def test_other_files_are_another_question(run, judged: list[Path], here: Path) -> None:
    (here / "parks" / "odd.yaml").write_text("x: 1\n", "utf-8")
    run("check", FELLING)
    assert json.loads(run("check", "parks/odd.yaml", "--json").stdout)["findings"]
    assert len(judged) == 2


def test_a_spoilt_answer_is_none(run, judged: list[Path], here: Path) -> None:
    said = run("check", FELLING).stdout
    for number, file in enumerate((here / "caches").rglob("*.json")):
        file.write_text(("", "[]", '{"findings": [{}]}', '{"examples": 1')[number % 4], "utf-8")
    assert run("check", FELLING).stdout == said
    assert len(judged) == 2
