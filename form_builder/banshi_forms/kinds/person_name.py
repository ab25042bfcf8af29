"""`person-name`: the name of a person, in any writing, kept as it was written.

Rare characters are names too: everything Unicode calls an ideograph is accepted, also where this Python's tables
are older than the character, and nothing is normalised, for that would exchange compatibility ideographs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import cast

from banshi_forms.characters import named, refuse_hidden
from banshi_forms.kinds.kind import StandardKind, sized
from banshi_forms.model import Field, Options, Reach, Wrong
from banshi_rules.texts import Language
from banshi_rules.values import Value

#: Longer than any name on a document; in code points.
LONGEST = 100
#: What invented persons are told apart by.
_STEMS = "甲乙丙丁戊己庚辛壬癸"
#: What keyboards give for the dot inside a name; the standard one is U+00B7 (民委发〔2016〕33号).
_DOTS = re.compile(r"\s*[•・･‧∙⋅●．。｡᛫⸱]\s*|\s*·\s*")
_INSIDE = frozenset("· -'’‘.()（）〇々")
_SPACES = re.compile("[ \u3000\u00a0\t]+")
_LATIN_DOT = re.compile(r"(?<=[A-Za-z])\.(?=\s|$|[A-Za-z])")


class PersonNameKind(StandardKind):
    """A full name in one box."""

    name = "person-name"

    def attributes(self, field: Field) -> Mapping[str, str]:
        """Browsers may offer the person's own name."""
        return {"autocomplete": "name", "spellcheck": "false"}

    def parse(self, field: Field, text: str) -> Value | None:
        """Without space around it; dots inside are the standard one."""
        text = _SPACES.sub(" ", text).strip(" ")
        if not text:
            return None
        refuse_hidden(text)
        text = _DOTS.sub("·", text).strip(" ")
        if "." not in text:
            return text
        # a full stop between ideographs is a dot somebody typed; after a Latin initial it is a full stop
        return "".join(
            "·" if letter == "." and not _LATIN_DOT.match(text, i) and 0 < i < len(text) - 1 else letter
            for i, letter in enumerate(text)
        )

    def check(self, field: Field, value: Value, today: date | None) -> Wrong | None:
        """Letters of any writing; what is not one is named."""
        text = cast(str, value)
        if len(text) > LONGEST:
            return Wrong("too-long", most=LONGEST, over=len(text) - LONGEST)
        try:
            refuse_hidden(text)
        except Wrong as wrong:
            return wrong
        letters = 0
        for letter in text:
            if _is_letter(letter):
                letters += 1
            elif letter not in _INSIDE:
                return Wrong("not-in-a-name", character=named(letter))
        if not letters or text[0] == "·" or text[-1] == "·":
            return Wrong("not-a-name")
        return None

    def reach(self, options: Options) -> Reach:
        """No longer than on any document."""
        return Reach(longest=LONGEST)

    def specimen(self, field: Field, seed: int = 0, length: int | None = None) -> Value | None:
        """测试甲, 测试乙 …"""
        return sized("测试" + "".join(_STEMS[int(digit)] for digit in str(seed)), length)

    def mask(self, field: Field, value: Value, language: Language) -> str:
        """张* or 张**; with dots 阿**·买**."""
        return mask_name(str(value))


def mask_name(name: str) -> str:
    """The first character of each part and a star for every other one, three at the most."""
    return "·".join(part[:1] + "*" * min(len(part) - 1, 3) for part in name.split("·"))


def _is_letter(letter: str) -> bool:
    point = ord(letter)
    # planes 2 and 3 hold nothing but ideographs, some of them newer than this Python's tables
    if 0x4E00 <= point <= 0x9FFF or 0x3400 <= point <= 0x4DBF or 0x20000 <= point <= 0x3FFFD:
        return True
    return unicodedata.category(letter)[0] in "LM"


PERSON_NAME = PersonNameKind()
