"""What was to be paid, what was paid, waived and given back, and whose turn is it where not everybody can be granted?

Amounts are decimal text in 元 with two places (`120.00`): a number of JSON would be a float somewhere.
"""

from __future__ import annotations

from dataclasses import dataclass

from banshi_rules.texts import Text


@dataclass(frozen=True, slots=True)
class FeeItem:
    """One fee of the definition as it was asked: its amount in 元, `0.00` where it is waived, and what decided it."""

    fee: str
    title: Text
    amount: str
    waived: bool
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PaymentAsked:
    """The applicant is asked to pay; nothing that happens later changes these amounts.

    `replaces` are orders that this one stands for now; `total` is less by what was paid on them.
    """

    order: str
    items: tuple[FeeItem, ...]
    total: str
    replaces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PaymentRecorded:
    """The whole order was paid, under the receipt number of whoever took the money."""

    order: str
    amount: str
    receipt: str


@dataclass(frozen=True, slots=True)
class PaymentRepeated:
    """Money came once more on an order that was paid, under another receipt; it is due back."""

    order: str
    amount: str
    receipt: str


@dataclass(frozen=True, slots=True)
class PaymentWaived:
    """The order need not be paid: why, and by which id of the matter's `law`."""

    order: str
    reason: str
    basis: str


@dataclass(frozen=True, slots=True)
class RefundAsked:
    """So much of what was paid is to be given back, and why; `task` is that of those who answer it."""

    order: str
    amount: str
    reason: str
    task: str | None = None


@dataclass(frozen=True, slots=True)
class RefundDenied:
    """It is not given back: why, and where the applicant can turn."""

    order: str
    amount: str
    reason: str
    remedies: str


@dataclass(frozen=True, slots=True)
class Refunded:
    """It was given back, under that receipt number."""

    order: str
    amount: str
    receipt: str


@dataclass(frozen=True, slots=True)
class PlaceTaken:
    """The case has its place in the order of acceptance (Licensing Law 57), within the year or edition.

    `number` counts from 1 and is given when the event is stored.
    """

    period: str
    number: int | None
