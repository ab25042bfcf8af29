"""What does an operator or a function give?  Each is total: what has no result, or too large a one, is unknown (None).

The generated functions and the tree walk call the same operations, so that they cannot differ.  Operands are never
None here unless the type says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import Any, Final

from banshi_rules.calendars import WorkingCalendar
from banshi_rules.expressions.limits import MAGNITUDE, MAX_DIGITS, MAX_TEXT, PRECISION

#: Exact up to 34 significant digits, half to even beyond (a quotient has as many as that).  It raises nothing: a result
#: of a million million million or more is infinite, and therefore unknown.
DECIMALS: Final = Context(prec=PRECISION, rounding=ROUND_HALF_EVEN, Emin=-999, Emax=MAX_DIGITS - 1, traps=[])


def add(left: int, right: int) -> int | None:
    """The sum of two integers."""
    result = left + right
    return result if -MAGNITUDE < result < MAGNITUDE else None


def subtract(left: int, right: int) -> int | None:
    """The difference of two integers."""
    result = left - right
    return result if -MAGNITUDE < result < MAGNITUDE else None


def multiply(left: int, right: int) -> int | None:
    """The product of two integers."""
    result = left * right
    return result if -MAGNITUDE < result < MAGNITUDE else None


def remainder(left: int, right: int) -> int | None:
    """What integer division leaves, with the sign of the dividend (as in CEL); nothing by zero."""
    if right == 0:
        return None
    result = abs(left) % abs(right)
    return -result if left < 0 else result


def add_decimals(left: Decimal | int, right: Decimal | int) -> Decimal | None:
    """The sum of two numbers, as a decimal."""
    result = DECIMALS.add(left, right)
    return result if result.is_finite() else None


def subtract_decimals(left: Decimal | int, right: Decimal | int) -> Decimal | None:
    """The difference of two numbers, as a decimal."""
    result = DECIMALS.subtract(left, right)
    return result if result.is_finite() else None


def multiply_decimals(left: Decimal | int, right: Decimal | int) -> Decimal | None:
    """The product of two numbers, as a decimal."""
    result = DECIMALS.multiply(left, right)
    return result if result.is_finite() else None


def divide(left: Decimal | int, right: Decimal | int) -> Decimal | None:
    """The quotient of two numbers, always a decimal; nothing by zero."""
    if right == 0:
        return None
    result = DECIMALS.divide(left, right)
    return result if result.is_finite() else None


def join(left: str, right: str) -> str | None:
    """Two texts, one after the other."""
    return left + right if len(left) + len(right) <= MAX_TEXT else None


def among(item: Any, items: Iterable[Any]) -> bool | None:
    """Whether an item is one of those, of which some may be unknown."""
    unknown = False
    for other in items:
        if other is None:
            unknown = True
        elif other == item:
            return True
    return None if unknown else False


def some(truths: Iterable[bool | None]) -> bool | None:
    """Whether one of them is true; unknown when none is and one is unknown."""
    unknown = False
    for truth in truths:
        if truth:
            return True
        unknown = unknown or truth is None
    return None if unknown else False


def every(truths: Iterable[bool | None]) -> bool | None:
    """Whether all of them are true; unknown when none is false and one is unknown."""
    unknown = False
    for truth in truths:
        if truth is False:
            return False
        unknown = unknown or truth is None
    return None if unknown else True


def total(values: Iterable[int | None]) -> int | None:
    """The sum of integers: zero for none, unknown when one is unknown."""
    result: int | None = 0
    for value in values:
        if value is None or result is None:
            return None
        result = add(result, value)
    return result


def total_decimals(values: Iterable[Decimal | int | None]) -> Decimal | None:
    """The sum of numbers, as a decimal: zero for none, unknown when one is unknown."""
    result: Decimal | None = Decimal(0)
    for value in values:
        if value is None or result is None:
            return None
        result = add_decimals(result, value)
    return result


def least(values: tuple[Any, ...]) -> Any:
    """The smallest of them; none of none, unknown when one is unknown."""
    return min(values) if values and None not in values else None


def greatest(values: tuple[Any, ...]) -> Any:
    """The largest of them; none of none, unknown when one is unknown."""
    return max(values) if values and None not in values else None


def days(start: date, end: date) -> int:
    """How many days from one date to another; negative when the other is earlier."""
    return (end - start).days


def working_days(calendar: WorkingCalendar | None, start: date, end: date) -> int | None:
    """How many working days lie in (start, end]; negative where `end` is the earlier; unknown without a calendar.

    Days of a year without a published notice count as the calendar has them, as they do for a due date.
    """
    return None if calendar is None else calendar.working_days(start, end)


#: Arithmetic on integers, on decimals, by sign.
INTEGER_OPERATIONS: Final[Mapping[str, Callable[..., Any]]] = {
    "+": add, "-": subtract, "*": multiply, "%": remainder,
}  # fmt: skip
DECIMAL_OPERATIONS: Final[Mapping[str, Callable[..., Any]]] = {
    "+": add_decimals, "-": subtract_decimals, "*": multiply_decimals, "/": divide,
}  # fmt: skip
