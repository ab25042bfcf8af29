"""How is a tree written as JSON?  Two blanks deep, what fits on a line on one line, numbers as they were written."""

from __future__ import annotations

import json

from banshi.definitions.source.tree import ListNode, MapNode, Node, ScalarNode
from banshi.definitions.style.scalars import width

#: The longest line that a list or object may take, in columns of a screen.
LINE = 120


def json_page(node: Node) -> str:
    """The whole text of a tree."""
    return _laid_out(node, 0, 0, whole=True) + "\n"


def _flat(node: Node) -> str:
    if isinstance(node, MapNode):
        pairs = (f"{_quoted(key)}: {_flat(value)}" for key, value in node.items.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(node, ListNode):
        return "[" + ", ".join(_flat(item) for item in node.items) + "]"
    return _value(node)


def _laid_out(node: Node, indent: int, used: int, *, whole: bool = False) -> str:
    """The node at that depth; `used` is what already stands on its first line."""
    if isinstance(node, ScalarNode):
        return _value(node)
    flat = _flat(node)
    if not node.items or (not whole and used + width(flat) < LINE):
        return flat
    inner, outer = " " * (indent + 2), " " * indent
    if isinstance(node, MapNode):
        heads = [f"{inner}{_quoted(key)}: " for key in node.items]
        values: list[Node] = list(node.items.values())
        brackets = "{}"
    else:
        heads, values, brackets = [inner] * len(node.items), node.items, "[]"
    lines = [head + _laid_out(value, indent + 2, width(head)) for head, value in zip(heads, values, strict=True)]
    return brackets[0] + "\n" + ",\n".join(lines) + f"\n{outer}{brackets[1]}"


def _value(node: ScalarNode) -> str:
    return _quoted(node.value) if isinstance(node.value, str) else node.text


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
