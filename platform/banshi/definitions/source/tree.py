"""What does a definition file say, and where?  YAML or JSON text becomes a tree with a place on every node and key.

Only a strict subset is read: nothing that two readers could understand differently.  Nothing raises on bad text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

from banshi_rules.findings import Finding, Span

MAX_CHARACTERS = 1024 * 1024  # 1 MiB; what a person can still read is far below
MAX_DEPTH = 32
MAX_NODES = 50_000
MAX_FINDINGS = 100  # of one file, while reading: a file with more is another kind of file

Place: TypeAlias = "tuple[int, int, int, int]"  # line, column, end line, end column; from 1, the end exclusive
Scalar: TypeAlias = "str | int | Decimal | bool | None"


@dataclass(slots=True, eq=False)
class ScalarNode:
    """One value.  `text` is what stands there, `quoted` whether in quotes (or as a block), `value` what it means."""

    file: str
    at: Place
    text: str
    value: Scalar
    quoted: bool = False

    @property
    def span(self) -> Span:
        """The place of the value, quotes included."""
        return Span(self.file, *self.at)

    @property
    def inner(self) -> Span:
        """The place of the text itself: inside the quotes, if there are any and it stands on one line."""
        line, column, end_line, end_column = self.at
        if self.quoted and line == end_line:
            return Span(self.file, line, column + 1, line, max(end_column - 1, column + 1))
        return self.span

    def plain(self) -> object:
        """The value without its place."""
        return self.value


@dataclass(slots=True, eq=False)
class ListNode:
    """A list."""

    file: str
    at: Place
    items: list[Node] = field(default_factory=list)

    @property
    def span(self) -> Span:
        """The place of the list."""
        return Span(self.file, *self.at)

    def plain(self) -> object:
        """The list without places."""
        return [item.plain() for item in self.items]


@dataclass(slots=True, eq=False)
class MapNode:
    """Keys with values, in the order of the text."""

    file: str
    at: Place
    items: dict[str, Node] = field(default_factory=dict)
    keys_at: dict[str, Place] = field(default_factory=dict)

    @property
    def span(self) -> Span:
        """The place of the mapping."""
        return Span(self.file, *self.at)

    @property
    def key_spans(self) -> dict[str, Span]:
        """The places of the keys."""
        return {key: Span(self.file, *at) for key, at in self.keys_at.items()}

    def key_span(self, key: str) -> Span:
        """The place of that key; of the mapping's beginning where there is no such key."""
        return Span(self.file, *self.keys_at[key]) if key in self.keys_at else self.start

    @property
    def start(self) -> Span:
        """The beginning of the mapping: its first key."""
        if self.keys_at:
            return Span(self.file, *next(iter(self.keys_at.values())))
        return self.span

    def plain(self) -> object:
        """The mapping without places."""
        return {key: node.plain() for key, node in self.items.items()}


Node: TypeAlias = "ScalarNode | ListNode | MapNode"

#: Characters that no definition needs and that readers treat differently: controls, line and paragraph separators,
#: byte order marks inside the text, halves of surrogate pairs, a carriage return alone.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]|\r(?!\n)")


def place_of(text: str, index: int) -> tuple[int, int]:
    """Line and column (from 1) of the character at that index."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def whole(path: str) -> Span:
    """The place of findings about a file as such: its first character."""
    return Span(path, 1, 1, 1, 1)


def decode(path: str, content: bytes) -> tuple[str | None, tuple[Finding, ...]]:
    """The text of a file; definitions are UTF-8 without a byte order mark."""
    if len(content) > MAX_CHARACTERS:
        return None, (Finding("S003", whole(path), {"most": "1 MiB"}),)
    if content.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return None, (Finding("S002", whole(path)),)
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError:
        return None, (Finding("S001", whole(path)),)


def preflight(path: str, text: str, *, tabs: bool) -> Iterator[Finding]:
    """What makes a text unreadable before any grammar: size, byte order mark, control characters, tabs."""
    if len(text) > MAX_CHARACTERS:
        yield Finding("S003", whole(path), {"most": "1 MiB"})
        return
    if text.startswith("\ufeff"):
        yield Finding("S002", whole(path))
        return
    for match in CONTROL.finditer(text):
        line, column = place_of(text, match.start())
        yield Finding(
            "S004", Span(path, line, column, line, column + 1), {"character": f"U+{ord(match.group()[0]):04X}"}
        )
    at = -1 if tabs else text.find("\t")
    while at >= 0:
        line, column = place_of(text, at)
        yield Finding("S005", Span(path, line, column, line, column + 1))
        at = text.find("\t", text.find("\n", at)) if "\n" in text[at:] else -1


_INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,14})\.[0-9]{1,12}")
_SURPRISE = re.compile(
    r"(?:yes|no|on|off|~|null|true|false)"  # YAML 1.1 booleans and nulls in every other spelling
    r"|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9]*)?"  # 12:30 is 750 in YAML 1.1
    r"|[-+]?(?:0x[0-9a-f_]+|0b[01_]+|0o[0-7_]+)"
    r"|[-+]?[0-9][0-9_]*(?:\.[0-9_]*)?(?:e[-+]?[0-9]+)?"  # 010, 1_000, +5, 1e3, 1., -0
    r"|[-+]?\.[0-9][0-9_]*(?:e[-+]?[0-9]+)?"
    r"|[-+]?\.?(?:inf|infinity|nan)",
    re.IGNORECASE,
)
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None}
#: How a word can begin that means more than its letters.
SURPRISING = frozenset("+-.0123456789~yYnNoOtTfFiI")
_MOST_DIGITS = 15  # an integer that every spreadsheet and browser keeps exactly


def meaning(text: str) -> tuple[Scalar, str | None]:
    """What an unquoted word means, and the finding code when another reader would take it for something else."""
    if not text:
        return None, "S019"
    if text[0] not in SURPRISING:
        return text, None
    if text in _WORDS:
        return _WORDS[text], None
    if _INTEGER.fullmatch(text) and text != "-0":
        return (int(text), None) if len(text.lstrip("-")) <= _MOST_DIGITS else (text, "S014")
    if _DECIMAL.fullmatch(text):
        return Decimal(text), None
    if _SURPRISE.fullmatch(text):
        return text, "S013"
    return text, None
