"""What has happened to a case?  Facts in the past tense, frozen, replayable without the definition.

Events carry digests of answer sheets, not answers: sheets are kept apart, so that retention can end them while the
history stays whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeAlias, TypeVar

from banshi.cases.events.cards import (
    CardCancelled,
    CardConfirmed,
    CardExplained,
    CardIssued,
    CardRectified,
    CardReminded,
)
from banshi.cases.events.clocks import (
    LimitExtended,
    LimitPassed,
    WatchMoved,
    WatchPaused,
    WatchResumed,
    WatchStarted,
    WatchStopped,
)
from banshi.cases.events.endings import (
    CaseConcluded,
    CaseTerminated,
    CaseWithdrawn,
    DecisionMade,
    NoticeIssued,
    ResultDelivered,
)
from banshi.cases.events.filing import (
    ApplicationAccepted,
    ApplicationFiled,
    ApplicationNotAccepted,
    ApplicationTransferred,
    CaseId,
    CommitmentSigned,
    CorrectionReceived,
    CorrectionRequested,
    Gap,
    MaterialsSupplied,
    MaterialsToFollow,
    OnTheSpotOffered,
    StoredFile,
)
from banshi.cases.events.hearings import (
    ChairChallenged,
    ChairReplaced,
    ChallengeAnswered,
    HearingForgone,
    HearingHeld,
    HearingOffered,
    HearingOrdered,
    HearingRequested,
    HearingScheduled,
    HearingWaived,
    InterestedTold,
    NobodyConcerned,
)
from banshi.cases.events.licences import (
    CheckDrawn,
    DecisionRevoked,
    DeemedRenewed,
    LicenceCancelled,
    LicenceIssued,
    RecheckAsked,
    RenewalReminded,
)
from banshi.cases.events.money import (
    FeeItem,
    PaymentAsked,
    PaymentRecorded,
    PaymentRepeated,
    PaymentWaived,
    PlaceTaken,
    RefundAsked,
    RefundDenied,
    Refunded,
)
from banshi.cases.events.tasks import (
    BranchDone,
    CaseMigrated,
    CaseReturned,
    ForkLeft,
    ForkOpened,
    StepSkipped,
    TaskClaimed,
    TaskDone,
    TaskId,
    TaskOpened,
    TaskReassigned,
)
from banshi.cases.events.work import (
    CaseForwarded,
    ConsentBySilence,
    DecisionDrafted,
    ExtensionAsked,
    ExtensionDenied,
    ObjectionRaised,
    OpinionGiven,
    PostCheckRecorded,
    ProcedureBegun,
    ProcedureEnded,
    PublicityEnded,
    RuleApplied,
    Visitor,
    VisitRecorded,
)
from banshi.people import Actor, PersonId

__all__ = [
    "ApplicationAccepted",
    "ApplicationFiled",
    "ApplicationNotAccepted",
    "ApplicationTransferred",
    "BranchDone",
    "CardCancelled",
    "CardConfirmed",
    "CardExplained",
    "CardIssued",
    "CardRectified",
    "CardReminded",
    "CaseConcluded",
    "CaseForwarded",
    "CaseId",
    "CaseMigrated",
    "CaseReturned",
    "CaseTerminated",
    "CaseWithdrawn",
    "ChairChallenged",
    "ChairReplaced",
    "ChallengeAnswered",
    "CheckDrawn",
    "CommitmentSigned",
    "ConsentBySilence",
    "CorrectionReceived",
    "CorrectionRequested",
    "DecisionDrafted",
    "DecisionMade",
    "DecisionRevoked",
    "DeemedRenewed",
    "Event",
    "ExtensionAsked",
    "ExtensionDenied",
    "FeeItem",
    "ForkLeft",
    "ForkOpened",
    "Gap",
    "HearingForgone",
    "HearingHeld",
    "HearingOffered",
    "HearingOrdered",
    "HearingRequested",
    "HearingScheduled",
    "HearingWaived",
    "InterestedTold",
    "LicenceCancelled",
    "LicenceIssued",
    "LimitExtended",
    "LimitPassed",
    "MaterialsSupplied",
    "MaterialsToFollow",
    "NobodyConcerned",
    "NoticeIssued",
    "ObjectionRaised",
    "OnTheSpotOffered",
    "OpinionGiven",
    "PaymentAsked",
    "PaymentRecorded",
    "PaymentRepeated",
    "PaymentWaived",
    "PlaceTaken",
    "PostCheckRecorded",
    "ProcedureBegun",
    "ProcedureEnded",
    "PublicityEnded",
    "RecheckAsked",
    "Recorded",
    "RefundAsked",
    "RefundDenied",
    "Refunded",
    "RenewalReminded",
    "ResultDelivered",
    "RuleApplied",
    "StepSkipped",
    "StoredFile",
    "TaskClaimed",
    "TaskDone",
    "TaskId",
    "TaskOpened",
    "TaskReassigned",
    "VisitRecorded",
    "Visitor",
    "WatchMoved",
    "WatchPaused",
    "WatchResumed",
    "WatchStarted",
    "WatchStopped",
    "recorded",
]

Event: TypeAlias = (
    ApplicationFiled
    | CorrectionRequested
    | CorrectionReceived
    | ApplicationAccepted
    | ApplicationNotAccepted
    | ApplicationTransferred
    | CommitmentSigned
    | MaterialsToFollow
    | MaterialsSupplied
    | OnTheSpotOffered
    | TaskOpened
    | TaskClaimed
    | TaskReassigned
    | TaskDone
    | CaseReturned
    | StepSkipped
    | CaseMigrated
    | ForkOpened
    | BranchDone
    | ForkLeft
    | WatchStarted
    | WatchStopped
    | LimitPassed
    | WatchPaused
    | WatchResumed
    | WatchMoved
    | LimitExtended
    | VisitRecorded
    | DecisionDrafted
    | OpinionGiven
    | ConsentBySilence
    | ProcedureBegun
    | ProcedureEnded
    | HearingOffered
    | InterestedTold
    | NobodyConcerned
    | HearingRequested
    | HearingWaived
    | HearingForgone
    | HearingOrdered
    | HearingScheduled
    | ChairChallenged
    | ChallengeAnswered
    | ChairReplaced
    | HearingHeld
    | ObjectionRaised
    | PublicityEnded
    | CaseForwarded
    | RuleApplied
    | PostCheckRecorded
    | ExtensionAsked
    | ExtensionDenied
    | DecisionMade
    | ResultDelivered
    | NoticeIssued
    | LicenceIssued
    | LicenceCancelled
    | DeemedRenewed
    | RenewalReminded
    | CheckDrawn
    | RecheckAsked
    | DecisionRevoked
    | PaymentAsked
    | PaymentRecorded
    | PaymentRepeated
    | PaymentWaived
    | RefundAsked
    | RefundDenied
    | Refunded
    | PlaceTaken
    | CaseWithdrawn
    | CaseTerminated
    | CaseConcluded
    | CardIssued
    | CardReminded
    | CardExplained
    | CardConfirmed
    | CardCancelled
    | CardRectified
)

E = TypeVar("E", covariant=True)
Told = TypeVar("Told")


@dataclass(frozen=True, slots=True)
class Recorded(Generic[E]):
    """An event as the log keeps it: global sequence, stream (the case) and its version, moment (UTC), who did it.

    `behalf` is the absent colleague in whose place it was done by a deputy; None in the own name, and in logs from
    before there were deputies.
    """

    sequence: int
    stream: CaseId
    version: int
    at: datetime
    actor: PersonId
    actor_name: str
    event: E
    behalf: PersonId | None = None
    behalf_name: str | None = None


def recorded(sequence: int, stream: CaseId, version: int, at: datetime, actor: Actor, event: Told) -> Recorded[Told]:
    """The event as done by that actor, in the own name or in the place of an absent colleague."""
    absent = actor.acting_for
    behalf = (absent.person, absent.name) if absent else (None, None)
    return Recorded(sequence, stream, version, at, actor.person, actor.name, event, *behalf)
