"""Who had what to do, and how did the case go from step to step?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from banshi.definitions.flow import Stage
from banshi.definitions.model import EditionKey
from banshi.people import PersonId, Role

TaskId: TypeAlias = str


@dataclass(frozen=True, slots=True)
class TaskOpened:
    """Somebody now has something to do.  `due` is the stage limit's last day, None where the step has no limit."""

    task: TaskId
    step: str
    stage: Stage
    role: Role
    department: str
    due: date | datetime | None


@dataclass(frozen=True, slots=True)
class TaskClaimed:
    """One officer took the task."""

    task: TaskId
    person: PersonId
    name: str


@dataclass(frozen=True, slots=True)
class TaskReassigned:
    """The task went from one officer to another, and why; None stands for nobody: it waits to be taken."""

    task: TaskId
    old: PersonId | None
    old_name: str | None
    new: PersonId | None
    new_name: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class TaskDone:
    """The task is over.

    `outcome` is accepted, not-accepted, correction, passed, returned, granted, refused, issued or dropped.
    """

    task: TaskId
    outcome: str
    opinion: str


@dataclass(frozen=True, slots=True)
class CaseReturned:
    """An officer sent the case back to an earlier step, and said why."""

    from_step: str
    to_step: str
    reason: str


@dataclass(frozen=True, slots=True)
class StepSkipped:
    """A step (or a whole fork) falls away for these answers; `because` are its reasons, `source words → value`."""

    step: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ForkOpened:
    """Branches began side by side: the numbers (from 1) of those that run; the case goes on when `needed` are done."""

    fork: str
    branches: tuple[int, ...]
    needed: int


@dataclass(frozen=True, slots=True)
class BranchDone:
    """One branch of a fork came to its end."""

    fork: str
    branch: int


@dataclass(frozen=True, slots=True)
class ForkLeft:
    """The fork is over: enough branches were done (`joined`), or the case was sent back from inside or behind it."""

    fork: str
    joined: bool


@dataclass(frozen=True, slots=True)
class CaseMigrated:
    """The case goes on under another edition; `steps` maps the steps of its open tasks to those they go on as."""

    edition: EditionKey
    steps: Mapping[str, str]
