"""Which words and signs does an expression hold?  Signs typed with a Chinese input method are named, not guessed at.

The text is read to its end whatever is wrong with it: a sign that was meant is read as meant and complained about, so
that one look shows everything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final

from banshi_rules.expressions.complaints import Complaints
from banshi_rules.expressions.limits import MAX_DIGITS

ID: Final = re.compile(r"[a-z][a-z0-9_]{0,40}", re.ASCII)

#: Signs as a Chinese input method types them, and what was meant.
FULL_WIDTH: Final = {
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if not chr(code - 0xFEE0).isalnum()},
    "\u3000": " ",
    "，": ",",
    "、": ",",
    "。": ".",
    "【": "[",
    "】": "]",
    "「": "'",
    "」": "'",
    "“": "'",
    "”": "'",
    "‘": "'",
    "’": "'",
    "×": "*",
    "÷": "/",
    "≤": "<=",
    "≥": ">=",
    "≠": "!=",
    "—": "-",
    "–": "-",
    "−": "-",
}
_QUOTES: Final = {"'": "'", '"': '"', "“": "”", "”": "”", "‘": "’", "’": "’", "「": "」", "＇": "＇", "＂": "＂"}
_SIGNS: Final = ("&&", "||", "==", "!=", "<=", ">=", *"!<>+-*/%?:[](),.")
#: Signs of other languages, and what to write here.
_FOREIGN: Final = {
    "===": "==",
    "!==": "!=",
    "**": "*",
    "<>": "!=",
    "=>": ">=",
    "=<": "<=",
    ":=": "==",
    "//": "/",
    "&": "&&",
    "|": "||",
    "=": "==",
}
#: Signs that need no second look, unless they begin one of other languages.
_PLAIN: Final = re.compile(r"&&|\|\||[=!]=(?!=)|[<>]=|[!<>+\-*/%?:\[\](),.]", re.ASCII)
_NUMBER: Final = re.compile(r"[0-9]+(\.[0-9]+)?", re.ASCII)
_ESCAPES: Final = {"\\": "\\", "'": "'", '"': '"'}


class Sort(Enum):
    """The sorts of tokens."""

    NUMBER = "number"
    TEXT = "text"
    NAME = "name"
    SIGN = "sign"
    END = "end"


@dataclass(frozen=True, slots=True)
class Token:
    """One word or sign; `text` is what it means (a text without its quotes), the offsets say where it stands."""

    sort: Sort
    text: str
    start: int
    end: int


def tokens(text: str, complaints: Complaints) -> tuple[Token, ...]:
    """Every token of the text, and one END."""
    made: list[Token] = []
    offset = 0
    while offset < len(text):
        char = text[offset]
        if char in " \t\r\n":
            offset += 1
        elif char in _QUOTES:
            offset = _text(text, offset, made, complaints)
        elif char.isalnum() or char == "_":
            offset = _word(text, offset, made, complaints)
        else:
            offset = _sign(text, offset, made, complaints)
    made.append(Token(Sort.END, "", len(text), len(text)))
    return tuple(made)


def _text(text: str, start: int, made: list[Token], complaints: Complaints) -> int:
    opening = text[start]
    closing = _QUOTES[opening]
    if opening not in "'\"":
        complaints.add("X103", start, start + 1, found=opening + closing, meant="'…'")
    value: list[str] = []
    offset = start + 1
    while offset < len(text) and text[offset] != closing:
        if text[offset] == "\\":
            escaped = _ESCAPES.get(text[offset + 1 : offset + 2])
            if escaped is None:
                complaints.add("X105", offset, offset + 2, found=text[offset : offset + 2])
            value.append(escaped or "")
            offset += 2
        else:
            value.append(text[offset])
            offset += 1
    if offset >= len(text):
        complaints.add("X104", start, start + 1, quote=opening)
    end = min(offset + 1, len(text))
    made.append(Token(Sort.TEXT, "".join(value), start, end))
    return end


def _word(text: str, start: int, made: list[Token], complaints: Complaints) -> int:
    end = start + 1
    while end < len(text) and (text[end].isalnum() or text[end] == "_"):
        end += 1
    number = _NUMBER.match(text, start) if text[start].isdigit() else None
    if number is not None and number.end() >= end:
        if len(number.group().replace(".", "")) > MAX_DIGITS:
            complaints.add("X107", start, number.end(), most=MAX_DIGITS)
        made.append(Token(Sort.NUMBER, number.group(), start, number.end()))
        return number.end()
    word = text[start:end]
    if word[0].isdigit():
        complaints.add("X108", start, end, found=_short(word))
        made.append(Token(Sort.NUMBER, "0", start, end))
        return end
    made.append(Token(Sort.NAME, word, start, end))
    return end


def _sign(text: str, start: int, made: list[Token], complaints: Complaints) -> int:
    plain = _PLAIN.match(text, start)
    if plain is not None and text[start : start + 2] not in _FOREIGN:
        made.append(Token(Sort.SIGN, plain.group(), start, plain.end()))
        return plain.end()
    meant, end = _plain(text, start)
    for foreign, ours in _FOREIGN.items():
        longer = (sign for sign in _SIGNS if len(sign) > len(foreign))
        if meant.startswith(foreign) and not any(meant.startswith(sign) for sign in longer):
            end = _offset(text, start, len(foreign))
            complaints.add("X106", start, end, found=text[start:end], meant=ours)
            made.append(Token(Sort.SIGN, ours, start, end))
            return end
    sign = next((sign for sign in _SIGNS if meant.startswith(sign)), None)
    if sign is not None:
        end = _offset(text, start, len(sign))
    if text[start:end] != (sign or text[start:end]) or text[start] in FULL_WIDTH:
        found = text[start:end]
        complaints.add("X103", start, end, found="全角空格" if found == "\u3000" else found, meant=sign or meant[:1])
    elif sign is None:
        complaints.add("X102", start, end, found=text[start:end])
    if sign is not None:
        made.append(Token(Sort.SIGN, sign, start, end))
    return end


def _plain(text: str, start: int) -> tuple[str, int]:
    """The next signs as they were meant (three characters at most), and where the first of them ends."""
    return "".join(FULL_WIDTH.get(char, char) for char in text[start : start + 3]), start + 1


def _offset(text: str, start: int, length: int) -> int:
    """Where a sign of that length, as meant, ends in the text as it stands (`≤` is one character for two)."""
    covered = 0
    end = start
    while covered < length:
        covered += len(FULL_WIDTH.get(text[end], text[end]))
        end += 1
    return end


def _short(word: str) -> str:
    return word if len(word) <= 40 else word[:40] + "…"
