"""Every test here that asks for `world` runs twice: on SQLite and on a private PostgreSQL.

The town is founded once per database; each test finds it as it was founded.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from servers import fresh_database, private_postgres
from sqlalchemy import text
from use_cases.worlds import StandingClock, empty, open_town, settings

from banshi.assembly import build_world
from banshi.store.engine import make_engine
from banshi.store.tables import metadata
from banshi.use_cases.world import World

#: What the founding wrote.
FOUNDED = {"editions", "calendars", "proposals", "proposed_matters"}


def found(url: str, data: Path) -> None:
    empty(url)
    open_town(url, data).store.engine.dispose()


@pytest.fixture(scope="session")
def founded_sqlite(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("founded")
    found(f"sqlite:///{folder / 'town.sqlite3'}", folder / "data")
    return folder / "town.sqlite3"


@pytest.fixture(scope="session")
def founded_postgres(tmp_path_factory) -> Iterator[str]:
    with private_postgres() as server, fresh_database(server) as url:
        found(url, tmp_path_factory.mktemp("founded") / "data")
        yield url


def as_founded(url: str) -> None:
    engine = make_engine(url)
    with engine.begin() as connection:
        for table in reversed(metadata.sorted_tables):
            if table.name not in FOUNDED:
                connection.execute(table.delete())
        connection.execute(text("DELETE FROM editions WHERE number > 1"))
        connection.execute(text("DELETE FROM proposed_matters WHERE proposal > 1"))
        connection.execute(text("DELETE FROM proposals WHERE id > 1"))
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request, tmp_path) -> str:
    """A database with the shipped matters in force, and nobody and nothing else."""
    if request.param == "sqlite":
        shutil.copyfile(request.getfixturevalue("founded_sqlite"), tmp_path / "town.sqlite3")
        return f"sqlite:///{tmp_path / 'town.sqlite3'}"
    url = request.getfixturevalue("founded_postgres")
    as_founded(url)
    return url


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture
def world(database_url, tmp_path, clock) -> Iterator[World]:
    world = build_world(settings(database_url, tmp_path / "data"), clock)
    yield world
    world.store.engine.dispose()
