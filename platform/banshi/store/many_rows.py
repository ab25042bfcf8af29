"""How are the rows of many cases written with few statements?  Those that are alike go together.

The writes of one case keep their order; those of different cases know nothing of each other.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Delete, Insert, Table, Update, insert

#: A statement that is made once, and what it is run with.
Write = tuple[Insert | Update | Delete, dict[str, Any]]


class _Inserts(dict[Table, Insert]):
    def __missing__(self, table: Table) -> Insert:
        return self.setdefault(table, insert(table))


#: The statement that adds a row to a table.
INSERT: Mapping[Table, Insert] = _Inserts()


def write_all(connection: Connection, of_cases: Sequence[Iterable[Write]]) -> None:
    """Run the writes of several cases: the first of each that are alike together, then the next."""
    waiting = [queue for writes in of_cases if (queue := deque(writes))]
    while waiting:
        statement, first = waiting[0][0]
        rows = [
            queue.popleft()[1] for queue in waiting if queue[0][0] is statement and queue[0][1].keys() == first.keys()
        ]
        connection.execute(statement, rows if len(rows) > 1 else rows[0])
        waiting = [queue for queue in waiting if queue]
