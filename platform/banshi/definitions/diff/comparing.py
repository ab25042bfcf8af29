"""Where do two trees differ?  Part by part; what has an id is found by it, what has none by what it says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from banshi.definitions.diff.change import Act
from banshi.definitions.diff.outline import NOTHING, Branch, Collection, Leaf, Listing, Node, node_mark
from banshi.definitions.diff.words import Spot
from banshi_rules.texts import Text

#: From so much likeness on (0..1) two sentences, rows or questions are one that was changed.
ALIKE = 0.5
#: The flow that stands in the matter itself; nobody gave it a name.
OWN_FLOW = "flow"
#: Of more pairs than this the likeness is not measured: they are paired as they stand.
MOST_PAIRS = 2_500


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where the trees differ."""

    spots: tuple[Spot, ...]
    act: Act
    before: Node
    after: Node


def differences(before: Node, after: Node, spots: tuple[Spot, ...] = ()) -> Iterator[Difference]:
    """Every place, in the order of the newer tree."""
    if isinstance(before, Branch) and isinstance(after, Branch):
        yield from _branches(before, after, spots)
    elif isinstance(before, Collection) and isinstance(after, Collection):
        yield from _collections(before, after, spots)
    elif isinstance(before, Listing) and isinstance(after, Listing):
        yield from _listings(before, after, spots)
    elif node_mark(before) != node_mark(after):
        yield Difference(spots, _act(before, after), before, after)


def _act(before: Node, after: Node) -> Act:
    if _is_nothing(before):
        return Act.ADDED if not isinstance(after, Leaf) else Act.CHANGED
    return Act.REMOVED if _is_nothing(after) and not isinstance(before, Leaf) else Act.CHANGED


def _is_nothing(node: Node) -> bool:
    """No value, or no members: `()` and `{}` are told as nothing."""
    return isinstance(node, Leaf) and node.value in (None, (), [])


def _branches(before: Branch, after: Branch, spots: tuple[Spot, ...]) -> Iterator[Difference]:
    if before.kind != after.kind:
        kinds = (Leaf(before.kind, before.kind), Leaf(after.kind, after.kind))
        yield Difference((*spots, Spot(f"{after.kind}.kind of part")), Act.CHANGED, *kinds)
    for field in {**before.parts, **after.parts}:
        old, new = before.parts.get(field, NOTHING), after.parts.get(field, NOTHING)
        noun = next((node.noun for node in (new, old) if isinstance(node, Leaf) and node.noun is not None), None)
        yield from differences(_like(old, new), _like(new, old), (*spots, Spot(field, named=noun)))


def _like(node: Node, other: Node) -> Node:
    """No members, told like the members on the other side."""
    if _is_nothing(node):
        if isinstance(other, Collection):
            return Collection({}, other.ordered)
        if isinstance(other, Listing):
            return Listing(())
    return node


def _collections(before: Collection, after: Collection, spots: tuple[Spot, ...]) -> Iterator[Difference]:
    old, new = before.members, after.members
    for key, member in new.items():
        here = _member(spots, key, member)
        if key in old:
            yield from differences(_like(old[key], member), _like(member, old[key]), here)
        else:
            yield Difference(here, Act.ADDED, NOTHING, member)
    for key, member in old.items():
        if key not in new:
            yield Difference(_member(spots, key, member), Act.REMOVED, member, NOTHING)
    if before.ordered and after.ordered:
        was, now = [key for key in old if key in new], [key for key in new if key in old]
        if was != now:
            yield Difference(spots, Act.MOVED, _sequence(old, was), _sequence(new, now))


def _sequence(members: Mapping[str, Node], keys: Sequence[str]) -> Node:
    titles = [_title(key, members[key]) for key in keys]
    return Listing(tuple(Leaf(title, title) for title in titles))


def _member(spots: tuple[Spot, ...], key: str, member: Node) -> tuple[Spot, ...]:
    own_flow = spots[-1].field == "Matter.flows" and key == OWN_FLOW
    return (*spots[:-1], Spot(spots[-1].field, key, None if own_flow else _title(key, member)))


def _title(key: str, member: Node) -> Text:
    if isinstance(member, Branch) and member.title is not None:
        return member.title
    if isinstance(member, Leaf) and isinstance(member.value, Text):
        return member.value
    return Text(key)


def _listings(before: Listing, after: Listing, spots: tuple[Spot, ...]) -> Iterator[Difference]:
    old, new = [node_mark(one) for one in before.members], [node_mark(one) for one in after.members]
    gone: list[int] = []
    come: list[int] = []
    pairs: list[tuple[int, int]] = []
    for tag, a, b, c, d in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if tag != "equal":
            matched = list(_pairs(before.members[a:b], after.members[c:d]))
            pairs += [(a + i, c + j) for i, j in matched]
            gone += [i for i in range(a, b) if i - a not in {i for i, _ in matched}]
            come += [j for j in range(c, d) if j - c not in {j for _, j in matched}]
    for i in list(gone):
        moved = next((j for j in come if new[j] == old[i]), None)
        if moved is not None:
            gone.remove(i)
            come.remove(moved)
            yield Difference(
                _numbered(spots, moved, after.members[moved]), Act.MOVED, Leaf(i + 1, i + 1), Leaf(moved + 1, moved + 1)
            )
    for i, j in pairs:
        yield from differences(before.members[i], after.members[j], _numbered(spots, j, after.members[j], pair=True))
    for j in come:
        yield Difference(_numbered(spots, j, after.members[j]), Act.ADDED, NOTHING, after.members[j])
    for i in gone:
        yield Difference(_numbered(spots, i, before.members[i]), Act.REMOVED, before.members[i], NOTHING)


def _numbered(spots: tuple[Spot, ...], place: int, member: Node, pair: bool = False) -> tuple[Spot, ...]:
    """The same spot, with the place in the list as its key; a sentence that became another is told as both."""
    number = str(place + 1)
    title = None if pair and isinstance(member, Leaf) else _title(number, member)
    return (*spots[:-1], Spot(spots[-1].field, number, title))


def _pairs(old: Sequence[Node], new: Sequence[Node]) -> Iterator[tuple[int, int]]:
    """Which of the old became which of the new, the most alike first."""
    if len(old) * len(new) > MOST_PAIRS:
        yield from ((i, i) for i in range(min(len(old), len(new))))
        return
    measured = sorted(
        ((-_likeness(one, other), abs(i - j), i, j) for i, one in enumerate(old) for j, other in enumerate(new))
    )
    left, right = set(range(len(old))), set(range(len(new)))
    for likeness, _, i, j in measured:
        if -likeness >= ALIKE and i in left and j in right:
            left.remove(i)
            right.remove(j)
            yield i, j


def _likeness(one: Node, other: Node) -> float:
    """How much two parts have in common, 0..1."""
    if isinstance(one, Leaf) and isinstance(other, Leaf):
        if one.mark == other.mark:
            return 1.0
        both = [str(leaf.value) for leaf in (one, other) if isinstance(leaf.value, (str, Text))]
        return SequenceMatcher(None, both[0], both[1]).ratio() if len(both) == 2 else 0.0
    if isinstance(one, Branch) and isinstance(other, Branch):
        names = {**one.parts, **other.parts}
        marks = [node_mark(one.parts.get(name, NOTHING)) == node_mark(other.parts.get(name, NOTHING)) for name in names]
        return sum(marks) / len(marks) if marks else 1.0
    return 1.0 if node_mark(one) == node_mark(other) else 0.0
