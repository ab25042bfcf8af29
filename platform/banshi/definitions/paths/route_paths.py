"""Which paths does a route have, how long do they take, and does every one of them keep its promise?

Licensing Law 42-45: promised <= statutory <= the ceiling of the class, and the steps between acceptance and decision
within the promise.  A return starts no new clock: it counts nothing, and what it costs is said beside.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from heapq import heappop, heappush, merge
from math import prod

from banshi.definitions.flow import Automatic, Decide, Flow, Fork, Part, Return, Step, steps_in, ways_back
from banshi.definitions.limit_sums import LimitSum, sum_of
from banshi.definitions.paths.clocks import RunsOn, clock_of, time_of, times_on
from banshi.definitions.paths.meanings import Meanings
from banshi.definitions.paths.stretches import Condition, Length, Stretch, Way, stretches_of, waited_for
from banshi_rules.routing import Route
from banshi_rules.time_limits import TimeLimit


@dataclass(frozen=True, slots=True)
class Path:
    """One way through a flow: its parts, the ids of the steps that run, and the conditions that make it so."""

    parts: tuple[Part, ...]
    runs: frozenset[str]
    because: tuple[Condition, ...]

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps that run, in the order of the file."""
        return tuple(step for part in self.parts for step in steps_in(part) if step.id in self.runs)

    @property
    def waited_for(self) -> tuple[Step, ...]:
        """Those of them that the case waits for: of a fork one branch."""
        return tuple(step for part in self.parts for step in waited_for(part, self.runs))

    def takes(self, clock: RunsOn) -> LimitSum:
        """How long it takes on one clock."""
        return sum_of(times_on(clock, self.waited_for))

    @property
    def untimed(self) -> tuple[Step, ...]:
        """Its steps on the clock of the promise that have no limit: how long they take nobody knows."""
        return tuple(step for step in self.steps if without_limit(step))

    def within(self, promised: TimeLimit) -> bool:
        """Whether its steps fit into a promise, as far as they have limits."""
        return not self.takes(RunsOn.JUDGING).exceeds(promised)


@dataclass(frozen=True, slots=True)
class Repeat:
    """What a way back may cost: the step that returns, where to, how often, and the steps that are done again."""

    step: Step
    back: Return
    again: LimitSum

    @property
    def most(self) -> LimitSum:
        """How long all returns take together, with every step as long as it may."""
        return sum_of(TimeLimit(limit.amount * self.back.at_most, limit.unit) for limit in self.again.limits)


@dataclass(frozen=True, slots=True)
class RoutePaths:
    """All paths of a flow.

    `count` paths there are, as far as `exact`: else conditions hang together so widely that only the slowest and the
    fastest that could be are known.
    """

    flow: Flow
    count: int
    exact: bool
    slowest: Path
    fastest: Path
    repeats: tuple[Repeat, ...]
    variants: tuple[Variant, ...]

    def from_the_slowest(self) -> Iterator[Path]:
        """Every path, from the slowest on; there may be more than anybody can read."""
        yield from (path for _, path in merge(*(variant.paths() for variant in self.variants), key=_order_of))


@dataclass(frozen=True, slots=True)
class Variant:
    """The paths that end the same: decided by a person, or granted by the engine at one automatic step."""

    parts: tuple[Part, ...]
    given: tuple[Condition, ...]
    stretches: tuple[Stretch, ...]

    @property
    def count(self) -> int:
        return prod(len(stretch.ways) for stretch in self.stretches)

    def path(self, ways: Sequence[Way]) -> Path:
        runs = frozenset[str]().union(*(way.runs for way in ways))
        return Path(self.parts, runs, (*self.given, *(condition for way in ways for condition in way.because)))

    def paths(self) -> Iterator[tuple[Length, Path]]:
        """Every combination of ways, from the slowest, with what they are ordered by."""
        first = (0,) * len(self.stretches)
        waiting, seen = [(self._order(first), first)], {first}
        while waiting:
            order, places = heappop(waiting)
            yield order, self.path([stretch.ways[place] for stretch, place in zip(self.stretches, places, strict=True)])
            for number, stretch in enumerate(self.stretches):
                following = (*places[:number], places[number] + 1, *places[number + 1 :])
                if following[number] < len(stretch.ways) and following not in seen:
                    seen.add(following)
                    heappush(waiting, (self._order(following), following))

    def _order(self, places: Sequence[int]) -> Length:
        """The slowest has the smallest."""
        lengths = [stretch.ways[place].length for stretch, place in zip(self.stretches, places, strict=True)]
        return (-sum((judged for judged, _ in lengths), Fraction(0)), -sum((stop for _, stop in lengths), Fraction(0)))


