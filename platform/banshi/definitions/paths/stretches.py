"""Into which stretches does a flow fall that do not depend on each other, and which steps run together in each?

Parts that ask about the same facts belong together: their ways are tried in every small world of those facts.  The ways
of different stretches combine freely, so that twenty conditions make twenty stretches and not a million paths.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import prod
from typing import Final, TypeAlias

from banshi.definitions.flow import Fork, Part, Step, steps_in
from banshi.definitions.limit_sums import LimitSum, sum_of
from banshi.definitions.paths.clocks import RunsOn, spells_of, times_on
from banshi.definitions.paths.meanings import Meanings
from banshi.definitions.paths.worlds import Questions, World
from banshi_rules.expressions import Expression
from banshi_rules.expressions.nodes import Node

#: Answers that are looked at for one stretch: worlds, times what is asked in each.  A larger stretch is only bounded:
#: everything runs, or nothing that need not.
_MOST_ANSWERS: Final = 200_000

#: About how many civil days something takes: on the clock of the promise, and while that stands still.
Length: TypeAlias = "tuple[Fraction, Fraction]"


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition of the flow that holds on a way, or does not."""

    node: Node
    holds: bool


@dataclass(frozen=True, slots=True)
class Way:
    """One way through a stretch: the steps that run, what was decided about its conditions, how long it takes.

    `judged` counts towards the promise, `stopped` is what procedures stop the clock for; of a fork only the branch that
    is waited for counts.
    """

    runs: frozenset[str]
    because: tuple[Condition, ...]
    judged: LimitSum
    stopped: LimitSum

    @property
    def length(self) -> Length:
        """What ways are ordered by: the clock of the promise, then the time that clock stands still."""
        return (self.judged.civil_days, self.stopped.civil_days)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Ways of which every path takes one, from the slowest; not `exact` where only the two ends are known."""

    ways: tuple[Way, ...]
    exact: bool


def stretches_of(parts: Sequence[Part], given: Sequence[Condition], meanings: Meanings) -> tuple[Stretch, ...]:
    """The stretches of these parts where the `given` conditions are as they are; none where that cannot be.

    Conditions that would make a stretch too large are left out of account, and the stretch is not exact.
    """
    questions = Questions(meanings)
    asked = [_asked(questions, part) for part in parts]
    bounds = [questions.ask(condition.node) for condition in given]
    found = []
    every = [*asked, *bounds]
    for members, names in _together(every):
        asks = sum(len(every[number]) for number in members)
        mine = [parts[number] for number in members if number < len(parts)]
        limits = [given[number - len(parts)] for number in members if number >= len(parts)]
        found.append(_stretch(mine, limits, sorted(names), questions, asks))
    return tuple(stretch for stretch in found if stretch is not None)


def _asked(questions: Questions, part: Part) -> tuple[str, ...]:
    return tuple(name for node in conditions_of(part) for name in questions.ask(node))


def conditions_of(part: Part) -> Iterator[Node]:
    """Every condition of a part, of the whole first."""
    if part.when is not None:
        yield part.when.node
    if isinstance(part, Fork):
        yield from (step.when.node for branch in part.branches for step in branch if step.when is not None)


def _together(asked: Sequence[Sequence[str]]) -> Iterator[tuple[list[int], frozenset[str]]]:
    """Groups of those that share a question, directly or through others, in the order of their first."""
    groups: list[tuple[list[int], frozenset[str]]] = []
    for number, names in enumerate(map(frozenset, asked)):
        near = [group for group in groups if group[1] & names]
        groups = [group for group in groups if not group[1] & names]
        members = sorted([member for group in near for member in group[0]] + [number])
        groups.append((members, names.union(*(group[1] for group in near))))
    yield from sorted(groups, key=lambda group: group[0])


def _stretch(
    parts: Sequence[Part], given: Sequence[Condition], names: Sequence[str], questions: Questions, asks: int
) -> Stretch | None:
    answers = [questions.answers(name) for name in names]
    if prod(len(values) for values in answers) * asks > _MOST_ANSWERS:
        return _bounded(parts) if parts else None
    ways: dict[frozenset[str], Way] = {}
    for values in product(*answers):
        world = dict(zip(names, values, strict=True))
        if all(questions.holds(condition.node, world) is condition.holds for condition in given):
            way = _way(parts, world, questions)
            ways.setdefault(way.runs, way)
    if not parts:
        return None if ways else Stretch((), True)
    slowest_first = sorted(ways.values(), key=lambda way: (way.length, len(way.runs)), reverse=True)
    return Stretch(tuple(slowest_first), True)


def _bounded(parts: Sequence[Part]) -> Stretch:
    """The slowest and the fastest that could be, if all conditions were free: more steps are never faster."""
    most = frozenset(step.id for part in parts for step in steps_in(part))
    least = frozenset(step.id for part in parts if part.when is None for step in steps_in(part) if step.when is None)
    return Stretch(tuple(_measured(parts, runs, ()) for runs in dict.fromkeys((most, least))), False)


def _way(parts: Sequence[Part], world: World, questions: Questions) -> Way:
    because: dict[str, Condition] = {}

    def holds(when: Expression | None) -> bool:
        if when is None:
            return True
        found = questions.holds(when.node, world)
        because.setdefault(when.text, Condition(when.node, found))
        return found

    runs = {
        step.id for part in parts if holds(part.when) for step in steps_in(part) if step is part or holds(step.when)
    }
    return _measured(parts, frozenset(runs), tuple(because.values()))


def _measured(parts: Sequence[Part], runs: frozenset[str], because: tuple[Condition, ...]) -> Way:
    steps = [step for part in parts for step in waited_for(part, runs)]
    judged, stopped = (sum_of(times_on(clock, steps)) for clock in (RunsOn.JUDGING, RunsOn.STOPPED))
    return Way(runs, because, judged, stopped)


def waited_for(part: Part, runs: frozenset[str]) -> tuple[Step, ...]:
    """The running steps of a part that the case waits for: of a fork those of the branch that completes the join."""
    if not isinstance(part, Fork):
        return (part,) if part.id in runs else ()
    branches = [tuple(step for step in branch if step.id in runs) for branch in part.branches]
    return sorted(branches, key=_branch_length)[part.needed - 1]


def _branch_length(steps: Sequence[Step]) -> Length:
    judged = sum_of(times_on(RunsOn.JUDGING, steps))
    whole = sum_of(time for step in steps for _clock, time in spells_of(step))
    return (whole.civil_days, judged.civil_days)
