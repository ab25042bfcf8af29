"""What happens when a clock ran over?  It is noted once; silence can accept, consent or end a case, as the law says."""

from __future__ import annotations

from datetime import date, datetime

from banshi.cases.case import Case, Task
from banshi.cases.commands import Tick
from banshi.cases.consulting import agreed_by_silence, objections_to, publicity_over
from banshi.cases.duties import must_be_clock
from banshi.cases.events import CaseConcluded, CaseTerminated, Event, LimitPassed
from banshi.cases.hearing_rights import not_requested
from banshi.cases.intake import accepted_by_silence
from banshi.cases.licensing import REMINDER, RENEWAL
from banshi.cases.limits import COLLECTION, PAYMENT, over, stopped
from banshi.cases.moment import Moment, civil_day
from banshi.cases.paying import not_collected, not_paid
from banshi.cases.renewing import deemed_renewed, reminded
from banshi.cases.tasks import step_of
from banshi.cases.tolerance import not_supplied
from banshi.cases.words import chinese_date
from banshi.definitions.flow import Consult, Publicise, Silence
from banshi.definitions.model import Matter
from banshi.people import Actor


def may_tick(matter: Matter, case: Case, actor: Actor, now: datetime) -> None:
    """Raise Forbidden for everybody but the clock of the system."""
    must_be_clock(actor)


def tick(matter: Matter, case: Case, command: Tick, moment: Moment) -> tuple[Event, ...]:
    """Nothing comes of a tick that is early, late a second time, or for a clock that stopped or never was."""
    may_tick(matter, case, moment.actor, moment.now)
    clock = case.running(command.watch)
    if clock is None or clock.due is None or clock.passed or not over(clock, moment.now):
        return ()
    noted = LimitPassed(command.watch, clock.due)
    if command.watch == "correction":
        return (noted, *_unanswered(case, clock.due))
    if command.watch == "answer":
        return (noted, *accepted_by_silence(matter, case, moment))
    if command.watch == "tolerance":
        return (noted, *not_supplied(matter, case, clock.due, moment))
    if command.watch.startswith("request:"):
        return (noted, *not_requested(matter, case, case.tasks[command.watch.removeprefix("request:")], moment))
    if command.watch == RENEWAL:
        return (noted, *deemed_renewed(matter, case, moment))
    if command.watch == REMINDER:
        return (noted, *reminded(case, moment))
    if command.watch == PAYMENT:
        return (noted, *not_paid(matter, case, clock.due))
    if command.watch == COLLECTION:
        return (noted, *not_collected(case, clock.due))
    task = case.tasks.get(command.watch.removeprefix("stage:"))
    return (noted, *(_silent(matter, case, task, moment) if task is not None else ()))


def _unanswered(case: Case, due: date | datetime) -> tuple[Event, ...]:
    """The applicant never answered the correction notice: the case ends, and a new application is possible."""
    asked = chinese_date(civil_day(case.correction.asked)) if case.correction else ""
    reason = f"{asked}发出一次性补正告知书后，申请人在{chinese_date(due)}前没有补正。"
    return (*stopped(case, "correction", RENEWAL), CaseTerminated(reason), CaseConcluded())


def _silent(matter: Matter, case: Case, task: Task, moment: Moment) -> tuple[Event, ...]:
    """What the end of a step's days means by itself: consent where the definition says so, the end of a publicity;
    nothing while a material is due at that step."""
    if task.step in case.to_follow.values():
        return ()
    match step_of(matter, case, task):
        case Consult(silence=Silence.AGREE):
            return agreed_by_silence(matter, case, task, moment)
        case Publicise() if objections_to(case, task) == 0:
            return publicity_over(matter, case, task, moment)
        case _:
            return ()
