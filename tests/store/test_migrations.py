"""The migrations make the tables of this release, and starting twice changes nothing."""

import threading

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


def test_two_starts_at_once(postgres, tmp_path):
    with fresh_database(postgres) as url:
        for fresh in (url, f"sqlite:///{tmp_path / 'two.sqlite3'}"):
            engines = [make_engine(fresh) for _ in range(3)]
            broken = []

            def start(engine, broken=broken):
                try:
                    upgrade(engine)
                except Exception as wrong:
                    broken.append(wrong)

            threads = [threading.Thread(target=start, args=(engine,)) for engine in engines]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            assert broken == []
            assert "events" in inspect(engines[0]).get_table_names()
            for engine in engines:
                engine.dispose()
