"""How is a wish carried out, with all that follows from it?  Events, numbered notices and rows in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from banshi.cases.by_rule import waiting_rule
from banshi.cases.cards import CARD_EVENTS
from banshi.cases.case import REFUND, Case
from banshi.cases.commands import Command, DecideByRule
from banshi.cases.decide import decide
from banshi.cases.duties import in_whose_name
from banshi.cases.events import (
    ApplicationFiled,
    CaseId,
    DecisionMade,
    Event,
    LicenceIssued,
    LimitPassed,
    NoticeIssued,
    PaymentRecorded,
    PaymentRepeated,
    PlaceTaken,
    RefundAsked,
    WatchMoved,
    recorded,
)
from banshi.cases.folding import begin, evolve
from banshi.cases.limits import PAYMENT
from banshi.cases.moment import Moment
from banshi.cases.offices import posts_for
from banshi.definitions.model import Matter
from banshi.notices.draft import notice_for
from banshi.people import SYSTEM, Actor
from banshi.store import event_log
from banshi.store.numbers import next_number, number_of_licence
from banshi.store.places import next_place
from banshi.store.unit_of_work import UnitOfWork
from banshi.use_cases.supervising import keep_watch
from banshi.use_cases.understanding import knowing
from banshi.use_cases.visibility import known_case
from banshi.use_cases.world import World

#: What may happen to a case while an officer looks at it, without changing what there is to do.
BESIDE = (LimitPassed, WatchMoved, PaymentRecorded, PaymentRepeated, RefundAsked, *CARD_EVENTS)


def carry_out(
    world: World,
    actor: Actor,
    case_id: CaseId,
    seen: int,
    command: Command | Callable[[Case], Command],
    find: Callable[[UnitOfWork, Actor, CaseId], Case] = known_case,
) -> None:
    """Do it, on the case as the actor has seen it.  Raises NotFound, Stale, OutOfOrder, Forbidden."""
    moment = world.moment(actor)

    def act(work: UnitOfWork) -> None:
        case = find(work, actor, case_id)
        if not still_as_seen(work, case, seen):
            raise event_log.stale(work.connection, case_id)
        matter = world.editions.matter(case.edition)
        wish = command(case) if callable(command) else command
        known = knowing(world, work.connection, matter, case, moment, hold=True)
        happened = decide(matter, case, wish, known)
        named = in_whose_name(case, happened, actor, posts_for(matter, case, happened))
        told = with_notices(work, matter, case, happened, replace(known, actor=named))
        after = work.append(case, told, named, moment.now)
        keep_watch(world, work, go_by_rule(world, work, matter, after, moment), moment)

    world.store.write(act)


def go_by_rule(world: World, work: UnitOfWork, matter: Matter, case: Case, moment: Moment) -> Case:
    """What the system does at once where the case now stands at an automatic step, and at those it comes to from
    there; the case after them."""
    for _ in matter.flow(case.route).steps:  # a rule leads onward only, so none of them is asked twice
        if waiting_rule(matter, case) is None:
            break
        own = knowing(world, work.connection, matter, case, world.moment(SYSTEM, moment.now), hold=True)
        happened = decide(matter, case, DecideByRule(), own)
        case = work.append(case, with_notices(work, matter, case, happened, own), SYSTEM, own.now)
    return case


def still_as_seen(work: UnitOfWork, case: Case, seen: int) -> bool:
    """Whether nobody has changed the case since; a clock that ran over meanwhile, what supervision says of that, and
    money that came send no officer back."""
    if case.version == seen:
        return True
    since = event_log.history(work.connection, case.id)[seen:]
    return 0 < seen < case.version and all(is_beside(record.event) for record in since)


def is_beside(event: Event) -> bool:
    """Whether that changes nothing of what there is to do for whoever looks at the case."""
    about = getattr(event, "task", "") or getattr(event, "watch", "").removeprefix("stage:")
    return isinstance(event, BESIDE) or about == PAYMENT or about.startswith(f"{REFUND}-")


def with_notices(
    work: UnitOfWork, matter: Matter, case: Case | None, happened: Sequence[Event], moment: Moment
) -> tuple[Event, ...]:
    """These events, then a numbered notice for each of them that people must be told of; licences and places get
    their numbers."""
    told: list[Event] = []
    for event in happened:
        if isinstance(event, DecisionMade) and event.granted:
            event = replace(event, licence_number=number_of_licence(work.connection, matter, moment))
        if isinstance(event, LicenceIssued) and case is not None and case.outcome is not None:
            event = replace(event, number=case.outcome.licence_number or event.number)
        if isinstance(event, PlaceTaken):
            event = replace(event, number=next_place(work.connection, matter.code, event.period))
        case = _after(case, event, moment)
        told.append(event)
    if case is None:
        return ()
    drafts = [draft for event in told if (draft := notice_for(event, case, matter)) is not None]
    for draft in drafts:
        told.append(NoticeIssued(draft.kind, _number(work, matter, case, draft.kind, moment), draft.about))
        case = _after(case, told[-1], moment)
    return tuple(told)


def _number(work: UnitOfWork, matter: Matter, case: Case, kind: str, moment: Moment) -> str:
    """The number by the district's pattern; where it has none for that kind, the one after the case's own."""
    if kind in matter.district.numbers:
        return next_number(work.connection, matter.district, kind, moment.today)
    return f"{case.number}-{len(case.notices) + 1}"


def _after(case: Case | None, event: Event, moment: Moment) -> Case:
    """The case as it will be; sequence numbers come when the events are stored."""
    version = case.version + 1 if case else 1
    if case is None:
        assert isinstance(event, ApplicationFiled)
        return begin(recorded(0, event.case, 1, moment.now, moment.actor, event))
    return evolve(case, recorded(0, case.id, version, moment.now, moment.actor, event))
