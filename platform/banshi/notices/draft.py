"""Which event asks for which notice, and what does it say that the case will not always say?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from banshi.cases.case import Case
from banshi.cases.events import (
    ApplicationAccepted,
    ApplicationFiled,
    ApplicationNotAccepted,
    CaseTerminated,
    CaseWithdrawn,
    CorrectionRequested,
    DecisionMade,
    Event,
)
from banshi.definitions.model import Matter
from banshi.notices.kinds import NoticeKind


@dataclass(frozen=True, slots=True)
class NoticeDraft:
    """A notice that wants a number.  `about` freezes what later events of the case may change."""

    kind: NoticeKind
    about: Mapping[str, str | tuple[str, ...]]


def notice_for(event: Event, case: Case, matter: Matter) -> NoticeDraft | None:
    """The notice this event asks for; `case` is the case after all events of the same decision."""
    match event:
        case ApplicationFiled(materials=materials, supplied=supplied):
            return NoticeDraft(NoticeKind.RECEIPT, {"materials": tuple(materials), "supplied": supplied})
        case CorrectionRequested():
            return NoticeDraft(NoticeKind.CORRECTION, {})
        case ApplicationAccepted():
            return NoticeDraft(NoticeKind.ACCEPTANCE, {})
        case ApplicationNotAccepted():
            return NoticeDraft(NoticeKind.NON_ACCEPTANCE, {})
        case DecisionMade(granted=True):
            return NoticeDraft(NoticeKind.DECISION_GRANT, {})
        case DecisionMade():
            return NoticeDraft(NoticeKind.DECISION_REFUSE, {})
        case CaseTerminated() | CaseWithdrawn():
            return NoticeDraft(NoticeKind.TERMINATION, {})
        case _:
            return None
