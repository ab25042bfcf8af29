"""Where does a case stand?  `begin` and `evolve` fold its events; they never consult the definition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import assert_never

from banshi.cases.events import (
    ApplicationAccepted,
    ApplicationFiled,
    ApplicationNotAccepted,
    CaseConcluded,
    CaseId,
    CaseReturned,
    CaseTerminated,
    CaseWithdrawn,
    CorrectionReceived,
    CorrectionRequested,
    DecisionMade,
    Event,
    Gap,
    LimitPassed,
    NoticeIssued,
    Recorded,
    ResultDelivered,
    StoredFile,
    TaskClaimed,
    TaskDone,
    TaskId,
    TaskOpened,
    WatchStarted,
    WatchStopped,
)
from banshi.definitions.flow import Stage
from banshi.definitions.model import EditionKey
from banshi.people import Party, PersonId, Role
from banshi_rules.time_limits import Stopwatch, TimeLimit


class Status(StrEnum):
    """The one vocabulary of states, as applicants and officers read it."""

    SUBMITTED = "submitted"  # 已提交
    CORRECTION = "correction"  # 待补正
    IN_PROGRESS = "in-progress"  # 办理中
    GRANTED = "granted"  # 准予，待领取
    REFUSED = "refused"  # 不予，待送达
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
class NonAcceptance:
    """Why the application was not accepted, and whose matter it is instead, if anybody's."""

    reasons: str
    competent_organ: str | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the organ decided; `valid_until` is the last day of the licence."""

    granted: bool
    reasons: str
    basis: tuple[str, ...]
    remedies: str
    decided: datetime
    licence_number: str | None
    valid_until: date | None


@dataclass(frozen=True, slots=True)
class Handover:
    """How, to whom and when the result was handed over."""

    manner: str
    recipient: str
    at: datetime


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
    accepted: datetime | None = None  # when it was accepted
    counted_from: datetime | None = None  # its civil day is the acceptance day of the law
    correction: Correction | None = None
    non_acceptance: NonAcceptance | None = None
    returned: Mapping[tuple[str, str], int]  # (from step, to step) -> how often
    outcome: Outcome | None = None
    handover: Handover | None = None
    ending: str = ""  # why it was withdrawn or terminated
    notices: tuple[IssuedNotice, ...] = ()
    concluded: datetime | None = None
    version: int

    @property
    def open_task(self) -> Task | None:
        """The task that waits for somebody; steps run in sequence, so there is at most one."""
        return next((task for task in self.tasks.values() if task.done is None), None)

    def running(self, watch: str) -> RunningLimit | None:
        """The clock of that name, if it runs."""
        clock = self.watches.get(watch)
        return clock if clock is not None and clock.stopped is None else None


def begin(filed: Recorded[ApplicationFiled]) -> Case:
    """The case as the application made it."""
    event = filed.event
    return Case(
        id=event.case,
        number=event.number,
        edition=event.edition,
        department=event.department,
        route=event.route,
        because=event.because,
        party=event.party,
        stage=Stage.ACCEPT,
        status=Status.SUBMITTED,
        sheet=event.sheet,
        materials=event.materials,
        supplied=event.supplied,
        tasks={},
        watches={},
        received=filed.at,
        returned={},
        version=filed.version,
    )


def replay(events: Sequence[Recorded[Event]]) -> Case:
    """The case its whole history makes.  Raises ValueError when the history does not begin with the application."""
    first = events[0] if events else None
    if first is None or not isinstance(first.event, ApplicationFiled):
        raise ValueError("a history begins with ApplicationFiled")
    case = begin(
        Recorded(first.sequence, first.stream, first.version, first.at, first.actor, first.actor_name, first.event)
    )
    for recorded in events[1:]:
        case = evolve(case, recorded)
    return case


def evolve(case: Case, recorded: Recorded[Event]) -> Case:
    """The case after that event."""
    return replace(_after(case, recorded), version=recorded.version)


def _after(case: Case, recorded: Recorded[Event]) -> Case:
    at = recorded.at
    match recorded.event:
        case ApplicationFiled():
            raise ValueError(f"case {case.id} was filed already")
        case TaskOpened(task, step, stage, role, department, due):
            opened = Task(id=task, step=step, stage=stage, role=role, department=department, opened=at, due=due)
            return replace(case, stage=stage, tasks={**case.tasks, task: opened})
        case TaskClaimed(task, person, name):
            held = replace(case.tasks[task], holder=person, holder_name=name)
            return replace(case, tasks={**case.tasks, task: held})
        case TaskDone(task, outcome, opinion):
            done = replace(case.tasks[task], done=at, done_by=recorded.actor, outcome=outcome, opinion=opinion)
            return replace(case, tasks={**case.tasks, task: done})
        case WatchStarted(watch, limit, since, last_day, provisional):
            clock = RunningLimit(limit, Stopwatch(since), last_day, provisional)
            return replace(case, watches={**case.watches, watch: clock})
        case WatchStopped(watch):
            return replace(case, watches={**case.watches, watch: replace(case.watches[watch], stopped=at)})
        case LimitPassed(watch):
            return replace(case, watches={**case.watches, watch: replace(case.watches[watch], passed=True)})
        case CorrectionRequested(gaps):
            return replace(case, status=Status.CORRECTION, correction=Correction(gaps, at))
        case CorrectionReceived(sheet, materials, supplied, route, because):
            answered = replace(case.correction, answered=at) if case.correction else None
            case = replace(case, status=Status.SUBMITTED, correction=answered, sheet=sheet, materials=materials)
            return replace(case, supplied=supplied, route=route, because=because)
        case ApplicationAccepted(counted_from):
            return replace(case, status=Status.IN_PROGRESS, accepted=at, counted_from=counted_from)
        case ApplicationNotAccepted(reasons, organ):
            return replace(case, status=Status.NOT_ACCEPTED, non_acceptance=NonAcceptance(reasons, organ))
        case CaseReturned(from_step, to_step):
            way = (from_step, to_step)
            return replace(case, returned={**case.returned, way: case.returned.get(way, 0) + 1})
        case DecisionMade(granted, reasons, basis, remedies, licence, valid_until):
            decided = Outcome(granted, reasons, basis, remedies, at, licence, valid_until)
            return replace(case, status=Status.GRANTED if granted else Status.REFUSED, outcome=decided)
        case ResultDelivered(manner, recipient):
            return replace(case, status=Status.DELIVERED, handover=Handover(manner, recipient, at))
        case NoticeIssued(kind, number):
            return replace(case, notices=(*case.notices, IssuedNotice(kind, number, at)))
        case CaseWithdrawn(reason):
            return replace(case, status=Status.WITHDRAWN, ending=reason)
        case CaseTerminated(reason):
            return replace(case, status=Status.TERMINATED, ending=reason)
        case CaseConcluded():
            return replace(case, stage=Stage.COMPLETE, concluded=at)
        case _ as never:
            assert_never(never)
