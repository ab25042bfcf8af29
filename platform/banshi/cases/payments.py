"""What was asked on one order, what came of it, and what is to go back?  Amounts are in 元."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from banshi.cases.events import FeeItem, TaskId
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
