"""How does a case end?  Granted or refused and then handed over, or taken back by its applicant."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from banshi.cases.case import ERRAND, Case, Task
from banshi.cases.commands import Command, Deliver, Grant, Refuse, Withdraw
from banshi.cases.duties import must_be_applicant, must_know
from banshi.cases.events import (
    CaseWithdrawn,
    DecisionMade,
    Event,
    ResultDelivered,
)
from banshi.cases.flow import carry_on
from banshi.cases.licensing import RENEWAL, cancelled, decision, issued, must_hold
from banshi.cases.limits import COLLECTION, DECISION_CLOCKS, started, stopped
from banshi.cases.moment import Moment, civil_day
from banshi.cases.orders import collect_clock, fees_asked, pay_clock
from banshi.cases.paying import must_be_paid
from banshi.cases.quota import must_have_turn
from banshi.cases.refusals import Incomplete, OutOfOrder, must_say
from banshi.cases.tasks import at_step, closing, dropping, must_run
from banshi.cases.tolerance import ended, must_be_whole
from banshi.cases.words import COMMAND_WORDS, MANNER_WORDS, STATUS_WORDS, remedies_text
from banshi.definitions.charging import Payable
from banshi.definitions.flow import Decide, Issue
from banshi.definitions.model import Matter
from banshi.people import Actor


def may_grant(matter: Matter, case: Case, actor: Actor, now: datetime) -> Task:
    """The deciding task, when this actor may grant; raises OutOfOrder or Forbidden."""
    return _deciding(matter, case, actor, "grant", Grant)


def may_refuse(matter: Matter, case: Case, actor: Actor, now: datetime) -> Task:
    """The deciding task, when this actor may refuse; raises OutOfOrder or Forbidden."""
    return _deciding(matter, case, actor, "refuse", Refuse)


def _deciding(matter: Matter, case: Case, actor: Actor, outcome: str, wish: type[Command]) -> Task:
    task, step = at_step(matter, case, actor, Decide, COMMAND_WORDS[wish])
    if isinstance(step, Decide) and outcome not in step.outcomes:
        raise OutOfOrder("outcome-not-offered", {"wish": COMMAND_WORDS[wish]})
    if case.outcome is not None:
        raise OutOfOrder("decided-once", {"status": STATUS_WORDS[case.status]})
    if case.hearings.keys() & case.open_suspensions.keys():
        raise OutOfOrder("hearing-open")
    if case.open_suspensions:
        raise OutOfOrder("procedure-open")
    if wish is Refuse and case.deemed_renewal is not None:
        raise OutOfOrder("deemed-renewed")
    if wish is Grant:
        must_be_whole(matter, case, task)
    return task


def grant(matter: Matter, case: Case, command: Grant, moment: Moment) -> tuple[Event, ...]:
    """Granted: the decision stands, the result waits to be handed over (Licensing Law 38, 44)."""
    task = may_grant(matter, case, moment.actor, moment.now)
    must_have_turn(matter, case, moment)
    must_hold(matter, case, moment)
    done = (*closing(case, task, "granted", command.opinion.strip(), moment), *granting(matter, case, moment))
    return carry_on(matter, case, done, task.step, moment)


def granting(matter: Matter, case: Case, moment: Moment) -> tuple[Event, ...]:
    """The decision to grant, the fees due before issue with those that could not be asked before, and what it does to
    the clocks."""
    made = decision(matter, case, moment)
    asked = tuple(fees_asked(matter, case, moment, *Payable))
    unpaid = bool(case.unpaid) or any(Decimal(one.total) for one in asked)
    held = unpaid or _is_handed_over(matter, case)
    return (
        made,
        *cancelled(matter, moment),
        *(() if held else issued(matter, case, made, moment.today, moment)),
        *asked,
        *(pay_clock(matter, case, asked, moment) if unpaid else collect_clock(matter, case, moment)),
        *_after(matter, case, moment),
    )


def refuse(matter: Matter, case: Case, command: Refuse, moment: Moment) -> tuple[Event, ...]:
    """Refused: with reasons, the law they rest on, and where the applicant can turn (Licensing Law 38(2))."""
    task = may_refuse(matter, case, moment.actor, moment.now)
    reasons = must_say(command.reasons, "reasons", "reasons-missing")
    basis = cited_basis(matter, command.basis)
    decision = DecisionMade(False, reasons, basis, remedies_text(matter.district.remedies), None, None)
    done = (*closing(case, task, "refused", reasons, moment), decision, *_after(matter, case, moment))
    return carry_on(matter, case, (*done, *stopped(case, "tolerance")), task.step, moment)


def cited_basis(matter: Matter, basis: tuple[str, ...]) -> tuple[str, ...]:
    """The laws that a decision against the applicant rests on; raises Incomplete unless they are the matter's."""
    if not basis:
        raise Incomplete("basis", "basis-missing")
    known = {law.id for law in matter.basis}
    for law in basis:
        if law not in known:
            raise Incomplete("basis", "basis-unknown", {"basis": law})
    return basis


