"""What does this application cost?  Exact sums in 元, and what decided each of them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from banshi.definitions.charging import Fee
from banshi.definitions.model import Matter
from banshi_rules.expressions import Reason, evaluate, holds, value_of
from banshi_rules.routing import Route
from banshi_rules.values import Facts

#: The smallest coin.
FEN = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Due:
    """A fee that applies: its amount in 元 (None while an answer it needs is missing), nothing when it is waived."""

    fee: Fee
    amount: Decimal | None
    waived: bool


@dataclass(frozen=True, slots=True)
class Fees:
    """The fees that apply, in the order of the definition, and by fee what decided about it."""

    due: tuple[Due, ...]
    because: tuple[tuple[Fee, tuple[Reason, ...]], ...]

    @property
    def total(self) -> Decimal | None:
        """The sum in 元; None while one of the amounts is not known."""
        amounts = [one.amount for one in self.due]
        known = [amount for amount in amounts if amount is not None]
        return sum(known, Decimal(0)) if len(known) == len(amounts) else None

    def written(self) -> str:
        """`none` where no fee applies, `unknown` while an answer is missing, else the sum: `120.00`."""
        if not self.due:
            return "none"
        total = self.total
        return "unknown" if total is None else str(total.quantize(FEN))


def fees_of(matter: Matter, route: Route, facts: Facts) -> Fees:
    """The fees of an application on that route; one that ends at the intake costs nothing."""
    due: list[Due] = []
    because: list[tuple[Fee, tuple[Reason, ...]]] = []
    for fee in matter.fees if route.ends is None else ():
        reasons = evaluate(fee.when, facts).because if fee.when is not None else ()
        if fee.when is not None and not holds(fee.when, facts):
            because.append((fee, reasons))
            continue
        waived = fee.waived_when is not None and holds(fee.waived_when, facts)
        deciding = fee.waived_when if waived and fee.waived_when is not None else fee.amount
        because.append((fee, (*reasons, *evaluate(deciding, facts).because)))
        due.append(Due(fee, Decimal("0.00") if waived else _amount(fee, facts), waived))
    return Fees(tuple(due), tuple(because))


def _amount(fee: Fee, facts: Facts) -> Decimal | None:
    """The amount, rounded half up to the cent; nobody is paid for applying, so what is below nothing is not known."""
    value = value_of(fee.amount, facts)
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)) or value < 0:
        return None
    return Decimal(value).quantize(FEN, ROUND_HALF_UP)


def amount_of(written: str) -> Decimal | None:
    """An amount in 元 as people write it, exact to the cent; None for anything else (`1e3`, `-1`, `0.005`)."""
    plain = written.strip().removesuffix("元").strip()
    whole, point, cents = plain.partition(".")
    if not (plain.isascii() and whole.isdigit() and len(whole) <= 12):
        return None
    if point and not (cents.isdigit() and len(cents) <= 2):
        return None
    return Decimal(plain).quantize(FEN)
