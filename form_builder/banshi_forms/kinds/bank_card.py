"""`bank-card`: the number of a bank card, whose last digit is computed from the others (Luhn, ISO/IEC 7812-1)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import cast

from banshi_forms.characters import compact, named
from banshi_forms.kinds.kind import StandardKind
from banshi_forms.kinds.resident_id import mask_number
from banshi_forms.model import Field, Options, Reach, Wrong
from banshi_rules.texts import Language
from banshi_rules.values import Value

#: What ISO/IEC 7812-1 allows, of which cards in use begin at twelve digits.
_SHORTEST, _LONGEST = 12, 19


def luhn_digit(others: str) -> str:
    """The last digit of a number: every second digit from the right doubled, and what is missing to a full ten."""
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(reversed(others))]
    return str(-sum(number // 10 + number % 10 for number in doubled) % 10)


class BankCardKind(StandardKind):
    """Twelve to nineteen digits."""

    name = "bank-card"

    def attributes(self, field: Field) -> Mapping[str, str]:
        """Not remembered by the browser of a shared computer."""
        return {"inputmode": "numeric", "autocomplete": "off", "spellcheck": "false"}

    def parse(self, field: Field, text: str) -> Value | None:
        """Without spaces and dashes, narrow."""
        text = compact(text)
        if not text:
            return None
        for letter in text:
            if letter not in "0123456789":
                raise Wrong("card-digits", character=named(letter))
        return text

    def check(self, field: Field, value: Value, today: date | None) -> Wrong | None:
        """Length, check digit."""
        text = cast(str, value)
        if not re.fullmatch("[0-9]+", text) or not _SHORTEST <= len(text) <= _LONGEST:
            return Wrong("card-length", least=_SHORTEST, most=_LONGEST, length=len(text))
        return None if luhn_digit(text[:-1]) == text[-1] else Wrong("card-check")

    def reach(self, options: Options) -> Reach:
        """Twelve to nineteen digits."""
        return Reach(shortest=_SHORTEST, longest=_LONGEST)

    def specimen(self, field: Field, seed: int = 0, length: int | None = None) -> Value | None:
        """An invented card."""
        digits = min(max(length or _LONGEST, _SHORTEST), _LONGEST) - 1
        others = f"622202{seed % 10**6:0{digits - 6}}"[:digits]
        return others + luhn_digit(others)

    def show(self, field: Field, value: Value, language: Language) -> str:
        """In fours, as on the card."""
        return " ".join(re.findall(".{1,4}", cast(str, value)))

    def mask(self, field: Field, value: Value, language: Language) -> str:
        """The first four and the last four."""
        return mask_number(cast(str, value), 4, 4)


BANK_CARD = BankCardKind()
