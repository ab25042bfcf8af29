"""Why did this day count, and that one not?  The proof of a due date, day by day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from banshi_rules.calendars import CIVIL_ZONE, DayKind, WorkingCalendar
from banshi_rules.counting import Leg, Stopwatch, due, legs, merged
from banshi_rules.limit_words import TimeLimit, Unit
from banshi_rules.texts import Language, Text


class Why(StrEnum):
    """The reason a day counts or does not."""

    EVENT_DAY = "event-day"
    WORKDAY = "workday"
    ADJUSTED_WORKDAY = "adjusted-workday"
    NATURAL_DAY = "natural-day"
    HOURS = "hours"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    PAUSED = "paused"
    MOVED = "moved"
    OVER = "over"


_WORDS: Mapping[Why, Text] = {
    Why.EVENT_DAY: Text("起算当日，不计入", "the day of the event is not counted"),
    Why.WORKDAY: Text("工作日", "working day"),
    Why.ADJUSTED_WORKDAY: Text("调休上班", "weekend day worked by official notice"),
    Why.NATURAL_DAY: Text("自然日", "natural day"),
    Why.HOURS: Text("按小时计", "counted by the hour"),
    Why.WEEKEND: Text("周末", "weekend"),
    Why.HOLIDAY: Text("节假日", "public holiday"),
    Why.PAUSED: Text("暂停计时", "the clock stands still"),
    Why.MOVED: Text("末日逢休息日，顺延至此日", "the last day was a rest day and moves here"),
    Why.OVER: Text("期限已届满", "the limit is over"),
}
_BY_KIND: Mapping[DayKind, Why] = {
    DayKind.WORKDAY: Why.WORKDAY,
    DayKind.ADJUSTED_WORKDAY: Why.ADJUSTED_WORKDAY,
    DayKind.WEEKEND: Why.WEEKEND,
    DayKind.HOLIDAY: Why.HOLIDAY,
}


@dataclass(frozen=True, slots=True)
class LedgerDay:
    """One civil day of a limit: whether it was counted, and why."""

    date: date
    counted: bool
    why: Why


def say_why(why: Why, language: Language) -> str:
    """The reason in words."""
    return _WORDS[why].say(language)


def ledger(
    limit: TimeLimit, watch: Stopwatch, calendar: WorkingCalendar, until: date | None = None
) -> tuple[LedgerDay, ...]:
    """Every day from the day of the event to `until`.

    By default that is the last day of the limit; in an open pause, the first day that does not count because of it.
    Of a limit of n working days exactly n days are counted.
    """
    first = watch.event_day
    ends = due(limit, watch, calendar)
    if ends is None:
        opened = min(pause.start for pause in watch.pauses if pause.end is None)
        over, last = None, max(opened, first) + timedelta(days=1)
    else:
        over = last = ends.at.astimezone(CIVIL_ZONE).date() if isinstance(ends.at, datetime) else ends.at
    last = last if until is None else until
    parts = legs(limit, watch, calendar)
    paused = tuple(merged(watch.pauses, first - timedelta(days=1), last))
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return tuple(_entry(day, watch, parts, paused, over, calendar) for day in days)


def _entry(
    day: date,
    watch: Stopwatch,
    parts: Sequence[Leg],
    paused: Sequence[tuple[date, date]],
    over: date | None,
    calendar: WorkingCalendar,
) -> LedgerDay:
    part = next((leg for leg in parts if leg.until is None or day <= _day(leg.until)), parts[-1])
    if over is not None and day > over:
        return LedgerDay(day, False, Why.OVER)
    if day == watch.event_day and part.unit is not Unit.HOUR:
        return LedgerDay(day, False, Why.EVENT_DAY)
    if any(a < day <= b for a, b in paused):
        return LedgerDay(day, False, Why.PAUSED)
    if part.unit is Unit.HOUR:
        return LedgerDay(day, True, Why.HOURS)
    kind = _BY_KIND[calendar.why(day)]
    working = kind in (Why.WORKDAY, Why.ADJUSTED_WORKDAY)
    if part.unit is Unit.WORKING_DAY:
        return LedgerDay(day, working, kind)
    if part.until is None or day <= _day(part.until):
        return LedgerDay(day, True, Why.NATURAL_DAY)
    return LedgerDay(day, False, Why.MOVED if working else kind)


def _day(at: date | datetime) -> date:
    return at.astimezone(CIVIL_ZONE).date() if isinstance(at, datetime) else at
