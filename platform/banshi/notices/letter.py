"""How does a notice read?  A letter in plain official Chinese; every fact in it comes from the case and its matter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from banshi.cases.case import Case
from banshi.cases.moment import civil_day
from banshi.cases.words import chinese_date
from banshi.definitions.model import Matter
from banshi.notices import after_decision, decisions, hearing, intake, limits, payment
from banshi.notices.body import About, Body, Rows
from banshi.notices.kinds import MADE_UP_FOR, NoticeKind, title

__all__ = ["Letter", "Rows", "letter"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A notice ready to be set: the page shows it and the PDF prints it, from top to bottom in this order."""

    kind: NoticeKind
    heading: str  # the organ, above the title
    title: str
    number: str
    addressee: str
    paragraphs: tuple[str, ...]
    table: Rows | None
    closing: tuple[str, ...]  # after the table: what to do, whom to ask
    organ: str
    date: str  # 2026年2月13日


def letter(
    kind: NoticeKind | str,
    number: str,
    case: Case,
    matter: Matter,
    at: datetime,
    about: Mapping[str, str | tuple[str, ...]],
    *,
    query_code: str | None = None,
) -> Letter:
    """The letter of that notice, the same whenever it is asked for.

    `at` is when the notice was issued, `about` what its draft froze; `query_code` is printed on the receipt only.
    Raises ValueError for a kind that is none.
    """
    known = NoticeKind(kind)
    organ = matter.department.name.zh
    body = _body(known, case, matter, about, query_code)
    return Letter(
        kind=known,
        heading=organ,
        title=title(known, matter.kind).zh,
        number=number,
        addressee=case.party.name,
        paragraphs=body.paragraphs,
        table=body.table,
        closing=(*body.closing, *_made_up(about), *_contact(matter)),
        organ=organ,
        date=chinese_date(civil_day(at)),
    )


def _body(kind: NoticeKind, case: Case, matter: Matter, about: About, query_code: str | None) -> Body:
    match kind:
        case NoticeKind.RECEIPT:
            return intake.receipt(case, matter, about, query_code)
        case NoticeKind.ACCEPTANCE:
            return intake.acceptance(case, matter)
        case NoticeKind.TOLERANT_ACCEPTANCE:
            return intake.tolerant_acceptance(case, matter, about)
        case NoticeKind.TRANSFER:
            return intake.transfer(case, matter)
        case NoticeKind.CORRECTION:
            return intake.correction(case, matter)
        case NoticeKind.NON_ACCEPTANCE:
            return intake.non_acceptance(case, matter)
        case NoticeKind.DECISION_GRANT:
            return decisions.granted(case, matter)
        case NoticeKind.DECISION_REFUSE:
            return decisions.refused(case, matter)
        case NoticeKind.EXTENSION:
            return limits.extended(case, matter)
        case NoticeKind.PROCEDURE:
            return limits.procedure(case, matter, about)
        case NoticeKind.HEARING_RIGHT:
            return hearing.told_of_right(case, matter, about)
        case NoticeKind.HEARING:
            return hearing.told_of_session(case, matter, about)
        case NoticeKind.HEARING_RECORD:
            return hearing.recorded(case, matter, about)
        case NoticeKind.PAYMENT:
            return payment.asked(case, matter, about)
        case NoticeKind.ORDER_TO_CORRECT:
            return after_decision.order_to_correct(case, matter, about)
        case NoticeKind.DEEMED_RENEWAL:
            return after_decision.deemed_renewed(case, matter, about)
        case NoticeKind.RENEWAL_REMINDER:
            return after_decision.reminded(case, about)
        case NoticeKind.REVOCATION:
            return after_decision.revoked(case, matter)
        case NoticeKind.REFUND_DENIED:
            return payment.denied(case, matter, about)
        case NoticeKind.TERMINATION:
            return decisions.terminated(case, matter)
        case _ as never:
            assert_never(never)


def _made_up(about: About) -> tuple[str, ...]:
    """Why the notice comes late, where an outage is the reason."""
    due = about.get(MADE_UP_FOR)
    if not isinstance(due, str):
        return ()
    day = chinese_date(civil_day(datetime.fromisoformat(due)))
    return (f"（补发）本文书应于{day}发出，因系统当时停止运行，现予补发。",)


def _contact(matter: Matter) -> tuple[str, ...]:
    """Whom to ask, where to complain, when somebody is there."""
    department = matter.department
    return (
        f"咨询电话：{department.phone}",
        f"监督投诉电话：{department.supervision_phone}",
        f"地址：{department.address.zh}",
        f"办公时间：{matter.district.opening_hours.zh}",
    )
