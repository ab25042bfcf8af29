"""How does a database get from one release to the next?  `upgrade` brings it to the tables of this one."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine

#: Any number: while one process upgrades a PostgreSQL database, others wait for this lock.
_LOCK = 7_340_211


def configuration(connection: Connection) -> Config:
    """Alembic's settings, without a file."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["connection"] = connection
    return config


def upgrade(engine: Engine) -> None:
    """Bring the database to this release; does nothing when it is there.  Everything or nothing."""
    with engine.begin() as connection:  # on SQLite this takes the write lock, so two starts queue up
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
        command.upgrade(configuration(connection), "head")
