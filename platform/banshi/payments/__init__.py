"""How does money reach the treasury?  A port that an installation fills: a page to pay at, a signed word, an answer.

`Treasury` is what the platform needs of whoever takes the money; `sandbox` fills it for demonstrations and tests.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be paid: the order number, the case it belongs to, the amount in 元 (`120.00`), and for what."""

    number: str
    case: str
    amount: str
    what: str


@dataclass(frozen=True, slots=True)
class Paid:
    """That an order was paid: the same order, case and amount, and the number of the receipt."""

    order: str
    case: str
    amount: str
    receipt: str


@dataclass(frozen=True, slots=True)
class Call:
    """What the treasury sends when money came: the bytes it signed, and the signature."""

    body: bytes
    signature: str


class BadCall(Exception):
    """A call that was not signed by the treasury, or says something else than that an order was paid."""


class Unreachable(Exception):
    """The treasury does not answer now."""


class Treasury(Protocol):
    """Whoever takes the money.  Nothing here decides: what is paid counts once the case has recorded it."""

    def begin(self, order: Order) -> None:
        """Make the order known; the same order again changes nothing.  Raises Unreachable."""

    def page(self, order: Order, number: str, count: int) -> str:
        """The address at which the applicant pays the `count`-th order of the case of that number."""

    def read(self, call: Call) -> Paid:
        """What a call says.  Raises BadCall."""

    def look_up(self, order: str) -> Paid | None:
        """Whether that order was paid, whatever became of the call.  Raises Unreachable."""
