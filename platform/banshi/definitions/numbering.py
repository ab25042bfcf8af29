"""How is a document numbered?  A pattern of the district such as `示受字〔{year}〕第{serial:4}号`."""

from __future__ import annotations

import re
from datetime import date

from banshi_rules.texts import Text

_PLACE = re.compile(r"\{([^{}]*)\}")
_SERIAL = re.compile(r"serial(?::([1-9]))?")
_PLAIN = ("year", "date", "division")


def check_pattern(pattern: str) -> Text | None:
    """What is wrong with a pattern, in words for its author; None when it is fine.

    Placeholders: `{year}`, `{date}` (20260213), `{division}`, `{serial:4}` (at least that many digits, 1 to 9).
    """
    places = _PLACE.findall(pattern)
    if "{" in _PLACE.sub("", pattern) or "}" in _PLACE.sub("", pattern):
        return Text("花括号没有成对", "the braces do not pair up")
    for place in places:
        if place not in _PLAIN and not _SERIAL.fullmatch(place):
            return Text(
                f"不认识占位符“{{{place}}}”，可用 {{year}} {{date}} {{division}} {{serial:4}}",
                f"unknown placeholder “{{{place}}}”; there are {{year}} {{date}} {{division}} {{serial:4}}",
            )
    if sum(bool(_SERIAL.fullmatch(place)) for place in places) != 1:
        return Text("必须有且只有一个序号 {serial:4}", "exactly one serial number {serial:4} is needed")
    if "year" not in places and "date" not in places:
        return Text(
            "必须有 {year} 或者 {date}，因为序号每年（每日）重新开始",
            "{year} or {date} is needed, because serial numbers begin anew with it",
        )
    return None


def series(pattern: str, day: date) -> str:
    """Within what the serial counts up: the day where the pattern shows it, else the year."""
    return f"{day:%Y%m%d}" if "{date}" in pattern else f"{day:%Y}"


def number_from(pattern: str, *, day: date, serial: int, division: str) -> str:
    """The number: that pattern, that civil day, that serial within its series."""

    def put(place: re.Match[str]) -> str:
        match place[1]:
            case "year":
                return f"{day:%Y}"
            case "date":
                return f"{day:%Y%m%d}"
            case "division":
                return division
            case name:
                _, _, digits = name.partition(":")
                return str(serial).zfill(int(digits or 1))

    return _PLACE.sub(put, pattern)
