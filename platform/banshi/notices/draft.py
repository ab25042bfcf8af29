"""Which event asks for which notice, and what does it say that the case will not always say?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from banshi.cases.case import Case
from banshi.cases.events import (
    ApplicationAccepted,
    ApplicationFiled,
    ApplicationNotAccepted,
    ApplicationTransferred,
    CaseTerminated,
    CaseWithdrawn,
    ChairReplaced,
    CorrectionRequested,
    DecisionMade,
    DecisionRevoked,
    DeemedRenewed,
    Event,
    HearingHeld,
    HearingOffered,
    HearingScheduled,
    LimitExtended,
    PaymentAsked,
    PostCheckRecorded,
    ProcedureBegun,
    RefundDenied,
    RenewalReminded,
)
from banshi.cases.limits import PAYMENT
from banshi.cases.words import chinese_date
from banshi.definitions.model import Matter
from banshi.notices import hearing
from banshi.notices.kinds import NoticeKind
from banshi_rules.time_limits import say


@dataclass(frozen=True, slots=True)
class NoticeDraft:
    """A notice that wants a number.  `about` freezes what later events of the case may change."""

    kind: NoticeKind
    about: Mapping[str, str | tuple[str, ...]]


def notice_for(event: Event, case: Case, matter: Matter) -> NoticeDraft | None:
    """The notice this event asks for; `case` is the case after all events of the same decision."""
    match event:
        case ApplicationFiled():
            return NoticeDraft(NoticeKind.RECEIPT, _received(event, matter))
        case CorrectionRequested():
            return NoticeDraft(NoticeKind.CORRECTION, {})
        case ApplicationAccepted(missing=missing) if missing:
            return NoticeDraft(NoticeKind.TOLERANT_ACCEPTANCE, _to_follow(missing, matter))
        case ApplicationAccepted():
            return NoticeDraft(NoticeKind.ACCEPTANCE, {})
        case ApplicationTransferred():
            return NoticeDraft(NoticeKind.TRANSFER, {})
        case ApplicationNotAccepted():
            return NoticeDraft(NoticeKind.NON_ACCEPTANCE, {})
        case DecisionMade(granted=True):
            return NoticeDraft(NoticeKind.DECISION_GRANT, {})
        case DecisionMade():
            return NoticeDraft(NoticeKind.DECISION_REFUSE, {})
        case LimitExtended(watch="statutory"):
            return NoticeDraft(NoticeKind.EXTENSION, {})
        case ProcedureBegun(procedure=procedure, planned=planned, until=until, stops=True):
            rule = matter.district.procedures[procedure]
            basis = {"basis": rule.basis.zh} if rule.basis else {}
            told = {"procedure": rule.name.zh, "planned": say(planned, "zh"), "until": chinese_date(until), **basis}
            return NoticeDraft(NoticeKind.PROCEDURE, told)
        case HearingOffered(task=task):
            return NoticeDraft(NoticeKind.HEARING_RIGHT, hearing.right(case, matter, task))
        case HearingScheduled(task=task) | ChairReplaced(task=task):
            return NoticeDraft(NoticeKind.HEARING, hearing.session(case, task))
        case HearingHeld(task=task):
            return NoticeDraft(NoticeKind.HEARING_RECORD, hearing.record(case, task))
        case PaymentAsked(order=order) if Decimal(event.total):
            clock = case.running(PAYMENT)
            last = {"until": chinese_date(clock.due)} if clock is not None and clock.due is not None else {}
            return NoticeDraft(NoticeKind.PAYMENT, {"order": order, **last})
        case RefundDenied(order, amount, reason, remedies):
            about = {"order": order, "amount": amount, "reason": reason, "remedies": remedies}
            return NoticeDraft(NoticeKind.REFUND_DENIED, about)
        case PostCheckRecorded(mend_by=date() as mend_by, report=report):
            return NoticeDraft(NoticeKind.ORDER_TO_CORRECT, {"report": report, "mend_by": chinese_date(mend_by)})
        case DeemedRenewed(number=number, name=name, valid_from=first, valid_until=until):
            about = {"number": number, "name": name.zh, "first": chinese_date(first)}
            return NoticeDraft(
                NoticeKind.DEEMED_RENEWAL, {**about, **({"until": chinese_date(until)} if until else {})}
            )
        case RenewalReminded(number=number, valid_until=until):
            return NoticeDraft(NoticeKind.RENEWAL_REMINDER, {"number": number, "until": chinese_date(until)})
        case DecisionRevoked():
            return NoticeDraft(NoticeKind.REVOCATION, {})
        case CaseTerminated() | CaseWithdrawn():
            return NoticeDraft(NoticeKind.TERMINATION, {})
        case _:
            return None


def _received(filed: ApplicationFiled, matter: Matter) -> Mapping[str, str | tuple[str, ...]]:
    """What came in: a correction may replace it later, the receipt must not change with it.

    `materials` and `files` run in parallel; `supplied` are the materials found by sharing.
    """
    handed_in = {material: files for material, files in filed.materials.items() if files}
    return {
        "materials": tuple(_title(material, matter) for material in handed_in),
        "files": tuple("、".join(file.name for file in files) for files in handed_in.values()),
        "supplied": tuple(_title(material, matter) for material in filed.supplied),
    }


def _to_follow(missing: tuple[str, ...], matter: Matter) -> Mapping[str, str | tuple[str, ...]]:
    """What was missing at acceptance: it comes in later, and the notice must not change with it.

    `materials` and `standards` run in parallel.
    """
    known = [matter.material(name) for name in missing]
    return {
        "materials": tuple(_title(name, matter) for name in missing),
        "standards": tuple(one.standard.zh if one else "" for one in known),
    }


def _title(material: str, matter: Matter) -> str:
    known = matter.material(material)
    return known.title.zh if known else material
