"""Do the rows that boards show still say what the events say, and how are they made anew?

Every history is projected once more, by the same code, into a database in memory; what comes of it is held against
the rows that are kept, and only what differs is written.  A case is locked while that happens, so the service may run.
What was sent (outbox, messages) is no projection and never touched, and neither are the timers of supervision, which
follow from its rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Table, delete, insert, select, update

from banshi.cases.events import CaseId, Event, Recorded
from banshi.cases.folding import replay
from banshi.licences.register import licence_of
from banshi.store import event_log, projections
from banshi.store.card_tables import card_messages, cards
from banshi.store.engine import make_engine
from banshi.store.licence_tables import licence_entries, licences
from banshi.store.licences import entries, licence_row
from banshi.store.tables import cases, events, metadata, notices, outbox, payment_orders, tasks, timers
from banshi.store.timers import CARD
from banshi.store.unit_of_work import Store, UnitOfWork

#: The tables that are made from events, each after those it refers to, and the column that names the case.
PROJECTED: Final = {
    cases: cases.c.id,
    tasks: tasks.c.case,
    timers: timers.c.case,
    payment_orders: payment_orders.c.case,
    notices: notices.c.case,
    cards: cards.c.case,
    licence_entries: licence_entries.c.case,
}
#: What a table keeps beside its projection: how often it was tried, and why in vain.
_OWN: Final[Mapping[Table, frozenset[str]]] = dict.fromkeys(
    (timers, payment_orders), frozenset({"attempts", "last_error"})
)
#: When it will be tried: later than the events say, once it was tried in vain.
_NEXT: Final[Mapping[Table, str]] = {timers: "wake", payment_orders: "ready"}
#: Cases looked at in one transaction.
_BATCH: Final = 50

Key = tuple[Any, ...]
Rows = Mapping[Key, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Difference:
    """A row that is not what its events make: missing, surplus, or other in those columns.

    `blocked`: a surplus notice that was sent stays, because what was sent is history, too.
    """

    table: str
    key: str
    problem: str  # missing, surplus, other
    columns: tuple[str, ...] = ()
    blocked: bool = False


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """How many cases were looked at, how many events they have, and which rows differed."""

    cases: int
    events: int
    differences: tuple[Difference, ...]


def rebuild(store: Store, *, mend: bool) -> Rebuilt:
    """Look at every case; write what differs where `mend` says so.  Each case is changed whole or not at all."""
    looked, counted, found = 0, 0, list[Difference]()
    with _scratch() as scratch:
        for batch in _batches(store):

            def act(work: UnitOfWork, batch: Sequence[CaseId] = batch) -> tuple[int, list[Difference]]:
                here, number = list[Difference](), 0
                for case in batch:
                    work.hold(case)
                    known = event_log.history(work.connection, case)
                    number += len(known)
                    here += _compare(work.connection, scratch, case, known, mend)
                return number, here

            number, here = store.write(act)
            looked, counted = looked + len(batch), counted + number
            found += here
    return Rebuilt(looked, counted, (*found, *_register(store, mend)))


def _register(store: Store, mend: bool) -> list[Difference]:
    """Every licence of which there is an entry or a row, held against what its entries make, a few at a time."""
    after, found = "", list[Difference]()
    while True:
        with store.reading() as connection:
            known = [
                connection.execute(
                    select(column).distinct().where(column > after).order_by(column).limit(_BATCH)
                ).scalars()
                for column in (licence_entries.c.number, licences.c.number)
            ]
            names = {name for some in known for name in some}
        batch = sorted(names)[:_BATCH]
        if not batch:
            return found

        def act(work: UnitOfWork, batch: Sequence[str] = batch) -> list[Difference]:
            return [one for number in batch for one in _licence(work.connection, number, mend)]

        found += store.write(act)
        after = batch[-1]


def _licence(connection: Connection, number: str, mend: bool) -> Iterator[Difference]:
    """The row of one licence."""
    kept = connection.execute(select(licences).where(licences.c.number == number).with_for_update()).mappings().first()
    made = licence_of(entries(connection, number))
    yield from _mended(
        connection,
        licences,
        {(number,): dict(kept)} if kept else {},
        {(number,): licence_row(made)} if made else {},
        mend,
    )
    if kept and made is None:
        if mend:
            connection.execute(delete(licences).where(licences.c.number == number))
        yield Difference(licences.name, number, "surplus")


@contextmanager
def _scratch() -> Iterator[Connection]:
    """An empty database in memory with the tables that are projected, thrown away afterwards."""
    engine = make_engine("sqlite://")
    metadata.create_all(engine, tables=[*PROJECTED, outbox, card_messages, licences])
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def _batches(store: Store) -> Iterator[Sequence[CaseId]]:
    """Every case that has events or a row, in order."""
    after = ""
    while True:
        with store.reading() as connection:
            filed = select(events.c.stream).where(events.c.version == 1, events.c.kind.like("application-filed%"))
            names = [
                connection.execute(
                    query.where(column > after).order_by(column).limit(_BATCH)  # two short lists, merged below
                ).scalars()
                for query, column in ((filed, events.c.stream), (select(cases.c.id), cases.c.id))
            ]
            batch = sorted({name for some in names for name in some})[:_BATCH]
        if not batch:
            return
        yield batch
        after = batch[-1]


def _compare(
    connection: Connection, scratch: Connection, case_id: CaseId, history: Sequence[Recorded[Event]], mend: bool
) -> list[Difference]:
    made = _projected(scratch, history)
    found: list[Difference] = []
    kept = {table: _rows(connection, table, case_id) for table in PROJECTED}
    for table in PROJECTED:
        found += _mended(connection, table, kept[table], made[table], mend)
    for table in reversed(PROJECTED):
        found += _surplus(connection, table, kept[table], made[table], mend)
    return found


def _projected(scratch: Connection, history: Sequence[Recorded[Event]]) -> Mapping[Table, Rows]:
    """The rows this history makes."""
    if not history:
        return {table: {} for table in PROJECTED}
    case = replay(history)
    projections.insert_case(scratch, case)
    projections.project(scratch, case, history)
    made = {table: _rows(scratch, table, case.id) for table in PROJECTED}
    scratch.rollback()
    return made


def _rows(connection: Connection, table: Table, case_id: CaseId) -> Rows:
    query = select(table).where(PROJECTED[table] == case_id)
    if table is timers:
        query = query.where(~timers.c.watch.startswith(CARD, autoescape=True))
    rows = connection.execute(query).mappings()
    return {tuple(row[column.name] for column in table.primary_key): dict(row) for row in rows}


def _mended(connection: Connection, table: Table, kept: Rows, made: Rows, mend: bool) -> Iterator[Difference]:
    for key, row in made.items():
        if key not in kept:
            if mend:
                connection.execute(insert(table).values(row))
            yield Difference(table.name, _name(key), "missing")
            continue
        other = tuple(name for name, value in row.items() if not _same(table, name, kept[key], value))
        if other:
            if mend:
                connection.execute(update(table).where(*_is(table, key)).values({name: row[name] for name in other}))
            yield Difference(table.name, _name(key), "other", other)


def _surplus(connection: Connection, table: Table, kept: Rows, made: Rows, mend: bool) -> Iterator[Difference]:
    for key in kept.keys() - made.keys():
        sent = table is notices and _was_sent(connection, key[0])
        if mend and not sent:
            connection.execute(delete(table).where(*_is(table, key)))
        yield Difference(table.name, _name(key), "surplus", blocked=sent)


def _same(table: Table, name: str, kept: Mapping[str, Any], made: object) -> bool:
    """Whether the kept value is what was made; a timer that was tried in vain wakes later than its events say."""
    if name in _OWN.get(table, ()):
        return True
    if name == _NEXT.get(table) and kept["attempts"]:
        return True
    return bool(kept[name] == made)


def _was_sent(connection: Connection, notice: str) -> bool:
    return connection.execute(select(outbox.c.id).where(outbox.c.notice == notice)).first() is not None


def _is(table: Table, key: Key) -> list[Any]:
    return [column == value for column, value in zip(table.primary_key, key, strict=True)]


def _name(key: Key) -> str:
    return " ".join(str(part) for part in key)
