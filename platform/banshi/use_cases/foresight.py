"""What would happen if an officer did this?  The same decision, thought through and not carried out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from banshi.cases.case import Case
from banshi.cases.commands import Command
from banshi.cases.decide import decide
from banshi.cases.events import CaseId, Event, recorded
from banshi.cases.folding import evolve
from banshi.cases.moment import Moment
from banshi.definitions.model import Matter
from banshi.notices.draft import notice_for
from banshi.notices.letter import Letter, letter
from banshi.people import Actor
from banshi.store import event_log
from banshi.store.unit_of_work import UnitOfWork
from banshi.use_cases.issuing import still_as_seen
from banshi.use_cases.understanding import knowing
from banshi.use_cases.visibility import known_case
from banshi.use_cases.world import World

#: Stands where the number will be: it is given when the notice is issued.
NO_NUMBER_YET = "（签发时编号）"


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What follows from an act: its events, the case after them, and the letters that would go out."""

    events: tuple[Event, ...]
    case: Case
    letters: tuple[Letter, ...]


def foresee(world: World, actor: Actor, case_id: CaseId, seen: int, command: Command) -> Foreseen:
    """What carrying it out now would bring.  Raises NotFound, Stale, OutOfOrder, Incomplete, Forbidden."""
    moment = world.moment(actor)
    with world.reading() as connection:
        work = UnitOfWork(connection)
        case = known_case(work, actor, case_id)
        if not still_as_seen(work, case, seen):
            raise event_log.stale(connection, case_id)
        matter = world.editions.matter(case.edition)
        moment = knowing(world, connection, matter, case, moment)
    happened = decide(matter, case, command, moment)
    after = _after(case, happened, moment)
    return Foreseen(happened, after, _letters(matter, after, happened, moment))


def _after(case: Case, happened: Sequence[Event], moment: Moment) -> Case:
    for event in happened:
        case = evolve(case, recorded(0, case.id, case.version + 1, moment.now, moment.actor, event))
    return case


def _letters(matter: Matter, case: Case, happened: Sequence[Event], moment: Moment) -> tuple[Letter, ...]:
    drafts = [draft for event in happened if (draft := notice_for(event, case, matter)) is not None]
    return tuple(letter(draft.kind, NO_NUMBER_YET, case, matter, moment.now, draft.about) for draft in drafts)
