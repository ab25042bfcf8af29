"""What may somebody wish about a hearing?  (Licensing Law 46-48)

`by` is whom an officer records as wishing it; from an applicant it is not read.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from banshi.cases.events import StoredFile, TaskId
from banshi.people import Actor


@dataclass(frozen=True, slots=True)
class TellInterested:
    """Record that an interested party was told of the right to a hearing, and how."""

    party: str
    manner: str
    task: TaskId | None = None


@dataclass(frozen=True, slots=True)
class FindNobodyConcerned:
    """Record that the matter touches nobody's major interests beside the applicant's, and why."""

    reason: str
    task: TaskId | None = None


@dataclass(frozen=True, slots=True)
class RequestHearing:
    """Ask for a hearing; `by` is whom an officer records as asking, and not read from an applicant."""

    by: str = ""
    task: TaskId | None = None


@dataclass(frozen=True, slots=True)
class WaiveHearing:
    """Do without a hearing; `by` as in asking for one."""

    by: str = ""
    task: TaskId | None = None


@dataclass(frozen=True, slots=True)
class ScheduleHearing:
    """Set who presides over the hearing, where and when; why the public is shut out, where it is."""

    chair: Actor
    place: str
    at: datetime
    public: bool
    closed_because: str
    task: TaskId | None = None


@dataclass(frozen=True, slots=True)
class ChallengeChair:
    """Say that the chair is not impartial, and why; `by` as in asking for a hearing."""

    reason: str
    by: str = ""
    task: TaskId | None = None


@dataclass(frozen=True, slots=True)
class KeepChair:
    """Answer a challenge: the chair stays, and why."""

    reason: str
    task: TaskId | None = None


@dataclass(frozen=True, slots=True)
class ReplaceChair:
    """Answer a challenge: somebody else presides, and why."""

    chair: Actor
    reason: str
    task: TaskId | None = None


@dataclass(frozen=True, slots=True)
class RecordHearing:
    """The hearing was held: the record as it was signed, who signed it, what was said in short."""

    record: tuple[StoredFile, ...]
    signatories: tuple[str, ...]
    report: str
    task: TaskId | None = None
