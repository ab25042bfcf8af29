"""Runs `banshi` in this process, in a folder of its own with the shipped definitions in it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from banshi.assembly import content
from banshi.cli import main

Run = Callable[..., Result]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder of the test: a copy of the shipped definitions, and nothing else."""
    shutil.copytree(content("matter_definitions"), tmp_path / "matter_definitions")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")  # must not matter
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))  # where findings are kept
    return tmp_path


@pytest.fixture
def run(here: Path) -> Run:
    """`run("check", "matter_definitions")` -> what it printed and how it ended; `typed` is what it is answered."""

    def running(*words: str, typed: str | None = None) -> Result:
        result = CliRunner().invoke(main, list(words), input=typed, prog_name="banshi")
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return running


CATERING = "matter_definitions/shili/market_supervision/catering-licence.yaml"


@pytest.fixture
def change(here: Path) -> Callable[[str, str], str]:
    """Changes one place of the catering licence; the words changed must stand there once."""

    def changing(old: str, new: str) -> str:
        path = here / CATERING
        text = path.read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} stands there {text.count(old)} times"
        path.write_text(text.replace(old, new), "utf-8")
        return CATERING

    return changing
