"""What happens when nobody does anything?  Clocks run out; each timer is looked at in a transaction of its own."""

from __future__ import annotations

import logging

from banshi.cases.commands import Tick
from banshi.cases.decide import decide
from banshi.people import SYSTEM
from banshi.store import drafts as kept
from banshi.store import timers
from banshi.store.refusals import Stale
from banshi.store.timers import DueTimer
from banshi.store.unit_of_work import UnitOfWork
from banshi.use_cases.issuing import with_notices
from banshi.use_cases.world import World

log = logging.getLogger(__name__)


def fire_due(world: World, limit: int = 200) -> int:
    """Look at every clock whose moment has come; how many were fired."""
    with world.reading() as connection:
        due = timers.due_timers(connection, world.clock.now(), limit)
    return sum(_fire(world, timer) for timer in due)


def _fire(world: World, timer: DueTimer) -> bool:
    moment = world.moment(SYSTEM)

    def act(work: UnitOfWork) -> bool:
        if not timers.claim(work, timer, moment.now):
            return False
        case = work.load(timer.case)
        matter = world.editions.matter(case.edition)
        happened = decide(matter, case, Tick(timer.watch), moment)
        work.append(case, with_notices(work, matter, case, happened, moment), SYSTEM, moment.now)
        timers.fired(work, timer, moment.now)
        return True

    try:
        return world.store.write(act)
    except Stale:
        return False  # somebody acted on the case at this moment; the next look sees what is left
    except Exception as broken:
        log.exception("incident: the clock %s of case %s could not be looked at", timer.watch, timer.case)
        error = f"{type(broken).__name__}: {broken}"[:500]
        world.store.write(lambda work: timers.postpone(work, timer, moment.now, error))
        return False


def drop_expired_drafts(world: World, limit: int = 200) -> int:
    """Remove drafts whose time is over; how many."""
    now = world.clock.now()
    with world.reading() as connection:
        over = kept.expired(connection, now, limit)

    def act(work: UnitOfWork) -> int:
        for draft in over:
            kept.remove_draft(work, draft)
        return len(over)

    return world.store.write(act) if over else 0
