"""A town with drafts ready to be filed, on SQLite, as a real installation keeps it."""

from collections.abc import Iterator

import pytest
from use_cases.worlds import empty, open_town

from banshi.use_cases.clock import SystemClock
from banshi.use_cases.world import World


@pytest.fixture
def database_url(tmp_path) -> str:
    (tmp_path / "data").mkdir()
    url = f"sqlite:///{tmp_path / 'data' / 'banshi.sqlite3'}"
    empty(url)
    return url


@pytest.fixture
def world(database_url, tmp_path) -> Iterator[World]:
    world = open_town(database_url, tmp_path / "data", SystemClock())
    yield world
    world.store.engine.dispose()
