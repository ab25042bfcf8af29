"""How do people read a date?  With its weekday and in civil time; machines read it beside."""

from __future__ import annotations

from datetime import date, datetime

from banshi.cases.moment import civil_day
from banshi.web.frame.languages import language
from banshi_rules.calendars import CIVIL_ZONE

_WEEKDAYS = "一二三四五六日"


def day(when: date | datetime | None) -> str:
    """2026年8月3日（周一） / Mon 3 August 2026."""
    if when is None:
        return ""
    there = civil_day(when)
    if language() == "en":
        return f"{there:%a} {there.day} {there:%B} {there.year}"
    return f"{there.year}年{there.month}月{there.day}日（周{_WEEKDAYS[there.weekday()]}）"


def short_day(when: date | datetime | None) -> str:
    """8月3日 / 3 Aug."""
    if when is None:
        return ""
    there = civil_day(when)
    return f"{there.day} {there:%b}" if language() == "en" else f"{there.month}月{there.day}日"


def week_day(when: date) -> str:
    """3日（周二） / Tue 3, where the month stands above."""
    if language() == "en":
        return f"{when:%a} {when.day}"
    return f"{when.day}日（周{_WEEKDAYS[when.weekday()]}）"


def month(when: date) -> str:
    """2026年8月 / August 2026."""
    return f"{when:%B} {when.year}" if language() == "en" else f"{when.year}年{when.month}月"


def last_moment(when: date | datetime | None) -> str:
    """The last day; with its minute where a limit ends at a moment."""
    return moment(when) if isinstance(when, datetime) else day(when)


def clock(when: datetime | None) -> str:
    """10:42, in civil time."""
    return f"{when.astimezone(CIVIL_ZONE):%H:%M}" if when else ""


def moment(when: datetime | None) -> str:
    """2026年8月3日（周一）10:42."""
    if when is None:
        return ""
    return f"{day(when)}{' ' if language() == 'en' else ''}{clock(when)}"


def iso(when: date | datetime | None) -> str:
    """The same for machines."""
    return when.isoformat() if when else ""


def lately(when: datetime | None, today: date) -> str:
    """10:42 for today, 8月3日 10:42 for another day."""
    if when is None or civil_day(when) == today:
        return clock(when)
    return f"{short_day(when)} {clock(when)}"
