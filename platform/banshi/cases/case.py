"""Where does a case stand?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from banshi.cases.after_decision import DeemedRenewal, IssuedLicence, Revocation
from banshi.cases.cards import Card
from banshi.cases.events import CaseId, Gap, StoredFile, TaskId, Visitor
from banshi.cases.hearings import Hearing
from banshi.cases.payments import NOTHING, Payment
from banshi.definitions.flow import Stage
from banshi.definitions.model import EditionKey
from banshi.people import Party, PersonId, Role
from banshi_rules.time_limits import Stopwatch, TimeLimit

#: Marks the `step` of a task that stands in no flow: what came up while a case was handled.
ERRAND = "+"
#: The `step` of a task to give money back: it lies beside the case, also when that is over.
REFUND = f"{ERRAND}refund"
#: The tasks of whoever presides over a hearing, and of whoever answers when the chair is challenged.
CHAIR, CHALLENGE = f"{ERRAND}chair", f"{ERRAND}challenge"


class Status(StrEnum):
    """The one vocabulary of states, as applicants and officers read it."""

    SUBMITTED = "submitted"  # 已提交
    CORRECTION = "correction"  # 待补正
    IN_PROGRESS = "in-progress"  # 办理中
    SUSPENDED = "suspended"  # 暂停计时：特别程序中
    GRANTED = "granted"  # 准予，待领取
    REFUSED = "refused"  # 不予，待送达
    DELIVERED = "delivered"  # 已送达
    NOT_ACCEPTED = "not-accepted"  # 不予受理
    WITHDRAWN = "withdrawn"  # 已撤回
    TERMINATED = "terminated"  # 已终止
    TRANSFERRED = "transferred"  # 已转办
    REVOKED = "revoked"  # 已撤销：the decision to grant was taken back


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
    done_for: PersonId | None = None  # in whose place it was done
    outcome: str | None = None
    opinion: str = ""


@dataclass(frozen=True, slots=True)
class RunningLimit:
    """A clock of the case: its limit, its stopwatch, its last day (None while it stands still), whether it ran over
    or stopped for good."""

    limit: TimeLimit
    watch: Stopwatch
    due: date | datetime | None
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
class Transfer:
    """To which organ the application went, and why; `department` where that organ works here."""

    organ: str
    reason: str
    department: str | None


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
    valid_from: date | None = None


@dataclass(frozen=True, slots=True)
class Handover:
    """How, to whom and when the result was handed over."""

    manner: str
    recipient: str
    at: datetime


@dataclass(frozen=True, slots=True)
class DraftDecision:
    """What was drafted, by which task and whom."""

    task: TaskId
    grants: bool
    text: str
    at: datetime
    name: str


@dataclass(frozen=True, slots=True)
class Fork:
    """Branches that run side by side, by number from 1: those still running and those done, and how many are needed."""

    running: frozenset[int]
    done: frozenset[int]
    needed: int


@dataclass(frozen=True, slots=True)
class Visit:
    """What officers found at the place, before the decision or after it."""

    task: TaskId
    visitors: tuple[Visitor, ...]
    findings: Mapping[str, str]
    passed: bool
    report: str
    at: datetime
    mend_by: date | None = None


@dataclass(frozen=True, slots=True)
class Suspension:
    """A procedure of the law in this case: its planned last day, whether the clocks stand still for it, its result."""

    procedure: str
    planned: TimeLimit
    until: date
    stops: bool
    reason: str
    begun: datetime
    ended: datetime | None = None
    result: str = ""


@dataclass(frozen=True, slots=True)
class Objection:
    """What somebody objected while the case was before the public."""

    task: TaskId
    objector: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Prolongation:
    """The one extension of the case: asked when, by whom and why; granted, denied, or None while it is open."""

    asked: datetime
    asked_by: PersonId
    reason: str
    granted: bool | None = None
    asked_for: PersonId | None = None  # in whose place


@dataclass(frozen=True, slots=True)
class Place:
    """The place in the order of acceptance, from 1, within a year or an edition."""

    period: str
    number: int


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
    on_the_spot: Correction | None = None  # what may be, or was, mended on the same day
    commitments: Mapping[str, str] = field(default_factory=dict)  # kind -> the words that were signed
    to_follow: Mapping[str, str] = field(default_factory=dict)  # material still to come -> by which step, or ""
    non_acceptance: NonAcceptance | None = None
    transfer: Transfer | None = None
    returned: Mapping[tuple[str, str], int]  # (from step, to step) -> how often
    skipped: tuple[str, ...] = ()  # steps and forks that fell away, in the order met
    forks: Mapping[str, Fork] = field(default_factory=dict)  # those open now
    visits: tuple[Visit, ...] = ()
    suspensions: Mapping[TaskId, Suspension] = field(default_factory=dict)
    drafted: tuple[DraftDecision, ...] = ()  # the decision, draft after draft
    hearings: Mapping[TaskId, Hearing] = field(default_factory=dict)  # by the task of the procedure
    objections: tuple[Objection, ...] = ()
    extension: Prolongation | None = None
    level: str | None = None  # the upper level the case was forwarded to
    outcome: Outcome | None = None
    handover: Handover | None = None
    ending: str = ""  # why it was withdrawn or terminated
    notices: tuple[IssuedNotice, ...] = ()
    payments: Mapping[str, Payment] = field(default_factory=dict)  # by order, oldest first
    place: Place | None = None
    licence: IssuedLicence | None = None  # as entered in the register
    deemed_renewal: DeemedRenewal | None = None
    recheck_asked: datetime | None = None  # when the holder asked to be looked at again
    revocation: Revocation | None = None
    concluded: datetime | None = None
    cards: Mapping[int, Card] = field(default_factory=dict)  # of supervision, by number
    version: int

    @property
    def open_tasks(self) -> tuple[Task, ...]:
        """The tasks that wait for somebody, oldest first; several where steps run side by side.  Giving money back is
        none of them: nothing waits for it."""
        return tuple(task for task in self.waiting_tasks if task.step != REFUND)

    @property
    def waiting_tasks(self) -> tuple[Task, ...]:
        """Everything that waits for somebody, also what lies beside the case."""
        return tuple(task for task in self.tasks.values() if task.done is None)

    @property
    def granted(self) -> bool:
        """Whether it was decided to grant, whatever became of that."""
        return self.outcome is not None and self.outcome.granted

    @property
    def refused(self) -> bool:
        """Whether it was decided to refuse."""
        return self.outcome is not None and not self.outcome.granted

    @property
    def came_to_nothing(self) -> bool:
        """Whether it is over without a result that anything could be paid for."""
        return self.concluded is not None and self.status not in (Status.GRANTED, Status.DELIVERED)

    @property
    def open_task(self) -> Task | None:
        """The task that has waited longest, which is what people mean by where the case stands."""
        return next(iter(self.open_tasks), None)

    @property
    def unpaid(self) -> tuple[Payment, ...]:
        """The orders whose fees are neither paid nor waived, oldest first; what was given back is not paid."""
        return tuple(
            one
            for one in self.payments.values()
            if one.stands and one.waived is None and self.paid_for(one) < one.gross
        )

    @property
    def waits_for_money(self) -> bool:
        """Whether it is granted and only the fees stand between the applicant and the result."""
        return self.granted and self.concluded is None and not self.open_tasks

    def paid_for(self, payment: Payment) -> Decimal:
        """What is kept for the fees of an order, on it and on those that it replaced."""
        return sum((one.kept for one in self.stood_for(payment)), NOTHING)

    def stood_for(self, payment: Payment) -> tuple[Payment, ...]:
        """An order with those that it replaced, and those that they did."""
        return (payment, *(one for order in payment.replaces for one in self.stood_for(self.payments[order])))

    def final_of(self, payment: Payment) -> Payment:
        """The order that stands for this one."""
        return payment if payment.replaced is None else self.final_of(self.payments[payment.replaced])

    @property
    def keeps_place(self) -> bool:
        """Whether others wait behind this case: it has a place, and was neither refused nor taken back, nor its grant
        revoked."""
        lost = self.status in (Status.WITHDRAWN, Status.TERMINATED, Status.REVOKED) or self.refused
        return self.place is not None and not lost

    @property
    def departments(self) -> frozenset[str]:
        """The department whose case it is, and those that had something to do with it or got it."""
        there = {task.department for task in self.tasks.values()}
        gone = {self.transfer.department} if self.transfer and self.transfer.department else set()
        return frozenset({self.department, *there, *gone})

    def sitting(self, chair: TaskId) -> tuple[TaskId, Hearing]:
        """The hearing over which that task of a chair presides, or presided, and the task of the hearing."""
        return next((task, one) for task, one in self.hearings.items() if chair in one.errands)

    @property
    def open_suspensions(self) -> Mapping[TaskId, Suspension]:
        """The procedures that are not over."""
        return {task: one for task, one in self.suspensions.items() if one.ended is None}

    def running(self, watch: str) -> RunningLimit | None:
        """The clock of that name, if it has not stopped for good."""
        clock = self.watches.get(watch)
        return clock if clock is not None and clock.stopped is None else None
