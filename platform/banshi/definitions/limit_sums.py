"""How long do several limits take one after the other, when some are working days and some are not?

Equal units add up exactly.  Different units are only compared by the usual number of civil days; what a calendar alone
can decide is settled with a date, where the earlier one binds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from banshi_rules.texts import Text
from banshi_rules.time_limits import TimeLimit, Unit, say

#: Civil days in one unit: five working days make a week, twelve months a year.
_CIVIL_DAYS: Final[Mapping[Unit, Fraction]] = {
    Unit.HOUR: Fraction(1, 24),
    Unit.DAY: Fraction(1),
    Unit.WORKING_DAY: Fraction(7, 5),
    Unit.MONTH: Fraction(365, 12),
}


def civil_days(limit: TimeLimit) -> Fraction:
    """About how many civil days a limit takes."""
    return limit.amount * _CIVIL_DAYS[limit.unit]


@dataclass(frozen=True, slots=True)
class LimitSum:
    """Limits one after the other: one for each unit, those of nothing left out, in the order of the units."""

    limits: tuple[TimeLimit, ...] = ()

    @property
    def civil_days(self) -> Fraction:
        """About how many civil days they take."""
        return sum((civil_days(limit) for limit in self.limits), Fraction(0))

    @property
    def exact(self) -> bool:
        """Whether they are all in one unit."""
        return len(self.limits) <= 1

    @property
    def text(self) -> Text:
        """As people say it: `3 个工作日加 2 日`; nothing at all is the same day."""
        parts = self.limits or (TimeLimit(0, Unit.WORKING_DAY),)
        return Text("加 ".join(say(part, "zh") for part in parts), " and ".join(say(part, "en") for part in parts))

    def exceeds(self, limit: TimeLimit) -> bool:
        """Whether they take longer than a limit: exactly in its unit, else by the usual civil days."""
        return self.civil_days > civil_days(limit)

    def __add__(self, other: LimitSum) -> LimitSum:
        return sum_of((*self.limits, *other.limits))


def sum_of(limits: Iterable[TimeLimit]) -> LimitSum:
    """These limits, added up unit by unit."""
    amounts: dict[Unit, int] = {}
    for limit in limits:
        amounts[limit.unit] = amounts.get(limit.unit, 0) + limit.amount
    return LimitSum(tuple(TimeLimit(amounts[unit], unit) for unit in Unit if amounts.get(unit)))