def paths_of(flow: Flow, given: Sequence[Condition] = (), meanings: Meanings | None = None) -> RoutePaths:
    """All paths of a flow where these conditions are as they are (that the route is taken, and no route before it).

    Where the tables make it too large to try everything, their results are taken as free.
    """
    known = meanings or Meanings()
    found = _paths_of(flow, tuple(given), known)
    return found if found.exact or not known.tables else _paths_of(flow, tuple(given), Meanings(known.situations))


def _paths_of(flow: Flow, given: tuple[Condition, ...], known: Meanings) -> RoutePaths:
    variants = list(_variants(flow, given, known)) or list(_variants(flow, (), known))
    slowest = min((next(variant.paths()) for variant in variants), key=_order_of)[1]
    fastest = _fastest(variants)
    exact = all(stretch.exact for variant in variants for stretch in variant.stretches)
    count = sum(variant.count for variant in variants)
    return RoutePaths(flow, count, exact, slowest, fastest, tuple(_repeats(flow)), tuple(variants))


def given_by(routes: Sequence[Route], route: Route) -> tuple[Condition, ...]:
    """What holds where a route is taken: its condition, and none of those before it."""
    before = routes[: routes.index(route)]
    refused = tuple(Condition(other.when.node, False) for other in before if other.when is not None)
    return refused if route.when is None else (*refused, Condition(route.when.node, True))


def _variants(flow: Flow, given: tuple[Condition, ...], known: Meanings) -> Iterator[Variant]:
    """One for each automatic step that may grant, and one where none does."""
    deciding = next((n for n, part in enumerate(flow.parts) if isinstance(part, Decide)), len(flow.parts) - 1)
    before, after = flow.parts[: deciding + 1], tuple(filter(_after_the_decision, flow.parts[deciding + 1 :]))
    refused: list[Condition] = []
    for number, part in enumerate(before):
        if isinstance(part, Automatic):
            grants = Condition(part.grants_when.node, True)
            always = (*given, *refused, grants, *(() if part.when is None else (Condition(part.when.node, True),)))
            yield from _variant((*before[: number + 1], *after), always, known)
            refused.append(Condition(part.grants_when.node, False))
    yield from _variant((*before, *after), (*given, *refused), known)


def _after_the_decision(part: Part) -> bool:
    """Whether a part belongs behind the decision; whatever judges there is a mistake of its own."""
    return not isinstance(part, Fork) and clock_of(part) in (RunsOn.DELIVERY, RunsOn.AFTERWARDS)


def _variant(parts: tuple[Part, ...], given: tuple[Condition, ...], known: Meanings) -> Iterator[Variant]:
    stretches = stretches_of(parts, given, known)
    if all(stretch.ways for stretch in stretches):
        yield Variant(parts, given, stretches)


def _fastest(variants: Sequence[Variant]) -> Path:
    paths = [variant.path([stretch.ways[-1] for stretch in variant.stretches]) for variant in variants]
    return min(paths, key=lambda path: (path.takes(RunsOn.JUDGING).civil_days, path.takes(RunsOn.STOPPED).civil_days))


def _repeats(flow: Flow) -> Iterator[Repeat]:
    """Every way back, with the steps from where it leads to where it starts, done once more."""
    steps = flow.steps
    ids = [step.id for step in steps]
    for step in steps:
        for back in ways_back(step):
            if back.to in ids:
                again = steps[ids.index(back.to) : ids.index(step.id) + 1]
                yield Repeat(step, back, sum_of(times_on(RunsOn.JUDGING, again)))


def without_limit(step: Step) -> bool:
    """Whether a person has to act on the clock of the promise, and nothing says how soon."""
    return clock_of(step) is RunsOn.JUDGING and time_of(step) is None and not isinstance(step, Automatic)


def _order_of(found: tuple[Length, Path]) -> Length:
    return found[0]
