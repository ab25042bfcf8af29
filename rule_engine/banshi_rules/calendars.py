"""Which days are working days?  Yearly arrangements of the State Council, turned into prefix arrays once.

A year without an arrangement, or with a provisional one, is counted with its weekends and the days known so
far, and every answer that touches it says so.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

#: Civil time of the law; China has had no summer time since 1991.
CIVIL_ZONE = ZoneInfo("Asia/Shanghai")

#: Years counted past the last arrangement, provisionally; limits that reach further are refused with OverflowError.
_PROVISIONAL_YEARS = 20


class DayKind(StrEnum):
    """Why a day is, or is not, a working day."""

    WORKDAY = "workday"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    ADJUSTED_WORKDAY = "adjusted-workday"


@dataclass(frozen=True, slots=True)
class YearCalendar:
    """The arrangement of one year: weekdays that are off, weekend days that are worked, and who said so."""

    year: int
    off: frozenset[date]
    work: frozenset[date]
    source: str
    provisional: bool


class WorkingCalendar:
    """The working days of a span of years.  Immutable; equal calendars have equal digests."""

    __slots__ = ("_first", "_index", "_kinds", "_official", "_workdays", "digest", "years")

    def __init__(self, years: Iterable[YearCalendar]) -> None:
        self.years: tuple[YearCalendar, ...] = tuple(sorted(years, key=lambda year: year.year))
        first = self.years[0].year - 1 if self.years else 2000
        last = (self.years[-1].year if self.years else 2000) + _PROVISIONAL_YEARS
        by_year = {year.year: year for year in self.years}
        self._official = frozenset(year.year for year in self.years if not year.provisional)
        self._first = date(first, 1, 1).toordinal()
        self._kinds: list[DayKind] = []
        self._workdays: list[int] = []  # ordinals of the working days, ascending
        self._index: list[int] = []  # for each day: how many working days there are up to and including it
        for ordinal in range(self._first, date(last, 12, 31).toordinal() + 1):
            day = date.fromordinal(ordinal)
            kind = _kind(day, by_year.get(day.year))
            self._kinds.append(kind)
            if kind in (DayKind.WORKDAY, DayKind.ADJUSTED_WORKDAY):
                self._workdays.append(ordinal)
            self._index.append(len(self._workdays))
        self.digest = hashlib.sha256(
            repr([(y.year, sorted(y.off), sorted(y.work), y.provisional) for y in self.years]).encode()
        ).hexdigest()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, WorkingCalendar) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)

    def is_working(self, day: date) -> bool:
        """Whether organs work on that day."""
        return self.why(day) in (DayKind.WORKDAY, DayKind.ADJUSTED_WORKDAY)

    def why(self, day: date) -> DayKind:
        """What kind of day it is."""
        place = day.toordinal() - self._first
        if 0 <= place < len(self._kinds):
            return self._kinds[place]
        return _kind(day, None)

    def nth_after(self, day: date, n: int) -> date:
        """The n-th working day after that day, which is itself not counted; n = 0 is the day itself."""
        if n == 0:
            return day
        place = day.toordinal() - self._first
        try:
            if place < 0:
                raise IndexError
            return date.fromordinal(self._workdays[self._index[place] + n - 1])
        except IndexError:
            return self._slowly(day, n)

    def working_days(self, after: date, to: date) -> int:
        """How many working days lie in the half-open interval (after, to]; 0 where it is empty."""
        if to <= after:
            return 0
        low, high = after.toordinal() - self._first, to.toordinal() - self._first
        if low >= 0 and high < len(self._index):
            return self._index[high] - self._index[low]
        return sum(self.is_working(date.fromordinal(o)) for o in range(after.toordinal() + 1, to.toordinal() + 1))

    def next_working(self, day: date) -> date:
        """That day if organs work on it, else the first working day after it (Civil Code 203)."""
        return day if self.is_working(day) else self.nth_after(day, 1)

    def provisional(self, day: date) -> bool:
        """Whether the arrangement of that day's year is still unknown or provisional."""
        return day.year not in self._official

    def _slowly(self, day: date, n: int) -> date:
        # outside the prepared span: plain weekdays, a day at a time
        while n:
            day += timedelta(days=1)
            n -= self.is_working(day)
        return day


def _kind(day: date, year: YearCalendar | None) -> DayKind:
    if year is not None and day in year.off:
        return DayKind.HOLIDAY
    if year is not None and day in year.work:
        return DayKind.ADJUSTED_WORKDAY
    return DayKind.WEEKEND if day.weekday() >= 5 else DayKind.WORKDAY
