"""By which posts is money handled in a case?  The window takes it; those who decide waive it and give it back."""

from __future__ import annotations

from collections.abc import Sequence

from banshi.cases.case import Case
from banshi.cases.events import (
    Event,
    PaymentRecorded,
    PaymentRepeated,
    PaymentWaived,
    RefundAsked,
    RefundDenied,
    Refunded,
)
from banshi.definitions.flow import Decide, Intake, Issue
from banshi.definitions.model import Matter
from banshi.people import Role


def cashiers(matter: Matter, case: Case) -> tuple[Role, ...]:
    """Who stands at the window: the posts of intake and of issue."""
    return tuple(dict.fromkeys(s.by for s in matter.flow(case.route).steps if isinstance(s, (Intake, Issue))))


def deciders(matter: Matter, case: Case) -> tuple[Role, ...]:
    """Who decides in this matter."""
    return tuple(dict.fromkeys(s.by for s in matter.flow(case.route).steps if isinstance(s, Decide)))


def posts_for(matter: Matter, case: Case, happened: Sequence[Event]) -> tuple[Role, ...]:
    """By which posts it is done where these events are about money; none where they are about something else."""
    match happened[:1]:
        case [PaymentRecorded() | PaymentRepeated() | RefundAsked()]:
            return cashiers(matter, case)
        case [PaymentWaived() | Refunded() | RefundDenied()]:
            return deciders(matter, case)
        case _:
            return ()
