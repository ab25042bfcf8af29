"""What is to be paid for this case, who asks for it, and who says that it was paid or waived?

Paying never stops a clock.  Where no step issues the result, the granted case waits for the money before it ends.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from decimal import Decimal

from banshi.cases.case import Case
from banshi.cases.commands import AskPayment, RecordPayment, WaivePayment
from banshi.cases.duties import must_hold_post, must_know
from banshi.cases.events import CaseTerminated, Event, PaymentRecorded, PaymentRepeated, PaymentWaived
from banshi.cases.flow import Road, go_on_paid
from banshi.cases.giving_back import with_refunds
from banshi.cases.licensing import issued
from banshi.cases.limits import PAYMENT, stopped
from banshi.cases.moment import Moment, civil_day
from banshi.cases.offices import cashiers, deciders
from banshi.cases.orders import collect_clock, fees_asked, fees_that_stand, order_of
from banshi.cases.payments import Payment
from banshi.cases.refusals import Incomplete, OutOfOrder, must_say
from banshi.cases.tasks import at_step, must_run
from banshi.cases.tolerance import ended
from banshi.cases.words import COMMAND_WORDS, chinese_date, fees_word
from banshi.definitions.charging import Payable
from banshi.definitions.fees import amount_of
from banshi.definitions.flow import Intake
from banshi.definitions.model import Matter
from banshi.people import SYSTEM, Actor


def may_ask_payment(matter: Matter, case: Case, actor: Actor, now: datetime) -> None:
    """Raise OutOfOrder or Forbidden unless this actor stands at the intake and fees are due before acceptance."""
    at_step(matter, case, actor, Intake, COMMAND_WORDS[AskPayment])
    asked = fees_that_stand(case)
    if all(fee.id in asked for fee in matter.fees if fee.payable is Payable.BEFORE_ACCEPTANCE):
        raise OutOfOrder("nothing-to-ask")


def ask_payment(matter: Matter, case: Case, command: AskPayment, moment: Moment) -> tuple[Event, ...]:
    """The application is complete: the fees that the law wants before acceptance are asked."""
    may_ask_payment(matter, case, moment.actor, moment.now)
    asked = tuple(fees_asked(matter, case, moment, Payable.BEFORE_ACCEPTANCE))
    if not asked:
        raise OutOfOrder("nothing-to-ask")
    return with_refunds(matter, case, asked, moment)


def must_be_settled(matter: Matter, case: Case, moment: Moment) -> tuple[Event, ...]:
    """The fees before acceptance when all of them are waived and only that is to be put on record.

    Raises OutOfOrder while one of them is not asked or not paid.
    """
    asked = tuple(fees_asked(matter, case, moment, Payable.BEFORE_ACCEPTANCE))
    if any(Decimal(one.total) for one in asked):
        raise OutOfOrder("payment-not-asked", {"what": fees_word(item for one in asked for item in one.items)})
    must_be_paid(case, {order for one in asked for order in one.replaces})
    return with_refunds(matter, case, asked, moment)


def must_be_paid(case: Case, besides: Collection[str] = ()) -> None:
    """Raise OutOfOrder, naming what is unpaid, unless every order but these is paid or waived."""
    unpaid = [payment for payment in case.unpaid if payment.order not in besides]
    if unpaid:
        raise OutOfOrder("unpaid", {"what": fees_word(item for one in unpaid for item in one.items)})


def may_record_payment(matter: Matter, case: Case, actor: Actor, now: datetime) -> None:
    """Raise OutOfOrder or Forbidden unless an order waits for money and this actor, or the treasury, may say it came.

    Money that the treasury got although the order is paid, the case over or its fee waived is recorded, too: it is
    there, and goes back.
    """
    must_know(case, actor)
    orders = [payment for payment in case.payments.values() if payment.total > 0]
    if actor.person != SYSTEM.person:
        must_hold_post(matter, case, actor, cashiers(matter, case))
        orders = [payment for payment in orders if payment.paid is None]
    if not orders:
        raise OutOfOrder("nothing-to-pay")


def record_payment(matter: Matter, case: Case, command: RecordPayment, moment: Moment) -> tuple[Event, ...]:
    """Paid: the whole amount of the order, neither less nor more.  The same news twice is no news; other news of an
    order that is paid is money to give back."""
    payment, amount = order_of(case, command.order), amount_of(command.amount)
    receipt = must_say(command.receipt, "receipt", "receipt-missing")
    if payment.knows(receipt, amount):
        must_know(case, moment.actor)
        return ()
    may_record_payment(matter, case, moment.actor, moment.now)
    if payment.paid is not None and moment.actor.person != SYSTEM.person:
        raise OutOfOrder("paid-already", {"receipt": payment.receipt})
    if payment.paid is not None and amount:
        return with_refunds(matter, case, (PaymentRepeated(payment.order, str(amount), receipt),), moment)
    if amount != payment.total or payment.total == 0:
        raise Incomplete("amount", "amount-differs", {"total": payment.total})
    paid = PaymentRecorded(payment.order, str(payment.total), receipt)
    return _came(matter, case, paid, moment)


def may_waive_payment(matter: Matter, case: Case, actor: Actor, now: datetime) -> None:
    """Raise OutOfOrder or Forbidden unless the case runs with a fee that could be waived, be it paid or not, and this
    actor is one who decides in this matter."""
    must_know(case, actor)
    must_hold_post(matter, case, actor, deciders(matter, case))
    must_run(case)
    if not any(_can_be_waived(payment) for payment in case.payments.values()):
        raise OutOfOrder("nothing-to-pay")


def waive_payment(matter: Matter, case: Case, command: WaivePayment, moment: Moment) -> tuple[Event, ...]:
    """The order need not be paid, for a reason and by a law; what was paid on it can be given back."""
    may_waive_payment(matter, case, moment.actor, moment.now)
    payment = order_of(case, command.order)
    if not _can_be_waived(payment):
        raise OutOfOrder("nothing-to-pay")
    reason = must_say(command.reason, "reason", "waiver-reason-missing")
    if command.basis not in {law.id for law in matter.basis}:
        raise Incomplete("basis", "basis-unknown", {"basis": command.basis})
    waived = PaymentWaived(payment.order, reason, command.basis)
    return _came(matter, case, waived, moment)


def _came(matter: Matter, case: Case, event: PaymentRecorded | PaymentWaived, moment: Moment) -> tuple[Event, ...]:
    """Nothing may be unpaid now: then its clock stops, and what waited for the money is issued and goes on."""
    road = Road(matter, case, moment)
    road.happen(event)
    if not road.case.unpaid:
        road.happen(*stopped(case, PAYMENT))
        if case.running(PAYMENT) is not None:
            road.happen(*collect_clock(matter, case, moment))
        if case.waits_for_money and case.outcome is not None:
            road.happen(*issued(matter, case, case.outcome, civil_day(case.outcome.decided), moment))
    return with_refunds(matter, case, go_on_paid(matter, case, road.events, moment), moment)


def _can_be_waived(payment: Payment) -> bool:
    return payment.stands and payment.waived is None and payment.gross > 0


def not_paid(matter: Matter, case: Case, due: date | datetime) -> tuple[Event, ...]:
    """The time to pay is over: what was granted is given up, the case ends, and its place in the order is free."""
    if not case.unpaid:
        return ()
    what = fees_word(item for one in case.unpaid for item in one.items).zh
    return ended(case, CaseTerminated(f"准予后，申请人在{chinese_date(due)}前没有缴纳{what}，视为放弃。"))


def not_collected(case: Case, due: date | datetime) -> tuple[Event, ...]:
    """The time to collect is over: the same follows."""
    return ended(case, CaseTerminated(f"准予后，申请人在{chinese_date(due)}前没有领取，视为放弃。"))
