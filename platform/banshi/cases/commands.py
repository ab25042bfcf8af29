"""What may somebody wish to do with a case?  Each wish is a frozen value; `decide` grants it or says why not.

`task` names the task it is about where several of that kind are open; None takes the one that lies before the actor.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from banshi.cases.card_commands import CancelCard as CancelCard
from banshi.cases.card_commands import ConfirmCard as ConfirmCard
from banshi.cases.card_commands import ExplainCard as ExplainCard
from banshi.cases.card_commands import IssueCards as IssueCards
from banshi.cases.card_commands import RectifyCard as RectifyCard
from banshi.cases.events import Gap, StoredFile, TaskId
from banshi.cases.hearing_commands import ChallengeChair as ChallengeChair
from banshi.cases.hearing_commands import FindNobodyConcerned as FindNobodyConcerned
from banshi.cases.hearing_commands import KeepChair as KeepChair
from banshi.cases.hearing_commands import RecordHearing as RecordHearing
from banshi.cases.hearing_commands import ReplaceChair as ReplaceChair
from banshi.cases.hearing_commands import RequestHearing as RequestHearing
from banshi.cases.hearing_commands import ScheduleHearing as ScheduleHearing
from banshi.cases.hearing_commands import TellInterested as TellInterested
from banshi.cases.hearing_commands import WaiveHearing as WaiveHearing
from banshi.cases.revoking_commands import AskRecheck as AskRecheck
from banshi.cases.revoking_commands import LeaveStanding as LeaveStanding
from banshi.cases.revoking_commands import Revoke as Revoke
from banshi.definitions.model import EditionKey, Matter
from banshi.people import Actor, Human
from banshi_rules.time_limits import TimeLimit


@dataclass(frozen=True, slots=True)
class Claim:
    """Take an open task."""

    task: TaskId | None


@dataclass(frozen=True, slots=True)
class Assign:
    """Give the task to a colleague, with the reason; by its holder or the head of the organ."""

    to: Actor
    reason: str
    task: TaskId | None = None


@dataclass(frozen=True, slots=True)
class Release:
    """Give the task back to all who hold its post, with the reason; by its holder or the head of the organ."""

    reason: str
    task: TaskId | None = None


@dataclass(frozen=True, slots=True)
class Accept:
    """The application is complete: accept it."""


@dataclass(frozen=True, slots=True)
class NotAccept:
    """Do not accept it: reasons are a must; the competent organ where it is another's matter."""

    reasons: str
    competent_organ: str | None = None


@dataclass(frozen=True, slots=True)
class RequestCorrection:
    """Tell the applicant once everything that must be mended."""

    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class OfferOnTheSpot:
    """Let the applicant mend small errors on the same day, without the one correction notice."""

    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class TransferAway:
    """Pass the application to the organ that is competent; `department` is its id where it works here, too."""

    organ: str
    reason: str
    department: str | None = None


@dataclass(frozen=True, slots=True)
class SubmitCorrection:
    """The applicant hands in the mended application; `to_follow` and `commitments` as in a new one."""

    sheet: str
    materials: Mapping[str, tuple[StoredFile, ...]]
    supplied: tuple[str, ...]
    route: str
    because: tuple[str, ...]
    to_follow: Mapping[str, str] = field(default_factory=dict)
    commitments: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SupplyMaterials:
    """The applicant hands in materials that were to follow."""

    materials: Mapping[str, tuple[StoredFile, ...]]


@dataclass(frozen=True, slots=True)
class Pass:
    """Agree and pass on to the next step; where the decision is drafted, `grants` says which one."""

    opinion: str
    task: TaskId | None = None
    grants: bool | None = None


@dataclass(frozen=True, slots=True)
class ReturnTo:
    """Send back to an earlier step, with the reason."""

    step: str
    reason: str
    task: TaskId | None = None


@dataclass(frozen=True, slots=True)
class Grant:
    """Decide: granted."""

    opinion: str


@dataclass(frozen=True, slots=True)
class Refuse:
    """Decide: refused, with reasons and the law they rest on (ids of the matter's `law`)."""

    reasons: str
    basis: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deliver:
    """Hand the result over: how (`window`, `post`, `electronic`) and to whom."""

    manner: str
    recipient: str


@dataclass(frozen=True, slots=True)
class Withdraw:
    """The applicant takes the application back."""

    reason: str


@dataclass(frozen=True, slots=True)
class RecordVisit:
    """Say what the officers found at the place: who was there, item by item, whether it is as it must be."""

    visitors: tuple[Human, ...]
    findings: Mapping[str, str]
    passed: bool
    report: str
    task: TaskId | None = None


