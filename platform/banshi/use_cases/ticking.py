"""What happens when nobody does anything?  Clocks run out and are looked at, each once, the longest overdue first.

Timers are taken in batches, each batch in one transaction: an outage of days is made up for in seconds.  Where one of a
batch breaks, each of them gets a transaction of its own, and the broken one waits.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from banshi.cases.case import Case
from banshi.cases.commands import Tick
from banshi.cases.decide import decide
from banshi.cases.events import CaseId, Event, LimitPassed, NoticeIssued
from banshi.cases.limits import end_of
from banshi.cases.moment import Moment
from banshi.definitions.model import Matter
from banshi.notices.kinds import MADE_UP_FOR
from banshi.people import SYSTEM
from banshi.store import drafts as kept
from banshi.store import timers
from banshi.store.timers import DueTimer
from banshi.store.unit_of_work import UnitOfWork
from banshi.use_cases.by_itself import by_itself
from banshi.use_cases.clock_watch import Believed, look
from banshi.use_cases.issuing import go_by_rule, with_notices
from banshi.use_cases.supervising import issue_due_cards, keep_watch_over
from banshi.use_cases.understanding import knowing
from banshi.use_cases.world import World

log = logging.getLogger(__name__)

#: Timers of one transaction: enough that its commit costs little, few enough that nobody waits long for its rows.
BATCH = 50
#: A clock that is looked at later than this after its moment was missed by everybody: people are told so.
MISSED_AFTER = timedelta(minutes=15)


def fire_due(world: World, limit: int = 200) -> int:
    """Look at clocks whose moment has come; how many were fired.  None while the wall clock is not believed."""
    believed = look(world)
    fired = 0
    while believed is not None and fired < limit:
        batch = _fire_batch(world, believed, min(BATCH, limit - fired))
        fired += batch
        if not batch:
            break
    return fired


def _fire_batch(world: World, believed: Believed, limit: int) -> int:
    def act(work: UnitOfWork) -> int:
        now = believed.now(world.clock)
        if now is None:
            return 0
        taken = timers.take(work, now, limit)
        _fire(world, work, taken, world.moment(SYSTEM, now))
        return len(taken)

    try:
        return world.store.write(act)
    except Exception:  # somebody acted on a case at this moment, or a case is broken: each by itself
        now = believed.now(world.clock)
        if now is None:
            return 0
        with world.reading() as connection:
            due = timers.due_timers(connection, now, limit)
        return sum(_fire_alone(world, timer, now) for timer in due)


def _fire_alone(world: World, timer: DueTimer, now: datetime) -> bool:
    def act(work: UnitOfWork) -> bool:
        if not timers.claim(work, timer, now):
            return False
        _fire(world, work, (timer,), world.moment(SYSTEM, now))
        return True

    def postpone(work: UnitOfWork, error: str) -> None:
        timers.postpone(work, timer, now, error)

    return by_itself(world, act, postpone, f"the clock {timer.watch} of case {timer.case} could not be looked at")


def _fire(world: World, work: UnitOfWork, due: Sequence[DueTimer], moment: Moment) -> None:
    """Look at these clocks in their order and mark them as fired."""
    if not due:
        return
    known = work.load_all({timer.case for timer in due})
    watched: set[CaseId] = set()
    ticked: dict[CaseId, _Ticked] = {}
    for timer in due:
        if timer.watch.startswith(timers.CARD) or timer.case in ticked:
            known |= _written(world, work, ticked, moment)
            ticked = {}
        case = known[timer.case]
        if timer.watch.startswith(timers.CARD):
            known[timer.case] = case if timer.case in watched else issue_due_cards(world, work, case, moment)
            watched.add(timer.case)
            continue
        matter = world.editions.matter(case.edition)
        known_now = knowing(world, work.connection, matter, case, moment, hold=True)
        happened = decide(matter, case, Tick(timer.watch), known_now)
        if happened:
            told = _made_up(with_notices(work, matter, case, happened, moment), moment.now)
            ticked[timer.case] = _Ticked(matter, case, told)
    _written(world, work, ticked, moment)
    timers.fired(work, [timer for timer in due if not timer.watch.startswith(timers.CARD)], moment.now)


@dataclass(frozen=True, slots=True)
class _Ticked:
    """A case and what its clock made happen, not yet written: many cases are written together."""

    matter: Matter
    case: Case
    told: tuple[Event, ...]


def _written(world: World, work: UnitOfWork, ticked: Mapping[CaseId, _Ticked], moment: Moment) -> Mapping[CaseId, Case]:
    """Append what happened in their order, let each case go on by its rule, and watch over all of them."""
    if not ticked:
        return {}
    after = work.append_all([(one.case, one.told) for one in ticked.values()], SYSTEM, moment.now)
    cases = [
        go_by_rule(world, work, one.matter, case, moment) for one, case in zip(ticked.values(), after, strict=True)
    ]
    keep_watch_over(world, work, cases, moment)
    return {case.id: case for case in cases}


def _made_up(happened: Sequence[Event], now: datetime) -> tuple[Event, ...]:
    """These events; where their moment was missed, notices say for which day they make up."""
    missed = [event.due for event in happened if isinstance(event, LimitPassed)]
    missed = [due for due in missed if now - end_of(due) > MISSED_AFTER]
    if not missed:
        return tuple(happened)
    for_day = end_of(missed[0]).isoformat()
    return tuple(
        replace(event, about={**event.about, MADE_UP_FOR: for_day}) if isinstance(event, NoticeIssued) else event
        for event in happened
    )


def drop_expired_drafts(world: World, limit: int = 200) -> int:
    """Remove drafts whose time is over; how many.  None while the wall clock is not believed."""
    believed = look(world)
    now = believed.now(world.clock) if believed else None
    if now is None:
        return 0
    with world.reading() as connection:
        over = kept.expired(connection, now, limit)

    def act(work: UnitOfWork) -> int:
        for draft in over:
            kept.remove_draft(work, draft)
        return len(over)

    try:
        return world.store.write(act) if over else 0
    except Exception:  # one of them cannot go: each by itself
        return sum(_drop_alone(world, draft) for draft in over)


def _drop_alone(world: World, draft: str) -> bool:
    try:
        world.store.write(lambda work: kept.remove_draft(work, draft))
    except Exception:
        log.exception("incident: the draft %s, whose time is over, could not be removed", draft)
        return False
    return True
