"""What belongs together, and from when is it true?  One transaction per use case; the bell rings after its commit."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import reduce
from typing import TypeVar

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import DBAPIError

from banshi.cases.case import Case
from banshi.cases.events import ApplicationFiled, CaseId, Event
from banshi.cases.events import recorded as record_of
from banshi.cases.folding import begin, evolve, replay
from banshi.people import Actor
from banshi.store import event_log, projections
from banshi.store.engine import reading
from banshi.store.folded_cases import FoldedCases
from banshi.store.refusals import NotFound, Stale
from banshi.store.tables import cases

T = TypeVar("T")

#: How often a transaction is begun anew when the database asks for it (a lock, a serialisation failure, a deadlock).
ATTEMPTS = 6
_TRANSIENT_STATES = {"40001", "40P01", "55P03"}


class UnitOfWork:
    """One open transaction: load a case, append to it, write rows beside it."""

    def __init__(self, connection: Connection, folded: FoldedCases | None = None) -> None:
        self.connection = connection
        self.leaves_work = False  # rows that somebody behind the pages must look at
        self._folded = folded or FoldedCases()
        self._has_written = False

    def load(self, case_id: CaseId) -> Case:
        """The case as its events tell it.  Raises NotFound."""
        case = self._folded.load(self.connection, case_id, committed=not self._has_written)
        if case is None:
            raise NotFound
        return case

    def load_all(self, case_ids: Collection[CaseId]) -> dict[CaseId, Case]:
        """The cases of these ids.  Raises NotFound when one is not there."""
        histories = event_log.histories(self.connection, case_ids)
        if len(histories) < len(case_ids):
            raise NotFound
        return {case_id: replay(history) for case_id, history in histories.items()}

    def hold(self, case_id: CaseId) -> None:
        """Let nobody else who holds the case go on until this transaction ends."""
        self.connection.execute(select(cases.c.id).where(cases.c.id == case_id).with_for_update())

    def open_case(self, happened: Sequence[Event], actor: Actor, at: datetime) -> Case:
        """Begin a new case with these events; the first is the filing."""
        filed = happened[0]
        assert isinstance(filed, ApplicationFiled)
        self._has_written = True
        recorded = event_log.append(self.connection, filed.case, 0, happened, actor, at)
        case = begin(record_of(recorded[0].sequence, filed.case, recorded[0].version, at, actor, filed))
        for record in recorded[1:]:
            case = evolve(case, record)
        projections.insert_case(self.connection, case)
        projections.project(self.connection, case, recorded)
        self.leaves_work = True
        return case

    def append(self, case: Case, happened: Sequence[Event], actor: Actor, at: datetime) -> Case:
        """Add these events to the case as it was loaded.  Raises Stale when somebody was faster."""
        return self.append_all([(case, happened)], actor, at)[0] if happened else case

    def append_all(self, changes: Sequence[tuple[Case, Sequence[Event]]], actor: Actor, at: datetime) -> list[Case]:
        """The same for several cases, none of them twice and none without an event.  Raises Stale, naming one."""
        self._has_written = True
        streams = [(case.id, case.version, happened) for case, happened in changes]
        recorded = event_log.append_all(self.connection, streams, actor, at)
        moved = [(reduce(evolve, of, case), case.version) for (case, _), of in zip(changes, recorded, strict=True)]
        if not projections.advance_cases(self.connection, moved):
            raise event_log.WriterWasSlower(moved[0][0].id)
        after = [case for case, _ in moved]
        projections.project_all(self.connection, list(zip(after, recorded, strict=True)))
        self.leaves_work = True
        return after


class Store:
    """The database: readings that are over at once, and units of work that are begun anew when the database asks."""

    def __init__(self, engine: Engine, ring: Callable[[], None] = lambda: None) -> None:
        self.engine = engine
        self._reading = reading(engine)
        self._folded = FoldedCases()
        self._ring = ring

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection for reads.  Take rows out of it and leave; nothing is rendered inside."""
        with self._reading.connect() as connection:
            yield connection

    @contextmanager
    def unit_of_work(self) -> Iterator[UnitOfWork]:
        """One transaction, committed when the block ends well; then the bell rings if it left work."""
        with self.engine.begin() as connection:
            work = UnitOfWork(connection, self._folded)
            yield work
        if work.leaves_work:
            self._ring()

    def write(self, action: Callable[[UnitOfWork], T]) -> T:
        """Run the action in one transaction; again from its beginning when the database could not let it through.

        Raises Stale, with the name and time of the faster one, when two changed the same case at once.
        """
        for attempt in range(1, ATTEMPTS + 1):
            try:
                with self.unit_of_work() as work:
                    return action(work)
            except event_log.WriterWasSlower as slower:
                raise self._stale(slower.stream) from slower
            except DBAPIError as failure:
                if attempt == ATTEMPTS or not _is_transient(failure):
                    raise
                time.sleep(random.uniform(0.005, 0.02) * 2**attempt)
        raise AssertionError("unreachable")

    def _stale(self, stream: CaseId) -> Stale:
        with self.reading() as connection:
            return event_log.stale(connection, stream)


def _is_transient(failure: DBAPIError) -> bool:
    if getattr(failure.orig, "sqlstate", None) in _TRANSIENT_STATES:
        return True
    return "database is locked" in str(failure.orig)
