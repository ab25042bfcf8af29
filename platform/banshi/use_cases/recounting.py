"""Which open cases are counted by an older calendar?  Their dates are counted anew, each case on record."""

from __future__ import annotations

from banshi.cases.commands import Recount
from banshi.cases.decide import decide
from banshi.people import SYSTEM
from banshi.store import calendars
from banshi.store.unit_of_work import UnitOfWork
from banshi.use_cases.clock_watch import look
from banshi.use_cases.supervising import keep_watch
from banshi.use_cases.world import World

#: Cases of one transaction.
BATCH = 50


def recount_waiting(world: World) -> int:
    """Count the dates of cases that wait for it anew; how many.  None while the wall clock is not believed."""
    believed = look(world)
    now = believed.now(world.clock) if believed else None
    if now is None:
        return 0

    def act(work: UnitOfWork) -> int:
        taken = calendars.take_recounts(work, BATCH)
        for case_id in taken:
            case = work.load(case_id)
            if case.concluded is not None:
                continue
            moment = world.moment(SYSTEM, now)
            happened = decide(world.editions.matter(case.edition), case, Recount(), moment)
            keep_watch(world, work, work.append(case, happened, SYSTEM, now), moment)
        return len(taken)

    return world.store.write(act)
