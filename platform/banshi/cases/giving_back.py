"""What goes back, who asks for it, who gives it, and what when it is denied?

Two hands: whoever asked never answers.  Money that came twice, or that nobody owed, is due back without being asked
for.  Each wish is a task of those who decide, with its time, also after the case is over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal

from banshi.cases.case import REFUND, Case
from banshi.cases.commands import AskRefund, DenyRefund, Refund
from banshi.cases.duties import is_applicant, must_hold_post, must_know, represented
from banshi.cases.events import Event, RefundAsked, RefundDenied, Refunded
from banshi.cases.flow import Road
from banshi.cases.moment import Moment
from banshi.cases.offices import cashiers, deciders
from banshi.cases.orders import order_of, refundable
from banshi.cases.payments import NOTHING, Payment, RefundWish
from banshi.cases.refusals import Forbidden, Incomplete, OutOfOrder, must_say
from banshi.cases.tasks import closing, errand, is_free, must_be_free, next_task
from banshi.cases.words import remedies_text
from banshi.definitions.fees import amount_of
from banshi.definitions.flow import Stage
from banshi.definitions.model import Matter
from banshi.people import Actor


def may_ask_refund(matter: Matter, case: Case, actor: Actor, now: datetime) -> None:
    """Raise OutOfOrder or Forbidden unless money is held that can go back, and the applicant or the window asks."""
    must_know(case, actor)
    if not is_applicant(case, actor):
        must_hold_post(matter, case, actor, cashiers(matter, case))
    held = [payment for payment in case.payments.values() if payment.held and payment.refund is None]
    if not held:
        raise OutOfOrder("nothing-to-refund")
    if not any(refundable(case, payment) for payment in held):
        raise OutOfOrder("fee-needed")


def ask_refund(matter: Matter, case: Case, command: AskRefund, moment: Moment) -> tuple[Event, ...]:
    """Something is to be given back: never more than is held and not needed for the result."""
    may_ask_refund(matter, case, moment.actor, moment.now)
    payment = order_of(case, command.order)
    if payment.refund is not None or not payment.held:
        raise OutOfOrder("nothing-to-refund")
    most, amount = refundable(case, payment), amount_of(command.amount)
    if not most:
        raise OutOfOrder("fee-needed")
    if amount is None or not 0 < amount <= most:
        raise Incomplete("amount", "refund-too-much", {"held": most})
    reason = must_say(command.reason, "reason", "refund-reason-missing")
    return tuple(_wished(matter, case, payment.order, str(amount), reason, moment))


def may_refund(matter: Matter, case: Case, actor: Actor, now: datetime) -> None:
    """Raise OutOfOrder or Forbidden unless a refund is asked and another person, one who decides here, answers it."""
    must_know(case, actor)
    must_hold_post(matter, case, actor, deciders(matter, case))
    open_ones = [payment.refund for payment in case.payments.values() if payment.refund is not None]
    if not open_ones:
        raise OutOfOrder("no-refund-asked")
    others = [one for one in open_ones if not _own_wish(matter, case, one, actor)]
    if not others:
        raise Forbidden("own-refund")
    tasks = [case.tasks[one.task] for one in others if one.task is not None]
    if len(tasks) == len(others) and not any(is_free(task, actor) for task in tasks):
        must_be_free(tasks[0], actor)


def refund(matter: Matter, case: Case, command: Refund, moment: Moment) -> tuple[Event, ...]:
    """Given back, as it was asked."""
    payment, wished = _to_answer(matter, case, command.order, moment)
    receipt = must_say(command.receipt, "receipt", "receipt-missing")
    given = Refunded(payment.order, str(wished.amount), receipt)
    return with_refunds(matter, case, (given, *_answered(case, wished, "refunded", "", moment)), moment)


def deny_refund(matter: Matter, case: Case, command: DenyRefund, moment: Moment) -> tuple[Event, ...]:
    """Not given back: with the reason, and where the applicant can turn."""
    payment, wished = _to_answer(matter, case, command.order, moment)
    reason = must_say(command.reason, "reason", "reasons-missing")
    denied = RefundDenied(payment.order, str(wished.amount), reason, remedies_text(matter.district.remedies))
    return (denied, *_answered(case, wished, "refund-denied", reason, moment))


def with_refunds(matter: Matter, case: Case, happened: Sequence[Event], moment: Moment) -> tuple[Event, ...]:
    """What happened, and the refunds that are due because of it without being asked for."""
    road = Road(matter, case, moment)
    road.happen(*happened)
    for order in road.case.payments:
        due = due_back(road.case, road.case.payments[order])
        before = case.payments.get(order)
        if due and (before is None or due > due_back(case, before)):
            why = _why(road.case, road.case.payments[order])
            road.happen(*_wished(matter, road.case, order, str(due), why, moment))
    return tuple(road.events)


def due_back(case: Case, payment: Payment) -> Decimal:
    """What must go back although nobody asked: paid twice, paid when nothing was owed, waived, or more than the fee."""
    if payment.refund is not None:
        return NOTHING
    final = case.final_of(payment)
    more = case.paid_for(final) - (NOTHING if final.waived is not None else final.gross)
    return min(refundable(case, payment), max(more, payment.unasked - payment.refunded, NOTHING))


def _why(case: Case, payment: Payment) -> str:
    if payment.again:
        return "同一张缴款单重复缴费，多缴的款项应当退还。"
    if case.final_of(payment).waived is not None:
        return "费用已经减免，已缴的款项应当退还。"
    if payment.unasked:
        return "不需要缴费时收到的款项，应当退还。"
    return "更正后应缴的金额减少，多缴的款项应当退还。"


def _wished(matter: Matter, case: Case, order: str, amount: str, reason: str, moment: Moment) -> Iterator[Event]:
    """The wish, and the task of those who decide to answer it."""
    limit = matter.district.refund_within
    yield RefundAsked(order, amount, reason, next_task(case, REFUND))
    yield from errand(case, REFUND, Stage.COMPLETE, deciders(matter, case)[0], case.department, limit, moment)


def _to_answer(matter: Matter, case: Case, order: str, moment: Moment) -> tuple[Payment, RefundWish]:
    may_refund(matter, case, moment.actor, moment.now)
    payment = order_of(case, order)
    if payment.refund is None:
        raise OutOfOrder("no-refund-asked")
    if _own_wish(matter, case, payment.refund, moment.actor):
        raise Forbidden("own-refund")
    if payment.refund.task is not None:
        must_be_free(case.tasks[payment.refund.task], moment.actor)
    return payment, payment.refund


def _answered(case: Case, wished: RefundWish, outcome: str, opinion: str, moment: Moment) -> tuple[Event, ...]:
    """The task is done; wishes of an earlier release have none."""
    return () if wished.task is None else closing(case, case.tasks[wished.task], outcome, opinion, moment)


def _own_wish(matter: Matter, case: Case, wish: RefundWish, actor: Actor) -> bool:
    """Whether whoever answers it is who asked, or either of them acts in the other's place."""
    absent = represented(case, actor, deciders(matter, case))
    hands = actor.accounts | (absent.accounts if absent else frozenset())
    return not matter.one_person and bool({wish.asked_by, wish.asked_for} & hands)
