"""Why is the clock over on just that day?  Every day of it, counted or not, and the reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from banshi.cases.cards import Card
from banshi.cases.case import Case
from banshi.cases.words import watch_word
from banshi.supervision.watched import PAUSE, counted
from banshi.web.frame.languages import gettext as _
from banshi.web.frame.languages import language
from banshi_rules.calendars import WorkingCalendar
from banshi_rules.texts import Text
from banshi_rules.time_limits import Stopwatch, TimeLimit, ledger, say_why


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the clock; `number` is the how manyth it is among those that count."""

    date: date
    number: int | None
    why: str


@dataclass(frozen=True, slots=True)
class Proof:
    """A clock with its days; `due` None while it stands still."""

    name: str
    limit: TimeLimit
    since: datetime
    due: date | datetime | None
    provisional: bool
    days: tuple[Day, ...]


def proof_of(case: Case, card: Card, calendar: WorkingCalendar) -> Proof | None:
    """The proof of the clock a card is about; None where it is about something else."""
    if card.about.startswith(PAUSE):
        one = case.suspensions.get(card.about.removeprefix(PAUSE))
        if one is None:
            return None
        watch = Stopwatch(one.begun)
        days = tuple(_days(one.planned, watch, calendar))
        return Proof(_("特别程序计划的时间"), one.planned, one.begun, one.until, False, days)
    if card.about not in case.watches:
        return None
    clock = counted(case, card.about, calendar)
    name: Text = watch_word(card.about)
    days = tuple(_days(clock.limit, clock.watch, calendar))
    return Proof(name.say(language()), clock.limit, clock.watch.started, clock.due, clock.provisional, days)


def _days(limit: TimeLimit, watch: Stopwatch, calendar: WorkingCalendar) -> Iterator[Day]:
    number = 0
    for day in ledger(limit, watch, calendar):
        number += day.counted
        yield Day(day.date, number if day.counted else None, say_why(day.why, language()))
