"""How long is a limit, and how is it written?  An amount that carries its unit, in English or Chinese."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from banshi_rules.texts import Language


class Unit(StrEnum):
    """What a limit is counted in (Licensing Law 82: working days; other laws also days, months and hours)."""

    WORKING_DAY = "working-day"
    DAY = "day"
    MONTH = "month"
    HOUR = "hour"


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """So many of that unit; 0 working days is the same day.  ValueError for a negative amount."""

    amount: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.amount < 0:
            raise ValueError("a limit is not negative")


_ENGLISH = {Unit.WORKING_DAY: "working day", Unit.DAY: "day", Unit.MONTH: "month", Unit.HOUR: "hour"}
_CHINESE = {Unit.WORKING_DAY: "个工作日", Unit.DAY: "日", Unit.MONTH: "个月", Unit.HOUR: "小时"}
_UNITS = {
    **{word: unit for unit, word in _ENGLISH.items()},
    **{word.removeprefix("个"): unit for unit, word in _CHINESE.items()},
}
_AMOUNT = "(0|[1-9][0-9]{0,4})"  # more than 99,999 of anything is a slip
_WRITTEN = re.compile(rf"{_AMOUNT}(?: +(working day|day|month|hour)s?| *个? *(工作日|小时|月)| *(日))")


def parse_limit(text: str) -> TimeLimit | None:
    """The limit of `20 working days`, `1 month`, `20个工作日`, `3 月`, `30 日`, `24 小时`; None for anything else."""
    match = _WRITTEN.fullmatch(text.strip(" "))
    if match is None:
        return None
    amount, *units = match.groups()
    return TimeLimit(int(amount), _UNITS[next(unit for unit in units if unit)])


def say(limit: TimeLimit, language: Language) -> str:
    """`5 个工作日`, `5 working days`; no working day at all is `当日`, `the same day`."""
    if limit == TimeLimit(0, Unit.WORKING_DAY):
        return "当日" if language == "zh" else "the same day"
    if language == "zh":
        return f"{limit.amount} {_CHINESE[limit.unit]}"
    return f"{limit.amount} {_ENGLISH[limit.unit]}{'' if limit.amount == 1 else 's'}"
