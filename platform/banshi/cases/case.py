"""Where does a case stand?  `begin` and `evolve` fold its events; they never consult the definition."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from banshi.cases.events import CaseId, Gap, StoredFile, TaskId
from banshi.definitions.flow import Stage
from banshi.definitions.model import EditionKey
from banshi.people import Party, PersonId, Role
from banshi_rules.time_limits import Stopwatch, TimeLimit


class Status(StrEnum):
    """The one vocabulary of states, as applicants and officers read it."""

    SUBMITTED = "submitted"  # 已提交
    CORRECTION = "correction"  # 待补正
    IN_PROGRESS = "in-progress"  # 已受理，办理中
    GRANTED = "granted"  # 准予，待领取
    REFUSED = "refused"  # 不予许可，待送达
    DELIVERED = "delivered"  # 已送达
    NOT_ACCEPTED = "not-accepted"  # 不予受理
    WITHDRAWN = "withdrawn"  # 已撤回
    TERMINATED = "terminated"  # 已终止


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One thing somebody has or had to do."""

    id: TaskId
    step: str
    stage: Stage
    role: Role
    department: str
    opened: datetime
    due: date | datetime | None
    holder: PersonId | None = None
    holder_name: str | None = None
    done: datetime | None = None
    done_by: PersonId | None = None
    outcome: str | None = None
    opinion: str = ""


@dataclass(frozen=True, slots=True)
class RunningLimit:
    """A clock of the case: its limit, its stopwatch, its last day, and whether it has run over or stopped."""

    limit: TimeLimit
    watch: Stopwatch
    due: date | datetime
    provisional: bool
    passed: bool = False
    stopped: datetime | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """The one correction notice of a case and, once it is there, the moment of the answer."""

    gaps: tuple[Gap, ...]
    asked: datetime
    answered: datetime | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it ended."""

    granted: bool
    reasons: str
    basis: tuple[str, ...]
    remedies: str
    decided: datetime
    licence_number: str | None
    valid_until: date | None


@dataclass(frozen=True, slots=True)
class IssuedNotice:
    """A notice of the case."""

    kind: str
    number: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One filed application, all its life, as its events tell it."""

    id: CaseId
    number: str
    edition: EditionKey
    department: str
    route: str
    because: tuple[str, ...]
    party: Party
    stage: Stage
    status: Status
    sheet: str
    materials: Mapping[str, tuple[StoredFile, ...]]
    supplied: tuple[str, ...]
    tasks: Mapping[TaskId, Task]
    watches: Mapping[str, RunningLimit]
    received: datetime
    accepted: datetime | None = None
    correction: Correction | None = None
    returned: Mapping[tuple[str, str], int]  # (from step, to step) -> how often
    outcome: Outcome | None = None
    notices: tuple[IssuedNotice, ...] = ()
    concluded: datetime | None = None
    version: int

    @property
    def open_task(self) -> Task | None:
        """The task that waits for somebody; steps run in sequence, so there is at most one."""
        return next((task for task in self.tasks.values() if task.done is None), None)
