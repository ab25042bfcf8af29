"""The migrations make the tables of this release, and starting twice changes nothing."""

import subprocess
import sys

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from servers import fresh_database
from sqlalchemy import inspect

from banshi.store.engine import make_engine
from banshi.store.migrations import upgrade
from banshi.store.tables import metadata


def test_models_and_migrations_agree(database_url):
    engine = make_engine(database_url)
    upgrade(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
        indexes = {i["name"]: i for table in metadata.tables for i in inspect(connection).get_indexes(table)}
    partial = {"ix_tasks_open", "ix_timers_waiting", "ix_outbox_waiting", "uq_drafts_correcting_open"}
    for name in partial:
        assert f"{engine.dialect.name}_where" in indexes[name]["dialect_options"]
    engine.dispose()


START = "import sys; from banshi.store.engine import make_engine; from banshi.store.migrations import upgrade; "
START += "upgrade(make_engine(sys.argv[1]))"


def test_three_starts_at_once(postgres, tmp_path):
    with fresh_database(postgres) as on_postgres:
        urls = (on_postgres, f"sqlite:///{tmp_path / 'three.sqlite3'}")
        starts = [subprocess.Popen([sys.executable, "-c", START, url]) for url in urls for _ in range(3)]
        assert [start.wait(60) for start in starts] == [0] * 6
        for url in urls:
            engine = make_engine(url)
            assert set(inspect(engine).get_table_names()) == {*metadata.tables, "alembic_version"}
            engine.dispose()
