"""What can be chosen, and on which days?  Options alone or in a tree, of which people choose the leaves."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from banshi_rules.texts import Language, Text
from banshi_rules.values import Type, enum

#: How many options are named instead of one that cannot be chosen.
_NAMED = 10


@dataclass(frozen=True, slots=True)
class Option:
    """An option as it is written: what people read, the first and the last day on which it is offered (None: no such
    border), and the options it divides into, by id."""

    label: Text
    since: date | None = None
    until: date | None = None
    children: Mapping[str, Option] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Leaf:
    """An option that can be chosen: its own label, those of the branches above it, and the days on which it and all of
    them are offered."""

    id: str
    label: Text
    above: tuple[Text, ...]
    branch: str | None
    since: date | None
    until: date | None

    def words(self, language: Language) -> str:
        """The option in words that are clear without the list around it."""
        return " / ".join(text.say(language) for text in (*self.above, self.label))

    @property
    def text(self) -> Text:
        """The same in both languages."""
        return Text(self.words("zh"), self.words("en"))

    def offered(self, day: date | None) -> bool:
        """Whether it can be chosen on that day; with None, whether on any."""
        return day is None or ((self.since is None or day >= self.since) and (self.until is None or day <= self.until))


@dataclass(frozen=True, slots=True)
class OptionTree:
    """Everything one question offers.

    `leaves` can be chosen, in their order; `branches` stand for all leaves below them; `labels` are what people read,
    of both.  `borders` are the days on which what is offered changes.
    """

    leaves: Mapping[str, Leaf]
    branches: Mapping[str, tuple[str, ...]]
    labels: Mapping[str, Text]
    borders: tuple[date, ...]
    type: Type

    def era(self, day: date | None) -> int:
        """Days of one era offer the same; -1 when no day is asked for."""
        return -1 if day is None else bisect_right(self.borders, day)

    def instead(self, leaf: Leaf, day: date | None) -> tuple[Text, ...]:
        """What can be chosen instead: the options beside it, or any."""
        offered = [other for other in self.leaves.values() if other.offered(day)]
        near = [other for other in offered if other.branch == leaf.branch] or offered
        return tuple(other.text for other in near[:_NAMED])


def tree_of(options: Mapping[str, Option]) -> OptionTree:
    """The tree of these options; an id that stands in it twice counts where it stands first."""
    leaves: dict[str, Leaf] = {}
    branches: dict[str, list[str]] = {}
    labels: dict[str, Text] = {}
    for option_id, option, above in walk(options):
        labels.setdefault(option_id, option.label)
        if option.children:
            branches.setdefault(option_id, [])
            continue
        around = (*(branch for _, branch in above), option)
        leaf = Leaf(
            option_id,
            option.label,
            tuple(branch.label for _, branch in above),
            above[-1][0] if above else None,
            max((one.since for one in around if one.since is not None), default=None),
            min((one.until for one in around if one.until is not None), default=None),
        )
        if leaves.setdefault(option_id, leaf) is leaf:
            for branch_id, _ in above:
                branches[branch_id].append(option_id)
    days = {leaf.since for leaf in leaves.values()}
    days |= {leaf.until + timedelta(1) for leaf in leaves.values() if leaf.until not in (None, date.max)}
    whole = {branch: tuple(below) for branch, below in branches.items()}
    borders = tuple(sorted(day for day in days if day is not None))
    return OptionTree(leaves, whole, labels, borders, enum(tuple(leaves), whole))


def walk(
    options: Mapping[str, Option], above: tuple[tuple[str, Option], ...] = ()
) -> Iterator[tuple[str, Option, tuple[tuple[str, Option], ...]]]:
    """Every option, branches before what stands below them: id, option, the branches above it."""
    for option_id, option in options.items():
        yield option_id, option, above
        yield from walk(option.children, (*above, (option_id, option)))