def _after(matter: Matter, case: Case, moment: Moment) -> Iterator[Event]:
    """The decision ends the clocks of the case and what came up beside its flow (a longer limit that nobody has
    answered); the service of it has its own clock, granted or refused."""
    yield from dropping(case, [task for task in case.open_tasks if task.step.startswith(ERRAND)])
    yield from stopped(case, *DECISION_CLOCKS, RENEWAL)
    delivery = matter.limits.delivery
    if delivery is not None and _is_handed_over(matter, case):
        yield started("delivery", delivery.limit, moment.now, moment.calendar)


def _is_handed_over(matter: Matter, case: Case) -> bool:
    """Whether a step hands the result over; where none does, the decision is all there is."""
    return any(isinstance(step, Issue) for step in matter.flow(case.route).steps)


def may_deliver(matter: Matter, case: Case, actor: Actor, now: datetime) -> Task:
    """The issuing task, when this actor may hand the result over; raises OutOfOrder or Forbidden."""
    task, _ = at_step(matter, case, actor, Issue, COMMAND_WORDS[Deliver])
    if not case.refused:
        must_be_whole(matter, case, task)
    if case.granted:
        must_be_paid(case)
    return task


def deliver(matter: Matter, case: Case, command: Deliver, moment: Moment) -> tuple[Event, ...]:
    """Handed over: nothing is left to do."""
    task = may_deliver(matter, case, moment.actor, moment.now)
    if command.manner not in MANNER_WORDS:
        raise Incomplete("manner", "manner-unknown")
    recipient = must_say(command.recipient, "recipient", "recipient-missing")
    outcome = case.outcome
    handed = (
        *closing(case, task, "issued", "", moment),
        ResultDelivered(command.manner, recipient),
        *(issued(matter, case, outcome, civil_day(outcome.decided), moment) if outcome and outcome.granted else ()),
        *stopped(case, "delivery", COLLECTION),
    )
    return carry_on(matter, case, handed, task.step, moment)


def may_withdraw(matter: Matter, case: Case, actor: Actor, now: datetime) -> None:
    """Raise OutOfOrder or Forbidden unless the applicant can still take the application back."""
    must_know(case, actor)
    must_be_applicant(case, actor, COMMAND_WORDS[Withdraw])
    must_run(case)
    if case.outcome is not None or case.deemed_renewal is not None:
        raise OutOfOrder("decided")


def withdraw(matter: Matter, case: Case, command: Withdraw, moment: Moment) -> tuple[Event, ...]:
    """Taken back by the applicant, at any time before the decision, with or without a reason."""
    may_withdraw(matter, case, moment.actor, moment.now)
    return ended(case, CaseWithdrawn(command.reason.strip()))
