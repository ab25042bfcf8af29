"""Is a hearing wanted?  The applicant and interested parties are told, ask for it or do not; silence waives it.

(Licensing Law 47: within the days of the law after they were told; interested parties must have been told.)
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from banshi.cases.case import Case, Task
from banshi.cases.commands import Command, FindNobodyConcerned, RequestHearing, TellInterested, WaiveHearing
from banshi.cases.duties import is_applicant, must_know
from banshi.cases.events import (
    Event,
    HearingForgone,
    HearingRequested,
    HearingWaived,
    InterestedTold,
    NobodyConcerned,
    TaskDone,
    TaskId,
)
from banshi.cases.flow import carry_on
from banshi.cases.hearings import APPLICANT, Hearing
from banshi.cases.limits import clocks_of, over, started, stopped
from banshi.cases.moment import Moment
from banshi.cases.refusals import OutOfOrder, must_say
from banshi.cases.suspending import begun, lifted
from banshi.cases.tasks import dropping, find_task, must_run, step_of
from banshi.cases.words import COMMAND_WORDS, dated
from banshi.definitions.flow import Procedure
from banshi.definitions.model import Matter
from banshi.people import Actor


def hearing_task(
    matter: Matter,
    case: Case,
    actor: Actor,
    wish: type[Command],
    suits: Callable[[Hearing], bool],
    named: TaskId | None,
) -> Task:
    """The task of a hearing that stands so and for which this actor may act: for applicants their own case's, for
    officers that of their post.  Raises OutOfOrder or Forbidden."""
    if not is_applicant(case, actor):
        fits = find_task(
            matter,
            case,
            actor,
            COMMAND_WORDS[wish],
            lambda task, _: task.id in case.hearings and suits(case.hearings[task.id]),
            named,
        )
        return fits[0]
    must_know(case, actor)
    must_run(case)
    own = (task for task in case.open_tasks if task.id in case.hearings and named in (None, task.id))
    found = next((task for task in own if suits(case.hearings[task.id])), None)
    if found is None:
        raise OutOfOrder("no-such-hearing", {"wish": COMMAND_WORDS[wish]})
    return found


def whose(case: Case, actor: Actor, by: str) -> str:
    """Who wishes it: the applicant, or the one whom an officer names."""
    if is_applicant(case, actor):
        return APPLICANT
    named = must_say(by, "by", "requester-missing")
    return APPLICANT if named == case.party.name else named


def may_tell_interested(matter: Matter, case: Case, actor: Actor, now: datetime, named: TaskId | None = None) -> Task:
    """The hearing of which this officer may tell interested parties; raises OutOfOrder or Forbidden."""
    return hearing_task(
        matter,
        case,
        actor,
        TellInterested,
        lambda one: one.others and one.waits_for_request and not is_applicant(case, actor),
        named,
    )


def tell_interested(matter: Matter, case: Case, command: TellInterested, moment: Moment) -> tuple[Event, ...]:
    """Told, and from now on the days run in which this party can ask for a hearing."""
    task = may_tell_interested(matter, case, moment.actor, moment.now, command.task)
    party = must_say(command.party, "party", "interested-missing")
    manner = must_say(command.manner, "manner", "told-how-missing")
    if party in case.hearings[task.id].told:
        raise OutOfOrder("told-already", {"party": party})
    told = InterestedTold(task.id, party, manner)
    within = case.watches[f"request:{task.id}"].limit
    return (told, started(f"request:{task.id}", within, moment.now, moment.calendar))


def may_find_nobody_concerned(
    matter: Matter, case: Case, actor: Actor, now: datetime, named: TaskId | None = None
) -> Task:
    """The hearing of which this officer may find that nobody beside the applicant is concerned, while nobody was told
    and nobody asked; raises OutOfOrder or Forbidden."""
    return hearing_task(
        matter,
        case,
        actor,
        FindNobodyConcerned,
        lambda one: one.others and one.waits_for_request and not one.told and not is_applicant(case, actor),
        named,
    )


def find_nobody_concerned(
    matter: Matter, case: Case, command: FindNobodyConcerned, moment: Moment
) -> tuple[Event, ...]:
    """Nobody else need be told; where the applicant does without or let the days pass, no hearing is held."""
    task = may_find_nobody_concerned(matter, case, moment.actor, moment.now, command.task)
    found = NobodyConcerned(task.id, must_say(command.reason, "reason", "nobody-why-missing"))
    clock = case.watches[f"request:{task.id}"]
    silent = over(clock, moment.now)
    if silent or APPLICANT in case.hearings[task.id].waived:
        return _forgone(matter, case, task, (found,), silent, moment)
    return (found,)


def may_request_hearing(matter: Matter, case: Case, actor: Actor, now: datetime, named: TaskId | None = None) -> Task:
    """The hearing for which this applicant may ask, or an officer record that somebody asked, in time."""

    def open_to(one: Hearing) -> bool:
        if is_applicant(case, actor):
            return one.waits_for_request and APPLICANT not in one.requested
        return one.waits_for_request or (one.to_be_held and one.offered is not None)

    task = hearing_task(matter, case, actor, RequestHearing, open_to, named)
    clock = case.running(f"request:{task.id}")
    if clock is not None and clock.due is not None and over(clock, now):
        waits_for_others = case.hearings[task.id].others and not case.hearings[task.id].told
        if not waits_for_others:
            raise OutOfOrder("request-too-late", {"due": dated(clock.due)})
    return task


def request_hearing(matter: Matter, case: Case, command: RequestHearing, moment: Moment) -> tuple[Event, ...]:
    """Asked for in time: the hearing is to be held, and the clocks stand still from today."""
    task = may_request_hearing(matter, case, moment.actor, moment.now, command.task)
    by, hearing = whose(case, moment.actor, command.by), case.hearings[task.id]
    if by in hearing.wanted_by:
        raise OutOfOrder("requested-already")
    asked = HearingRequested(task.id, by)
    if not hearing.waits_for_request:
        return (asked,)
    step = step_of(matter, case, task)
    assert isinstance(step, Procedure)  # only a step of the flow offers a hearing
    ordered = begun(matter, case, task.id, step.procedure, step.planned, "", moment)
    return (asked, *stopped(case, f"request:{task.id}", f"stage:{task.id}"), *ordered)


def may_waive_hearing(matter: Matter, case: Case, actor: Actor, now: datetime, named: TaskId | None = None) -> Task:
    """The hearing this applicant may do without, or an officer record that somebody does; raises OutOfOrder."""

    def open_to(one: Hearing) -> bool:
        undecided = one.offered is not None and (one.waits_for_request or one.to_be_held)
        return undecided and (not is_applicant(case, actor) or APPLICANT not in one.waived)

    return hearing_task(matter, case, actor, WaiveHearing, open_to, named)


def waive_hearing(matter: Matter, case: Case, command: WaiveHearing, moment: Moment) -> tuple[Event, ...]:
    """Not wanted, or not any more; where nobody who has the right wants it, none is held."""
    task = may_waive_hearing(matter, case, moment.actor, moment.now, command.task)
    by, hearing = whose(case, moment.actor, command.by), case.hearings[task.id]
    if by in hearing.waived:
        raise OutOfOrder("waived-already")
    waived = HearingWaived(task.id, by)
    gone = {*hearing.waived, by}
    heard_of = bool(hearing.told) or not hearing.others
    if heard_of and {APPLICANT, *hearing.told, *hearing.requested} <= gone:
        return _forgone(matter, case, task, (waived,), False, moment)
    return (waived,)


def not_requested(matter: Matter, case: Case, task: Task, moment: Moment) -> tuple[Event, ...]:
    """The days are over and nobody asked: none is held, unless interested parties were never told."""
    hearing = case.hearings[task.id]
    if hearing.others and not hearing.told:
        return ()
    return _forgone(matter, case, task, (), True, moment)


def _forgone(
    matter: Matter, case: Case, task: Task, happened: tuple[Event, ...], silent: bool, moment: Moment
) -> tuple[Event, ...]:
    hearing = case.hearings[task.id]
    errands = [case.tasks[one] for one in hearing.errands if case.tasks[one].done is None]
    done: tuple[Event, ...] = (
        *happened,
        TaskDone(task.id, "no-hearing", ""),
        *stopped(case, *clocks_of(task.id)),
        HearingForgone(task.id, silent),
        *dropping(case, errands),
        *(lifted(case, task, "", moment) if task.id in case.open_suspensions else ()),
    )
    return carry_on(matter, case, done, task.step, moment)
