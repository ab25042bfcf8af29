"""How is a document numbered?  A pattern of the district such as `示受字〔{year}〕第{serial:4}号`."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping, Sequence
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


#: Check digits a licence number can end in (ISO 7064).
CHECKS = ("mod11_10", "mod37_36")


def check_licence_pattern(pattern: str, own: Sequence[str]) -> Text | None:
    """What is wrong with the pattern of a licence's number, in words for its author; None when it is fine.

    Beside those of documents there are `{check:mod11_10}` and the places named under `digits` (`own`), all of which
    have to be used.  A licence number need not begin anew each year.
    """
    places = _PLACE.findall(pattern)
    if "{" in _PLACE.sub("", pattern) or "}" in _PLACE.sub("", pattern):
        return Text("花括号没有成对", "the braces do not pair up")
    checks = [place for place in places if place.startswith("check:")]
    for place in places:
        known = place in _PLAIN or place in own or place in checks or _SERIAL.fullmatch(place)
        if not known or (place in checks and place.removeprefix("check:") not in CHECKS):
            return Text(
                f"不认识占位符“{{{place}}}”，可用 {{year}} {{date}} {{division}} {{serial:6}} {{check:mod11_10}}"
                " 和 digits 里写的名称",
                f"unknown placeholder “{{{place}}}”; there are {{year}} {{date}} {{division}} {{serial:6}} "
                "{check:mod11_10} and the names under digits",
            )
    if sum(bool(_SERIAL.fullmatch(place)) for place in places) != 1:
        return Text("必须有且只有一个序号 {serial:6}", "exactly one serial number {serial:6} is needed")
    unused = next((name for name in own if name not in places), None)
    if unused is not None:
        return Text(f"digits 里的“{unused}”没有用到", f"“{unused}” under digits is not used")
    return None


def licence_series(pattern: str, day: date) -> str:
    """Within what the serial of a licence counts up: day or year where the pattern shows it, else for ever."""
    return series(pattern, day) if "{date}" in pattern or "{year}" in pattern else "always"


def licence_number(pattern: str, *, day: date, serial: int, division: str, digits: Mapping[str, str]) -> str:
    """The number of a licence: places of documents, the matter's own `digits`, then the check digit over them all."""
    checks = [place for place in _PLACE.findall(pattern) if place.startswith("check:")]
    own = _PLACE.sub(lambda place: digits.get(place[1], place[0]), pattern)
    bare = own
    for check in checks:
        bare = bare.replace(f"{{{check}}}", "")
    shown = number_from(bare, day=day, serial=serial, division=division)
    for check in checks:
        own = own.replace(f"{{{check}}}", check_digit(check.removeprefix("check:"), shown))
    return number_from(own, day=day, serial=serial, division=division)


def check_digit(check: str, number: str) -> str:
    """The check digit of the hybrid systems of ISO 7064 over what of the number has a value in them."""
    alphabet = string.digits if check == "mod11_10" else string.digits + string.ascii_uppercase
    size = len(alphabet)
    rest = size
    for letter in number:
        if letter in alphabet:
            rest = ((rest + alphabet.index(letter)) % size or size) * 2 % (size + 1)
    return alphabet[(size + 1 - rest) % size]
