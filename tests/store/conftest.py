"""Every test here that asks for `store` runs twice: on SQLite and on a private PostgreSQL."""

from collections.abc import Iterator

import pytest
from cases.matters import CATERING
from cases.story import at
from servers import fresh_database, private_postgres
from sqlalchemy import insert, text

from banshi.store.engine import make_engine
from banshi.store.migrations import upgrade
from banshi.store.tables import editions, metadata
from banshi.store.unit_of_work import Store


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    with private_postgres() as url:
        yield url


@pytest.fixture(scope="session")
def migrated_postgres(postgres) -> Iterator[str]:
    with fresh_database(postgres) as url:
        engine = make_engine(url)
        upgrade(engine)
        engine.dispose()
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request, tmp_path) -> Iterator[str]:
    """A migrated, empty database."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'test.sqlite3'}"
        engine = make_engine(url)
        upgrade(engine)
    else:
        url = request.getfixturevalue("migrated_postgres")
        engine = make_engine(url)
        names = ", ".join(f'"{table.name}"' for table in metadata.sorted_tables)
        with engine.begin() as connection:
            connection.execute(text(f"TRUNCATE {names} RESTART IDENTITY"))
    engine.dispose()
    yield url


@pytest.fixture
def store(database_url) -> Iterator[Store]:
    store = Store(make_engine(database_url))
    with store.unit_of_work() as work:
        work.connection.execute(
            insert(editions).values(
                digest=CATERING.digest,
                matter=CATERING.code,
                number=1,
                in_force_from=at("2026-01-01 00:00").date(),
                summary="",
                published=at("2026-01-01 00:00"),
                published_by="测试",
                source={},
            )
        )
    yield store
    store.engine.dispose()
