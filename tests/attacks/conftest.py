"""What do attacks on definitions share?  A small district into which hostile files are put."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from findings.pages import Bench, Place, Snippet


@pytest.fixture(scope="session")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """A folder with the small district."""
    return Bench(tmp_path_factory.mktemp("attacked"))


@pytest.fixture
def check(bench: Bench) -> Callable[..., tuple[Place, ...]]:
    """What `banshi check` says with this text in the place of a part of the small matter (or as a file of its own)."""

    def checking(text: str, file: str = "felling.yaml", *flags: str) -> tuple[Place, ...]:
        return bench.check((Snippet(file, text, frozenset(flags)),))

    return checking


class Watch:
    """Seconds of processor time since it was made: the machine may be busy with others."""

    def __init__(self) -> None:
        self._start = time.process_time()

    @property
    def seconds(self) -> float:
        """How long it took so far."""
        return time.process_time() - self._start


@pytest.fixture
def watch() -> Callable[[], Watch]:
    """Starts a watch."""
    return Watch


ROOT = Path(__file__).parents[2]
