"""Which order stands, what is still unpaid for it, what could go back, and which fees are to be asked now?

An amount that was asked stays, but for a correction before acceptance: then a new order replaces the old, and what was
paid on the old counts.  Money given back is not paid any more.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from banshi.cases.case import NOTHING, Case, Payment
from banshi.cases.events import FeeItem, PaymentAsked
from banshi.cases.flow import told
from banshi.cases.moment import Moment
from banshi.cases.refusals import OutOfOrder
from banshi.definitions.charging import Payable
from banshi.definitions.fees import FEN, fees_of
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


def refundable(case: Case, payment: Payment) -> Decimal:
    """How much of what is held on this order could be given back now.

    While the fee is a condition of a result that is still to come, only what is more than the fee.
    """
    final = case.final_of(payment)
    refused = case.outcome is not None and not case.outcome.granted
    needed = NOTHING if final.waived is not None or refused or case.concluded is not None else final.gross
    promised = sum((one.refund.amount for one in case.stood_for(final) if one.refund is not None), NOTHING)
    return min(payment.held, max(NOTHING, case.paid_for(final) - promised - needed))
