"""Does every path of every route of a matter keep its promise, the promise the law, and the law its class?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from banshi.definitions.flow import Step
from banshi.definitions.limit_sums import civil_days
from banshi.definitions.lint.statutory_within_class import within_class
from banshi.definitions.model import LimitSpec, Matter
from banshi.definitions.paths.meanings import Meanings
from banshi.definitions.paths.route_paths import RoutePaths, given_by, paths_of, without_limit
from banshi_rules.routing import Route
from banshi_rules.time_limits import TimeLimit


class Proof(StrEnum):
    """What is known: every path holds, one breaks it, or it cannot be said."""

    HOLDS = "holds"
    BROKEN = "broken"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class RouteProof:
    """One route with its limits; without `paths` it ends at the intake and has none."""

    route: Route
    promised: TimeLimit
    statutory: TimeLimit
    ceiling: TimeLimit | None
    paths: RoutePaths | None
    law_within_class: bool  # or the article it rests on allows it to be longer
    same_day: bool  # the class wants the decision on the day of acceptance, whatever the limits of its steps

    @property
    def untimed(self) -> tuple[Step, ...]:
        """Steps without a limit, on whatever path: with them nothing is proved."""
        return () if self.paths is None else tuple(step for step in self.paths.flow.steps if without_limit(step))

    @property
    def steps_within_promise(self) -> Proof:
        """Whether the slowest path, and with it every path, fits into the promise."""
        if self.paths is None or self.same_day:
            return Proof.HOLDS
        if not self.paths.slowest.within(self.promised):
            return Proof.BROKEN if self.paths.exact else Proof.UNDECIDED
        return Proof.UNDECIDED if self.untimed else Proof.HOLDS

    @property
    def promise_within_law(self) -> bool:
        """Whether the promise is no longer than the law."""
        return civil_days(self.promised) <= civil_days(self.statutory)

    @property
    def proof(self) -> Proof:
        """All of that together."""
        if self.paths is not None and not (self.promise_within_law and self.law_within_class):
            return Proof.BROKEN
        return self.steps_within_promise


def prove(matter: Matter) -> tuple[RouteProof, ...]:
    """Every route of a matter, in its order."""
    known = Meanings({situation.id: situation.when for situation in matter.situations}, matter.tables)
    ceiling = matter.district.classes[matter.limits.kind].ceiling
    proofs = []
    for route in matter.routes:
        paths = None
        if route.ends is None:
            paths = paths_of(matter.flow(route.id), given_by(matter.routes, route), known)
        promised, statutory = matter.promised(route.id), matter.limits.statutory
        if route.statutory is not None:
            statutory = LimitSpec(route.statutory, route.statutory_basis, route.at)
        lawful = within_class(statutory, matter.basis, matter.limits.kind, ceiling)
        proofs.append(RouteProof(route, promised, statutory.limit, ceiling, paths, lawful, matter.same_day))
    return tuple(proofs)
