"""Which way does an application go, and why?  Routes are tried in order; the last takes what no other takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from banshi_rules.expressions import Expression, Reason, evaluate, holds
from banshi_rules.findings import Span
from banshi_rules.texts import Text
from banshi_rules.time_limits import TimeLimit
from banshi_rules.values import Facts


class RouteMode(StrEnum):
    """How a route decides: after examination, on a commitment (告知承诺), by rule (秒批), or by taking note (备案)."""

    ORDINARY = "ordinary"
    COMMITMENT = "commitment"
    AUTOMATIC = "automatic"
    FILING = "filing"


@dataclass(frozen=True, slots=True)
class Ending:
    """A route that ends at the intake: nothing is needed, or another organ is competent (Licensing Law 32 I, II)."""

    outcome: str  # not-needed | other-organ
    organ: Text | None  # which one is competent
    message: Text


@dataclass(frozen=True, slots=True)
class Route:
    """One way through a matter.

    `when` decides whether it is taken (None: always, which the last one has to be); `promised` and `statutory` replace
    the limits of the matter, `flow` names the steps it takes; with `ends` it takes none and has no limits.
    """

    id: str
    when: Expression | None
    promised: TimeLimit | None
    flow: str | None
    at: Span
    mode: RouteMode = RouteMode.ORDINARY
    statutory: TimeLimit | None = None
    statutory_basis: str | None = None
    ends: Ending | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """The route that was taken, and what decided it: the reasons of its condition, or why no route before it fitted."""

    route: Route
    because: tuple[Reason, ...]


def choose(routes: Sequence[Route], facts: Facts) -> Choice:
    """The first route whose condition is satisfied, else the last; unknown is not satisfied.  Raises on no routes."""
    refused: dict[tuple[str, Span], Reason] = {}
    for route in routes:
        if route.when is None or route is routes[-1]:
            return Choice(route, tuple(refused.values()))
        because = evaluate(route.when, facts).because
        if holds(route.when, facts):
            return Choice(route, because)
        refused.update({(reason.text, reason.at): reason for reason in because})
    raise ValueError("a matter has one route at least")
