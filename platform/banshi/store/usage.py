"""Which matters are applied for most?"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, func, select

from banshi.store.tables import cases

#: How many of the newest cases are counted: what was used lately, in a time that does not grow.
_LATEST = 2000


def matters_by_use(connection: Connection) -> Mapping[str, int]:
    """Matter code -> how many of the newest cases are of it."""
    latest = select(cases.c.matter).order_by(cases.c.received.desc()).limit(_LATEST).subquery()
    query = select(latest.c.matter, func.count()).group_by(latest.c.matter)
    return {code: count for code, count in connection.execute(query)}
