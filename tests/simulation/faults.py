"""What can go wrong under an act?  The database breaks off at some statement, or asks to begin anew."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import OperationalError


class Broken(Exception):
    """Something of the machine broke in the middle."""


def busy() -> OperationalError:
    """What SQLite says when another writer has it; the store begins its transaction anew."""
    return OperationalError("", None, sqlite3.OperationalError("database is locked"))


class Faults:
    """Breaks the n-th statement from now, commits included, once."""

    def __init__(self, engine: Engine) -> None:
        self._left = 0
        self._error: Exception | None = None
        event.listen(engine, "before_cursor_execute", self._statement)
        event.listen(engine, "commit", self._commit)

    @contextmanager
    def at(self, statement: int, error: Exception) -> Iterator[None]:
        """Inside the block that statement raises this."""
        self._left, self._error = statement, error
        try:
            yield
        finally:
            self._error = None

    @property
    def happened(self) -> bool:
        """Whether the statement came, since it was last said."""
        return self._left <= 0

    def _statement(self, *_: object) -> None:
        self._count()

    def _commit(self, _: Connection) -> None:
        self._count()

    def _count(self) -> None:
        if self._error is None or self._left <= 0:
            return
        self._left -= 1
        if self._left == 0:
            raise self._error
