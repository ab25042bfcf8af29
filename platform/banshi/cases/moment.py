"""What is true when somebody decides?  The time, the person and the working calendar; nothing else is asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from banshi_rules.calendars import WorkingCalendar
from banshi_rules.time_limits import civil_date as civil_day

__all__ = ["Moment", "civil_day"]

from banshi.people import Actor


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
