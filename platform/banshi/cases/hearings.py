"""Where does a hearing stand?  Offered, asked for, set with a chair, recorded: as its events tell it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeAlias, assert_never

from banshi.cases.events import hearings as fact
from banshi.cases.events.filing import StoredFile
from banshi.cases.events.tasks import TaskId
from banshi.people import PersonId

#: Stands for the applicant where it is said who wished something.
APPLICANT = ""


@dataclass(frozen=True, slots=True)
class Told:
    """How and when an interested party was told of the right to a hearing."""

    manner: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Sitting:
    """Who presides, where and when; `task` is the chair's, `closed_because` is empty where the public is let in."""

    task: TaskId
    chair: PersonId
    chair_name: str
    place: str
    at: datetime
    closed_because: str


@dataclass(frozen=True, slots=True)
class Challenge:
    """Somebody's objection to a chair, and the answer; `upheld` is None while it is open."""

    task: TaskId
    chair: PersonId
    by: str
    reason: str
    upheld: bool | None = None
    answer: str = ""


@dataclass(frozen=True, slots=True)
class HearingRecord:
    """The record of the hearing as it was signed."""

    files: tuple[StoredFile, ...]
    signatories: tuple[str, ...]
    report: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """One hearing of a case; `offered` is None where the organ holds it of its own motion."""

    offered: datetime | None = None
    others: bool = False  # interested parties have the right, too
    told: Mapping[str, Told] = field(default_factory=dict)  # interested parties, by name
    requested: tuple[str, ...] = ()
    waived: tuple[str, ...] = ()
    forgone: datetime | None = None
    ordered: datetime | None = None
    sitting: Sitting | None = None
    challenges: tuple[Challenge, ...] = ()
    record: HearingRecord | None = None

    @property
    def waits_for_request(self) -> bool:
        """Whether it can still be asked for."""
        return self.ordered is None and self.forgone is None

    @property
    def to_be_held(self) -> bool:
        """Whether it is ordered and has no record yet."""
        return self.ordered is not None and self.record is None and self.forgone is None

    @property
    def wanted_by(self) -> tuple[str, ...]:
        """Who asked for it and did not take that back."""
        return tuple(by for by in self.requested if by not in self.waived)

    @property
    def open_challenge(self) -> Challenge | None:
        """The challenge nobody has answered."""
        return next((one for one in self.challenges if one.upheld is None), None)

    @property
    def errands(self) -> tuple[TaskId, ...]:
        """The tasks that came up with it: the chair's, and that of whoever answers a challenge."""
        sitting = (self.sitting.task,) if self.sitting else ()
        return (*sitting, *(one.task for one in self.challenges))


HearingEvent: TypeAlias = (
    fact.HearingOffered
    | fact.InterestedTold
    | fact.NobodyConcerned
    | fact.HearingRequested
    | fact.HearingWaived
    | fact.HearingForgone
    | fact.HearingOrdered
    | fact.HearingScheduled
    | fact.ChairChallenged
    | fact.ChallengeAnswered
    | fact.ChairReplaced
    | fact.HearingHeld
)
HEARING_EVENTS: tuple[type[HearingEvent], ...] = HearingEvent.__args__


def with_hearing_event(
    hearings: Mapping[TaskId, Hearing], event: HearingEvent, at: datetime
) -> Mapping[TaskId, Hearing]:
    """The hearings of a case after that event."""
    return {**hearings, event.task: _after(hearings.get(event.task) or Hearing(), event, at)}


def _after(now: Hearing, event: HearingEvent, at: datetime) -> Hearing:
    match event:
        case fact.HearingOffered(others=others):
            return replace(now, offered=at, others=others)
        case fact.InterestedTold(party=party, manner=manner):
            return replace(now, told={**now.told, party: Told(manner, at)})
        case fact.NobodyConcerned():
            return replace(now, others=False)
        case fact.HearingRequested(by=by):
            waived = tuple(one for one in now.waived if one != by)
            return replace(now, requested=(*now.requested, by), waived=waived)
        case fact.HearingWaived(by=by):
            return replace(now, waived=(*now.waived, by))
        case fact.HearingForgone():
            return replace(now, forgone=at)
        case fact.HearingOrdered():
            return replace(now, ordered=at)
        case fact.HearingScheduled(_, sitting, chair, name, place, when, closed):
            return replace(now, sitting=Sitting(sitting, chair, name, place, when, closed))
        case fact.ChairReplaced(_, sitting, chair, name):
            assert now.sitting is not None  # there was a chair to replace
            return replace(now, sitting=replace(now.sitting, task=sitting, chair=chair, chair_name=name))
        case fact.ChairChallenged(_, task, by, reason):
            assert now.sitting is not None  # there was a chair to challenge
            return replace(now, challenges=(*now.challenges, Challenge(task, now.sitting.chair, by, reason)))
        case fact.ChallengeAnswered(_, upheld, reason):
            answered = tuple(
                replace(one, upheld=upheld, answer=reason) if one.upheld is None else one for one in now.challenges
            )
            return replace(now, challenges=answered)
        case fact.HearingHeld(_, record, signatories, report):
            return replace(now, record=HearingRecord(record, signatories, report, at))
        case _ as never:
            assert_never(never)
