"""What do all commands have in common?  Help that teaches, both languages, JSON for programs, no traceback."""

from __future__ import annotations

import pytest

from banshi.cli import COMMANDS

ANSWERING = [
    "new",
    "check",
    "try",
    "examples",
    "paths",
    "due",
    "fmt",
    "convert",
    "schema",
    "diff",
    "guide",
    "publish",
    "history",
    "rebuild",
]


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_says_what_it_does(run, name: str) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) > 5


@pytest.mark.parametrize("name", ANSWERING)
def test_every_command_that_answers_does_so_for_programs_and_in_two_languages(run, name: str) -> None:
    text = run(name, "--help").stdout
    assert "--json" in text
    assert "--lang" in text
    assert f"banshi {name} " in text.split("Examples:")[1]


@pytest.mark.parametrize("name", ANSWERING)
def test_an_unknown_option_is_wrong_use(run, name: str) -> None:
    result = run(name, "--no-such-option")
    assert result.exit_code == 2
    assert "--no-such-option" in result.stderr
