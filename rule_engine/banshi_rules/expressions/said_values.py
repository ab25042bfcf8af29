"""How is a value, or a label, written in a sentence?  So that it cannot be taken for anything but itself."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Final

from banshi_rules.expressions.phrases import PHRASES
from banshi_rules.texts import Language, Text
from banshi_rules.values import Value

#: Marks and words of the sentence itself: a label that holds one is put in marks of its own.
_STRUCTURE: Final = re.compile(
    r"[，。、；：？！（）(),;?!“”「」‘’]|并且|或者|并非|如果|中至少|中没有|中每一|各行|各项"
    r"|\b(?:and|or|not|if|then|otherwise|is)\b"
)
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def say_value(value: Value, language: Language) -> str:
    """A text in quotes (one inside is doubled), a date in full, a number in plain digits, yes or no."""
    match value:
        case bool():
            return PHRASES["yes" if value else "no"].say(language)
        case int():
            return str(value)
        case Decimal():
            return format(value, "f")
        case date():
            if language == "zh":
                return f"{value.year}年{value.month}月{value.day}日"
            return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"
        case _:
            return PHRASES["quoted"].say(language).format(a=str(value).replace("”", "””"))


def say_label(label: Text, language: Language) -> str:
    """A label; in marks where its words could be taken for those of the sentence."""
    words = label.say(language)
    if _STRUCTURE.search(words) is None:
        return words
    closing = PHRASES["name"].say(language)[-1]
    return PHRASES["name"].say(language).format(a=words.replace(closing, closing * 2))
