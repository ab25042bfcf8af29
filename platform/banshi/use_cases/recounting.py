"""Which open cases are counted by an older calendar?  Their dates are counted anew, each case on record.

Where one of a batch breaks, each of them gets a transaction of its own; the broken one waits, and none of its clocks is
looked at meanwhile.
"""

from __future__ import annotations

from datetime import datetime

from banshi.cases.commands import Recount
from banshi.cases.decide import decide
from banshi.cases.events import CaseId
from banshi.cases.moment import Moment
from banshi.people import SYSTEM
from banshi.store import calendars
from banshi.store.unit_of_work import UnitOfWork
from banshi.use_cases.by_itself import by_itself
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
        taken = calendars.take_recounts(work, now, BATCH)
        moment = world.moment(SYSTEM, now)
        for case_id in taken:
            _recount(world, work, case_id, moment)
        return len(taken)

    try:
        return world.store.write(act)
    except Exception:  # somebody acted on a case at this moment, or a case is broken: each by itself
        with world.reading() as connection:
            due = calendars.due_recounts(connection, now, BATCH)
        return sum(_recount_alone(world, case_id, now) for case_id in due)


def _recount_alone(world: World, case_id: CaseId, now: datetime) -> bool:
    def act(work: UnitOfWork) -> bool:
        if not calendars.claim_recount(work, case_id, now):
            return False
        _recount(world, work, case_id, world.moment(SYSTEM, now))
        return True

    def postpone(work: UnitOfWork, error: str) -> None:
        calendars.postpone_recount(work, case_id, now, error)

    return by_itself(world, act, postpone, f"the dates of case {case_id} could not be counted anew")


def _recount(world: World, work: UnitOfWork, case_id: CaseId, moment: Moment) -> None:
    case = work.load(case_id)
    if case.concluded is None:
        happened = decide(world.editions.matter(case.edition), case, Recount(), moment)
        keep_watch(world, work, work.append(case, happened, SYSTEM, moment.now), moment)
