"""Which days are working days, and which one is the n-th after another?

State Council notices say which weekdays are off and which weekends are worked.  Years without a notice count weekends
only and are provisional.  Everything is answered from two arrays: for each day the number of working days up to it, for
each working day its date; a long limit costs what a short one costs.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple
from zoneinfo import ZoneInfo

#: The zone of every civil date.
CIVIL_ZONE = ZoneInfo("Asia/Shanghai")

_SATURDAY = 5  # date.weekday()


class DayKind(StrEnum):
    """Why a day is worked or not."""

    WORKDAY = "workday"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    ADJUSTED_WORKDAY = "adjusted-workday"  # 调休上班


@dataclass(frozen=True, slots=True)
class YearCalendar:
    """The arrangement of one year.  `provisional`: only the statutory days are known, the notice is not out yet."""

    year: int
    off: frozenset[date]
    work: frozenset[date]
    source: str
    provisional: bool

    def __post_init__(self) -> None:
        if stray := sorted(day for day in self.off | self.work if day.year != self.year):
            raise ValueError(f"{stray[0]} is not in {self.year}")
        if both := sorted(self.off & self.work):
            raise ValueError(f"{both[0]} is both off and worked")

    def kind(self, day: date) -> DayKind:
        """What kind of day a day of this year is."""
        if day in self.off:
            return DayKind.HOLIDAY
        if day.weekday() >= _SATURDAY:
            return DayKind.ADJUSTED_WORKDAY if day in self.work else DayKind.WEEKEND
        return DayKind.WORKDAY


class Pause(NamedTuple):
    """The days in the half-open interval (start, end] do not count; `end` None: still paused.

    The law stops the clock (Licensing Law 45) without defining the border days; this is where they are defined.
    """

    start: date
    end: date | None


class Due(NamedTuple):
    """The last day of a limit (the last moment, for hours), and whether a day was counted that no notice confirms."""

    at: date | datetime
    provisional: bool

    def written(self) -> str:
        """As `2026-02-13`; the last minute of a limit in hours, civil time, as `2026-02-13T12:00`."""
        if isinstance(self.at, datetime):
            return self.at.astimezone(CIVIL_ZONE).strftime("%Y-%m-%dT%H:%M")
        return self.at.isoformat()


class WorkingCalendar:
    """The working days of all years, immutable; two calendars with the same content are equal.

    Raises ValueError when two calendars claim the same year.
    """

    __slots__ = ("_dates", "_dues", "_first", "_last", "_offset", "_sure_from", "_upto", "digest", "years")

    def __init__(self, years: Iterable[YearCalendar]) -> None:
        known: dict[int, YearCalendar] = {}
        for calendar in sorted(years, key=lambda each: each.year):
            if calendar.year in known:
                raise ValueError(f"two calendars for {calendar.year}")
            known[calendar.year] = calendar
        #: The arrangement of each year that has one.
        self.years: Mapping[int, YearCalendar] = MappingProxyType(known)
        #: SHA-256, hex, of everything the calendar says.
        self.digest: str = _digest(known.values())
        self._first = date(min(known), 1, 1).toordinal() if known else 1
        self._last = date(max(known), 12, 31).toordinal() if known else 0
        # positions count working days from a far origin, so that they go on beyond the arrays on both sides
        self._offset = _weekdays_upto(self._first - 1) + 1
        self._upto: list[int] = []
        self._dates: list[date] = []
        for ordinal in range(self._first, self._last + 1):
            day = date.fromordinal(ordinal)
            if self.is_working(day):
                self._dates.append(day)
            self._upto.append(len(self._dates) - 1)
        self._dues = [Due(day, self.provisional(day)) for day in self._dates]
        self._sure_from = self._start_of_the_last_published_run()

    def is_working(self, day: date) -> bool:
        """Whether the day is worked."""
        return self.why(day) in (DayKind.WORKDAY, DayKind.ADJUSTED_WORKDAY)

    def why(self, day: date) -> DayKind:
        """What kind of day it is."""
        calendar = self.years.get(day.year)
        if calendar is not None:
            return calendar.kind(day)
        return DayKind.WEEKEND if day.weekday() >= _SATURDAY else DayKind.WORKDAY

    def provisional(self, day: date) -> bool:
        """Whether no published notice covers the day."""
        calendar = self.years.get(day.year)
        return calendar is None or calendar.provisional

    def provisional_between(self, after: date, to: date) -> bool:
        """Whether a day of (after, to] is covered by no published notice."""
        if to <= after:
            return False
        first = (after + timedelta(days=1)).year
        return any(year not in self.years or self.years[year].provisional for year in range(first, to.year + 1))

    def next_working(self, day: date) -> date:
        """The day itself if it is worked, else the first worked day after it."""
        return day if self.is_working(day) else self.nth_after(day, 1)

    def nth_after(self, day: date, n: int) -> date:
        """The n-th working day after the day; for 0 the day itself.  OverflowError beyond the year 9999."""
        if n < 0:
            raise ValueError("working days are counted forwards")
        return self._at(self._position(day) + n) if n else day

    def nth_before(self, day: date, n: int) -> date:
        """The n-th working day before the day; for 0 the day itself."""
        if n < 0:
            raise ValueError("working days before a day are counted backwards")
        return self._at(self._position(day) - n + (0 if self.is_working(day) else 1)) if n else day

    def working_days(self, after: date, to: date) -> int:
        """How many working days lie in (after, to]; where `to` is the earlier one, those of (to, after], negative."""
        return self._position(to) - self._position(after)

    def due_after(self, day: date, n: int, pauses: Sequence[Pause] = ()) -> Due | None:
        """The n-th working day after the day, leaving out the pauses; None while a pause before it is open.

        Pauses may overlap and come in any order.  OverflowError beyond the year 9999.
        """
        start = day.toordinal()
        if start < self._sure_from or n <= 0:
            return self._due_anywhere(day, n, pauses)
        upto, first = self._upto, self._first
        try:
            position = upto[start - first] + n
            if not pauses:
                return self._dues[position]
            covered = start
            previous = 0
            for begin, end in pauses:
                a = begin.toordinal()
                if a < previous:
                    return self.due_after(day, n, sorted_pauses(pauses))
                previous = a
                if a < covered:
                    a = covered
                if upto[a - first] >= position:
                    continue  # not `break`: a later one may begin earlier
                if end is None:
                    return None
                b = end.toordinal()
                if b > a:
                    position += upto[b - first] - upto[a - first]
                    covered = b
            return self._dues[position]
        except IndexError:
            return self._due_anywhere(day, n, pauses)

    def _due_anywhere(self, day: date, n: int, pauses: Sequence[Pause]) -> Due | None:
        """The same where a day may lie outside the arrays or in a gap between published years."""
        if n <= 0:
            return Due(self.nth_after(day, n), False)
        position, covered = self._position(day) + n, day
        for begin, end in sorted_pauses(pauses):
            a = max(begin, covered)
            if self._position(a) >= position:
                break
            if end is None:
                return None
            if end > a:
                position += self.working_days(a, end)
                covered = end
        last = self._at(position)
        return Due(last, self.provisional_between(day, last))

    def _position(self, day: date) -> int:
        """The number of working days up to and including the day, from an origin of this calendar's own."""
        ordinal = day.toordinal()
        if ordinal < self._first:
            return _weekdays_upto(ordinal) - self._offset
        if ordinal > self._last:
            return len(self._dates) - 1 + _weekdays_upto(ordinal) - _weekdays_upto(self._last)
        return self._upto[ordinal - self._first]

    def _at(self, position: int) -> date:
        """The working day at that position."""
        if position < 0:
            return _weekday_number(position + self._offset)
        if position >= len(self._dates):
            return _weekday_number(position - len(self._dates) + 1 + _weekdays_upto(self._last))
        return self._dates[position]

    def _start_of_the_last_published_run(self) -> int:
        """From this day on, whether a due date is provisional depends on its own year alone."""
        run = None
        for year in sorted(self.years, reverse=True):
            if self.years[year].provisional:
                if run is not None:
                    break
            elif run is None or run == year + 1:
                run = year
            else:
                break
        return self._last + 1 if run is None else date(run, 1, 1).toordinal()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, WorkingCalendar) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)

    def __repr__(self) -> str:
        return f"WorkingCalendar({', '.join(map(str, self.years))})"


def sorted_pauses(pauses: Iterable[Pause]) -> list[Pause]:
    """By their beginning; an open one after those that begin on the same day."""
    return sorted(pauses, key=lambda pause: (pause.start, pause.end or date.max))


def _weekdays_upto(ordinal: int) -> int:
    """Mondays to Fridays from 0001-01-01, a Monday, up to and including that ordinal."""
    return ordinal // 7 * 5 + min(ordinal % 7, 5)


def _weekday_number(n: int) -> date:
    """The n-th Monday to Friday from 0001-01-01."""
    ordinal = (n - 1) // 5 * 7 + (n - 1) % 5 + 1
    if ordinal > date.max.toordinal():
        raise OverflowError("the date lies beyond the year 9999")
    return date.fromordinal(ordinal)


def _digest(years: Iterable[YearCalendar]) -> str:
    lines = [
        f"{year.year}|{year.provisional}|{year.source}|{sorted(map(str, year.off))}|{sorted(map(str, year.work))}"
        for year in years
    ]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
