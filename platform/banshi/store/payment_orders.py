"""Which orders wait for money, and when is the treasury asked about them next?  Rows, with pauses that grow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from banshi.cases.events import CaseId
from banshi.store import tried
from banshi.store.tables import payment_orders
from banshi.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class WaitingOrder:
    """An order without money, about which the treasury is to be asked."""

    order: str
    case: CaseId


def due_orders(connection: Connection, now: datetime, limit: int) -> Sequence[WaitingOrder]:
    """The orders whose moment has come, longest waiting first."""
    query = (
        select(payment_orders.c.order, payment_orders.c.case)
        .where(payment_orders.c.ready <= now)
        .order_by(payment_orders.c.ready, payment_orders.c.order)
        .limit(limit)
    )
    return [WaitingOrder(row.order, row.case) for row in connection.execute(query)]


def postpone(work: UnitOfWork, order: str, now: datetime, error: str | None = None) -> None:
    """Not paid yet, or no answer: ask again later, ever later."""
    tried.postpone(work.connection, payment_orders, (payment_orders.c.order == order,), now, error)
