"""What is true when somebody decides?  The time, the person and the working calendar; nothing else is asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from banshi.people import Actor
from banshi_rules.calendars import CIVIL_ZONE, WorkingCalendar


@dataclass(frozen=True, slots=True)
class Moment:
    """`now` is an aware datetime; its civil day is the one in Asia/Shanghai."""

    now: datetime
    actor: Actor
    calendar: WorkingCalendar

    @property
    def today(self) -> date:
        """The civil day."""
        return civil_day(self.now)


def civil_day(at: datetime) -> date:
    """The day on the wall calendar of the organ at that moment."""
    return at.astimezone(CIVIL_ZONE).date()
