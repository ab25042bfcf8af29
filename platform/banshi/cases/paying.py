"""What is to be paid for this case, who asks for it, and who says that it was paid, waived or given back?

Paying never stops a clock.  Where no step issues the result, the granted case waits for the money before it ends.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from decimal import Decimal

from banshi.cases.case import Case, Payment, RefundWish
from banshi.cases.commands import AskPayment, AskRefund, RecordPayment, Refund, WaivePayment
from banshi.cases.duties import must_hold_post, must_know, represented
from banshi.cases.events import (
    Event,
    PaymentRecorded,
    PaymentWaived,
    RefundAsked,
    Refunded,
)
from banshi.cases.flow import go_on_paid
from banshi.cases.moment import Moment
from banshi.cases.orders import fees_asked, fees_that_stand, refundable
from banshi.cases.refusals import Forbidden, Incomplete, OutOfOrder, must_say
from banshi.cases.tasks import at_step, must_run
from banshi.cases.words import COMMAND_WORDS, fees_word
from banshi.definitions.charging import Payable
from banshi.definitions.fees import FEN
from banshi.definitions.flow import Decide, Intake, Issue
from banshi.definitions.model import Matter
from banshi.people import SYSTEM, Actor, Role


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
    return asked


def must_be_settled(matter: Matter, case: Case, moment: Moment) -> tuple[Event, ...]:
    """The fees before acceptance when all of them are waived and only that is to be put on record.

    Raises OutOfOrder while one of them is not asked or not paid.
    """
    asked = tuple(fees_asked(matter, case, moment, Payable.BEFORE_ACCEPTANCE))
    if any(Decimal(one.total) for one in asked):
        raise OutOfOrder("payment-not-asked", {"what": fees_word(item for one in asked for item in one.items)})
    must_be_paid(case, {order for one in asked for order in one.replaces})
    return asked


def must_be_paid(case: Case, besides: Collection[str] = ()) -> None:
    """Raise OutOfOrder, naming what is unpaid, unless every order but these is paid or waived."""
    unpaid = [payment for payment in case.unpaid if payment.order not in besides]
    if unpaid:
        raise OutOfOrder("unpaid", {"what": fees_word(item for one in unpaid for item in one.items)})


def may_record_payment(matter: Matter, case: Case, actor: Actor, now: datetime) -> None:
    """Raise OutOfOrder or Forbidden unless an order waits for money and this actor, or the treasury, may say it came.

    Money that comes although the case is over, or its fee waived, is recorded, too: it is there, and can go back.
    """
    must_know(case, actor)
    if actor.person != SYSTEM.person:
        must_hold_post(matter, case, actor, _cashiers(matter, case))
    if all(payment.paid is not None or payment.total == 0 for payment in case.payments.values()):
        raise OutOfOrder("nothing-to-pay")


def record_payment(matter: Matter, case: Case, command: RecordPayment, moment: Moment) -> tuple[Event, ...]:
    """Paid: the whole amount of the order, neither less nor more.  The same news twice is no news."""
    payment = _order(case, command.order)
    receipt = must_say(command.receipt, "receipt", "receipt-missing")
    if payment.paid is not None and payment.receipt == receipt and payment.paid == amount_of(command.amount):
        must_know(case, moment.actor)
        return ()
    may_record_payment(matter, case, moment.actor, moment.now)
    if payment.paid is not None:
        raise OutOfOrder("paid-already", {"receipt": payment.receipt})
    if amount_of(command.amount) != payment.total or payment.total == 0:
        raise Incomplete("amount", "amount-differs", {"total": payment.total})
    return go_on_paid(matter, case, (PaymentRecorded(payment.order, str(payment.total), receipt),), moment)


def may_waive_payment(matter: Matter, case: Case, actor: Actor, now: datetime) -> None:
    """Raise OutOfOrder or Forbidden unless the case runs with a fee that could be waived, be it paid or not, and this
    actor is one who decides in this matter."""
    must_know(case, actor)
    must_hold_post(matter, case, actor, _deciders(matter, case))
    must_run(case)
    if not any(_can_be_waived(payment) for payment in case.payments.values()):
        raise OutOfOrder("nothing-to-pay")


def waive_payment(matter: Matter, case: Case, command: WaivePayment, moment: Moment) -> tuple[Event, ...]:
    """The order need not be paid, for a reason and by a law; what was paid on it can be given back."""
    may_waive_payment(matter, case, moment.actor, moment.now)
    payment = _order(case, command.order)
    if not _can_be_waived(payment):
        raise OutOfOrder("nothing-to-pay")
    reason = must_say(command.reason, "reason", "waiver-reason-missing")
    if command.basis not in {law.id for law in matter.basis}:
        raise Incomplete("basis", "basis-unknown", {"basis": command.basis})
    return go_on_paid(matter, case, (PaymentWaived(payment.order, reason, command.basis),), moment)


def _can_be_waived(payment: Payment) -> bool:
    return payment.stands and payment.waived is None and payment.gross > 0


def may_ask_refund(matter: Matter, case: Case, actor: Actor, now: datetime) -> None:
    """Raise OutOfOrder or Forbidden unless money is held and the applicant or the window asks."""
    must_know(case, actor)
    if actor.person != case.party.person:
        must_hold_post(matter, case, actor, _cashiers(matter, case))
    held = [payment for payment in case.payments.values() if payment.held and payment.refund is None]
    if not held:
        raise OutOfOrder("nothing-to-refund")
    if not any(refundable(case, payment) for payment in held):
        raise OutOfOrder("fee-needed")


def ask_refund(matter: Matter, case: Case, command: AskRefund, moment: Moment) -> tuple[Event, ...]:
    """Something is to be given back: never more than is held and not needed for the result."""
    may_ask_refund(matter, case, moment.actor, moment.now)
    payment = _order(case, command.order)
    if payment.refund is not None or not payment.held:
        raise OutOfOrder("nothing-to-refund")
    most, amount = refundable(case, payment), amount_of(command.amount)
    if not most:
        raise OutOfOrder("fee-needed")
    if amount is None or not 0 < amount <= most:
        raise Incomplete("amount", "refund-too-much", {"held": most})
    return (RefundAsked(payment.order, str(amount), must_say(command.reason, "reason", "refund-reason-missing")),)


def may_refund(matter: Matter, case: Case, actor: Actor, now: datetime) -> None:
    """Raise OutOfOrder or Forbidden unless a refund is asked and another person, one who decides here, gives it."""
    must_know(case, actor)
    must_hold_post(matter, case, actor, _deciders(matter, case))
    open_ones = [payment.refund for payment in case.payments.values() if payment.refund is not None]
    if not open_ones:
        raise OutOfOrder("no-refund-asked")
    if all(_own_wish(matter, case, one, actor) for one in open_ones):
        raise Forbidden("own-refund")


def refund(matter: Matter, case: Case, command: Refund, moment: Moment) -> tuple[Event, ...]:
    """Given back, as it was asked."""
    may_refund(matter, case, moment.actor, moment.now)
    payment = _order(case, command.order)
    if payment.refund is None:
        raise OutOfOrder("no-refund-asked")
    if _own_wish(matter, case, payment.refund, moment.actor):
        raise Forbidden("own-refund")
    receipt = must_say(command.receipt, "receipt", "receipt-missing")
    return (Refunded(payment.order, str(payment.refund.amount), receipt),)


def _own_wish(matter: Matter, case: Case, wish: RefundWish, actor: Actor) -> bool:
    """Whether whoever answers it is who asked, or either of them acts in the other's place."""
    absent = represented(case, actor, _deciders(matter, case))
    hands = actor.accounts | (absent.accounts if absent else frozenset())
    return not matter.one_person and bool({wish.asked_by, wish.asked_for} & hands)


