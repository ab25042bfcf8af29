"""Which few examples do it together?  First what examples could expect besides, then new ones, the richest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from banshi.definitions.examples.coverage import Part, Target
from banshi.definitions.model import Example, Matter
from banshi.definitions.mutation import Judged
from banshi.definitions.proposals.looking import Looked
from banshi.definitions.proposals.naming import named
from banshi.definitions.proposals.seeing import KEYS, expectation

#: What a new example expects in any case: what is wrong, and the way it goes.
ALWAYS = ("wrong", "route")


@dataclass(frozen=True, slots=True)
class More:
    """What an example of the file could expect besides: its place among the examples, the keys with their values."""

    place: int
    name: str
    more: dict[str, Any]
    notices: tuple[Judged, ...]


@dataclass(frozen=True, slots=True)
class NewExample:
    """An example for the file, complete, and what it is for."""

    example: Example
    notices: tuple[Judged, ...]
    reaches: tuple[Target, ...]


Proposal: TypeAlias = "More | NewExample"


@dataclass(slots=True)
class _Chosen:
    """A candidate that was chosen, the keys it is to name, and what it is chosen for."""

    keys: list[str] = field(default_factory=list)
    notices: list[int] = field(default_factory=list)
    reaches: list[str] = field(default_factory=list)


def proposals(looked: Looked) -> tuple[Proposal, ...]:
    """Proposals that together notice and reach whatever any candidate does.

    Greedy: the next choice is the one that adds most, so that few examples do it; of a candidate only those keys are
    expected that are needed, besides ALWAYS.
    """
    chosen: dict[int, _Chosen] = {}
    known = [index for index, one in enumerate(looked.candidates) if one.of is not None]
    new = [index for index, one in enumerate(looked.candidates) if one.of is None]
    left = {place for notices in looked.notices for place in notices}
    _choose(looked, known, left, chosen)
    missed = {key for reaches in looked.reaches for key in reaches}
    while (left or missed) and new:
        best = max(
            new, key=lambda index: len(left & looked.notices[index].keys()) + len(missed & looked.reaches[index])
        )
        reached = missed & looked.reaches[best]
        if not reached and not left & looked.notices[best].keys():
            break
        missed -= reached
        shown = (_shows(target, looked.matter) for target in looked.missed if target.key in reached)
        keys = dict.fromkeys((*_always(looked), *(key for key in shown if key is not None)))
        chosen[best] = _Chosen(keys=list(keys), reaches=sorted(reached))
        _choose(looked, [best], left, chosen)
        new.remove(best)
    return tuple(_proposed(looked, chosen))


def _shows(target: Target, matter: Matter) -> str | None:
    """The key by which an example shows that it reaches the target; None where any shows it, or none."""
    match target.part:
        case Part.ROWS:
            return "tables"
        case Part.MATERIALS:
            return f"materials.{'asked' if target.branch == 'left-out' else target.branch}"
        case Part.CONDITIONS if target.name.endswith(".grants_when"):
            return "decides"
        case Part.CONDITIONS if target.name.endswith((".when", ".waived_when")):
            return "fee" if any(fee.id == target.name.split(".")[0] for fee in matter.fees) else "steps"
        case _:
            return None


def _always(looked: Looked) -> Iterable[str]:
    return ALWAYS if len(looked.matter.routes) > 1 else ALWAYS[:1]


def _choose(looked: Looked, among: list[int], left: set[int], chosen: dict[int, _Chosen]) -> None:
    """Gives every survivor that one of these candidates notices to one of them, with as few more keys as will do."""
    for index in among:
        if index in chosen:  # what it expects in any case may do
            one = chosen[index]
            _give(looked, index, left, one, lambda keys, one=one: bool(keys & set(one.keys)))
    while True:
        counts: dict[tuple[int, str], int] = {}
        for index in among:
            for place, keys in looked.notices[index].items():
                for key in keys if place in left else ():
                    counts[index, key] = counts.get((index, key), 0) + 1
        if not counts:
            return
        index, key = max(counts, key=lambda pair: (counts[pair], -KEYS.index(pair[1]), -pair[0]))
        one = chosen.setdefault(index, _Chosen())
        one.keys.append(key)
        _give(looked, index, left, one, lambda keys, key=key: key in keys)


def _give(looked: Looked, index: int, left: set[int], one: _Chosen, noticing: Any) -> None:
    for place, keys in looked.notices[index].items():
        if place in left and noticing(keys):
            one.notices.append(place)
            left.discard(place)


def _proposed(looked: Looked, chosen: dict[int, _Chosen]) -> Iterable[Proposal]:
    taken = {example.name for example in looked.matter.examples}
    targets = {target.key: target for target in looked.missed}
    for index, one in sorted(chosen.items()):
        candidate = looked.candidates[index]
        notices = tuple(looked.survivors[place] for place in sorted(one.notices))
        expected = expectation(candidate.trial, one.keys)
        if candidate.of is not None:
            yield More(candidate.of, candidate.example.name, expected, notices)
            continue
        reaches = tuple(targets[key] for key in one.reaches)
        example = named(candidate, expected, taken, looked.matter)
        taken.add(example.name)
        yield NewExample(example, notices, reaches)
