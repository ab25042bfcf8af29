"""Which notices exist, and what are they called?"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from banshi_rules.texts import Text


class NoticeKind(StrEnum):
    """The closed list of standard notices; a district numbers each by its own pattern."""

    RECEIPT = "receipt"
    ACCEPTANCE = "acceptance"
    TOLERANT_ACCEPTANCE = "tolerant-acceptance"
    CORRECTION = "correction"
    NON_ACCEPTANCE = "non-acceptance"
    TRANSFER = "transfer"
    DECISION_GRANT = "decision-grant"
    DECISION_REFUSE = "decision-refuse"
    TERMINATION = "termination"
    EXTENSION = "extension"
    PROCEDURE = "procedure"
    PAYMENT = "payment"
    ORDER_TO_CORRECT = "order-to-correct"
    REVOCATION = "revocation"
    HEARING_RIGHT = "hearing-right"
    HEARING = "hearing"
    HEARING_RECORD = "hearing-record"
    DEEMED_RENEWAL = "deemed-renewal"
    RENEWAL_REMINDER = "renewal-reminder"
    REFUND_DENIED = "refund-denied"


#: What a notice says, as an ISO moment, when it makes up for a moment that fell into an outage.
MADE_UP_FOR = "made_up_for"

#: What kind of act each `kind` of matter is, as the titles of decisions name it; other kinds have no word of their own.
_ACTS: Mapping[str, Text] = {
    "licence": Text("行政许可", "licence"),
    "confirmation": Text("行政确认", "confirmation"),
    "payment": Text("行政给付", "payment"),
}

_TITLES: Mapping[NoticeKind, Text] = {
    NoticeKind.RECEIPT: Text("收件回执", "Receipt"),
    NoticeKind.ACCEPTANCE: Text("受理通知书", "Notice of acceptance"),
    NoticeKind.TOLERANT_ACCEPTANCE: Text("容缺受理通知书", "Notice of tolerant acceptance"),
    NoticeKind.CORRECTION: Text("一次性补正告知书", "Correction notice"),
    NoticeKind.NON_ACCEPTANCE: Text("不予受理决定书", "Decision not to accept"),
    NoticeKind.EXTENSION: Text("延长办理期限告知书", "Notice of extension"),
    NoticeKind.PROCEDURE: Text("特别程序期限告知书", "Notice of a procedure of the law"),
    NoticeKind.TRANSFER: Text("转办通知书", "Notice of passing on"),
    NoticeKind.HEARING_RIGHT: Text("听证告知书", "Notice of the right to a hearing"),
    NoticeKind.HEARING: Text("听证通知书", "Notice of the hearing"),
    NoticeKind.HEARING_RECORD: Text("听证笔录", "Record of the hearing"),
    NoticeKind.PAYMENT: Text("缴款通知书", "Notice of payment"),
    NoticeKind.ORDER_TO_CORRECT: Text("限期改正通知书", "Order to correct"),
    NoticeKind.DEEMED_RENEWAL: Text("视为准予延续通知书", "Notice of deemed renewal"),
    NoticeKind.RENEWAL_REMINDER: Text("有效期届满提醒", "Reminder of renewal"),
    NoticeKind.REFUND_DENIED: Text("不予退款决定书", "Decision not to give money back"),
    NoticeKind.TERMINATION: Text("终止办理通知书", "Notice of termination"),
}


def act(matter_kind: str) -> Text:
    """行政许可 for licences, 行政确认, 行政给付; empty for kinds without a word of their own."""
    return _ACTS.get(matter_kind, Text("", ""))


def title(kind: NoticeKind, matter_kind: str) -> Text:
    """The title on the paper, e.g. 准予行政许可决定书."""
    named = act(matter_kind)
    match kind:
        case NoticeKind.DECISION_GRANT:
            return Text(f"准予{named.zh}决定书", f"Decision to grant the {named.say('en') or 'application'}")
        case NoticeKind.DECISION_REFUSE:
            return Text(f"不予{named.zh}决定书", f"Decision to refuse the {named.say('en') or 'application'}")
        case NoticeKind.REVOCATION:
            return Text(f"撤销{named.zh}决定书", f"Decision to revoke the {named.say('en') or 'decision'}")
        case _:
            return _TITLES[kind]
