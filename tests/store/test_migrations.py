"""The migrations make the tables of this release, and starting twice changes nothing."""

import subprocess
import sys
from datetime import UTC, datetime

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from servers import fresh_database
from sqlalchemy import insert, inspect, text

from banshi.store.engine import make_engine
from banshi.store.migrations import configuration, upgrade
from banshi.store.proposals import history
from banshi.store.tables import metadata, proposals


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


def test_editions_from_before_become_history(postgres, tmp_path):
    with fresh_database(postgres) as on_postgres:
        for url in (on_postgres, f"sqlite:///{tmp_path / 'old.sqlite3'}"):
            engine = make_engine(url)
            with engine.begin() as connection:
                command.upgrade(configuration(connection), "0001")
                for number in (1, 2):
                    connection.execute(
                        text(
                            "INSERT INTO editions (matter, number, digest, in_force_from, summary, published, "
                            "published_by, source) VALUES ('m', :n, 'd', '2026-01-01', '首次', "
                            "'2026-01-01 00:00:00.000000', '甲', '{}')"
                        ),
                        {"n": number},
                    )
            upgrade(engine)
            with engine.begin() as connection:
                found = [(one.kind, one.after, all_.proposer.name) for all_, one in history(connection, "m")]
                assert sorted(found) == [("added", 0, "甲"), ("modified", 1, "甲")]
                added = insert(proposals).values(
                    act="publish",
                    summary="",
                    proposed=datetime(2026, 3, 1, tzinfo=UTC),
                    proposed_by="",
                    proposed_name="",
                )
                assert connection.execute(added.returning(proposals.c.id)).scalar_one() == 3
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
