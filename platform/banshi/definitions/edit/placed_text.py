"""Where in a text does a node stand?  Offsets, the ends of lines, and the style in which the file is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from banshi.definitions.edit.written import Style
from banshi.definitions.source.tree import ListNode, MapNode, Node, ScalarNode


class PlacedText:
    """A text with the tree that was read from it."""

    def __init__(self, path: str, text: str, root: Node) -> None:
        self.text = text
        self.root = root
        self.json = path.endswith(".json")
        self._starts = [0]
        while (end := text.find("\n", self._starts[-1])) >= 0:
            self._starts.append(end + 1)

    def offset(self, line: int, column: int) -> int:
        """The index of the character at that place (from 1)."""
        return self._starts[line - 1] + column - 1

    def start(self, node: Node) -> int:
        """Where the node begins; a list below its key begins at its first dash."""
        return self.offset(node.at[0], node.at[1])

    def key_start(self, parent: MapNode, key: str) -> int:
        """Where the key begins."""
        at = parent.keys_at[key]
        return self.offset(at[0], at[1])

    def end(self, node: Node) -> int:
        """Where the node ends: behind its last character, whatever blank lines and comments follow."""
        if not isinstance(node, ScalarNode) and self.is_block(node):
            children = node.items if isinstance(node, ListNode) else list(node.items.values())
            return self.end(children[-1])
        end = self.offset(node.at[2], node.at[3])
        if isinstance(node, ScalarNode) and self.text[self.start(node)] in "|>" and not self.json:
            return len(self.text[:end].rstrip())
        return end

    def is_block(self, node: Node) -> bool:
        """Whether its items stand below each other by indentation instead of between brackets."""
        return not self.json and not isinstance(node, ScalarNode) and self.text[self.start(node)] not in "[{"

    def line_start(self, index: int) -> int:
        """The first character of the line."""
        return self.text.rfind("\n", 0, index) + 1

    def line_end(self, index: int) -> int:
        """Behind the last character of the line, before what ends it."""
        end = self.text.find("\n", index)
        end = len(self.text) if end < 0 else end
        return end - 1 if end > index and self.text[end - 1] == "\r" else end

    def next_line(self, index: int) -> int:
        """The first character of the next line, or the end of the text."""
        end = self.text.find("\n", index)
        return len(self.text) if end < 0 else end + 1

    def column(self, index: int) -> int:
        """How many characters stand before it on its line."""
        return index - self.line_start(index)

    def stands_alone(self, index: int) -> bool:
        """Whether nothing but blanks stands before it on its line."""
        return not self.text[self.line_start(index) : index].strip()

    def only_comment_after(self, index: int) -> bool:
        """Whether nothing but blanks and a comment follow on its line."""
        rest = self.text[index : self.line_end(index)].strip()
        return not rest or (rest.startswith("#") and not self.json)

    def dash(self, parent: ListNode, place: int) -> int:
        """The dash of an item of a list that stands below its key."""
        first = self.start(parent)
        if place == 0:
            return first
        column, at = self.column(first), self.start(parent.items[place])
        while True:
            dash = self.line_start(at) + column
            if self.text[dash : dash + 1] == "-" and self.stands_alone(dash):
                return dash
            at = self.line_start(at) - 1

    @cached_property
    def style(self) -> Style:
        """How the file is written, as far as what it holds shows it."""
        newline = "\r\n" if "\r\n" in self.text else "\n"
        steps: Counter[int] = Counter()
        list_steps: Counter[int] = Counter()
        short = False
        for parent, key, node in _pairs(self.root):
            if self.is_block(node):
                step = self.column(self.start(node)) - self.column(self.key_start(parent, key))
                (list_steps if isinstance(node, ListNode) else steps)[step] += 1
            elif self.json and node.at[0] != node.at[2]:
                steps[_indent(self.text, self.line_start(self.start(node)), self.next_line(self.start(node)))] += 1
            elif isinstance(node, (ListNode, MapNode)) and node.items:
                short = True
        step = steps.most_common(1)[0][0] if steps else 2
        return Style(
            json=self.json,
            newline=newline,
            step=max(step, 1),
            list_step=list_steps.most_common(1)[0][0] if list_steps else 2,
            one_line=self.json and "\n" not in self.text.strip(),
            spread=self.json and not short and bool(steps),
        )


def _indent(text: str, line: int, following: int) -> int:
    return (len(text[following:]) - len(text[following:].lstrip(" "))) - (
        len(text[line:]) - len(text[line:].lstrip(" "))
    )


def _pairs(node: Node) -> Iterator[tuple[MapNode, str, Node]]:
    if isinstance(node, MapNode):
        for key, value in node.items.items():
            yield node, key, value
            yield from _pairs(value)
    elif isinstance(node, ListNode):
        for item in node.items:
            yield from _pairs(item)
