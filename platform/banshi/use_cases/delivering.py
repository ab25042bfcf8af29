"""How does a notice reach its applicant?  Through the outbox, tried until it is in the inbox, and there once."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from sqlalchemy import select, update

from banshi.channels import Channel
from banshi.people import Actor
from banshi.store import outbox
from banshi.store.outbox import Delivery
from banshi.store.tables import messages
from banshi.store.tried import said
from banshi.store.unit_of_work import UnitOfWork
from banshi.use_cases.world import World

log = logging.getLogger(__name__)


def deliver_ready(world: World, limit: int = 100) -> int:
    """Try every delivery that is ready; how many were made."""
    taken = world.store.write(lambda work: outbox.take(work, world.clock.now(), limit))
    plain = [one for one in taken if one.channel == Channel.INBOX and one.attempt <= outbox.MOST_ATTEMPTS]
    if len(plain) > 1 and _deliver_together(world, plain):
        taken = [one for one in taken if one not in plain]
    else:
        plain = []
    return len(plain) + sum(_deliver(world, delivery) for delivery in taken)


def _deliver_together(world: World, deliveries: Sequence[Delivery]) -> bool:
    """All of them into their inboxes in one transaction; False when one breaks, and none is delivered."""
    now = world.clock.now()

    def act(work: UnitOfWork) -> None:
        outbox.put_in_inbox(work, deliveries, now)

    try:
        world.store.write(act)
    except Exception as broken:
        log.warning("%d notices were not delivered together (%s); each by itself", len(deliveries), broken)
        return False
    return True


def _deliver(world: World, delivery: Delivery) -> bool:
    now = world.clock.now()
    if delivery.attempt > outbox.MOST_ATTEMPTS:  # whoever had it last died with it
        world.store.write(lambda work: outbox.failed(work, delivery, now, "given up: every attempt ended abruptly"))
        return False
    try:
        match Channel(delivery.channel):
            case Channel.INBOX:
                world.store.write(lambda work: outbox.put_in_inbox(work, [delivery], now))
    except Exception as broken:
        log.exception(
            "notice %s was not delivered by %s (attempt %d)", delivery.notice, delivery.channel, delivery.attempt
        )
        error = said(broken)
        world.store.write(lambda work: outbox.failed(work, delivery, now, error))
        return False
    return True


def revive_dead(world: World) -> int:
    """Have every dead delivery tried again from the beginning, once what broke it was mended; how many."""
    return world.store.write(lambda work: outbox.revive(work, world.clock.now()))


def mark_read(world: World, actor: Actor, notice_id: str) -> None:
    """The applicant has opened the notice.  Nothing happens for anybody else, or the second time."""
    mine = (messages.c.notice == notice_id, messages.c.person == actor.person, messages.c.read.is_(None))
    with world.reading() as connection:
        if connection.execute(select(messages.c.id).where(*mine)).first() is None:
            return
    now = world.clock.now()

    def act(work: UnitOfWork) -> None:
        work.connection.execute(update(messages).where(*mine).values(read=now))

    world.store.write(act)
