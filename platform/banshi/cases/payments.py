"""What was asked on one order, what came of it, and what is to go back?  Amounts are in 元."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import TypeAlias, assert_never

from banshi.cases.events import Event, FeeItem, Recorded, TaskId
from banshi.cases.events import money as fact
from banshi.people import PersonId

#: No money.
NOTHING = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class RefundWish:
    """How much is to be given back, why, who asked, and in whose place."""

    amount: Decimal
    reason: str
    asked_by: PersonId
    asked_for: PersonId | None = None
    task: TaskId | None = None  # of those who answer it


@dataclass(frozen=True, slots=True)
class RefundDenial:
    """Why it was not given back, and where the applicant can turn."""

    amount: Decimal
    reason: str
    remedies: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Payment:
    """One order: what was asked, in 元, and what came of it; `refund` is the one that is asked and not given yet.

    `total` is what was to be paid on it: the fees, less what was paid on the orders that it `replaces`.
    """

    order: str
    items: tuple[FeeItem, ...]
    total: Decimal
    asked: datetime
    waived: str | None = None  # the reason
    paid: Decimal | None = None
    paid_at: datetime | None = None
    receipt: str = ""
    refund: RefundWish | None = None
    refunded: Decimal = NOTHING
    replaces: tuple[str, ...] = ()
    replaced: str | None = None  # by which order
    again: tuple[tuple[str, Decimal], ...] = ()  # receipts and amounts of money that came once more
    late: bool = False  # paid when nothing was owed
    denial: RefundDenial | None = None  # of the last wish that was denied

    @property
    def gross(self) -> Decimal:
        """The fees, whatever was paid for them before."""
        return sum((Decimal(item.amount) for item in self.items), NOTHING)

    @property
    def stands(self) -> bool:
        """Whether no other order has taken its place."""
        return self.replaced is None

    @property
    def owed(self) -> Decimal:
        """What waits for money."""
        return self.total if self.paid is None and self.waived is None and self.stands else NOTHING

    @property
    def held(self) -> Decimal:
        """What was paid and not given back."""
        return (self.paid or NOTHING) + sum((amount for _, amount in self.again), NOTHING) - self.refunded

    @property
    def kept(self) -> Decimal:
        """What is held and not about to go back."""
        return self.held - (self.refund.amount if self.refund else NOTHING)

    @property
    def unasked(self) -> Decimal:
        """What came although it was not, or not any more, to be paid."""
        return ((self.paid or NOTHING) if self.late else NOTHING) + sum((amount for _, amount in self.again), NOTHING)

    def knows(self, receipt: str, amount: Decimal | None) -> bool:
        """Whether that money is on record."""
        return (receipt, amount) in ((self.receipt, self.paid), *self.again)


MoneyEvent: TypeAlias = (
    fact.PaymentAsked
    | fact.PaymentRecorded
    | fact.PaymentRepeated
    | fact.PaymentWaived
    | fact.RefundAsked
    | fact.Refunded
    | fact.RefundDenied
)
#: The orders of a case by their number, oldest first.
Payments: TypeAlias = Mapping[str, Payment]


def with_money_event(payments: Payments, event: MoneyEvent, recorded: Recorded[Event], *, due: bool) -> Payments:
    """The orders of a case after that event; `due` is whether the case still has something to be paid for."""
    if isinstance(event, fact.PaymentAsked):
        asked = Payment(event.order, event.items, Decimal(event.total), recorded.at, replaces=event.replaces)
        replaced = {one: replace(payments[one], replaced=event.order) for one in event.replaces}
        return {**payments, **replaced, event.order: asked}
    order = payments[event.order]
    match event:
        case fact.PaymentRecorded(amount=amount, receipt=receipt):
            late = not (due and order.owed)
            order = replace(order, paid=Decimal(amount), paid_at=recorded.at, receipt=receipt, late=late)
        case fact.PaymentRepeated(amount=amount, receipt=receipt):
            order = replace(order, again=(*order.again, (receipt, Decimal(amount))))
        case fact.PaymentWaived(reason=reason):
            order = replace(order, waived=reason)
        case fact.RefundAsked(_, amount, reason, task):
            wish = RefundWish(Decimal(amount), reason, recorded.actor, recorded.behalf, task)
            order = replace(order, refund=wish)
        case fact.Refunded(amount=amount):
            order = replace(order, refund=None, refunded=order.refunded + Decimal(amount))
        case fact.RefundDenied(_, amount, reason, remedies):
            order = replace(order, refund=None, denial=RefundDenial(Decimal(amount), reason, remedies, recorded.at))
        case _ as never:
            assert_never(never)
    return {**payments, order.order: order}
