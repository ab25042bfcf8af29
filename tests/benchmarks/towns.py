"""Where do the measurements of stores run?  In a small town on a database of its own, SQLite or PostgreSQL."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from cases.story import at
from servers import fresh_database, private_postgres
from use_cases.worlds import StandingClock, empty, open_town

from banshi.use_cases.world import World

__all__ = ["DATABASES", "at", "town"]

DATABASES = ("sqlite", "postgresql")


@contextmanager
def town(database: str, clock: StandingClock) -> Iterator[tuple[World, str]]:
    """The world of the town and the URL of its database."""
    with tempfile.TemporaryDirectory() as folder:
        if database == "sqlite":
            yield _opened(f"sqlite:///{folder}/town.sqlite3", Path(folder), clock)
            return
        with private_postgres() as server, fresh_database(server) as url:
            yield _opened(url, Path(folder), clock)


def _opened(url: str, folder: Path, clock: StandingClock) -> tuple[World, str]:
    empty(url)
    return open_town(url, folder / "data", clock), url
