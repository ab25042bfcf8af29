"""How is JSON read?  With our own reader, because definitions need places, duplicate keys found and exact numbers."""

from __future__ import annotations

import json
import re

from banshi.definitions.source.tree import (
    CONTROL,
    MAX_DEPTH,
    MAX_FINDINGS,
    MAX_NODES,
    ListNode,
    MapNode,
    Node,
    Place,
    ScalarNode,
    meaning,
    preflight,
    whole,
)
from banshi_rules.findings import Finding, Span

_SPACE = re.compile(r"[ \t\r\n]*")
_STRING = re.compile(r'"((?:[^"\\\x00-\x1f]|\\.)*)"', re.DOTALL)
_BEGUN = re.compile(r'"(?:[^"\\\x00-\x1f]|\\.)*', re.DOTALL)
_WORD = re.compile(r"[-+.\w]+")


class _Stop(Exception):
    """The text is no JSON from here on."""


class _Reader:
    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.at = 0
        self.nodes = 0
        self.findings: list[Finding] = []
        self.starts = [0]  # index of each line's first character
        self.starts.extend(match.end() for match in re.finditer("\n", text))
        self.line = 1

    def place(self, start: int, end: int) -> Place:
        """Reading goes forward, so the line is found by stepping on (or, for an object's beginning, back)."""
        line, column = self.position(start)
        end_line, end_column = self.position(end)
        return line, column, end_line, end_column

    def position(self, index: int) -> tuple[int, int]:
        while self.line < len(self.starts) and self.starts[self.line] <= index:
            self.line += 1
        while self.starts[self.line - 1] > index:
            self.line -= 1
        return self.line, index - self.starts[self.line - 1] + 1

    def find(self, code: str, at: Place, **args: object) -> None:
        self.findings.append(Finding(code, Span(self.path, *at), args))
        if len(self.findings) >= MAX_FINDINGS:
            raise _Stop

    def stop(self, code: str = "S020", **args: object) -> _Stop:
        self.find(code, self.place(self.at, min(self.at + 1, len(self.text))), **args)
        return _Stop()

    def space(self) -> str:
        match = _SPACE.match(self.text, self.at)
        assert match is not None
        self.at = match.end()
        return self.text[self.at] if self.at < len(self.text) else ""

    def value(self, depth: int) -> Node:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise self.stop("S017", most=MAX_NODES)
        character = self.space()
        if character == '"':
            return self.string()
        if character in "{[" and character:
            if depth >= MAX_DEPTH:
                raise self.stop("S016", most=MAX_DEPTH)
            return self.object(depth) if character == "{" else self.array(depth)
        match = _WORD.match(self.text, self.at)
        if match is None:
            raise self.stop("S035" if not character else "S020")
        start, self.at = self.at, match.end()
        at = self.place(start, self.at)
        value, code = meaning(match.group())
        if code is not None or isinstance(value, str):
            self.find("S014" if code == "S014" else "S021", at, text=match.group(), key="-")
        return ScalarNode(self.path, at, match.group(), value)

    def string(self) -> ScalarNode:
        start = self.at
        match = _STRING.match(self.text, start)
        if match is None:
            raise self.open_string(start)
        self.at = match.end()
        at = self.place(start, self.at)
        text = match.group(1)
        if "\\" in text:
            try:
                text = json.loads(match.group())
                text.encode("utf-8")
            except ValueError:
                self.find("S037", at, problem="")
                text = ""
            if (control := CONTROL.search(text)) is not None:
                self.find("S004", at, character=f"U+{ord(control.group()):04X}")
        return ScalarNode(self.path, at, text, text, True)

    def open_string(self, start: int) -> _Stop:
        """Why a text does not end: a character that cannot stand in it, or no quote at all."""
        begun = _BEGUN.match(self.text, start)
        end = begun.end() if begun is not None else start
        if end < len(self.text) and self.text[end] == "\t":
            self.at = end
            return self.stop("S004", character="U+0009")
        return self.stop("S035")

    def array(self, depth: int) -> ListNode:
        start, self.at = self.at, self.at + 1
        node = ListNode(self.path, (0, 0, 0, 0))
        if self.space() == "]":
            self.at += 1
        else:
            while True:
                node.items.append(self.value(depth + 1))
                if self.follows("]"):
                    break
        node.at = self.place(start, self.at)
        return node

    def object(self, depth: int) -> MapNode:
        start, self.at = self.at, self.at + 1
        node = MapNode(self.path, (0, 0, 0, 0))
        if self.space() == "}":
            self.at += 1
        else:
            while True:
                self.pair(node, depth)
                if self.follows("}"):
                    break
        node.at = self.place(start, self.at)
        return node

    def pair(self, node: MapNode, depth: int) -> None:
        if self.space() != '"':
            raise self.stop("S022")
        key = self.string()
        if self.space() != ":":
            raise self.stop("S031", problem="", since=key.at[0])
        self.at += 1
        value = self.value(depth + 1)
        if key.text in node.items:
            line, column, _, _ = node.keys_at[key.text]
            self.find("S011", key.at, key=key.text, line=line, column=column)
            return
        node.items[key.text] = value
        node.keys_at[key.text] = key.at

    def follows(self, end: str) -> bool:
        """Whether the list or object ends here; otherwise the comma is passed."""
        character = self.space()
        if character == end:
            self.at += 1
            return True
        if character != ",":
            raise self.stop("S034" if character else "S035", problem="", since=self.position(self.at)[0])
        self.at += 1
        return False


def read_json(path: str, text: str) -> tuple[Node | None, tuple[Finding, ...]]:
    """The tree of a JSON text and everything that is wrong with the text.  The tree is there when it could be built."""
    early = tuple(preflight(path, text, tabs=True))
    if early:
        return None, early[:MAX_FINDINGS]
    reader = _Reader(path, text)
    if not reader.space():
        return None, (Finding("S018", whole(path)),)
    try:
        node = reader.value(0)
        if reader.space():
            raise reader.stop("S010")
    except _Stop:
        return None, tuple(reader.findings)
    return node, tuple(reader.findings)
