"""`address`: where something is, in one line, written as on an envelope."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import cast

from banshi_forms.characters import refuse_hidden
from banshi_forms.kinds.kind import StandardKind, sized
from banshi_forms.model import Field, Options, Reach, Wrong
from banshi_rules.texts import Language
from banshi_rules.values import Value

#: Longer than any address on a licence; in code points.
LONGEST = 200
_STREET = re.compile(r"^.*?(路|街|道|巷|弄|村|镇|乡)")


class AddressKind(StandardKind):
    """One line; rare characters of place names are kept."""

    name = "address"

    def attributes(self, field: Field) -> Mapping[str, str]:
        """Browsers may offer an address."""
        return {"autocomplete": "street-address"}

    def parse(self, field: Field, text: str) -> Value | None:
        """One line, without space around it."""
        text = re.sub("[\r\n\t]+", " ", text).strip(" \u3000\u00a0")
        if not text:
            return None
        refuse_hidden(text)
        return text

    def check(self, field: Field, value: Value, today: date | None) -> Wrong | None:
        """Length, hidden characters."""
        text = cast(str, value)
        try:
            refuse_hidden(text)
        except Wrong as wrong:
            return wrong
        if len(text) > LONGEST:
            return Wrong("too-long", most=LONGEST, over=len(text) - LONGEST)
        return Wrong("address-short") if len(text) < 4 else None

    def reach(self, options: Options) -> Reach:
        """Four characters at least."""
        return Reach(shortest=4, longest=LONGEST)

    def specimen(self, field: Field, seed: int = 0, length: int | None = None) -> Value | None:
        """An invented address."""
        return sized(f"示例区示例路{seed + 1}号", length)

    def mask(self, field: Field, value: Value, language: Language) -> str:
        """Down to the street."""
        street = _STREET.match(str(value))
        return (street.group() if street else str(value)[:6]) + "***"


ADDRESS = AddressKind()
