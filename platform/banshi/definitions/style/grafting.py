"""How does a changed value become a tree again?  What did not change keeps its node, and with it place and comments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from banshi.definitions.tree import ListNode, MapNode, Node, Place, Scalar, ScalarNode

#: The place of what did not stand in the text.
NEW: Place = (0, 0, 0, 0)
#: The keys that name an entry of a list, in the order they are looked for.
NAMING = ("id", "step", "route", "section", "name")


def same(left: object, right: object) -> bool:
    """Whether two values are equal in everything the language can tell apart: `1`, `1.0` and `true` differ."""
    if isinstance(left, Mapping) and isinstance(right, Mapping):
        return list(left) == list(right) and all(same(left[key], right[key]) for key in left)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(same, left, right))
    return type(left) is type(right) and str(left) == str(right)


def graft(old: Node | None, new: object) -> Node:
    """The tree of the new value; nodes of the old tree where they still say the same."""
    file = old.file if old is not None else ""
    if old is not None and same(old.plain(), new):
        return old
    if isinstance(new, Mapping):
        known = old.items if isinstance(old, MapNode) else {}
        node = MapNode(file, old.at if isinstance(old, MapNode) else NEW)
        node.items = {key: graft(known.get(key), value) for key, value in new.items()}
        node.keys_at = {key: at for key, at in old.keys_at.items() if key in new} if isinstance(old, MapNode) else {}
        return node
    if isinstance(new, list):
        listed = ListNode(file, old.at if isinstance(old, ListNode) else NEW)
        listed.items = [graft(_counterpart(old, place, one), one) for place, one in enumerate(new)]
        return listed
    assert new is None or isinstance(new, (str, int, Decimal, bool))
    quoted = isinstance(old, ScalarNode) and old.quoted and isinstance(new, str)
    at = old.at if isinstance(old, ScalarNode) else NEW
    return ScalarNode(file, at, written(new), new, quoted)


def written(value: Scalar) -> str:
    """How a value is spelt: numbers in digits, as YAML and JSON both read them."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "null"
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def name_of(value: object) -> str | None:
    """The name of an entry of a list, where it has one."""
    if not isinstance(value, Mapping):
        return None
    return next((str(value[key]) for key in NAMING if isinstance(value.get(key), str)), None)


def _counterpart(old: Node | None, place: int, new: object) -> Node | None:
    """The node that an entry of a list stood at: that of its name, else one that says the same."""
    if not isinstance(old, ListNode):
        return None
    wanted = name_of(new)
    if wanted is not None:
        return next((one for one in old.items if name_of(one.plain()) == wanted), None)
    return next((one for one in old.items if same(one.plain(), new)), None)


def unplaced(node: Node) -> Node:
    """The same tree as if it were new: nothing is kept of how it was laid out, or quoted."""
    if isinstance(node, MapNode):
        return MapNode(node.file, NEW, {key: unplaced(value) for key, value in node.items.items()})
    if isinstance(node, ListNode):
        return ListNode(node.file, NEW, [unplaced(one) for one in node.items])
    return ScalarNode(node.file, NEW, node.text, node.value)


def in_text_order(nodes: Sequence[Node]) -> bool:
    """Whether the nodes that stood in the text still follow each other as they did."""
    places = [node.at for node in nodes if node.at[0]]
    return places == sorted(places)
