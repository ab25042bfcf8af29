"""Is one limit longer than another, before any date is known?

Equal units compare exactly.  Different units are compared by the usual number of civil days; a difference that only a
calendar can decide is settled case by case, where the earlier date binds.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from banshi_rules.texts import Text
from banshi_rules.time_limits import TimeLimit, Unit, say

#: Civil days in one unit: five working days make a week, twelve months a year.
_CIVIL_DAYS = {
    Unit.HOUR: Fraction(1, 24),
    Unit.DAY: Fraction(1),
    Unit.WORKING_DAY: Fraction(7, 5),
    Unit.MONTH: Fraction(365, 12),
}


def civil_days(limit: TimeLimit) -> Fraction:
    """About how many civil days a limit takes."""
    return limit.amount * _CIVIL_DAYS[limit.unit]


def longer(limit: TimeLimit, other: TimeLimit) -> bool:
    """Whether the first limit is longer than the second."""
    return civil_days(limit) > civil_days(other)


def total(limits: Iterable[TimeLimit]) -> Fraction:
    """About how many civil days these limits take one after the other."""
    return sum((civil_days(limit) for limit in limits), Fraction(0))


def in_words(limit: TimeLimit) -> Text:
    """A limit as people say it."""
    return Text(say(limit, "zh"), say(limit, "en"))
