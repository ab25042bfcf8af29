"""How is one value written?  As plainly as every reader of YAML still understands, else in quotes, else as a block."""

from __future__ import annotations

import json
import unicodedata

from banshi.definitions.source.tree import Node, ScalarNode, meaning

_INDICATORS = frozenset("-?:,[]{}#&*!|<>'\"%@`=")


def plain_enough(text: str, *, in_flow: bool) -> bool:
    """Whether the text can stand without quotes and still is that text, for us and for other readers."""
    if not text or text != text.strip() or text[0] in _INDICATORS or text == "...":
        return False
    if any(character in text for character in "\n\r\t") or ": " in text or " #" in text or text.endswith(":"):
        return False
    if in_flow and any(character in text for character in ",[]{}"):
        return False
    return meaning(text) == (text, None)


def in_quotes(text: str) -> str:
    """The text in double quotes; in single ones where that saves backslashes."""
    double = json.dumps(text, ensure_ascii=False)
    if "\\" in double and "'" not in text and not any(character in text for character in "\n\r\t\b\f"):
        return f"'{text}'"
    return double


def scalar_text(node: ScalarNode, *, in_flow: bool) -> str:
    """A value on one line."""
    if not isinstance(node.value, str):
        return node.text
    if not node.quoted and plain_enough(node.value, in_flow=in_flow):
        return node.value
    return in_quotes(node.value)


def as_block(node: Node) -> tuple[str, list[str]] | None:
    """The header and the lines of a text of several lines; None where a block could not hold it exactly."""
    if not isinstance(node, ScalarNode) or not isinstance(node.value, str) or "\n" not in node.value:
        return None
    text = node.value
    header, body = ("|", text[:-1]) if text.endswith("\n") else ("|-", text)
    lines = body.split("\n")
    if not lines[0] or lines[0][0] == " " or not lines[-1] or any(character in text for character in "\r\t"):
        return None
    if any(line != line.rstrip() for line in lines):
        return None
    return header, lines


def key_text(key: str, *, in_flow: bool) -> str:
    """A key."""
    return key if plain_enough(key, in_flow=in_flow) else in_quotes(key)


def width(text: str) -> int:
    """Columns on a screen; Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
