"""When is it due, says the law, read by somebody who has never seen our code?

One day after the other, from raw facts, with the standard library and the lists of the State Council alone.  Nothing of
ours may be imported here (`tests/architecture/test_oracle.py`): two who share a mistake would agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path

CHINA = timezone(timedelta(hours=8))  # no summer time since 1991
ONE_DAY = timedelta(days=1)
FRIDAY = 4

WD, DAY, MONTH, HOUR = "WD", "DAY", "MONTH", "HOUR"

Period = tuple[int, str]  # 20, "WD"
#: The days in (start, end] do not count; no end: still standing still.
Stop = tuple[date, date | None]


def civil_day(moment: datetime) -> date:
    """The day on the wall of the organ."""
    return moment.astimezone(CHINA).date()


@dataclass(frozen=True)
class Last:
    """The last day of a period (for hours its last moment), and whether a day was counted that no notice confirms."""

    at: date | datetime
    provisional: bool


class DaysOff:
    """The notices of the State Council, read from the calendar files line by line."""

    def __init__(self, folder: Path) -> None:
        self.off: set[date] = set()
        self.worked: set[date] = set()
        self.published: set[int] = set()
        for path in sorted(folder.glob("*.yaml")):
            self._read(path.read_text(encoding="utf-8"))

    def _read(self, text: str) -> None:
        (year,) = re.findall(r"^calendar: (\d{4})$", text, re.MULTILINE)
        if "\nprovisional: true\n" not in text:
            self.published.add(int(year))
        under = None
        for line in text.splitlines():
            if entry := re.fullmatch(r"  - (\d{4}-\d{2}-\d{2})", line):
                assert under is not None, line
                under.add(date.fromisoformat(entry[1]))
            elif line.strip('":') == "off":
                under = self.off
            elif line.strip('":') == "work":
                under = self.worked
            elif not line.startswith(" "):
                under = None

    def works(self, day: date) -> bool:
        """Whether that day is a working day: adjusted weekend days (调休上班) are."""
        if day in self.off:
            return False
        return day.weekday() <= FRIDAY or day in self.worked

    def confirmed(self, day: date) -> bool:
        """Whether a notice covers the day."""
        return day.year in self.published


def stands_still(day: date, stops: Sequence[Stop]) -> bool:
    """Whether that day does not count; stops that overlap are one."""
    return any(start < day and (end is None or day <= end) for start, end in stops)


def for_ever(day: date, stops: Sequence[Stop]) -> bool:
    """Whether an open stop has begun before that day."""
    return any(end is None and start < day for start, end in stops)


def last_of(
    calendar: DaysOff, event: datetime, period: Period, stops: Sequence[Stop] = (), longer: Period | None = None
) -> Last | None:
    """The end of a period that an event begins, left out what stands still; None while an open stop keeps it open.

    The day of the event is not counted (Civil Code 201).  `longer` is the one extension (Licensing Law 42): of the same
    unit it makes the period longer, of another unit it is counted from where the period would have ended.
    """
    amount, unit = period
    if unit == HOUR:
        assert longer is None or longer[1] == HOUR
        return _last_moment(event, amount + (longer[0] if longer else 0), stops)
    day = civil_day(event)
    at: date | None
    if longer is None:
        at = _count(calendar, day, period, stops)
        at = at and _settle(calendar, at, unit, stops)
    elif longer[1] == unit:
        at = _count(calendar, day, (amount + longer[0], unit), stops)
        at = at and _settle(calendar, at, unit, stops)
    else:
        at = _count(calendar, day, period, stops)
        if WD in (unit, longer[1]):  # of days and months only the last day of all moves from a rest day
            at = at and _settle(calendar, at, unit, stops)
        at = at and _count(calendar, at, longer, stops)
        at = at and _settle(calendar, at, longer[1], stops)
    if at is None:
        return None
    return Last(at, not all(calendar.confirmed(each) for each in _days(day, at)))


def _days(after: date, to: date) -> Iterator[date]:
    day = after
    while day < to:
        day += ONE_DAY
        yield day


def _count(calendar: DaysOff, day: date, period: Period, stops: Sequence[Stop]) -> date | None:
    """The day on which the amount is used up."""
    amount, unit = period
    if unit == MONTH:
        amount = (_same_day_later(day, amount) - day).days
    while amount:
        day += ONE_DAY
        if for_ever(day, stops):
            return None
        if stands_still(day, stops):
            continue
        if unit != WD or calendar.works(day):
            amount -= 1
    return day


def _settle(calendar: DaysOff, day: date, unit: str, stops: Sequence[Stop]) -> date | None:
    """Of days and months the last day, if it is a rest day, moves to the day after the rest (Civil Code 203), and no
    period ends on a day that does not count."""
    while unit != WD and not (calendar.works(day) and not stands_still(day, stops)):
        if for_ever(day, stops):
            return None
        day += ONE_DAY
    return day


def _same_day_later(day: date, months: int) -> date:
    """The corresponding day, or the last day of that month (Civil Code 202)."""
    year, month = day.year, day.month
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    for number in range(day.day, 27, -1):
        try:
            return date(year, month, number)
        except ValueError:
            continue
    return date(year, month, day.day)


def _last_moment(event: datetime, hours: int, stops: Sequence[Stop]) -> Last | None:
    """Hours start at once and run day and night, except on days that do not count."""
    at, left = event.astimezone(CHINA), timedelta(hours=hours)
    while True:
        day = at.date()
        midnight = datetime.combine(day + ONE_DAY, time(), CHINA)
        if left and for_ever(day, stops):
            return None
        if not stands_still(day, stops) or not left:
            if at + left <= midnight:
                return Last(at + left, False)
            left -= midnight - at
        at = midnight


def in_time(moment: datetime, last: Last) -> bool:
    """Whether that was before the end: a day ends at 24:00 (Civil Code 203)."""
    return moment < last.at if isinstance(last.at, datetime) else civil_day(moment) <= last.at


@dataclass(frozen=True)
class Rules:
    """The limits of a matter."""

    answer: Period  # to accept, not to accept or to ask for corrections (Licensing Law 32(4): 5 WD)
    reply: Period | None  # for the applicant, after a correction notice
    promised: Period
    statutory: Period  # Licensing Law 42: 20 WD; joint handling 45 WD
    delivery: Period | None  # Licensing Law 44: 10 WD


@dataclass(frozen=True)
class Happened:
    """What happened to an application, without any opinion about dates."""

    received: datetime
    asked: datetime | None = None  # the one correction notice, sent
    answered: datetime | None = None  # all corrections are in
    accepted: datetime | None = None  # the officer's act
    stops: tuple[Stop, ...] = ()  # Licensing Law 45
    longer: Period | None = None  # Licensing Law 42: 10 WD; joint handling 15 WD
    extended: datetime | None = None  # when whoever may approve it did, or tried to
    decided: datetime | None = None


def counting_from(calendar: DaysOff, rules: Rules, happened: Happened) -> datetime | None:
    """The moment whose civil day is the acceptance day (Licensing Law 32(1)(4)(5)); None while nobody can know it.

    Corrections asked in time: when all of them are in.  Accepted in time: then.  Neither by the end of the days for an
    answer: when the application was received.
    """
    last = last_of(calendar, happened.received, rules.answer)
    assert last is not None
    if happened.asked is not None and in_time(happened.asked, last):
        return happened.answered
    if happened.accepted is not None and in_time(happened.accepted, last):
        return happened.accepted
    return happened.received


def known_then(stops: Sequence[Stop], moment: datetime) -> list[Stop]:
    """What stood still up to that day; what was not over then was open."""
    day = civil_day(moment)
    return [(start, end if end and end <= day else None) for start, end in stops if start <= day]


def extension_of(
    calendar: DaysOff, counted_from: datetime, period: Period, statutory: Period, happened: Happened
) -> Period | None:
    """By how much the period got longer: once, and only before it was over (Licensing Law 42).

    Where the extension comes too late for the statutory limit, nothing is extended.
    """
    if happened.longer is None or happened.extended is None:
        return None
    for each in (statutory, period):
        last = last_of(calendar, counted_from, each, known_then(happened.stops, happened.extended))
        if last is not None and not in_time(happened.extended, last):
            return None
    return happened.longer


def due_dates(calendar: DaysOff, rules: Rules, happened: Happened) -> dict[str, Last | None]:
    """The end of everything that has begun to run; None where an open stop keeps it from ending.

    An application that comes back corrected is to be answered as one that comes in.
    """
    found: dict[str, Last | None] = {
        "answer": last_of(calendar, happened.answered or happened.received, rules.answer),
    }
    if happened.asked and rules.reply:
        found["reply"] = last_of(calendar, happened.asked, rules.reply)
    counted_from = counting_from(calendar, rules, happened)
    if happened.accepted and counted_from:
        for clock, period in (("promised", rules.promised), ("statutory", rules.statutory)):
            longer = extension_of(calendar, counted_from, period, rules.statutory, happened)
            found[clock] = last_of(calendar, counted_from, period, happened.stops, longer)
    if happened.decided and rules.delivery:
        found["delivery"] = last_of(calendar, happened.decided, rules.delivery)
    return found
