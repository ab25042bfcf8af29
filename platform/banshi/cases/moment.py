"""What is true when somebody decides?  The time, the person, the working calendar and the answers; nothing is asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from banshi.licences.register import Licence
from banshi.people import Actor
from banshi_rules.calendars import CIVIL_ZONE, WorkingCalendar
from banshi_rules.texts import Text
from banshi_rules.values import Facts


@dataclass(frozen=True, slots=True)
class Moment:
    """`now` is an aware datetime; its civil day is the one in Asia/Shanghai.

    `facts` are what the answers of the application mean (`definitions.facts`): conditions of steps read them.
    `licence` is what the register says of the licence that the case acts on or has issued, where there is one.
    `lacking` are the titles of the matters whose licence is needed before this is granted, and not held.
    `ahead` is how many cases with an earlier place in the order of acceptance keep it; None where nobody looked.
    """

    now: datetime
    actor: Actor
    calendar: WorkingCalendar
    facts: Facts = field(default_factory=dict)
    ahead: int | None = None
    licence: Licence | None = None
    lacking: tuple[Text, ...] = ()

    @property
    def today(self) -> date:
        """The civil day."""
        return civil_day(self.now)


def civil_day(at: date | datetime) -> date:
    """The day on the wall calendar of the organ at that moment; a day, such as the last one of a clock, is itself."""
    return at.astimezone(CIVIL_ZONE).date() if isinstance(at, datetime) else at
