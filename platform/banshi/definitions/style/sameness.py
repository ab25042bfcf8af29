"""When do two trees say the same, and what is left of a tree without its layout?"""

from __future__ import annotations

from collections.abc import Mapping

from banshi.definitions.source.tree import ListNode, MapNode, Node, Place, ScalarNode

#: The place of what did not stand in the text.
NEW: Place = (0, 0, 0, 0)


def same(left: object, right: object) -> bool:
    """Whether two values are equal in everything the language can tell apart: `1`, `1.0` and `true` differ."""
    if isinstance(left, Mapping) and isinstance(right, Mapping):
        return list(left) == list(right) and all(same(left[key], right[key]) for key in left)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(same, left, right))
    return type(left) is type(right) and str(left) == str(right)


def unplaced(node: Node) -> Node:
    """The same tree as if it were new: nothing is kept of how it was laid out, or quoted."""
    if isinstance(node, MapNode):
        return MapNode(node.file, NEW, {key: unplaced(value) for key, value in node.items.items()})
    if isinstance(node, ListNode):
        return ListNode(node.file, NEW, [unplaced(one) for one in node.items])
    return ScalarNode(node.file, NEW, node.text, node.value)
