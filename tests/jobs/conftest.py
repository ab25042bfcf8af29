"""A small town and a private Redis."""

from collections.abc import Iterator

import pytest
from servers import private_redis
from use_cases.worlds import StandingClock, empty, open_town

from banshi.use_cases.world import World


@pytest.fixture(scope="session")
def redis_url() -> Iterator[str]:
    with private_redis() as url:
        yield url


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture
def database_url(tmp_path) -> str:
    url = f"sqlite:///{tmp_path / 'data' / 'banshi.sqlite3'}"
    (tmp_path / "data").mkdir()
    empty(url)
    return url


@pytest.fixture
def world(database_url, tmp_path, clock) -> Iterator[World]:
    world = open_town(database_url, tmp_path / "data", clock)
    yield world
    world.store.engine.dispose()
