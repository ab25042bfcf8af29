"""What must still be delivered?  Rows taken under a lease, tried after growing pauses, dead but not forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, func, insert, select, update

from banshi.cases.moment import civil_day
from banshi.store.tables import cases, messages, notices, outbox
from banshi.store.unit_of_work import UnitOfWork

#: How long a taken row belongs to its taker; one that dies with it is taken again after that.
LEASE = timedelta(seconds=60)
#: Attempts before a delivery counts as dead and waits for an operator.
MOST_ATTEMPTS = 8
_FIRST_PAUSE = timedelta(seconds=10)


@dataclass(frozen=True, slots=True)
class Delivery:
    """One notice on its way through one channel; `attempt` counts from 1 and includes this one."""

    id: int
    notice: str
    channel: str
    attempt: int


def take(work: UnitOfWork, now: datetime, limit: int) -> Sequence[Delivery]:
    """Take deliveries that are ready.  The attempt is counted before it is made, so that none is made for ever."""
    chosen = (
        select(outbox.c.id)
        .where(outbox.c.done.is_(None), outbox.c.dead.is_(None), outbox.c.ready <= now)
        .order_by(outbox.c.ready)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    ids = work.connection.execute(chosen).scalars().all()
    if not ids:
        return []
    taken = work.connection.execute(
        update(outbox)
        .where(outbox.c.id.in_(ids))
        .values(attempts=outbox.c.attempts + 1, ready=now + LEASE)
        .returning(outbox.c.id, outbox.c.notice, outbox.c.channel, outbox.c.attempts)
    )
    return sorted((Delivery(*row) for row in taken), key=lambda delivery: delivery.id)


def put_in_inbox(work: UnitOfWork, deliveries: Sequence[Delivery], now: datetime) -> None:
    """Each notice in its applicant's inbox and the delivery done, in one transaction: once, however often tried."""
    wanted = [delivery.notice for delivery in deliveries]
    found = work.connection.execute(
        select(notices.c.id, cases.c.applicant, notices.c.made_up, messages.c.id.label("message"))
        .join(cases, cases.c.id == notices.c.case)
        .outerjoin(messages, messages.c.notice == notices.c.id)
        .where(notices.c.id.in_(wanted))
    )
    to = {row.id: row for row in found}
    today = civil_day(now).isoformat()
    fresh = [
        {"notice": notice, "person": to[notice].applicant, "at": now, "digest": today if to[notice].made_up else None}
        for notice in wanted
        if to[notice].message is None
    ]  # those made up for on one day are one message to their reader
    if fresh:
        work.connection.execute(insert(messages), fresh)
    done(work, deliveries, now)


def done(work: UnitOfWork, deliveries: Sequence[Delivery], now: datetime) -> None:
    """Delivered."""
    ids = [delivery.id for delivery in deliveries]
    work.connection.execute(update(outbox).where(outbox.c.id.in_(ids)).values(done=now, last_error=None))


def failed(work: UnitOfWork, delivery: Delivery, now: datetime, error: str) -> None:
    """Not delivered: again after a pause that doubles each time, or dead after the last attempt."""
    if delivery.attempt >= MOST_ATTEMPTS:
        values = {"dead": now, "last_error": error}
    else:
        values = {"ready": now + _FIRST_PAUSE * 2 ** (delivery.attempt - 1), "last_error": error}
    work.connection.execute(update(outbox).where(outbox.c.id == delivery.id).values(**values))


@dataclass(frozen=True, slots=True)
class OutboxCounts:
    """How many deliveries wait, were made, and died."""

    waiting: int
    done: int
    dead: int


def counts(connection: Connection) -> OutboxCounts:
    """The state of all deliveries."""

    def count(*where: object) -> int:
        query = select(func.count()).select_from(outbox)
        for condition in where:
            query = query.where(condition)  # type: ignore[arg-type]
        return connection.execute(query).scalar_one()

    return OutboxCounts(
        waiting=count(outbox.c.done.is_(None), outbox.c.dead.is_(None)),
        done=count(outbox.c.done.is_not(None)),
        dead=count(outbox.c.dead.is_not(None)),
    )


def revive(work: UnitOfWork, now: datetime) -> int:
    """Let an operator have every dead delivery tried from the beginning; how many."""
    revived = work.connection.execute(
        update(outbox).where(outbox.c.dead.is_not(None)).values(dead=None, attempts=0, ready=now)
    )
    work.leaves_work = True
    return revived.rowcount
