"""Is the application accepted?  Intake accepts it, says with reasons why not, or passes it on (Licensing Law 32)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from banshi.cases.case import Case, Task
from banshi.cases.commands import Accept, AcceptByRule, NotAccept, TransferAway
from banshi.cases.duties import must_be_clock
from banshi.cases.events import (
    ApplicationAccepted,
    ApplicationNotAccepted,
    ApplicationTransferred,
    CaseConcluded,
    Event,
    LimitPassed,
    TaskDone,
)
from banshi.cases.flow import carry_on
from banshi.cases.giving_back import with_refunds
from banshi.cases.licensing import RENEWAL
from banshi.cases.limits import INTAKE_CLOCKS, decision_clocks, over, stopped
from banshi.cases.moment import Moment, civil_day
from banshi.cases.orders import fees_asked
from banshi.cases.outstanding import missing
from banshi.cases.paying import must_be_settled
from banshi.cases.quota import place_of
from banshi.cases.refusals import OutOfOrder, must_say
from banshi.cases.renewing import deemed_renewed
from banshi.cases.tasks import at_step, closing, must_be_open
from banshi.cases.tolerance import tolerance_clock
from banshi.cases.words import COMMAND_WORDS, dated, task_word
from banshi.definitions.charging import Payable
from banshi.definitions.flow import Intake, Stage
from banshi.definitions.model import Matter
from banshi.people import Actor
from banshi_rules.routing import RouteMode


def may_accept(matter: Matter, case: Case, actor: Actor, now: datetime) -> Task:
    """The intake task, when this actor may accept; raises OutOfOrder or Forbidden."""
    return at_step(matter, case, actor, Intake, COMMAND_WORDS[Accept])[0]


def accept(matter: Matter, case: Case, command: Accept, moment: Moment) -> tuple[Event, ...]:
    """Accepted: the clocks of the decision start and the next step opens.

    Where materials follow before the result, it is a tolerant acceptance (容缺受理) with a clock of its own.  After the
    days of the law silence has accepted already: it is written down as that, and nothing stands in its way.
    """
    task = may_accept(matter, case, moment.actor, moment.now)
    answer = case.running("answer")
    if answer is not None and answer.due is not None and over(answer, moment.now):
        noted = () if answer.passed else (LimitPassed("answer", answer.due),)
        return (*noted, *_accepted_late(matter, case, task, closing(case, task, "accepted", "", moment), moment))
    free = must_be_settled(matter, case, moment)
    return _accepted(matter, case, task, (*free, *closing(case, task, "accepted", "", moment)), moment)


def may_accept_by_rule(matter: Matter, case: Case, actor: Actor, now: datetime) -> Task:
    """The intake task of an automatic route, for the system alone; raises OutOfOrder or Forbidden."""
    must_be_clock(actor)
    task = must_be_open(case)
    if matter.route(case.route).mode is not RouteMode.AUTOMATIC or task.stage is not Stage.ACCEPT:
        raise OutOfOrder("other-step", {"here": task_word(task), "wish": COMMAND_WORDS[AcceptByRule]})
    if task.holder is not None:
        raise OutOfOrder("held", {"holder": task.holder_name})
    return task


def accept_by_rule(matter: Matter, case: Case, command: AcceptByRule, moment: Moment) -> tuple[Event, ...]:
    """Accepted by the system: it was complete, and every department that was asked had no doubt."""
    task = may_accept_by_rule(matter, case, moment.actor, moment.now)
    free = must_be_settled(matter, case, moment)
    done: tuple[Event, ...] = (*free, TaskDone(task.id, "accepted", ""), *stopped(case, f"stage:{task.id}"))
    return _accepted(matter, case, task, done, moment)


def accepted_by_silence(matter: Matter, case: Case, moment: Moment) -> tuple[Event, ...]:
    """Nobody answered within the days of the law: accepted from the day of receipt (Licensing Law 32(1)(4)).

    `answer` is the clock that ran over; the task of the intake is over with it.  A fee that should have been paid
    before is asked now; nothing is issued while it is unpaid.
    """
    task = must_be_open(case)
    done: tuple[Event, ...] = (TaskDone(task.id, "accepted", ""), *stopped(case, f"stage:{task.id}"))
    return _accepted_late(matter, case, task, done, moment)


def _accepted_late(
    matter: Matter, case: Case, task: Task, done: tuple[Event, ...], moment: Moment
) -> tuple[Event, ...]:
    try:
        asked = tuple(fees_asked(matter, case, moment, Payable.BEFORE_ACCEPTANCE))
        owed = with_refunds(matter, case, asked, moment)
    except OutOfOrder:  # an answer is missing: the silence counts all the same, and the decision asks for the fee
        owed = ()
    return _accepted(matter, case, task, (*owed, *done), moment)


def _accepted(matter: Matter, case: Case, task: Task, done: tuple[Event, ...], moment: Moment) -> tuple[Event, ...]:
    counted_from = counting_from(case, moment.now)
    accepted = (
        *done,
        *stopped(case, *INTAKE_CLOCKS),
        ApplicationAccepted(counted_from, missing(matter, case)),
        *place_of(matter, case, moment, civil_day(counted_from).year),
        *decision_clocks(matter, case, counted_from, moment),
        *tolerance_clock(matter, case, counted_from, moment),
    )
    return carry_on(matter, case, (*accepted, *_renewed_meanwhile(matter, case, moment)), task.step, moment)


def _renewed_meanwhile(matter: Matter, case: Case, moment: Moment) -> Iterator[Event]:
    """A renewal that was applied for in time and is accepted only after the licence ended: it counts as granted."""
    clock = case.running(RENEWAL)
    if clock is not None and clock.passed:
        yield from deemed_renewed(matter, replace(case, accepted=moment.now), moment)


def counting_from(case: Case, now: datetime) -> datetime:
    """The moment whose civil day is the acceptance day.

    Corrections asked: the day all of them are in.  No word within the days for an answer: the day of receipt
    (Licensing Law 32(1)(4)).  Otherwise now.
    """
    if case.correction is not None and case.correction.answered is not None:
        return case.correction.answered
    return case.received if over(case.running("answer"), now) else now


def must_be_unanswered_in_time(case: Case, now: datetime) -> None:
    """Raise OutOfOrder where the days for an answer are over, also while nobody has looked at the clock: silence has
    accepted, so nothing else can be answered any more."""
    clock = case.running("answer")
    if clock is not None and clock.due is not None and over(clock, now):
        since = civil_day(counting_from(case, now))
        raise OutOfOrder("accepted-by-silence", {"due": dated(clock.due), "since": dated(since)})


def may_not_accept(matter: Matter, case: Case, actor: Actor, now: datetime) -> Task:
    """The intake task, when this actor may turn the application down; raises OutOfOrder or Forbidden."""
    task, _ = at_step(matter, case, actor, Intake, COMMAND_WORDS[NotAccept])
    must_be_unanswered_in_time(case, now)
    return task


def not_accept(matter: Matter, case: Case, command: NotAccept, moment: Moment) -> tuple[Event, ...]:
    """Not accepted, with reasons and, where it is another organ's matter, that organ; the case ends."""
    task = may_not_accept(matter, case, moment.actor, moment.now)
    reasons = must_say(command.reasons, "reasons", "reasons-missing")
    organ = (command.competent_organ or "").strip() or None
    return (
        *closing(case, task, "not-accepted", reasons, moment),
        *stopped(case, *INTAKE_CLOCKS, RENEWAL),
        ApplicationNotAccepted(reasons, organ),
        CaseConcluded(),
    )


def may_transfer(matter: Matter, case: Case, actor: Actor, now: datetime) -> Task:
    """The intake task, when this actor may pass the application on; raises OutOfOrder or Forbidden."""
    task, _ = at_step(matter, case, actor, Intake, COMMAND_WORDS[TransferAway])
    must_be_unanswered_in_time(case, now)
    return task


def transfer_away(matter: Matter, case: Case, command: TransferAway, moment: Moment) -> tuple[Event, ...]:
    """Another organ is competent: the application goes there, and the case is over here (转办)."""
    task = may_transfer(matter, case, moment.actor, moment.now)
    organ = must_say(command.organ, "organ", "organ-missing")
    reason = must_say(command.reason, "reason", "reasons-missing")
    return (
        *closing(case, task, "transferred", reason, moment),
        *stopped(case, *INTAKE_CLOCKS, RENEWAL),
        ApplicationTransferred(organ, reason, command.department),
        CaseConcluded(),
    )
