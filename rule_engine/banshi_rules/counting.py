"""When does a limit end, and how much of it is left?

The day of the event is not counted (Civil Code 201); hours start at once.  A limit in days or months ends on a working
day (Civil Code 202, 203) that is not paused; one in working days on its n-th that counts.  An extension adds to it:
in the same unit it makes it longer, in another unit it is counted from where the limit would have ended.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from banshi_rules.calendars import CIVIL_ZONE, Due, Pause, WorkingCalendar, sorted_pauses
from banshi_rules.limit_words import TimeLimit, Unit

_WORKING_DAY = Unit.WORKING_DAY
_NATURAL = (Unit.DAY, Unit.MONTH)
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stopwatch:
    """When a limit began to run, when it stood still, by what it was extended.

    `started` is an aware datetime; its civil day in Asia/Shanghai is the day of the event.  ValueError for a naive one
    and for a pause that ends before it begins.
    """

    started: datetime
    pauses: tuple[Pause, ...] = ()
    extended: tuple[TimeLimit, ...] = ()

    def __post_init__(self) -> None:
        if self.started.tzinfo is None:
            raise ValueError("a stopwatch starts at an aware datetime")
        for pause in self.pauses:
            if pause.end is not None and pause.end < pause.start:
                raise ValueError("a pause does not end before it begins")

    @property
    def event_day(self) -> date:
        """The civil day of the start."""
        return _civil_day(self.started)


@dataclass(frozen=True, slots=True)
class Leg:
    """A stretch of a limit in one unit, from where the one before ended.

    `until` is the day the amount is used up (before rest days move it); None where an open pause comes first.
    """

    unit: Unit
    after: date | datetime
    until: date | datetime | None


def due(limit: TimeLimit, watch: Stopwatch, calendar: WorkingCalendar) -> Due | None:
    """The last day of the limit (for hours the last moment); None while an open pause keeps it from ending.

    OverflowError beyond the year 9999.
    """
    if limit.unit is _WORKING_DAY and not watch.extended:
        started = watch.started
        day = started.date() if started.tzinfo is CIVIL_ZONE else _civil_day(started)
        return calendar.due_after(day, limit.amount, watch.pauses)
    parts = legs(limit, watch, calendar)
    last = parts[-1]
    end = _settled(last, sorted_pauses(watch.pauses), calendar)
    if end is None:
        return None
    if all(part.unit is Unit.HOUR for part in parts):
        return Due(end, False)  # the working calendar had no part in it
    counted_to = _civil_day(end) if isinstance(end, datetime) else end
    moved = last.unit in _NATURAL and calendar.provisional(counted_to)
    return Due(end, moved or calendar.provisional_between(watch.event_day, counted_to))


def remaining(limit: TimeLimit, watch: Stopwatch, calendar: WorkingCalendar, now: datetime) -> int:
    """Working days left after the civil day of `now`, not counting paused ones; negative when over.

    For a limit that ends at a moment: whole hours, rounded down.  In an open pause: what was left when it began.
    """
    ends = due(limit, watch, calendar)
    if ends is None:
        opened = min(pause.start for pause in watch.pauses if pause.end is None)
        running = Stopwatch(watch.started, _cut(watch.pauses, opened), watch.extended)
        stood_still = max(_midnight_after(opened) - _INSTANT, watch.started)
        return remaining(limit, running, calendar, min(now, stood_still))
    if isinstance(ends.at, datetime):
        return _hours_left(ends.at, watch, now)
    today = max(_civil_day(now), watch.event_day)
    if today > ends.at:
        return -calendar.working_days(ends.at, today)
    left = calendar.working_days(today, ends.at)
    return left - sum(calendar.working_days(a, b) for a, b in merged(watch.pauses, today, ends.at))


def passed(due_at: date | datetime, now: datetime) -> bool:
    """Whether a limit is over: a day ends at 24:00 civil time (Civil Code 203), a moment when it has come."""
    if isinstance(due_at, datetime):
        return now >= due_at
    return _civil_day(now) > due_at


def legs(limit: TimeLimit, watch: Stopwatch, calendar: WorkingCalendar) -> tuple[Leg, ...]:
    """The limit and its extensions as stretches of one unit each, ending with the one that an open pause interrupts."""
    parts: list[TimeLimit] = [limit]
    for more in watch.extended:
        if more.unit is parts[-1].unit:
            parts[-1] = TimeLimit(parts[-1].amount + more.amount, more.unit)
        else:
            parts.append(more)
    pauses = sorted_pauses(watch.pauses)
    found: list[Leg] = []
    at: date | datetime = watch.started
    for part in parts:
        if found and not (found[-1].unit in _NATURAL and part.unit in _NATURAL):
            settled = _settled(found[-1], pauses, calendar)
            if settled is None:
                break
            at = settled
        until = _advanced(at, part, pauses, calendar)
        found.append(Leg(part.unit, at, until))
        if until is None:
            break
        at = until
    return tuple(found)


def merged(pauses: Sequence[Pause], after: date, to: date) -> Iterator[tuple[date, date]]:
    """The paused parts of (after, to] as intervals (a, b] that neither overlap nor are empty, in order."""
    covered = after
    for begin, end in sorted_pauses(pauses):
        a, b = max(begin, covered), to if end is None else min(end, to)
        if b > a:
            yield a, b
            covered = b


def _advanced(
    at: date | datetime, part: TimeLimit, pauses: Sequence[Pause], calendar: WorkingCalendar
) -> date | datetime | None:
    if part.unit is Unit.HOUR:
        return _hours_later(at, part.amount, pauses)
    day = _civil_day(at) if isinstance(at, datetime) else at
    if part.unit is _WORKING_DAY:
        last = calendar.due_after(day, part.amount, pauses)
        return None if last is None else last.at
    end = day + timedelta(days=part.amount) if part.unit is Unit.DAY else _months_later(day, part.amount)
    covered = day
    for begin, stop in pauses:
        a = max(begin, covered)
        if a >= end:
            break
        if stop is None:
            return None
        if stop > a:
            end += stop - a
            covered = stop
    return end


def _settled(leg: Leg, pauses: Sequence[Pause], calendar: WorkingCalendar) -> date | datetime | None:
    """Where the leg really ends: days and months move to the next working day that is not paused."""
    if leg.until is None or isinstance(leg.until, datetime) or leg.unit not in _NATURAL:
        return leg.until
    day = calendar.next_working(leg.until)
    for begin, end in pauses:
        if max(begin, leg.until) >= day:
            continue
        if end is None:
            return None
        if end >= day:
            day = calendar.nth_after(end, 1)
    return day


def _hours_later(at: date | datetime, hours: int, pauses: Sequence[Pause]) -> datetime | None:
    """So many hours of unpaused time after a moment, or after the end of a day."""
    begin = (at if isinstance(at, datetime) else _midnight_after(at)).astimezone(UTC)
    end, covered = begin + timedelta(hours=hours), begin
    for first, last in pauses:
        a = max(_midnight_after(first).astimezone(UTC), covered)
        if a >= end:
            break
        if last is None:
            return None
        b = _midnight_after(last).astimezone(UTC)
        if b > a:
            end += b - a
            covered = b
    return end.astimezone(CIVIL_ZONE)


def _hours_left(end: datetime, watch: Stopwatch, now: datetime) -> int:
    now, end = max(now, watch.started).astimezone(UTC), end.astimezone(UTC)
    left = end - now
    for a, b in merged(watch.pauses, date.min, _civil_day(end)):
        begin, stop = max(_midnight_after(a).astimezone(UTC), now), min(_midnight_after(b).astimezone(UTC), end)
        left -= max(stop - begin, timedelta())
    return left // timedelta(hours=1)


def _cut(pauses: Sequence[Pause], at: date) -> tuple[Pause, ...]:
    """What of the pauses lies before that day's end."""
    return tuple(Pause(a, at if b is None else min(b, at)) for a, b in pauses if a < at)


def _months_later(day: date, months: int) -> date:
    """The corresponding day, or the last day of the month (Civil Code 202)."""
    years, month = divmod(day.month - 1 + months, 12)
    if day.year + years > date.max.year:
        raise OverflowError("the date lies beyond the year 9999")
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


_INSTANT = timedelta(microseconds=1)


def _midnight_after(day: date) -> datetime:
    """24:00 of the day."""
    return datetime.combine(day + _ONE_DAY, time(), CIVIL_ZONE)


def _civil_day(moment: datetime) -> date:
    return moment.astimezone(CIVIL_ZONE).date()
