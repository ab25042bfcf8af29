"""Which articles does a citation mean?  `第三十五条第二款`, `第35、36条`, `Articles 30 to 37` become numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_DIGITS = {**{digit: value for value, digit in enumerate("零一二三四五六七八九")}, "〇": 0, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
#: A number as laws write it: Chinese or Arabic.
NUMBER = "[0-9]{1,4}|[零〇一二两三四五六七八九十百千]{1,9}"
_CHINESE = re.compile(
    rf"第({NUMBER})条(?:之({NUMBER}))?(?:第({NUMBER})款)?((?:[、和与]第(?:{NUMBER})款)*)"
    rf"(?:[、和与]?第?[（(]?(?:{NUMBER})[)）]?项)*"
)
_ENGLISH = re.compile(r"(?:articles?|arts?\.?)?\s*([0-9]{1,4})()(?:\s*\(([0-9]{1,2})\))?()", re.IGNORECASE)
_JOINED = re.compile(rf"第((?:(?:{NUMBER})(?:、|，|,|和|与|及|至|到|－|—|-))+(?:{NUMBER}))条")
_BETWEEN = re.compile(r"\s*(至|到|－|—|-|–|to|、|，|,|和|与|及|以及|;|；|and|&)?\s*", re.IGNORECASE)
_UP_TO = frozenset({"至", "到", "－", "—", "-", "–", "to"})
_LONGEST_RANGE = 100


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """One article: its number, its place among those inserted behind it (`第十条之一`: 1), and a paragraph (款)."""

    number: int
    inserted: int = 0
    paragraph: int | None = None

    @property
    def article(self) -> str:
        """The article as laws write it: `第三十五条`, `第十条之一`."""
        return f"第{chinese(self.number)}条" + (f"之{chinese(self.inserted)}" if self.inserted else "")


def number_of(text: str) -> int | None:
    """The number of `35`, `三十五`, `一百零三`, `二〇二六`; None for anything else."""
    if text.isascii() and text.isdigit():
        return int(text)
    if not text or any(sign not in _DIGITS and sign not in _PLACES for sign in text):
        return None
    if not any(sign in _PLACES for sign in text):
        return int("".join(str(_DIGITS[sign]) for sign in text))
    total, digit = 0, None
    for sign in text:
        if sign in _PLACES:
            total += (1 if digit is None or digit == 0 else digit) * _PLACES[sign]
            digit = None
        else:
            digit = _DIGITS[sign]
    return total + (digit or 0)


def chinese(number: int) -> str:
    """A number below ten thousand as laws write it: `三十五`, `一百零三`, `十`."""
    if number < 10:
        return "零一二三四五六七八九"[number]
    written, gap = "", False
    for place, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            written += ("零" if gap and written else "") + "零一二三四五六七八九"[digit] + sign
            gap = False
        else:
            gap = bool(written)
    return written.removeprefix("一") if 10 <= number < 20 else written


def citations(text: str) -> tuple[Citation, ...] | None:
    """The articles a citation names, ranges counted out; None where something in it cannot be read."""
    return _read(_spread(text.strip()), _CHINESE) or _read(text.strip(), _ENGLISH)


def _spread(text: str) -> str:
    """`第35、36条` written out: `第35条、第36条`."""
    return _JOINED.sub(lambda match: re.sub(rf"({NUMBER})", r"第\1条", match.group(1)), text)


def _read(text: str, pattern: re.Pattern[str]) -> tuple[Citation, ...] | None:
    found: list[Citation] = []
    place, joint = 0, None
    while place < len(text):
        match = pattern.match(text, place)
        if match is None or (found and joint is None):
            return None
        citation = _citation(match)
        if citation is None:
            return None
        if joint in _UP_TO:
            between = _range(found[-1], citation)
            if between is None:
                return None
            found.extend(between)
        found.append(citation)
        gap = _BETWEEN.match(text, match.end())
        assert gap is not None, "it may be empty"
        place, joint = gap.end(), gap.group(1).lower() if gap.group(1) else None
    return tuple(found) if found and joint is None else None


def _citation(match: re.Match[str]) -> Citation | None:
    article, inserted, paragraph, more = match.groups()
    number = number_of(article)
    if not number:
        return None
    return Citation(number, number_of(inserted or "") or 0, None if more else number_of(paragraph or ""))


def _range(first: Citation, last: Citation) -> list[Citation] | None:
    if not first.number < last.number <= first.number + _LONGEST_RANGE:
        return None
    return [Citation(number) for number in range(first.number + 1, last.number)]


_SPAN = re.compile(rf"({NUMBER})\s*个?(工作日|日|天|月|小时|年)")


def spans_of_time(text: str) -> Iterator[tuple[int, str]]:
    """Every amount of time a text names, with its unit as written: `二十日` is (20, "日")."""
    for match in _SPAN.finditer(text):
        number = number_of(match.group(1))
        if number is not None:
            yield number, match.group(2)
