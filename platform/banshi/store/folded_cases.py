"""Which cases has this process folded already?  A step of a long case reads what is new, not all that ever happened.

What is kept is a fold of committed events and nothing else.  It is used only where its last event still stands in the
log as it was; anything else (a database that was restored under a running process) is folded anew.
"""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from sqlalchemy import Connection

from banshi.cases.case import Case
from banshi.cases.events import CaseId, Event, Recorded
from banshi.cases.folding import evolve, replay
from banshi.store import event_log

#: How many cases a process keeps.
KEPT = 500


class FoldedCases:
    """The cases that were used last, each with its last event."""

    def __init__(self, most: int = KEPT) -> None:
        self._most = most
        self._kept: OrderedDict[CaseId, tuple[Case, Recorded[Event]]] = OrderedDict()
        self._lock = Lock()

    def load(self, connection: Connection, case_id: CaseId, *, committed: bool) -> Case | None:
        """The case as its events tell it, None when there are none.

        `committed` says that this transaction has written none of them; only such a fold is kept.
        """
        with self._lock:
            known = self._kept.get(case_id)
        folded = self._folded_on(connection, case_id, *known) if known else None
        if folded is None:
            history = event_log.history(connection, case_id)
            if not history:
                return None
            folded = replay(history), history[-1]
        if committed:
            self._keep(case_id, folded)
        return folded[0]

    def _folded_on(
        self, connection: Connection, case_id: CaseId, case: Case, last: Recorded[Event]
    ) -> tuple[Case, Recorded[Event]] | None:
        newer = event_log.history(connection, case_id, since=last.version)
        if not newer or newer[0] != last:
            return None
        for record in newer[1:]:
            case = evolve(case, record)
        return case, newer[-1]

    def _keep(self, case_id: CaseId, folded: tuple[Case, Recorded[Event]]) -> None:
        with self._lock:
            self._kept[case_id] = folded
            self._kept.move_to_end(case_id)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
