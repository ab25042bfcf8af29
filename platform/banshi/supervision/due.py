"""Which cards are due now, whom to remind again, and when must somebody wake to look again?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from banshi.cases.cards import Card, CardState
from banshi.cases.case import Case
from banshi.definitions.model import Matter
from banshi.definitions.supervision import SupervisionRule
from banshi.supervision.moments import again
from banshi.supervision.occasions import Occasion, occasions
from banshi.supervision.watched import still_so
from banshi_rules.calendars import WorkingCalendar
from banshi_rules.time_limits import Stopwatch, due


@dataclass(frozen=True, slots=True)
class RuleBook:
    """The rules of a district.  What happened before `since` sets no rule off: nobody could know it then."""

    rules: tuple[SupervisionRule, ...] = ()
    since: datetime | None = None

    def __bool__(self) -> bool:
        """Whether anything is watched."""
        return bool(self.rules)


@dataclass(frozen=True, slots=True)
class Reminder:
    """A card without an answer whose recipients are told again at that moment."""

    card: Card
    rule: SupervisionRule
    at: datetime

    @property
    def timer(self) -> str:
        """The name of the timer that wakes for it."""
        return f"card:{self.rule.id}:again:{self.card.number}"


def cards_due(
    matter: Matter, case: Case, book: RuleBook, now: datetime, calendar: WorkingCalendar
) -> tuple[Occasion, ...]:
    """The occasions that have come and for which the case has no card yet, the earliest first.

    One card for each case, rule and thing it is about: asked twice at one moment, the second answer is the same, and
    once the cards are issued it is empty.
    """
    found = (one for one in _waiting(matter, case, book, calendar) if one.at <= now and _still(one, now))
    return tuple(sorted(found, key=lambda one: (one.at, one.rule.level.weight)))


def reminders_due(case: Case, book: RuleBook, now: datetime, calendar: WorkingCalendar) -> tuple[Reminder, ...]:
    """The reminders that have come; one for each card, however many were missed."""
    return tuple(one for one in _reminders(case, book, calendar) if one.at <= now)


def wakes(
    matter: Matter, case: Case, book: RuleBook, now: datetime, calendar: WorkingCalendar
) -> tuple[tuple[str, datetime], ...]:
    """The timers of the case: for each occasion and reminder to come its name and moment, the earliest first.

    What is due already is among them with its own moment, so that it is looked at next.
    """
    found = [(one.timer, one.at) for one in _waiting(matter, case, book, calendar) if _still(one, now)]
    found += [(one.timer, one.at) for one in _reminders(case, book, calendar)]
    return tuple(sorted(found, key=lambda pair: (pair[1], pair[0])))


def explain_by(rule: SupervisionRule, now: datetime, calendar: WorkingCalendar) -> date | datetime | None:
    """The last day for the unit to explain itself, counted from now; None where the rule gives no time."""
    if rule.explain_within is None:
        return None
    last = due(rule.explain_within, Stopwatch(now), calendar)
    return last.at if last else None


def _waiting(matter: Matter, case: Case, book: RuleBook, calendar: WorkingCalendar) -> Iterator[Occasion]:
    """The occasions without a card that fall under the rules as they stand."""
    known = {card.key for card in case.cards.values()}
    for one in _all(matter, case, book.rules, calendar):
        too_early = book.since is not None and one.at < book.since and one.until is None
        if one.key not in known and not too_early:
            yield one


def _all(matter: Matter, case: Case, rules: Iterable[SupervisionRule], calendar: WorkingCalendar) -> Iterator[Occasion]:
    for rule in rules:
        yield from occasions(matter, case, rule, calendar)


def _still(one: Occasion, now: datetime) -> bool:
    return one.until is None or now < one.until


def _reminders(case: Case, book: RuleBook, calendar: WorkingCalendar) -> Iterator[Reminder]:
    rules = {rule.id: rule for rule in book.rules}
    for card in case.cards.values():
        rule = rules.get(card.rule)
        if rule is None or rule.repeat is None or card.state is not CardState.ISSUED:
            continue
        if len(card.reminded) < rule.repeat.at_most and still_so(case, card.about):
            last = card.reminded[-1] if card.reminded else card.issued
            yield Reminder(card, rule, again(last, rule.repeat.every, calendar))
