"""How was a hearing offered, asked for, set, presided over and recorded?  (Licensing Law 46-48)

`task` is always that of the hearing; whoever presides has one of its own, `sitting`.  `by` names who wished something;
empty stands for the applicant.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from banshi.cases.events.filing import StoredFile
from banshi.cases.events.tasks import TaskId
from banshi.people import PersonId


@dataclass(frozen=True, slots=True)
class HearingOffered:
    """The applicant was told of the right to a hearing; `others` says whether interested parties have it, too."""

    task: TaskId
    others: bool


@dataclass(frozen=True, slots=True)
class InterestedTold:
    """An interested party was told of it, and how."""

    task: TaskId
    party: str
    manner: str


@dataclass(frozen=True, slots=True)
class NobodyConcerned:
    """There is nobody whose major interests it touches, for a reason: only the applicant has the right to a hearing."""

    task: TaskId
    reason: str


@dataclass(frozen=True, slots=True)
class HearingRequested:
    """Somebody who has the right asked for a hearing."""

    task: TaskId
    by: str


@dataclass(frozen=True, slots=True)
class HearingWaived:
    """Somebody who has the right does not want a hearing, or not any more."""

    task: TaskId
    by: str


@dataclass(frozen=True, slots=True)
class HearingForgone:
    """No hearing is held: the days went by without a request (`silent`), or nobody wants one."""

    task: TaskId
    silent: bool


@dataclass(frozen=True, slots=True)
class HearingOrdered:
    """A hearing is to be held, asked for or of the organ's own motion."""

    task: TaskId


@dataclass(frozen=True, slots=True)
class HearingScheduled:
    """Time, place and chair are set, or set anew; `closed_because` is why the public is shut out, empty where not."""

    task: TaskId
    sitting: TaskId
    chair: PersonId
    chair_name: str
    place: str
    at: datetime
    closed_because: str


@dataclass(frozen=True, slots=True)
class ChairChallenged:
    """Somebody says that the chair is not impartial; `challenge` is the task of whoever answers that."""

    task: TaskId
    challenge: TaskId
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class ChallengeAnswered:
    """The challenge was upheld, or the chair stays, and why."""

    task: TaskId
    upheld: bool
    reason: str


@dataclass(frozen=True, slots=True)
class ChairReplaced:
    """Somebody else presides, at the same time and place."""

    task: TaskId
    sitting: TaskId
    chair: PersonId
    chair_name: str


@dataclass(frozen=True, slots=True)
class HearingHeld:
    """It was held: the record as it was signed, who signed, and what was said in short."""

    task: TaskId
    record: tuple[StoredFile, ...]
    signatories: tuple[str, ...]
    report: str
