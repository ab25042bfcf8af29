"""Which order stands, what is still unpaid for it, what could go back, and which fees are to be asked now?

An amount that was asked stays, but for a correction before acceptance: then a new order replaces the old, and what was
paid on the old counts.  Money given back is not paid any more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal

from banshi.cases.case import Case
from banshi.cases.events import FeeItem, PaymentAsked, WatchStarted
from banshi.cases.flow import told
from banshi.cases.limits import COLLECTION, PAYMENT, end_of, started
from banshi.cases.moment import Moment
from banshi.cases.payments import NOTHING, Payment
from banshi.cases.refusals import OutOfOrder
from banshi.definitions.charging import Payable
from banshi.definitions.fees import FEN, fees_of
from banshi.definitions.flow import Issue
from banshi.definitions.model import Matter


def fees_asked(matter: Matter, case: Case, moment: Moment, *payable: Payable) -> Iterator[PaymentAsked]:
    """The fees due at one of these moments that were not asked yet, in one order; nothing where there are none.

    Orders from before a correction are replaced where their amounts are not right any more.  Raises OutOfOrder when
    an amount cannot be computed from the answers.
    """
    fees = fees_of(matter, matter.route(case.route), moment.facts)
    kept, old = fees_that_stand(case), orders_before_correction(case)
    items: list[FeeItem] = []
    for due in fees.due:
        if due.fee.payable not in payable or due.fee.id in kept:
            continue
        if due.amount is None:
            raise OutOfOrder("fee-unknown", {"fee": due.fee.title})
        because = next(reasons for fee, reasons in fees.because if fee is due.fee)
        items.append(FeeItem(due.fee.id, due.fee.title, str(due.amount.quantize(FEN)), due.waived, told(because)))
    now = {item.fee: (item.amount, item.waived) for item in items}
    before = {item.fee: (item.amount, item.waived) for payment in old for item in payment.items}
    if all(now.get(fee) == asked for fee, asked in before.items()):
        old, items = (), [item for item in items if item.fee not in before]
    if items or old:
        gross = sum((Decimal(item.amount) for item in items), NOTHING)
        paid = sum((case.paid_for(payment) for payment in old), NOTHING)
        number = f"{case.number}-{len(case.payments) + 1}"
        yield PaymentAsked(number, tuple(items), str(gross - min(gross, paid)), tuple(one.order for one in old))


def orders_before_correction(case: Case) -> tuple[Payment, ...]:
    """The orders whose amounts may be wrong: asked before the answers were corrected, and not waived."""
    mended = _mended(case)
    if mended is None or case.accepted is not None:
        return ()
    return tuple(one for one in case.payments.values() if one.stands and one.waived is None and one.asked <= mended)


def fees_that_stand(case: Case) -> frozenset[str]:
    """The fees that were asked and are not to be computed anew."""
    old = {payment.order for payment in orders_before_correction(case)}
    standing = (payment for payment in case.payments.values() if payment.stands and payment.order not in old)
    return frozenset(item.fee for payment in standing for item in payment.items)


def _mended(case: Case) -> datetime | None:
    answered = [one.answered for one in (case.correction, case.on_the_spot) if one is not None]
    return max((at for at in answered if at is not None), default=None)


def pay_clock(matter: Matter, case: Case, asked: Sequence[PaymentAsked], moment: Moment) -> Iterator[WatchStarted]:
    """The time in which a granted applicant has to pay what is unpaid or asked now, where definitions say one: that of
    the fee with the longest."""
    open_items = [item for payment in case.unpaid for item in payment.items]
    owed = [item for one in asked if Decimal(one.total) for item in one.items]
    unpaid = {item.fee for item in (*open_items, *owed) if not item.waived}
    limits = {fee.id: fee.pay_within or matter.district.pay_within for fee in matter.fees}
    clocks = [started(PAYMENT, limit, moment.now, moment.calendar) for fee in unpaid if (limit := limits.get(fee))]
    if clocks and len(clocks) == len(unpaid):
        yield max(clocks, key=lambda clock: end_of(clock.due))


def collect_clock(matter: Matter, case: Case, moment: Moment) -> Iterator[WatchStarted]:
    """The time in which a granted applicant who owes nothing has to collect the result, where the district says one and
    a step hands it over."""
    limit = matter.district.collect_within
    if limit is not None and any(isinstance(step, Issue) for step in matter.flow(case.route).steps):
        yield started(COLLECTION, limit, moment.now, moment.calendar)


def refundable(case: Case, payment: Payment) -> Decimal:
    """How much of what is held on this order could be given back now.

    While the fee is a condition of a result that is still to come, only what is more than the fee.
    """
    final = case.final_of(payment)
    needed = NOTHING if final.waived is not None or case.refused or case.concluded is not None else final.gross
    return min(payment.kept, max(NOTHING, case.paid_for(final) - needed))


def order_of(case: Case, order: str) -> Payment:
    """The order of that number.  Raises OutOfOrder."""
    payment = case.payments.get(order)
    if payment is None:
        raise OutOfOrder("no-such-order")
    return payment
