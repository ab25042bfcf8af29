"""Is the tutorial true?  Its commands, one after the other as they stand there, do what it says."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

TUTORIAL = (Path(__file__).parents[2] / "docs/language/tutorial.md").read_text("utf-8")
FENCE = re.compile(r"^```(?P<info>[^\n`]+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


def commands(text: str) -> list[list[str]]:
    """The commands of a block, without the shell's `$` and with their lines joined."""
    return [shlex.split(line[2:])[1:] for line in text.replace("\\\n", " ").splitlines() if line.startswith("$ banshi")]


def test_every_command_of_the_tutorial_does_what_it_says(run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BANSHI_DATA", str(here / "data"))
    monkeypatch.delenv("BANSHI_DATABASE_URL", raising=False)
    said: dict[str, str] = {}
    for block in FENCE.finditer(TUTORIAL):
        kind, _, file = block["info"].partition(" ")
        if file:
            (here / file).write_text(block["text"], "utf-8")
        for words in commands(block["text"]) if kind == "console" else []:
            result = run(*words, "--lang", "en")
            assert result.exit_code == 0, (words, result.output)
            said[" ".join(words[:2] if words[0] != "publish" else words)] = result.stdout
    assert "nothing wrong" in said["try street-event"]
    assert said["check matter_definitions/shili/urban_management/street-event.yaml"].endswith("nothing wrong.\n")
    assert "street-event: edition 1" in said["publish --approve 1 --by li.si"]
    assert "edition 1" in said["history street-event"].lower()


def test_a_person_cannot_approve_what_she_proposed(run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tutorial says: another person."""
    monkeypatch.setenv("BANSHI_DATA", str(here / "data"))
    matter = "matter_definitions/shili/urban_management/urban-trees.yaml"
    assert run("publish", matter, "--by", "zhang.san", "--summary", "上线").exit_code == 0
    assert run("publish", "--approve", "1", "--by", "zhang.san").exit_code == 1
