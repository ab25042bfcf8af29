"""How does a case go from hand to hand?  Steps, each of one kind, in sequence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from banshi.people import Role
from banshi_rules.findings import Span
from banshi_rules.texts import Text
from banshi_rules.time_limits import TimeLimit


class Stage(StrEnum):
    """The five stages every case shows (受理 承办 审核 批准 办结)."""

    ACCEPT = "accept"
    HANDLE = "handle"
    CHECK = "check"
    APPROVE = "approve"
    COMPLETE = "complete"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepBase:
    """What every step has: an id, the stage it counts to, who does it and in which time."""

    id: str
    title: Text | None
    stage: Stage
    by: Role
    limit: TimeLimit | None
    at: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake(StepBase):
    """Look whether the application is complete: accept, not accept, or ask once for corrections (Licensing Law 32)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """A way back: to which earlier step, and how often at most."""

    to: str
    at_most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(StepBase):
    """Examine and pass on with an opinion, or return to an earlier step where the definition allows it."""

    returns: tuple[Return, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decide(StepBase):
    """Grant or refuse (Licensing Law 37, 38), or return."""

    outcomes: tuple[str, ...] = ("grant", "refuse")
    returns: tuple[Return, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue(StepBase):
    """Hand the result over to the applicant; runs on the delivery clock (Licensing Law 44)."""


Step: TypeAlias = Intake | Review | Decide | Issue


@dataclass(frozen=True, slots=True)
class Flow:
    """The steps of one route, in order; the first is the intake, exactly one decides."""

    id: str
    steps: tuple[Step, ...]
    at: Span

    def step(self, step_id: str) -> Step:
        """The step of that id."""
        return next(step for step in self.steps if step.id == step_id)

    def after(self, step_id: str) -> Step | None:
        """The step that follows, or None at the end."""
        ids = [step.id for step in self.steps]
        place = ids.index(step_id) + 1
        return self.steps[place] if place < len(self.steps) else None
