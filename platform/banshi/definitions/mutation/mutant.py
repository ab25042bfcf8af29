"""What is a mutant?  The tree of a definition with one small mistake in it, and that mistake in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from banshi.definitions.edit import Address
from banshi.definitions.source.tree import ListNode, MapNode, Node, Scalar, ScalarNode
from banshi_rules.findings import Span
from banshi_rules.texts import Language, Text


class Mistake(StrEnum):
    """The small mistakes one could make in a definition."""

    LIMIT = "limit"  # one more, or one less
    UNIT = "unit"
    BOUND = "bound"  # < for <=, a range with or without its end
    NEGATED = "negated"
    DROPPED = "dropped"  # a condition, or a part of one
    ROW_DELETED = "row-deleted"
    ROWS_SWAPPED = "rows-swapped"
    OPTION_DROPPED = "option-dropped"
    MATERIAL_DROPPED = "material-dropped"
    REQUIRED_DROPPED = "required-dropped"
    OUTCOME = "outcome"


@dataclass(frozen=True, slots=True)
class Mutant:
    """A definition with one mistake.

    `before` and `after` say what was changed into what; without `after` it was left out, and rows that were swapped
    are both named.  `node` is the whole tree with the mistake in it.
    """

    mistake: Mistake
    at: Span
    before: Text
    after: Text | None
    node: Node

    def words(self, language: Language) -> str:
        """The mistake as one tells it, without its place."""
        before = self.before.say(language)
        if self.after is None:
            return f"删去 {before}" if language == "zh" else f"leave out {before}"
        after = self.after.say(language)
        if self.mistake is Mistake.ROWS_SWAPPED:
            return f"把 {before} 与 {after} 对调" if language == "zh" else f"let {before} and {after} change places"
        return f"把 {before} 改成 {after}" if language == "zh" else f"write {after} instead of {before}"


def node_at(root: Node, address: Address) -> Node | None:
    """What stands at an address; None where there is nothing."""
    node: Node | None = root
    for key in address:
        if isinstance(node, MapNode):
            node = node.items.get(str(key))
        elif isinstance(node, ListNode) and isinstance(key, int) and key < len(node.items):
            node = node.items[key]
        else:
            return None
    return node


def with_node(root: Node, address: Address, new: Node | None) -> Node:
    """The tree with another node at the address, or without the one that stands there; the tree itself stays."""
    if not address:
        assert new is not None
        return new
    key, below = address[0], address[1:]
    if isinstance(root, MapNode):
        name = str(key)
        items = dict(root.items)
        if below or new is not None:
            items[name] = with_node(items[name], below, new)
        else:
            del items[name]
        return MapNode(root.file, root.at, items, root.keys_at)
    assert isinstance(root, ListNode) and isinstance(key, int)
    kept = list(root.items)
    if below or new is not None:
        kept[key] = with_node(kept[key], below, new)
    else:
        del kept[key]
    return ListNode(root.file, root.at, kept)


def written(node: ScalarNode, value: Scalar) -> ScalarNode:
    """The node with another value."""
    return ScalarNode(node.file, node.at, value if isinstance(value, str) else str(value), value, node.quoted)


def reordered(node: ListNode, places: Sequence[int]) -> ListNode:
    """The list with its items in that order."""
    return ListNode(node.file, node.at, [node.items[place] for place in places])
