"""What has happened, in order?  Events are appended at the version their writer has seen, and never changed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby, islice
from typing import Any

from sqlalchemy import Connection, Row, insert, select
from sqlalchemy.exc import IntegrityError

from banshi.cases.events import CaseId, Event, Recorded, recorded
from banshi.people import Actor
from banshi.store import codec
from banshi.store.refusals import Stale
from banshi.store.tables import events


def append(
    connection: Connection, stream: CaseId, seen: int, happened: Sequence[Event], actor: Actor, at: datetime
) -> tuple[Recorded[Event], ...]:
    """Put these events after version `seen` of the stream (0: a new one).  Raises WriterWasSlower."""
    return append_all(connection, [(stream, seen, happened)], actor, at)[0] if happened else ()


def append_all(
    connection: Connection, changes: Sequence[tuple[CaseId, int, Sequence[Event]]], actor: Actor, at: datetime
) -> list[tuple[Recorded[Event], ...]]:
    """The same for several streams, one after the other.  Raises WriterWasSlower, which names one of them."""
    records = [
        recorded(0, stream, version, at, actor, event)
        for stream, seen, happened in changes
        for version, event in enumerate(happened, start=seen + 1)
    ]
    try:
        sequences = connection.execute(_APPEND, list(map(_row, records))).scalars().all()
    except IntegrityError as taken:
        raise WriterWasSlower(changes[0][0]) from taken
    stored = iter([replace(record, sequence=number) for record, number in zip(records, sequences, strict=True)])
    return [tuple(islice(stored, len(happened))) for _, _, happened in changes]


_APPEND = insert(events).returning(events.c.sequence, sort_by_parameter_order=True)


def _row(record: Recorded[Event]) -> dict[str, Any]:
    kind, body = codec.write(record.event)
    return {
        "stream": record.stream,
        "version": record.version,
        "at": record.at,
        "actor": record.actor,
        "actor_name": record.actor_name,
        "behalf": record.behalf,
        "behalf_name": record.behalf_name,
        "kind": kind,
        "body": body,
    }


class WriterWasSlower(Exception):
    """Another transaction took the next version of this stream; inside a failed transaction nobody can be asked who."""

    def __init__(self, stream: CaseId) -> None:
        super().__init__(stream)
        self.stream = stream


def history(connection: Connection, stream: CaseId, since: int = 1) -> tuple[Recorded[Event], ...]:
    """The events of the stream from that version on, oldest first; empty when there is none."""
    mine = (events.c.stream == stream, events.c.version >= since)
    rows = connection.execute(select(events).where(*mine).order_by(events.c.version))
    return tuple(map(_read, rows))


def histories(connection: Connection, streams: Collection[CaseId]) -> dict[CaseId, tuple[Recorded[Event], ...]]:
    """The same of several streams at once; those that are empty are left out."""
    rows = select(events).where(events.c.stream.in_(streams)).order_by(events.c.stream, events.c.version)
    found = groupby(connection.execute(rows), key=lambda row: row.stream)
    return {stream: tuple(map(_read, of_stream)) for stream, of_stream in found}


def _read(row: Row[Any]) -> Recorded[Event]:
    return Recorded(
        row.sequence,
        row.stream,
        row.version,
        row.at,
        row.actor,
        row.actor_name,
        codec.read(row.kind, row.body),
        row.behalf,
        row.behalf_name,
    )


def stale(connection: Connection, stream: CaseId) -> Stale:
    """Who was last to change the stream, when, and whether by taking the task, as a refusal."""
    last = connection.execute(
        select(events.c.actor_name, events.c.at, events.c.kind)
        .where(events.c.stream == stream)
        .order_by(events.c.version.desc())
        .limit(1)
    ).one()
    return Stale(last.actor_name, last.at, "claimed" if last.kind.startswith("task-claimed") else "stale")
