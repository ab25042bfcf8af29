"""`uscc`: the unified social credit code of an organisation (GB 32100-2015).

Option: `registration_number: true` also takes the fifteen digits that old individual businesses still have.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from banshi_forms.characters import compact, named
from banshi_forms.kinds.kind import StandardKind, closed
from banshi_forms.kinds.resident_id import mask_number
from banshi_forms.model import BadOption, Field, JsonSchema, Options, Reach, Wrong
from banshi_rules.texts import Language, Text
from banshi_rules.values import Value

#: Its 31 characters in the order of their values; I O S V Z are left out because they look like 1 0 5 U 2.
ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = tuple(3**position % 31 for position in range(17))
_SHAPE = re.compile(f"[{ALPHABET}]{{2}}[0-9]{{6}}[{ALPHABET}]{{10}}")
_LOOKS_LIKE = {"I": "1", "O": "0", "S": "5", "V": "U", "Z": "2"}


def check_character(first17: str) -> str:
    """The eighteenth character of a code."""
    total = sum(ALPHABET.index(c) * weight for c, weight in zip(first17, _WEIGHTS, strict=True))
    return ALPHABET[(31 - total % 31) % 31]


def registration_check(first14: str) -> str:
    """The fifteenth digit of a registration number: ISO 7064 MOD 11,10."""
    product = 10
    for digit in first14:
        total = (product + int(digit)) % 10 or 10
        product = total * 2 % 11
    return str((11 - product) % 10)


@dataclass(frozen=True, slots=True)
class UsccOptions(Options):
    """Whether a fifteen-digit registration number will do."""

    registration_number: bool


class UsccKind(StandardKind):
    """Eighteen characters, of which the last is computed from the others."""

    name = "uscc"

    @property
    def options_schema(self) -> JsonSchema:
        """registration_number."""
        return {"registration_number": {"type": "boolean"}}

    def options(self, given: Mapping[str, Any]) -> Options:
        """Typed options."""
        closed(given, self.options_schema)
        also = given.get("registration_number", False)
        if not isinstance(also, bool):
            raise BadOption("registration_number", Text("要写 true 或 false", "write true or false"))
        return UsccOptions(also)

    def attributes(self, field: Field) -> Mapping[str, str]:
        """Capital letters where a telephone keyboard would begin a sentence."""
        return {"autocomplete": "off", "spellcheck": "false", "autocapitalize": "characters"}

    def parse(self, field: Field, text: str) -> Value | None:
        """Without spaces, narrow, in capitals; letters are never exchanged for digits."""
        text = compact(text)
        if not text:
            return None
        for letter in text:
            if letter in _LOOKS_LIKE:
                raise Wrong("uscc-letter", letter=letter, like=_LOOKS_LIKE[letter])
            if letter not in ALPHABET:
                raise Wrong("uscc-character", character=named(letter))
        if len(text) == 15 and text.isdigit() and cast(UsccOptions, field.options).registration_number:
            return text
        if len(text) != 18:
            raise Wrong("uscc-length", length=len(text))
        return text

    def check(self, field: Field, value: Value, today: date | None) -> Wrong | None:
        """Shape and check character."""
        text = cast(str, value)
        if len(text) == 15 and cast(UsccOptions, field.options).registration_number:
            digits = re.fullmatch("[0-9]{15}", text)
            return None if digits and registration_check(text[:14]) == text[14] else Wrong("registration-check")
        if len(text) != 18:
            return Wrong("uscc-length", length=len(text))
        for letter in text:
            if letter in _LOOKS_LIKE:
                return Wrong("uscc-letter", letter=letter, like=_LOOKS_LIKE[letter])
        if not _SHAPE.fullmatch(text):
            return Wrong("uscc-shape")
        return None if check_character(text[:17]) == text[17] else Wrong("uscc-check")

    def reach(self, options: Options) -> Reach:
        """Eighteen characters, or fifteen."""
        return Reach(shortest=15 if cast(UsccOptions, options).registration_number else 18, longest=18)

    def specimen(self, field: Field, seed: int = 0, length: int | None = None) -> Value | None:
        """An invented enterprise."""
        if length == 15 and cast(UsccOptions, field.options).registration_number:
            first14 = f"{44030500000000 + seed % 1000000}"
            return first14 + registration_check(first14)
        first17 = f"91440300MA5{seed % 1000000:06}"
        return first17 + check_character(first17)

    def mask(self, field: Field, value: Value, language: Language) -> str:
        """Codes of organisations are public; one of a person's business is shown in part."""
        text = str(value)
        return mask_number(text, 6, 4) if text.startswith("92") else text


USCC = UsccKind()
