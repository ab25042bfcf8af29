"""Every test here that asks for `world` runs twice: on SQLite and on a private PostgreSQL."""

from collections.abc import Iterator

import pytest
from servers import fresh_database, private_postgres
from use_cases.worlds import StandingClock, empty, open_town

from banshi.use_cases.world import World


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    with private_postgres() as server, fresh_database(server) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request, tmp_path) -> str:
    """A migrated, empty database."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'town.sqlite3'}"
    else:
        url = request.getfixturevalue("postgres")
    empty(url)
    return url


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture
def world(database_url, tmp_path, clock) -> Iterator[World]:
    world = open_town(database_url, tmp_path / "data", clock)
    yield world
    world.store.engine.dispose()
