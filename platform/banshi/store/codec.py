"""How is each event written as JSON, and read back years later?

One explicit line per event and field: a renamed field or class breaks a test here, not an old case.  A field that an
event gets later is `added(<field>, before=<its JSON in events that were written without it>)`, with `added` outermost;
every other change of shape is a line in `banshi.store.upcasters`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final, TypeAlias

from banshi.cases import events as ev
from banshi.definitions.flow import Stage
from banshi.definitions.model import EditionKey
from banshi.definitions.supervision import CardLevel
from banshi.people import Party, Role
from banshi.store.upcasters import brought_up, kind_of
from banshi_rules.texts import Text
from banshi_rules.time_limits import TimeLimit, Unit

Json: TypeAlias = Any  # what the json module makes: this is the border where types end


_ALWAYS_THERE: Final = object()


@dataclass(frozen=True, slots=True)
class Field:
    """How one field goes to JSON and comes back; `before` is its JSON in events older than the field."""

    write: Callable[[Any], Json]
    read: Callable[[Json], Any]
    before: Json = _ALWAYS_THERE

    @property
    def was_added(self) -> bool:
        """Whether there are events without it."""
        return self.before is not _ALWAYS_THERE

    def read_from(self, body: Mapping[str, Json], key: str) -> Any:
        """The value in that body.  Raises KeyError when it is missing and was never added."""
        return self.read(body.get(key, self.before) if self.was_added else body[key])


def _same(value: Any) -> Any:
    return value


def optional(field: Field) -> Field:
    """The same, or nothing."""
    return Field(lambda v: None if v is None else field.write(v), lambda j: None if j is None else field.read(j))


def added(field: Field, before: Json) -> Field:
    """The same, in an event that was written without it before; `before` is what its JSON would have been then."""
    return replace(field, before=before)


def several(field: Field) -> Field:
    """A tuple of the same."""
    return Field(lambda v: [field.write(item) for item in v], lambda j: tuple(field.read(item) for item in j))


def by_key(field: Field) -> Field:
    """A mapping from text to the same."""
    return Field(
        lambda v: {key: field.write(item) for key, item in v.items()},
        lambda j: {key: field.read(item) for key, item in j.items()},
    )


PLAIN = Field(_same, _same)
PLAINS = several(PLAIN)
STAGE = Field(lambda v: v.value, Stage)
ROLE = Field(lambda v: v.value, Role)
MOMENT = Field(datetime.isoformat, datetime.fromisoformat)


def _day_or_moment(written: str) -> date | datetime:
    return datetime.fromisoformat(written) if "T" in written else date.fromisoformat(written)


DAY = Field(date.isoformat, date.fromisoformat)
DUE = Field(lambda v: v.isoformat(), _day_or_moment)
TEXT = Field(lambda v: [v.zh, v.en], lambda j: Text(*j))
LEVEL = Field(lambda v: v.value, CardLevel)
LIMIT = Field(lambda v: [v.amount, v.unit.value], lambda j: TimeLimit(j[0], Unit(j[1])))
EDITION = Field(lambda v: [v.matter, v.digest], lambda j: EditionKey(j[0], j[1]))
PARTY = Field(
    lambda v: {n: getattr(v, n) for n in ("kind", "name", "number", "contact", "mobile", "person")},
    lambda j: Party(**j),
)
FILE = Field(lambda v: [v.digest, v.name, v.media, v.size], lambda j: ev.StoredFile(*j))
GAP = Field(lambda v: [v.about, v.problem, v.remedy], lambda j: ev.Gap(*j))
TEXT_OR_TEXTS = Field(
    lambda v: list(v) if isinstance(v, tuple) else v, lambda j: tuple(j) if isinstance(j, list) else j
)
MATERIALS = by_key(several(FILE))
VISITOR = Field(lambda v: [v.person, v.name], lambda j: ev.Visitor(*j))
VISITORS = several(VISITOR)
NUMBERS = several(PLAIN)
FEE = Field(
    lambda v: [v.fee, [v.title.zh, v.title.en], v.amount, v.waived, list(v.because)],
    lambda j: ev.FeeItem(j[0], Text(*j[1]), j[2], j[3], tuple(j[4])),
)

#: Name in the log -> the event and its fields, in the order they are told.
CODECS: Mapping[str, tuple[type[Any], Mapping[str, Field]]] = {
    "application-filed": (
        ev.ApplicationFiled,
        {
            "case": PLAIN,
            "number": PLAIN,
            "edition": EDITION,
            "department": PLAIN,
            "route": PLAIN,
            "because": PLAINS,
            "party": PARTY,
            "sheet": PLAIN,
            "materials": MATERIALS,
            "supplied": PLAINS,
        },
    ),
    "task-opened": (
        ev.TaskOpened,
        {"task": PLAIN, "step": PLAIN, "stage": STAGE, "role": ROLE, "department": PLAIN, "due": optional(DUE)},
    ),
    "task-claimed": (ev.TaskClaimed, {"task": PLAIN, "person": PLAIN, "name": PLAIN}),
    "task-reassigned": (
        ev.TaskReassigned,
        {"task": PLAIN, "old": PLAIN, "old_name": PLAIN, "new": PLAIN, "new_name": PLAIN, "reason": PLAIN},
    ),
    "task-done": (ev.TaskDone, {"task": PLAIN, "outcome": PLAIN, "opinion": PLAIN}),
    "watch-started": (
        ev.WatchStarted,
        {"watch": PLAIN, "limit": LIMIT, "since": MOMENT, "due": DUE, "provisional": PLAIN},
    ),
    "watch-stopped": (ev.WatchStopped, {"watch": PLAIN}),
    "limit-passed": (ev.LimitPassed, {"watch": PLAIN, "due": DUE}),
    "correction-requested": (ev.CorrectionRequested, {"gaps": several(GAP)}),
    "correction-received": (
        ev.CorrectionReceived,
        {"sheet": PLAIN, "materials": MATERIALS, "supplied": PLAINS, "route": PLAIN, "because": PLAINS},
    ),
    "application-accepted": (ev.ApplicationAccepted, {"counted_from": MOMENT, "missing": added(PLAINS, before=[])}),
    "commitment-signed": (ev.CommitmentSigned, {"kind": PLAIN, "text": PLAIN}),
    "materials-to-follow": (ev.MaterialsToFollow, {"materials": by_key(PLAIN)}),
    "materials-supplied": (ev.MaterialsSupplied, {"materials": MATERIALS}),
    "on-the-spot-offered": (ev.OnTheSpotOffered, {"gaps": several(GAP)}),
    "application-transferred": (ev.ApplicationTransferred, {"organ": PLAIN, "reason": PLAIN, "department": PLAIN}),
    "application-not-accepted": (ev.ApplicationNotAccepted, {"reasons": PLAIN, "competent_organ": PLAIN}),
    "case-returned": (ev.CaseReturned, {"from_step": PLAIN, "to_step": PLAIN, "reason": PLAIN}),
    "decision-made": (
        ev.DecisionMade,
        {
            "granted": PLAIN,
            "reasons": PLAIN,
            "basis": PLAINS,
            "remedies": PLAIN,
            "licence_number": PLAIN,
            "valid_until": optional(DAY),
            "valid_from": added(optional(DAY), before=None),
        },
    ),
    "licence-issued": (
        ev.LicenceIssued,
        {
            "number": PLAIN,
            "name": TEXT,
            "matter": PLAIN,
            "valid_from": DAY,
            "valid_until": optional(DAY),
            "how": added(PLAIN, before="issued"),
        },
    ),
    "licence-cancelled": (ev.LicenceCancelled, {"number": PLAIN, "name": TEXT, "matter": PLAIN}),
    "deemed-renewed": (
        ev.DeemedRenewed,
        {"number": PLAIN, "name": TEXT, "matter": PLAIN, "valid_from": DAY, "valid_until": optional(DAY)},
    ),
    "renewal-reminded": (ev.RenewalReminded, {"number": PLAIN, "valid_until": DAY}),
    "check-drawn": (ev.CheckDrawn, {"step": PLAIN, "drawn": PLAIN, "share": PLAIN, "lot": PLAIN}),
    "recheck-asked": (ev.RecheckAsked, {"task": PLAIN}),
    "decision-revoked": (ev.DecisionRevoked, {"reasons": PLAIN, "basis": PLAINS, "remedies": PLAIN}),
    "result-delivered": (ev.ResultDelivered, {"manner": PLAIN, "recipient": PLAIN}),
    "notice-issued": (ev.NoticeIssued, {"kind": PLAIN, "number": PLAIN, "about": by_key(TEXT_OR_TEXTS)}),
    "case-migrated": (ev.CaseMigrated, {"edition": EDITION, "steps": by_key(PLAIN)}),
    "step-skipped": (ev.StepSkipped, {"step": PLAIN, "because": PLAINS}),
    "fork-opened": (ev.ForkOpened, {"fork": PLAIN, "branches": NUMBERS, "needed": PLAIN}),
    "branch-done": (ev.BranchDone, {"fork": PLAIN, "branch": PLAIN}),
    "fork-left": (ev.ForkLeft, {"fork": PLAIN, "joined": PLAIN}),
    "watch-paused": (ev.WatchPaused, {"watch": PLAIN, "since": DAY}),
    "watch-resumed": (ev.WatchResumed, {"watch": PLAIN, "until": DAY, "due": DUE, "provisional": PLAIN}),
    "watch-moved": (ev.WatchMoved, {"watch": PLAIN, "due": optional(DUE), "provisional": PLAIN}),
    "limit-extended": (
        ev.LimitExtended,
        {"watch": PLAIN, "by": LIMIT, "due": optional(DUE), "provisional": PLAIN},
    ),
    "visit-recorded": (
        ev.VisitRecorded,
        {"task": PLAIN, "visitors": VISITORS, "findings": by_key(PLAIN), "passed": PLAIN, "report": PLAIN},
    ),
    "decision-drafted": (ev.DecisionDrafted, {"task": PLAIN, "grants": PLAIN, "text": PLAIN}),
    "opinion-given": (ev.OpinionGiven, {"task": PLAIN, "agrees": PLAIN, "opinion": PLAIN}),
    "consent-by-silence": (ev.ConsentBySilence, {"task": PLAIN}),
    "procedure-begun": (
        ev.ProcedureBegun,
        {"task": PLAIN, "procedure": PLAIN, "planned": LIMIT, "until": DAY, "stops": PLAIN, "reason": PLAIN},
    ),
    "procedure-ended": (ev.ProcedureEnded, {"task": PLAIN, "procedure": PLAIN, "result": PLAIN}),
    "hearing-offered": (ev.HearingOffered, {"task": PLAIN, "others": PLAIN}),
    "nobody-concerned": (ev.NobodyConcerned, {"task": PLAIN, "reason": PLAIN}),
    "interested-told": (ev.InterestedTold, {"task": PLAIN, "party": PLAIN, "manner": PLAIN}),
    "hearing-requested": (ev.HearingRequested, {"task": PLAIN, "by": PLAIN}),
    "hearing-waived": (ev.HearingWaived, {"task": PLAIN, "by": PLAIN}),
    "hearing-forgone": (ev.HearingForgone, {"task": PLAIN, "silent": PLAIN}),
    "hearing-ordered": (ev.HearingOrdered, {"task": PLAIN}),
    "hearing-scheduled": (
        ev.HearingScheduled,
        {
            "task": PLAIN,
            "sitting": PLAIN,
            "chair": PLAIN,
            "chair_name": PLAIN,
            "place": PLAIN,
            "at": MOMENT,
            "closed_because": PLAIN,
        },
    ),
    "chair-challenged": (ev.ChairChallenged, {"task": PLAIN, "challenge": PLAIN, "by": PLAIN, "reason": PLAIN}),
    "challenge-answered": (ev.ChallengeAnswered, {"task": PLAIN, "upheld": PLAIN, "reason": PLAIN}),
    "chair-replaced": (ev.ChairReplaced, {"task": PLAIN, "sitting": PLAIN, "chair": PLAIN, "chair_name": PLAIN}),
    "hearing-held": (
        ev.HearingHeld,
        {"task": PLAIN, "record": several(FILE), "signatories": PLAINS, "report": PLAIN},
    ),
    "objection-raised": (ev.ObjectionRaised, {"task": PLAIN, "objector": PLAIN, "text": PLAIN}),
    "publicity-ended": (ev.PublicityEnded, {"task": PLAIN, "objections": PLAIN}),
    "case-forwarded": (ev.CaseForwarded, {"to_level": PLAIN, "opinion": PLAIN}),
    "rule-applied": (
        ev.RuleApplied,
        {"step": PLAIN, "granted": PLAIN, "because": PLAINS, "sheet": PLAIN, "edition": PLAIN},
    ),
    "post-check-recorded": (
        ev.PostCheckRecorded,
        {
            "task": PLAIN,
            "visitors": VISITORS,
            "findings": by_key(PLAIN),
            "met": PLAIN,
            "report": PLAIN,
            "mend_by": optional(DAY),
        },
    ),
    "extension-asked": (ev.ExtensionAsked, {"reason": PLAIN}),
    "extension-denied": (ev.ExtensionDenied, {"reason": PLAIN}),
    "payment-asked": (
        ev.PaymentAsked,
        {"order": PLAIN, "items": several(FEE), "total": PLAIN, "replaces": added(PLAINS, before=[])},
    ),
    "payment-recorded": (ev.PaymentRecorded, {"order": PLAIN, "amount": PLAIN, "receipt": PLAIN}),
    "payment-waived": (ev.PaymentWaived, {"order": PLAIN, "reason": PLAIN, "basis": PLAIN}),
    "payment-repeated": (ev.PaymentRepeated, {"order": PLAIN, "amount": PLAIN, "receipt": PLAIN}),
    "refund-asked": (
        ev.RefundAsked,
        {"order": PLAIN, "amount": PLAIN, "reason": PLAIN, "task": added(PLAIN, before=None)},
    ),
    "refund-denied": (ev.RefundDenied, {"order": PLAIN, "amount": PLAIN, "reason": PLAIN, "remedies": PLAIN}),
    "refunded": (ev.Refunded, {"order": PLAIN, "amount": PLAIN, "receipt": PLAIN}),
    "place-taken": (ev.PlaceTaken, {"period": PLAIN, "number": PLAIN}),
    "case-withdrawn": (ev.CaseWithdrawn, {"reason": PLAIN}),
    "case-terminated": (ev.CaseTerminated, {"reason": PLAIN}),
    "case-concluded": (ev.CaseConcluded, {}),
    "card-issued": (
        ev.CardIssued,
        {
            "card": PLAIN,
            "rule": PLAIN,
            "level": LEVEL,
            "about": PLAIN,
            "stage": STAGE,
            "department": PLAIN,
            "holder": PLAIN,
            "holder_name": PLAIN,
            "words": TEXT,
            "why": TEXT,
            "recipients": PLAINS,
            "explain_by": optional(DUE),
        },
    ),
    "card-reminded": (ev.CardReminded, {"card": PLAIN, "recipients": PLAINS}),
    "card-explained": (ev.CardExplained, {"card": PLAIN, "words": PLAIN}),
    "card-confirmed": (ev.CardConfirmed, {"card": PLAIN, "reason": PLAIN}),
    "card-cancelled": (ev.CardCancelled, {"card": PLAIN, "reason": PLAIN}),
    "card-rectified": (ev.CardRectified, {"card": PLAIN, "words": PLAIN}),
}
_NAMES = {event: name for name, (event, _) in CODECS.items()}


def write(event: ev.Event) -> tuple[str, dict[str, Json]]:
    """The event's kind in the log and its JSON."""
    name = _NAMES[type(event)]
    return kind_of(name), {key: field.write(getattr(event, key)) for key, field in CODECS[name][1].items()}


def read(kind: str, body: Mapping[str, Json]) -> ev.Event:
    """The event back, whichever release wrote it.  Raises KeyError for a kind this release does not know."""
    name, body = brought_up(kind, body)
    event, fields = CODECS[name]
    made: ev.Event = event(**{key: field.read_from(body, key) for key, field in fields.items()})
    return made