@dataclass(frozen=True, slots=True)
class GiveOpinion:
    """Answer for the department that was asked."""

    agrees: bool
    opinion: str
    task: TaskId | None = None


@dataclass(frozen=True, slots=True)
class BeginProcedure:
    """Begin a procedure of the law that no step of the flow provides for: which, how long it is planned, and why."""

    procedure: str
    planned: TimeLimit
    reason: str
    task: TaskId | None = None


@dataclass(frozen=True, slots=True)
class EndProcedure:
    """The procedure is over, with its result."""

    result: str
    task: TaskId | None = None


@dataclass(frozen=True, slots=True)
class RaiseObjection:
    """Record an objection that came in while the case is before the public."""

    objector: str
    text: str
    task: TaskId | None = None


@dataclass(frozen=True, slots=True)
class ForwardUp:
    """Hand the case to the upper level, with the opinion of this one."""

    opinion: str
    task: TaskId | None = None


@dataclass(frozen=True, slots=True)
class AcceptByRule:
    """The system accepts an application on an automatic route that it could check as a whole."""


@dataclass(frozen=True, slots=True)
class DecideByRule:
    """The system asks the rule of an automatic step."""


@dataclass(frozen=True, slots=True)
class RecordPostCheck:
    """Say what the check after the decision found; where it is not as committed, how long to put it right."""

    visitors: tuple[Human, ...]
    findings: Mapping[str, str]
    met: bool
    report: str
    mend_within: TimeLimit | None = None
    task: TaskId | None = None


@dataclass(frozen=True, slots=True)
class AskPayment:
    """The application is complete: ask for the fees that are due before acceptance."""


@dataclass(frozen=True, slots=True)
class RecordPayment:
    """The order was paid: how much, in 元 (`120.00`), under which receipt number."""

    order: str
    amount: str
    receipt: str


@dataclass(frozen=True, slots=True)
class WaivePayment:
    """The order need not be paid: why, and by which law (an id of the matter's `law`)."""

    order: str
    reason: str
    basis: str


@dataclass(frozen=True, slots=True)
class AskRefund:
    """Ask that so much of what was paid is given back, in 元, and why."""

    order: str
    amount: str
    reason: str


@dataclass(frozen=True, slots=True)
class Refund:
    """The refund that was asked is given, under that receipt number."""

    order: str
    receipt: str


@dataclass(frozen=True, slots=True)
class DenyRefund:
    """The refund that was asked is not given, with the reason."""

    order: str
    reason: str


@dataclass(frozen=True, slots=True)
class AskExtension:
    """Ask whoever the law names for the one extension of the limits."""

    reason: str


@dataclass(frozen=True, slots=True)
class ApproveExtension:
    """Extend the limits."""


@dataclass(frozen=True, slots=True)
class DenyExtension:
    """Leave the limits as they are."""

    reason: str


@dataclass(frozen=True, slots=True)
class Migrate:
    """Go on under another edition, `to` being the matter as it says; `renamed` maps old step ids to new ones.

    `confirmed`: also where a person has to say so.
    """

    edition: EditionKey
    to: Matter
    renamed: Mapping[str, str]
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Recount:
    """A working calendar came or changed: count the dates anew."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A timer of this clock is due: has its limit passed?"""

    watch: str


Command: TypeAlias = (
    Claim
    | Assign
    | Release
    | Accept
    | NotAccept
    | TransferAway
    | OfferOnTheSpot
    | RequestCorrection
    | SubmitCorrection
    | SupplyMaterials
    | Pass
    | ReturnTo
    | Grant
    | Refuse
    | Deliver
    | AskPayment
    | RecordPayment
    | WaivePayment
    | AskRefund
    | Refund
    | DenyRefund
    | Withdraw
    | RecordVisit
    | GiveOpinion
    | BeginProcedure
    | EndProcedure
    | TellInterested
    | FindNobodyConcerned
    | RequestHearing
    | WaiveHearing
    | ScheduleHearing
    | ChallengeChair
    | KeepChair
    | ReplaceChair
    | RecordHearing
    | RaiseObjection
    | ForwardUp
    | AcceptByRule
    | DecideByRule
    | RecordPostCheck
    | AskRecheck
    | Revoke
    | LeaveStanding
    | AskExtension
    | ApproveExtension
    | DenyExtension
    | IssueCards
    | ExplainCard
    | ConfirmCard
    | CancelCard
    | RectifyCard
    | Migrate
    | Recount
    | Tick
)