def posts_for(matter: Matter, case: Case, happened: Sequence[Event]) -> tuple[Role, ...]:
    """By which posts it is done where these events are about money and belong to no task."""
    match happened[:1]:
        case [PaymentRecorded() | RefundAsked()]:
            return _cashiers(matter, case)
        case [PaymentWaived() | Refunded()]:
            return _deciders(matter, case)
        case _:
            return ()


def amount_of(written: str) -> Decimal | None:
    """An amount in 元 as people write it, exact to the cent; None for anything else (`1e3`, `-1`, `0.005`)."""
    plain = written.strip().removesuffix("元").strip()
    whole, point, cents = plain.partition(".")
    if not (plain.isascii() and whole.isdigit() and len(whole) <= 12):
        return None
    if point and not (cents.isdigit() and len(cents) <= 2):
        return None
    return Decimal(plain).quantize(FEN)


def _order(case: Case, order: str) -> Payment:
    payment = case.payments.get(order)
    if payment is None:
        raise OutOfOrder("no-such-order")
    return payment


def _cashiers(matter: Matter, case: Case) -> tuple[Role, ...]:
    """Who stands at the window: the posts of intake and of issue."""
    return tuple(dict.fromkeys(s.by for s in matter.flow(case.route).steps if isinstance(s, (Intake, Issue))))


def _deciders(matter: Matter, case: Case) -> tuple[Role, ...]:
    return tuple(dict.fromkeys(s.by for s in matter.flow(case.route).steps if isinstance(s, Decide)))
