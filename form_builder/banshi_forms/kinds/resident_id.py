"""`resident-id`: a citizen's identity number (GB 11643-1999), or the residence permit of Hong Kong, Macau and
Taiwan residents.

Divisions are not looked up: abolished codes live on in numbers.  Fifteen digits of the old card become eighteen.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import cast

from banshi_forms.characters import compact, named
from banshi_forms.kinds.date import impossible
from banshi_forms.kinds.kind import StandardKind
from banshi_forms.model import Field, Options, Reach, Wrong
from banshi_rules.texts import Language
from banshi_rules.values import Value

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_NUMBER = re.compile("[0-9]{17}[0-9X]")


def check_digit(first17: str) -> str:
    """ISO 7064 MOD 11-2 over 17 digits."""
    return "10X98765432"[sum(int(digit) * weight for digit, weight in zip(first17, _WEIGHTS, strict=True)) % 11]


class ResidentIdKind(StandardKind):
    """Eighteen characters, of which the last is a check digit or X."""

    name = "resident-id"

    def attributes(self, field: Field) -> Mapping[str, str]:
        """Not remembered by the browser of a shared computer."""
        return {"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters", "inputmode": "text"}

    def parse(self, field: Field, text: str) -> Value | None:
        """Without spaces, narrow, with a capital X; fifteen digits become eighteen."""
        text = compact(text)
        if not text:
            return None
        for position, letter in enumerate(text):
            if letter not in "0123456789X" or (letter == "X" and position != len(text) - 1):
                raise Wrong("id-character", character=named(letter), position=position + 1)
        if len(text) == 15 and text.isdigit():
            text = text[:6] + "19" + text[6:]
            return text + check_digit(text)
        if len(text) != 18:
            raise Wrong("id-length", length=len(text))
        return text

    def check(self, field: Field, value: Value, today: date | None) -> Wrong | None:
        """Shape, birthday, check digit."""
        text = cast(str, value)
        if len(text) != 18:
            return Wrong("id-length", length=len(text))
        if not _NUMBER.fullmatch(text):
            return Wrong("id-check")
        year, month, day = int(text[6:10]), int(text[10:12]), int(text[12:14])
        if year < 1800 or impossible(year, month, day) is not None:
            return Wrong("id-birthday", year=year, month=month, day=day)
        if today is not None and date(year, month, day) > today:
            return Wrong("id-future", year=year, month=month, day=day)
        return None if check_digit(text[:17]) == text[17] else Wrong("id-check")

    def reach(self, options: Options) -> Reach:
        """Eighteen characters."""
        return Reach(shortest=18, longest=18)

    def specimen(self, field: Field, seed: int = 0, length: int | None = None) -> Value | None:
        """An invented person born in 1980 or later."""
        first17 = f"110105{1980 + seed // 1000 % 20}0101{seed % 1000:03}"
        return first17 + check_digit(first17)

    def mask(self, field: Field, value: Value, language: Language) -> str:
        """The first three and the last four."""
        return mask_number(str(value), 3, 4)


def mask_number(number: str, first: int, last: int) -> str:
    """A number with stars between its first and last characters."""
    return number[:first] + "*" * max(len(number) - first - last, 0) + number[len(number) - last :]


RESIDENT_ID = ResidentIdKind()
