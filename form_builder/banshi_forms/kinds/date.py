"""`date`: a day of the calendar, typed into three boxes or given as 2026-02-13.

Options: `earliest` and `latest`, each a day (`2026-01-01`) or `today`, the day the application is received.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final, Literal, TypeAlias, cast

from banshi_forms.characters import compact, narrow
from banshi_forms.kinds.kind import StandardKind, closed, in_order
from banshi_forms.model import BadOption, Field, JsonSchema, Options, Reach, Wrong
from banshi_rules.texts import Language, Text
from banshi_rules.values import DATE, Value

Bound: TypeAlias = "date | Literal['today'] | None"

#: The days that can be typed: years have four digits and begin with 1 or 2.
_FIRST_DAY: Final = date(1000, 1, 1)
_LAST_DAY: Final = date(2999, 12, 31)
#: Where invented days begin.
_ORDINARY_DAY: Final = date(2026, 1, 5)
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_PARTS: Final = (
    ("-year", Text("年", "year")),
    ("-month", Text("月", "month")),
    ("-day", Text("日", "day")),
)


@dataclass(frozen=True, slots=True)
class DateOptions(Options):
    """Both ends are allowed days."""

    earliest: Bound
    latest: Bound


class DateKind(StandardKind):
    """A day.  Ambiguous ways of writing one (26/2/3, 45000) are asked back, never guessed."""

    name = "date"
    control = "date"
    boxes = ("", "-year", "-month", "-day")
    value_type = DATE
    python = date

    @property
    def options_schema(self) -> JsonSchema:
        """earliest, latest."""
        bound = {"type": "string", "pattern": r"^([0-9]{4}-[0-9]{2}-[0-9]{2}|today)$"}
        return {"earliest": bound, "latest": bound}

    def options(self, given: Mapping[str, Any]) -> Options:
        """Typed options."""
        closed(given, self.options_schema)
        earliest, latest = _bound("earliest", given.get("earliest")), _bound("latest", given.get("latest"))
        if isinstance(earliest, date) and isinstance(latest, date):
            in_order("earliest", earliest, "latest", latest)
        return DateOptions(earliest, latest)

    def read(self, field: Field, posted: Mapping[str, Sequence[str]]) -> Value | None:
        """Three boxes, or one text."""
        if any(len(texts) > 1 for texts in posted.values()):
            raise Wrong("answered-twice")
        typed = [compact(posted[box][0]) if posted.get(box) else "" for box, _ in _PARTS]
        whole = posted.get("", ())
        if whole and whole[0].strip():
            if any(typed):
                raise Wrong("answered-twice")
            return self.parse(field, whole[0])
        if not any(typed):
            return None
        if not typed[1] and not typed[2] and len(typed[0]) > 4:
            return self.parse(field, posted["-year"][0])  # a whole date pasted into the first box
        gone = [words for text, (_, words) in zip(typed, _PARTS, strict=True) if not text]
        if gone:
            raise Wrong("date-incomplete", parts=tuple(gone))
        return _day(*typed)

    def parse(self, field: Field, text: str) -> Value | None:
        """The day in `2026-02-13`."""
        text = narrow(text).strip()
        if not text:
            return None
        found = _ISO.fullmatch(text)
        if not found:
            raise Wrong("not-date")
        return _day(*found.groups())

    def accepts(self, value: object) -> bool:
        """A date without a time."""
        return type(value) is date

    def check(self, field: Field, value: Value, today: date | None) -> Wrong | None:
        """The bounds, as far as the day to compare with is known."""
        options, day = cast(DateOptions, field.options), cast(date, value)
        if options.earliest == "today":
            if today is not None and day < today:
                return Wrong("before-today")
        elif options.earliest is not None and day < options.earliest:
            return Wrong("before-earliest", earliest=options.earliest)
        if options.latest == "today":
            if today is not None and day > today:
                return Wrong("after-today")
        elif options.latest is not None and day > options.latest:
            return Wrong("after-latest", latest=options.latest)
        return None

    def typed(self, field: Field, value: Value) -> Mapping[str, list[str]]:
        """By box."""
        day = cast(date, value)
        return {"-year": [f"{day.year:04}"], "-month": [str(day.month)], "-day": [str(day.day)]}

    def show(self, field: Field, value: Value, language: Language) -> str:
        """2026年8月3日 / 3 August 2026."""
        return show_day(cast(date, value), language)

    def reach(self, options: Options) -> Reach:
        """earliest and latest, within the years that can be typed."""
        given = cast(DateOptions, options)
        return Reach(low=given.earliest or _FIRST_DAY, high=given.latest or _LAST_DAY)

    def specimen(self, field: Field, seed: int = 0, length: int | None = None) -> Value | None:
        """Upwards from the earliest day, or an ordinary one between the bounds."""
        options = cast(DateOptions, field.options)
        low = options.earliest if isinstance(options.earliest, date) else _FIRST_DAY
        high = options.latest if isinstance(options.latest, date) else _LAST_DAY
        day = min(max(low, _ORDINARY_DAY), high)
        return min(day + timedelta(days=seed), high)

    def to_json(self, value: Value) -> Any:
        """ISO 8601."""
        return cast(date, value).isoformat()

    def from_json(self, field: Field, stored: Any) -> Value:
        """ISO 8601; a YAML reader may already have made it a date."""
        if type(stored) is date:
            return stored
        return super().from_json(field, stored)


def show_day(day: date, language: Language) -> str:
    """A day as people write it."""
    if language == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def impossible(year: int, month: int, day: int) -> Wrong | None:
    """What is wrong with a day that is not in the calendar."""
    if not 1 <= month <= 12:
        return Wrong("no-such-month", month=month)
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return Wrong("no-such-day", year=year, month=month, day=day, month_name=calendar.month_name[month])
    return None


def _day(year: str, month: str, day: str) -> date:
    if (
        not re.fullmatch("[0-9]+", year)
        or not re.fullmatch("0?[0-9]{1,2}", month)
        or not re.fullmatch("[0-9]{1,3}", day)
    ):
        raise Wrong("not-date")
    if not re.fullmatch("[12][0-9]{3}", year):
        raise Wrong("year-digits")
    wrong = impossible(int(year), int(month), int(day))
    if wrong is not None:
        raise wrong
    return date(int(year), int(month), int(day))


def _bound(key: str, given: object) -> Bound:
    if given is None or given == "today":
        return cast(Bound, given)
    if type(given) is date:
        return given
    if isinstance(given, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", given):
        try:
            return date.fromisoformat(given)
        except ValueError:
            raise BadOption(key, Text("日历上没有这一天", "there is no such day")) from None
    raise BadOption(key, Text("要写日期（2026-01-01）或 today", "write a day (2026-01-01) or today"))


DATE_KIND = DateKind()
