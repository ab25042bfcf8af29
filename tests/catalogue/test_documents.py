"""Is what the documents for administrators show still true?  Every piece of YAML is read, every command exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from banshi.cli import COMMANDS
from banshi.definitions.source import read

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    [*ROOT.glob("docs/language/*.md"), *ROOT.glob("docs/tutorials/*.md"), *ROOT.glob("matter_definitions/*.md")]
)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_piece_of_yaml_can_be_read(page: Path) -> None:
    for piece in re.findall(r"```yaml\n(.*?)```", page.read_text("utf-8"), re.DOTALL):
        _, findings = read("piece.yaml", piece)
        assert findings == (), piece


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_exists(page: Path) -> None:
    for command in re.findall(r"banshi ([a-z]+)", page.read_text("utf-8")):
        assert command in COMMANDS or command == "version", command


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_that_is_named_is_there(page: Path) -> None:
    text = page.read_text("utf-8")
    linked = [(page.parent / link).resolve() for link in re.findall(r"\]\(([^)#:]+)\)", text)]
    named = [ROOT / name for name in re.findall(r"matter_definitions/[\w/-]+\.(?:yaml|json)", text)]
    invented = {"street-event.yaml"}  # what the reader of the tutorial writes
    assert [str(path) for path in (*linked, *named) if not path.exists() and path.name not in invented] == []
