"""Which changes lie between two states of a matter?  Outline both, compare, and put it in words."""

from __future__ import annotations

from collections.abc import Iterable

from banshi.definitions.diff.change import Act, Change
from banshi.definitions.diff.comparing import Difference, differences
from banshi.definitions.diff.effects import effect_of
from banshi.definitions.diff.outline import Leaf, Node, outline
from banshi.definitions.diff.words import LANGUAGES, noun_of, sentence, value
from banshi.definitions.model import Matter
from banshi_rules.texts import Text

#: Parts whose change hands the matter to another organ or level (下放, 上收).
_ORGAN = frozenset({("department", "id"), ("level",)})


def diff(old: Matter, new: Matter) -> tuple[Change, ...]:
    """Every change from the old state to the new one; none when both mean the same."""
    return tuple(_worded(one) for one in differences(outline(old), outline(new)))


def changes_the_organ(changes: Iterable[Change]) -> bool:
    """Whether another organ or another level decides from then on."""
    return any(change.path in _ORGAN for change in changes)


def _worded(one: Difference) -> Change:
    fields = [spot.field for spot in one.spots]
    told = [sentence(one.spots, one.act, one.before, one.after, language) for language in LANGUAGES]
    path: list[str] = []
    for spot in one.spots:
        path += [spot.field.split(".", 1)[1], *([spot.key] if spot.key is not None else [])]
    return Change(
        act=one.act,
        path=tuple(path),
        noun=noun_of(one.spots),
        before=None if one.act is Act.ADDED else _both(one.before),
        after=None if one.act is Act.REMOVED else _both(one.after),
        effect=effect_of(fields, one.act, one.before, one.after),
        sentence=Text(told[0], told[1]),
    )


def _both(node: Node) -> Text | None:
    if isinstance(node, Leaf) and node.value is None:
        return None
    said = [value(node, language) for language in LANGUAGES]
    return Text(said[0], said[1])
