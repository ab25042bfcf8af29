"""How is a tree written as YAML?  Block style, what stood on one line stays on one line, tables get their columns.

Every comment of the text goes out where it came in: above its entry, behind it, or at the end of its block.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence

from banshi.definitions.source.tree import ListNode, MapNode, Node, ScalarNode
from banshi.definitions.style.comments import END, Comment, Point
from banshi.definitions.style.scalars import as_block, key_text, scalar_text, width

#: What a new list or mapping may take on one line, and a list of such lines in columns; in columns of a screen.
ONE_LINE = 110
TABLE = 160
#: The widest entry that others wait for; behind a longer one nothing is aligned.
COLUMN = 48


class Page:
    """One text in the making.  `source` are the lines the placed nodes come from, without their ends."""

    def __init__(self, source: Sequence[str], comments: Iterable[Comment]) -> None:
        self.source = source
        self.waiting = deque(comments)
        self.lines: list[str] = []

    def text(self) -> str:
        """Everything written so far."""
        return "".join(line + "\n" for line in self.lines)

    # --- what is asked of a node ---

    def on_one_line(self, node: Node, most: int = 2) -> bool:
        """Whether a list or mapping is written in brackets; a new one that holds `most` lists in lists at most."""
        if isinstance(node, ScalarNode):
            return True
        if not node.items:
            return True
        if node.at[0] == 0:
            return _small(node, most)
        return node.at[0] == node.at[2] and self.in_brackets(node)

    def source_of(self, node: Node) -> str:
        """The character that a placed node began with; nothing for a new one."""
        line, column, _, _ = node.at
        return self.source[line - 1][column - 1 : column] if line > 0 else ""

    def in_brackets(self, node: Node) -> bool:
        """Whether a list or mapping stood in brackets."""
        return self.source_of(node) in ("{", "[")

    # --- comments and blank lines ---

    def before(self, start: Point, indent: int) -> None:
        """Everything that stands above a place."""
        while self.waiting and self.waiting[0].at < start:
            self.own_line(self.waiting.popleft(), indent)
        self.blank(start[0])

    def own_line(self, comment: Comment, indent: int) -> None:
        if comment.alone:
            self.blank(comment.at[0])
        self.lines.append(" " * indent + comment.text)

    def blank(self, line: int) -> None:
        """An empty line where the author had one above that line."""
        if 1 < line <= len(self.source) and not self.source[line - 2].strip() and self.lines and self.lines[-1]:
            self.lines.append("")

    def behind(self, line: int, start: Point, until: Point) -> str:
        """The comment behind what ends on that line, as it is appended."""
        if self.waiting:
            comment = self.waiting[0]
            if not comment.alone and comment.at[0] == line and start <= comment.at < until:
                self.waiting.popleft()
                return "  " + comment.text
        return ""

    # --- blocks ---

    def block(self, node: MapNode | ListNode, indent: int, lead: str, until: Point, floor: int = 0) -> None:
        """A list or mapping, one entry on each line; `lead` is what its first line begins with.

        `floor` is the column of what the block stands under: comments at it belong to what follows.
        """
        entries = list(_entries(node))
        rows = self.columns(node) if isinstance(node, ListNode) else None
        ends = [until]  # from the last entry to the first: where the next one that stood in the text begins
        for _, _, start in reversed(entries[1:]):
            ends.append(start if start is not None else ends[-1])
        for number, (key, value, start) in enumerate(entries):
            end = ends[-1 - number]
            if start is not None:
                self.before(start, _indent(lead) if number == 0 else indent)
            elif indent == 0 and self.lines and self.lines[-1] and not self.on_one_line(value, 1):
                self.lines.append("")
            begin = lead if number == 0 else " " * indent
            if key is None:
                self.item(value, indent, begin, end, rows[number] if rows else None)
            else:
                self.entry(key, value, start, begin, end)
        self.close(node, indent, until, floor)

    def close(self, node: MapNode | ListNode, indent: int, until: Point, floor: int) -> None:
        """The comments at the end of a block: those that are indented like its entries."""
        if not node.at[0]:
            return
        brackets = self.in_brackets(node)
        until = min(node.at[2:], until) if brackets else until
        column = 0 if brackets else max(node.at[1], floor + 1)
        while self.waiting and self.waiting[0].at < until and self.waiting[0].at[1] >= column:
            self.own_line(self.waiting.popleft(), indent)

    def entry(self, key: str, value: Node, start: Point | None, begin: str, until: Point) -> None:
        """A key with its value."""
        head, indent = f"{begin}{key_text(key, in_flow=False)}:", width(begin)
        if isinstance(value, ScalarNode) or self.on_one_line(value, 1):
            self.leaf(value, f"{head} ", indent, until)
            return
        first = next((first for _, _, first in _entries(value)), None)
        behind = self.behind(start[0], start, first) if start is not None and first is not None else ""
        self.lines.append(head + behind)
        floor = start[1] if start is not None else 0
        self.block(value, indent + 2, " " * (indent + 2), until, floor)

    def item(self, value: Node, indent: int, begin: str, until: Point, row: str | None) -> None:
        """One entry of a list."""
        if isinstance(value, ScalarNode) or self.on_one_line(value):
            self.leaf(value, f"{begin}- ", indent, until, row)
        else:
            self.block(value, indent + 2, f"{begin}- ", until)

    def leaf(self, value: Node, begin: str, indent: int, until: Point, row: str | None = None) -> None:
        """What stands on one line (or is a text of several), with the comment behind it."""
        behind, end = "", value.at[2:]
        if self.source_of(value) in ("|", ">"):  # the comment of a block stands behind its header
            behind = self.behind(value.at[0], value.at[:2], end)
        elif value.at[0]:
            while self.waiting and self.waiting[0].at < min(end, until):
                self.own_line(self.waiting.popleft(), _indent(begin))
            behind = self.behind(end[0], end, until)
        block = as_block(value)
        if block is None:
            self.lines.append(begin + (row or flow(value, inside=False)) + behind)
            return
        header, lines = block
        self.lines.append(begin + header + behind)
        self.lines.extend(" " * (indent + 2) + line if line else "" for line in lines)

    # --- on one line ---

    def columns(self, node: ListNode) -> list[str] | None:
        """The lines of a list of mappings that begin with the same keys, as a table; None where it is none."""
        if len(node.items) < 2 or not all(isinstance(one, MapNode) and self.on_one_line(one) for one in node.items):
            return None
        maps = [one for one in node.items if isinstance(one, MapNode)]
        rows, keys = [_pairs(one) for one in maps], [tuple(one.items) for one in maps]
        lines = ["{"] * len(rows)
        aligned = True
        for place in range(max(map(len, rows))):
            here = [number for number, row in enumerate(rows) if place < len(row)]
            before_others = [number for number in here if place + 1 < len(rows[number])]
            wide = max((width(rows[number][place]) for number in before_others), default=0)
            aligned = aligned and len({keys[number][place] for number in here}) == 1 and wide <= COLUMN
            for number in here:
                piece = rows[number][place]
                room = max(wide - width(piece), 0) if aligned and number in before_others else 0
                lines[number] += f"{piece}, {' ' * room}" if number in before_others else piece + "}"
        lines = [line if row else "{}" for line, row in zip(lines, rows, strict=True)]
        return lines if max(map(width, lines)) <= TABLE else None


def flow(node: Node, *, inside: bool = True) -> str:
    """A value, or a list or mapping in brackets; `inside` other brackets less can stand without quotes."""
    if isinstance(node, ScalarNode):
        return scalar_text(node, in_flow=inside)
    if isinstance(node, ListNode):
        return "[" + ", ".join(flow(item) for item in node.items) + "]"
    return "{" + ", ".join(_pairs(node)) + "}"


def _indent(begin: str) -> int:
    """How far a line that begins so is indented."""
    return len(begin) - len(begin.lstrip(" "))


def _pairs(node: MapNode) -> list[str]:
    return [f"{key_text(key, in_flow=True)}: {flow(value)}" for key, value in node.items.items()]


def _entries(node: MapNode | ListNode) -> Iterable[tuple[str | None, Node, Point | None]]:
    if isinstance(node, MapNode):
        for key, value in node.items.items():
            at = node.keys_at.get(key)
            yield key, value, at[:2] if at is not None and at[0] else None
    else:
        for item in node.items:
            yield None, item, _start(item)


def _start(node: Node) -> Point | None:
    return node.at[:2] if node.at[0] else None


def _small(node: MapNode | ListNode, most: int) -> bool:
    """Whether a new list or mapping is one line's worth."""
    return _depth(node) <= most and _single(node) and width(flow(node)) <= ONE_LINE


def _depth(node: Node) -> int:
    if isinstance(node, ScalarNode):
        return 0
    below = node.items.values() if isinstance(node, MapNode) else node.items
    return 1 + max((_depth(one) for one in below), default=0)


def _single(node: Node) -> bool:
    if isinstance(node, ScalarNode):
        return not isinstance(node.value, str) or "\n" not in node.value
    return all(_single(one) for one in (node.items.values() if isinstance(node, MapNode) else node.items))


def yaml_page(node: Node, source: Sequence[str] = (), comments: Iterable[Comment] = ()) -> str:
    """The whole text of a tree."""
    page = Page(source, comments)
    if isinstance(node, ScalarNode) or not node.items or (node.at[0] and page.on_one_line(node)):
        page.before(_start(node) or (1, 1), 0)
        page.leaf(node, "", 0, END)
    else:
        page.block(node, 0, "", END)
    page.before(END, 0)
    return page.text()
