"""Which defects are there, and into which matters are they put?  The same seed gives the same three hundred."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from defects.tree import Good, Unfit, Work, work_on, written

from banshi.definitions.words import WORDS

SEED = 20260213
COUNT = 300


@dataclass(frozen=True, slots=True)
class Kind:
    """A way to spoil a matter.  `wanted` are the codes of which one must be found; `breaks` changes tree or text."""

    area: str
    name: str
    wanted: frozenset[str]
    breaks: Callable[[Work], None] | None
    spoils: Callable[[str, Random], str] | None = None

    @property
    def known(self) -> bool:
        """Whether the checker has words for it at all."""
        return any(code.startswith(tuple(self.wanted)) for code in WORDS)


@dataclass(frozen=True, slots=True)
class Defect:
    """One spoilt matter."""

    number: int
    kind: Kind
    path: str
    text: str

    def found(self, codes: Sequence[str]) -> bool:
        """Whether one of the wanted codes is among these (`P5` stands for every code that begins so)."""
        return any(code.startswith(tuple(self.kind.wanted)) for code in codes)


KINDS: list[Kind] = []


def defect(area: str, *wanted: str) -> Callable[[Callable[[Work], None]], Callable[[Work], None]]:
    """Registers a change of the tree as a kind of defect."""

    def register(breaks: Callable[[Work], None]) -> Callable[[Work], None]:
        KINDS.append(Kind(area, breaks.__name__, frozenset(wanted), breaks))
        return breaks

    return register


def spoilt_text(*wanted: str) -> Callable[[Callable[[str, Random], str]], Callable[[str, Random], str]]:
    """Registers a change of the text itself."""

    def register(spoils: Callable[[str, Random], str]) -> Callable[[str, Random], str]:
        KINDS.append(Kind("text", spoils.__name__, frozenset(wanted), None, spoils))
        return spoils

    return register


def corpus(matters: Sequence[Good], count: int = COUNT, seed: int = SEED) -> tuple[Defect, ...]:
    """So many defects: every kind in turn, each in a matter chosen by the dice, no two alike."""
    made: list[Defect] = []
    seen: set[str] = set()
    for round_ in range(count):
        for kind in [kind for kind in KINDS if kind.known]:
            dice = Random(f"{seed}/{kind.area}/{kind.name}/{round_}")
            for text, matter in _attempts(kind, matters, dice):
                if len(made) < count and text not in seen and text != written(matter.tree):
                    seen.add(text)
                    made.append(Defect(len(made) + 1, kind, matter.path, text))
                    break
        if len(made) >= count:
            return tuple(made)
    raise AssertionError(f"only {len(made)} defects")


def _attempts(kind: Kind, matters: Sequence[Good], dice: Random) -> Iterator[tuple[str, Good]]:
    for matter in dice.sample(list(matters), len(matters)):
        try:
            if kind.spoils is not None:
                if not matter.path.endswith(".json"):
                    yield kind.spoils(matter.text, dice), matter
            elif kind.breaks is not None:
                work = work_on(matter, dice)
                kind.breaks(work)
                yield written(work.tree), matter
        except Unfit:
            continue
