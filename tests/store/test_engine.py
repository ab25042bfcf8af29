"""What SQLite is told, and that it does as it was told."""

import sqlite3
import threading

import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import OperationalError

from banshi.store.engine import has_wal_fix, make_engine, reading
from banshi.store.migrations import upgrade
from banshi.store.tables import counters


@pytest.mark.parametrize(
    ("version", "fixed"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 1), False),
        ((3, 51, 3), True),
        ((3, 52, 0), True),
        ((4, 0, 0), True),
    ],
)
def test_which_sqlite_may_log_ahead(version, fixed):
    assert has_wal_fix(version) is fixed


@pytest.fixture
def engine(tmp_path):
    engine = make_engine(f"sqlite:///{tmp_path / 'e.sqlite3'}")
    upgrade(engine)
    yield engine
    engine.dispose()


def test_pragmas(engine):
    with engine.connect() as connection:
        told = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    journal = "wal" if has_wal_fix(sqlite3.sqlite_version_info) else "truncate"
    assert told == {"journal_mode": journal, "synchronous": 2, "foreign_keys": 1, "busy_timeout": 15_000}


def test_a_writer_takes_the_lock_at_its_beginning_and_a_reader_never(engine):
    impatient = make_engine(str(engine.url))
    with impatient.connect() as other:
        other.exec_driver_sql("PRAGMA busy_timeout = 50")
        other.rollback()
        with engine.begin(), pytest.raises(OperationalError, match="database is locked"):
            other.exec_driver_sql("SELECT 1")
        other.rollback()
    with engine.begin(), reading(engine).connect() as reader:
        assert reader.execute(select(counters)).all() == []
    impatient.dispose()


def test_writers_queue_up(engine):
    def count(name: str) -> None:
        for _ in range(20):
            with engine.begin() as connection:
                value = connection.execute(select(counters.c.value).where(counters.c.kind == "n")).scalar_one()
                connection.execute(counters.update().values(value=value + 1))

    with engine.begin() as connection:
        connection.execute(insert(counters).values(kind="n", series="2026", value=0))
    threads = [threading.Thread(target=count, args=(str(n),)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with reading(engine).connect() as connection:
        assert connection.execute(select(counters.c.value)).scalar_one() == 80
