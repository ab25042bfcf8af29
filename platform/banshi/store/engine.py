"""How is the database opened, so that what it has acknowledged stays?

SQLite keeps a rollback journal that is truncated (write-ahead logging only where the linked SQLite has the fix for the
WAL-reset race), syncs in full, writes only after BEGIN IMMEDIATE and enforces foreign keys.
"""

from __future__ import annotations

import sqlite3
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url

#: How long a SQLite writer waits for the one before it, milliseconds.
BUSY_TIMEOUT_MS = 15_000


def has_wal_fix(version: tuple[int, int, int]) -> bool:
    """Whether that SQLite is free of the WAL-reset race (3.51.3 on, and the fixed 3.50.7 and 3.44.6 lines)."""
    if version[:2] == (3, 44):
        return version >= (3, 44, 6)
    if version[:2] == (3, 50):
        return version >= (3, 50, 7)
    return version >= (3, 51, 3)


def make_engine(url: str) -> Engine:
    """An engine for `sqlite:///…` or `postgresql://…`.  Connections of a reading never write."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        engine = create_engine(parsed, connect_args={"timeout": BUSY_TIMEOUT_MS / 1000})
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    parsed = parsed.set(drivername="postgresql+psycopg")
    return create_engine(parsed, pool_pre_ping=True, pool_size=5, max_overflow=5)


def reading(engine: Engine) -> Engine:
    """The same engine for reads alone: no write lock on SQLite, no transaction around a query on PostgreSQL."""
    if engine.dialect.name == "sqlite":
        return engine.execution_options(banshi_reading=True)
    return engine.execution_options(isolation_level="AUTOCOMMIT")


def _prepare_sqlite(connection: sqlite3.Connection, _: Any) -> None:
    connection.isolation_level = None  # transactions are begun below, in the words we mean
    journal = "WAL" if has_wal_fix(sqlite3.sqlite_version_info) else "TRUNCATE"
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    cursor.execute(f"PRAGMA journal_mode = {journal}")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    reads_only = connection.get_execution_options().get("banshi_reading")
    connection.exec_driver_sql("BEGIN" if reads_only else "BEGIN IMMEDIATE")
