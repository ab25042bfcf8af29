"""What has happened to a case?  Facts in the past tense, frozen, replayable without the definition.

Events carry digests of answer sheets, not answers: sheets are kept apart, so that retention can end them while the
history stays whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeAlias, TypeVar

from banshi.definitions.flow import Stage
from banshi.definitions.model import EditionKey
from banshi.people import Party, PersonId, Role
from banshi_rules.time_limits import TimeLimit

CaseId: TypeAlias = str
TaskId: TypeAlias = str


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file an applicant handed in: its SHA-256, its size in bytes, its checked type and the name it came with."""

    digest: str
    name: str
    media: str  # application/pdf, image/png …
    size: int


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing an applicant has to mend: about which answer or material, what is wrong, how to mend it."""

    about: str  # "field:area", "material:layout" or "other"
    problem: str
    remedy: str


@dataclass(frozen=True, slots=True)
class ApplicationFiled:
    """An application came in, whole: who, what, on which edition, by which route."""

    case: CaseId
    number: str
    edition: EditionKey
    department: str
    route: str
    because: tuple[str, ...]
    party: Party
    sheet: str
    materials: Mapping[str, tuple[StoredFile, ...]]
    supplied: tuple[str, ...]  # materials found by sharing, not asked


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
class TaskDone:
    """The task is over.

    `outcome` is accepted, not-accepted, correction, passed, returned, granted, refused, issued or dropped.
    """

    task: TaskId
    outcome: str
    opinion: str


@dataclass(frozen=True, slots=True)
class WatchStarted:
    """A clock began to run.

    Clocks of steps are named `stage:<task>`, the others promised, statutory, delivery and correction.
    """

    watch: str
    limit: TimeLimit
    since: datetime
    due: date | datetime
    provisional: bool


@dataclass(frozen=True, slots=True)
class WatchStopped:
    """A clock stopped for good."""

    watch: str


@dataclass(frozen=True, slots=True)
class LimitPassed:
    """A clock ran over its last day while it was still running."""

    watch: str
    due: date | datetime


@dataclass(frozen=True, slots=True)
class CorrectionRequested:
    """The one correction notice of the case (Licensing Law 32(4)): everything that is missing or wrong, at once."""

    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class CorrectionReceived:
    """The applicant answered the notice with a new sheet and files."""

    sheet: str
    materials: Mapping[str, tuple[StoredFile, ...]]
    supplied: tuple[str, ...]
    route: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ApplicationAccepted:
    """The application is complete and accepted: promised and statutory clocks start.

    `counted_from` is the moment whose civil day is the acceptance day of the law (Licensing Law 32(1)(4)(5)): now when
    it was complete at intake; when the corrections came in, if corrections were asked; the moment of receipt, if the
    organ let its days for an answer go by.
    """

    counted_from: datetime


@dataclass(frozen=True, slots=True)
class ApplicationNotAccepted:
    """The organ does not accept it: reasons, and the competent organ where there is one (Licensing Law 32(1)(2))."""

    reasons: str
    competent_organ: str | None


@dataclass(frozen=True, slots=True)
class CaseReturned:
    """An officer sent the case back to an earlier step, and said why."""

    from_step: str
    to_step: str
    reason: str


@dataclass(frozen=True, slots=True)
class DecisionMade:
    """The organ decided.  A refusal carries reasons, legal basis and remedies (Licensing Law 38).

    `basis` are ids of the matter's `law`; `licence_number` is given when the event is stored, where the district
    numbers licences; `valid_until` is the last day of the licence, None where it has no end.
    """

    granted: bool
    reasons: str
    basis: tuple[str, ...]
    remedies: str
    licence_number: str | None
    valid_until: date | None


@dataclass(frozen=True, slots=True)
class ResultDelivered:
    """The result was handed over or served, how and to whom."""

    manner: str
    recipient: str


@dataclass(frozen=True, slots=True)
class NoticeIssued:
    """A numbered notice exists: kind, number, and what it says beyond the case itself."""

    kind: str
    number: str
    about: Mapping[str, str | tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class CaseWithdrawn:
    """The applicant took the application back."""

    reason: str


@dataclass(frozen=True, slots=True)
class CaseTerminated:
    """The case ended without a decision (the applicant never answered the correction notice)."""

    reason: str


@dataclass(frozen=True, slots=True)
class CaseConcluded:
    """Nothing is left to do."""


Event: TypeAlias = (
    ApplicationFiled
    | TaskOpened
    | TaskClaimed
    | TaskDone
    | WatchStarted
    | WatchStopped
    | LimitPassed
    | CorrectionRequested
    | CorrectionReceived
    | ApplicationAccepted
    | ApplicationNotAccepted
    | CaseReturned
    | DecisionMade
    | ResultDelivered
    | NoticeIssued
    | CaseWithdrawn
    | CaseTerminated
    | CaseConcluded
)

E = TypeVar("E", covariant=True)


@dataclass(frozen=True, slots=True)
class Recorded(Generic[E]):
    """An event as the log keeps it: global sequence, stream (the case) and its version, moment (UTC), who did it."""

    sequence: int
    stream: CaseId
    version: int
    at: datetime
    actor: PersonId
    actor_name: str
    event: E
