"""Which clock is a card about, and why is it over on just that day?"""

from __future__ import annotations

from datetime import date

from banshi.cases.cards import Card
from banshi.cases.case import Case, RunningLimit
from banshi.cases.ledgers import ClockLedger, ledger_of_clock
from banshi.cases.words import watch_word
from banshi.definitions.model import Matter
from banshi.supervision.watched import PAUSE, counted
from banshi_rules.calendars import WorkingCalendar
from banshi_rules.texts import Text
from banshi_rules.time_limits import Stopwatch

_PLANNED = Text("特别程序计划的时间", "Time the procedure was planned to take")


def proof_of(
    matter: Matter, case: Case, card: Card, today: date, calendar: WorkingCalendar
) -> tuple[Text, ClockLedger] | None:
    """The name and the days of the clock a card is about; None where it is about something else."""
    if card.about.startswith(PAUSE):
        one = case.suspensions.get(card.about.removeprefix(PAUSE))
        if one is None:
            return None
        planned = RunningLimit(one.planned, Stopwatch(one.begun), one.until, False)
        return _PLANNED, ledger_of_clock(matter, case, card.about, planned, today, calendar)
    if card.about not in case.watches:
        return None
    clock = counted(case, card.about, calendar)
    return watch_word(card.about), ledger_of_clock(matter, case, card.about, clock, today, calendar)
