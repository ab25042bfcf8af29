"""`project-code`: the code of an investment project (GB/T 40058-2021), as the national project platform gives it out.

Only its shape is judged: how the last digit follows from the others is not published, and the project platform knows
which codes exist.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import cast

from banshi_forms.characters import compact, named
from banshi_forms.kinds.kind import StandardKind
from banshi_forms.model import Field, Options, Reach, Wrong
from banshi_rules.values import Value

#: Time, division, central department, type of project, random part with its check digit.
_PARTS = (4, 6, 2, 2, 6)
_CODE = re.compile("-".join(f"[0-9]{{{length}}}" for length in _PARTS))
#: Codes from before the standard begin with the year in place of year and month, and are still met with.
_YEARS = range(2013, 2021)


class ProjectCodeKind(StandardKind):
    """Twenty digits in five parts: `2106-440305-04-01-123456`."""

    name = "project-code"

    def attributes(self, field: Field) -> Mapping[str, str]:
        """Digits and dashes; nothing the browser could know."""
        return {"autocomplete": "off", "spellcheck": "false"}

    def parse(self, field: Field, text: str) -> Value | None:
        """With its dashes where they belong, wherever they were typed."""
        digits = compact(text)
        if not digits:
            return None
        for letter in digits:
            if letter not in "0123456789":
                raise Wrong("project-digits", character=named(letter))
        if len(digits) != sum(_PARTS):
            raise Wrong("project-length", digits=sum(_PARTS), length=len(digits))
        ends = [sum(_PARTS[: place + 1]) for place in range(len(_PARTS))]
        return "-".join(digits[end - length : end] for end, length in zip(ends, _PARTS, strict=True))

    def check(self, field: Field, value: Value, today: date | None) -> Wrong | None:
        """Shape, and the month (or, in old codes, the year) it begins with."""
        text = cast(str, value)
        if not _CODE.fullmatch(text):
            return Wrong("project-length", digits=sum(_PARTS), length=len(text.replace("-", "")))
        if 1 <= int(text[2:4]) <= 12 or int(text[:4]) in _YEARS:
            return None
        return Wrong("project-month", first=text[:4])

    def reach(self, options: Options) -> Reach:
        """Twenty digits and four dashes."""
        length = sum(_PARTS) + len(_PARTS) - 1
        return Reach(shortest=length, longest=length)

    def specimen(self, field: Field, seed: int = 0, length: int | None = None) -> Value | None:
        """An invented project."""
        return f"2601-440305-04-01-{seed % 10**6:06}"


PROJECT_CODE = ProjectCodeKind()
