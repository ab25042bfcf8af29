"""When is a time limit over?  Civil Code 201-203 and Licensing Law 45, 82, in one place.

The day of the event is not counted; a limit in days or months that ends on a rest day moves to the next working day; a
suspension takes the days of the half-open interval (start, end] out of the count.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from banshi_rules.calendars import CIVIL_ZONE, WorkingCalendar
from banshi_rules.texts import Language


class Unit(StrEnum):
    """What a limit is counted in."""

    WORKING_DAY = "working-day"
    DAY = "day"
    MONTH = "month"
    HOUR = "hour"


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """A length of time with its unit; zero working days means the same day."""

    amount: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class Pause:
    """A suspension: the days of (start, end] do not count; `end` None while it lasts."""

    start: date
    end: date | None


@dataclass(frozen=True, slots=True)
class Stopwatch:
    """A clock that runs since an event (an aware moment), with its suspensions and extensions."""

    started: datetime
    pauses: tuple[Pause, ...] = ()
    extended: tuple[TimeLimit, ...] = ()


@dataclass(frozen=True, slots=True)
class Due:
    """The last day (or for hours the last moment), and whether a calendar it rests on is still provisional."""

    at: date | datetime
    provisional: bool


_UNITS = {
    "working day": Unit.WORKING_DAY,
    "工作日": Unit.WORKING_DAY,
    "day": Unit.DAY,
    "日": Unit.DAY,
    "天": Unit.DAY,
    "month": Unit.MONTH,
    "月": Unit.MONTH,
    "hour": Unit.HOUR,
    "小时": Unit.HOUR,
}
_ENGLISH = re.compile(r"(\d{1,4})\s+(working day|day|month|hour)s?")
_CHINESE = re.compile(r"(\d{1,4})\s*个?\s*(工作日|日|天|月|小时)")
_SAID = {
    Unit.WORKING_DAY: ("个工作日", "working day"),
    Unit.DAY: ("日", "day"),
    Unit.MONTH: ("个月", "month"),
    Unit.HOUR: ("小时", "hour"),
}


def parse_limit(text: str) -> TimeLimit | None:
    """A limit as written in definitions (`20 working days`, `30 日`), or None where it is none."""
    words = text.strip()
    found = _ENGLISH.fullmatch(words) or _CHINESE.fullmatch(words)
    return TimeLimit(int(found[1]), _UNITS[found[2]]) if found else None


def say(limit: TimeLimit, language: Language) -> str:
    """The limit in words: `5 个工作日`, `5 working days`."""
    chinese, english = _SAID[limit.unit]
    if language == "zh":
        return f"{limit.amount} {chinese}"
    return f"{limit.amount} {english}{'' if limit.amount == 1 else 's'}"


def civil_date(moment: datetime) -> date:
    """The civil day of an aware moment."""
    return moment.astimezone(CIVIL_ZONE).date()


def due(limit: TimeLimit, watch: Stopwatch, calendar: WorkingCalendar) -> Due | None:
    """When the limit ends; None while a suspension is open.  Extensions follow one another in their own units."""
    if any(pause.end is None for pause in watch.pauses):
        return None
    if limit.unit is Unit.HOUR:
        return Due(watch.started + timedelta(hours=limit.amount), False)
    start = civil_date(watch.started)
    pauses = merged(watch.pauses)
    end = start
    for part in _parts(limit, watch.extended):
        end = _advance(part, start, end, pauses, calendar)
    provisional = any(calendar.provisional(date(year, 1, 1)) for year in range(start.year, end.year + 1))
    return Due(end, provisional)


def merged(pauses: Sequence[Pause]) -> tuple[tuple[date, date], ...]:
    """The union of closed suspensions as disjoint intervals (start, end], in order; empty ones left out."""
    union: list[tuple[date, date]] = []
    for pause in sorted(pauses, key=lambda pause: pause.start):
        if pause.end is None or pause.end <= pause.start:
            continue
        if union and pause.start <= union[-1][1]:
            union[-1] = (union[-1][0], max(union[-1][1], pause.end))
        else:
            union.append((pause.start, pause.end))
    return tuple(union)


def _parts(limit: TimeLimit, extended: Sequence[TimeLimit]) -> list[TimeLimit]:
    """The limit with its extensions; those in the limit's own unit are one longer limit."""
    parts = [limit]
    for more in extended:
        if more.unit is parts[-1].unit:
            parts[-1] = TimeLimit(parts[-1].amount + more.amount, more.unit)
        else:
            parts.append(more)
    return parts


def _advance(
    part: TimeLimit, start: date, since: date, pauses: Sequence[tuple[date, date]], calendar: WorkingCalendar
) -> date:
    if part.unit is Unit.WORKING_DAY:
        end = calendar.nth_after(since, part.amount)
        for low, high in pauses:
            if high <= since or low >= end:
                continue
            end = calendar.nth_after(end, calendar.working_days(max(low, since), high)) if end > low else end
        return end
    end = _months_after(since, part.amount) if part.unit is Unit.MONTH else since + timedelta(days=part.amount)
    for low, high in pauses:
        if high > since and low < end:
            end += high - max(low, since)
    return calendar.next_working(end)


def _months_after(day: date, months: int) -> date:
    place = day.year * 12 + day.month - 1 + months
    year, month = place // 12, place % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def remaining(limit: TimeLimit, watch: Stopwatch, calendar: WorkingCalendar, now: datetime) -> int:
    """Working days left after today (hours for an HOUR limit); negative when the limit is over.

    While a suspension is open: what was left on the day it began.
    """
    opened = [pause.start for pause in watch.pauses if pause.end is None]
    if opened:
        closed = Stopwatch(watch.started, tuple(p for p in watch.pauses if p.end is not None), watch.extended)
        return remaining(limit, closed, calendar, datetime.combine(min(opened), time(12), CIVIL_ZONE))
    end = due(limit, watch, calendar)
    assert end is not None
    if isinstance(end.at, datetime):
        return int((end.at - now).total_seconds() // 3600)
    today = civil_date(now)
    if today > end.at:
        return -calendar.working_days(end.at, today) or -1
    left = calendar.working_days(today, end.at)
    return left - sum(
        calendar.working_days(max(low, today), min(high, end.at))
        for low, high in merged(watch.pauses)
        if high > today and low < end.at
    )


def passed(due_at: date | datetime, now: datetime) -> bool:
    """Whether that moment is over; a day is over at 24:00 civil time."""
    if isinstance(due_at, datetime):
        return now > due_at
    return civil_date(now) > due_at
