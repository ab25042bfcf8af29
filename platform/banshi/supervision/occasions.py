"""What do the rules see in a case?  Every occasion for a card, past and to come, with its moment and its reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from banshi.cases.cards import Card, CardState
from banshi.cases.case import Case, Task
from banshi.cases.limits import end_of
from banshi.definitions.flow import Stage
from banshi.definitions.model import Matter
from banshi.definitions.supervision import (
    Before,
    CardLevel,
    Happened,
    RunOver,
    StillOpen,
    SupervisionRule,
    Unanswered,
    UsedUp,
)
from banshi.supervision.faults import faults
from banshi.supervision.moments import before_the_end, later, over_at, used_up
from banshi.supervision.watched import Clock, clocks_of, still_so, tasks_at, was_over
from banshi.supervision.wording import card_words, fault_words, unanswered_words
from banshi_rules.calendars import WorkingCalendar
from banshi_rules.texts import Text


@dataclass(frozen=True, slots=True)
class Occasion:
    """A rule speaks from `at` on (until `until`, where there is nothing to be warned of any more): about what, why.

    `tasks` are those whose time it is; `stage` is where the case stands or stood.
    """

    rule: SupervisionRule
    about: str
    stage: Stage
    tasks: tuple[Task, ...]
    at: datetime
    until: datetime | None
    why: Text

    @property
    def key(self) -> tuple[str, str]:
        """What there is one card of in a case."""
        return self.rule.id, self.about

    @property
    def timer(self) -> str:
        """The name of the timer that wakes for it."""
        return f"card:{self.rule.id}:{self.about}"


def occasions(matter: Matter, case: Case, rule: SupervisionRule, calendar: WorkingCalendar) -> Iterator[Occasion]:
    """Every occasion that the rule finds in the case, whether or not there is a card for it already."""
    scope = rule.scope
    if scope.matters and matter.code not in scope.matters:
        return
    if scope.classes and matter.limits.kind not in scope.classes:
        return
    for occasion in _found(matter, case, rule, calendar):
        if not scope.stages or occasion.stage in scope.stages:
            yield occasion


def _found(matter: Matter, case: Case, rule: SupervisionRule, calendar: WorkingCalendar) -> Iterator[Occasion]:
    trigger = rule.trigger
    match trigger:
        case Before() | UsedUp() | RunOver():
            for clock in clocks_of(matter, case, trigger.clock, calendar):
                yield from _of_clock(case, rule, trigger, clock, calendar)
        case Happened(what):
            for fault in faults(matter, case, what):
                whose = (fault.task,) if fault.task else ()
                yield Occasion(rule, what.value, fault.stage, whose, fault.at, None, fault_words(fault.at))
        case StillOpen(level, since):
            for card in case.cards.values():
                begun = _open_since(case, card)
                if card.level is level and begun is not None:
                    at = later(begun, since, calendar)
                    tasks = _tasks_of(case, card)
                    yield Occasion(rule, f"card:{card.number}", card.stage, tasks, at, None, card_words(card))
        case Unanswered(number):
            yield from _unanswered(case, rule, number)
        case _ as never:
            assert_never(never)


def _of_clock(
    case: Case, rule: SupervisionRule, trigger: Before | UsedUp | RunOver, clock: Clock, calendar: WorkingCalendar
) -> Iterator[Occasion]:
    limit, due = clock.limit, clock.due
    at: datetime | None
    until: datetime | None = end_of(due)
    match trigger:
        case RunOver(_, by, unless):
            over, until = over_at(limit), None
            if over is None or (unless is not None and was_over(case, unless, over)):
                return
            at = over if by is None else later(due, by, calendar)
            if limit.stopped is not None and limit.stopped < at:
                return
        case Before(_, by):
            at = before_the_end(limit, by, calendar) if limit.stopped is None else None
        case UsedUp(_, percent):
            at = used_up(limit, percent, calendar) if limit.stopped is None else None
        case _ as never:
            assert_never(never)
    if at is not None:
        tasks = clock.tasks or tasks_at(case, at)
        yield Occasion(rule, clock.name, tasks[-1].stage if tasks else case.stage, tasks, at, until, clock.why)


def _unanswered(case: Case, rule: SupervisionRule, number: int) -> Iterator[Occasion]:
    """So many warnings that nobody answered, reminders counted, while what they warn of is still so."""
    standing = [
        card
        for card in case.cards.values()
        if card.level is CardLevel.WARNING
        and card.state is not CardState.EXPLAINED
        and _open_since(case, card) is not None
    ]
    told = sorted(at for card in standing for at in (card.issued, *card.reminded))
    if len(told) >= number:
        first = standing[0]
        tasks = _tasks_of(case, first)
        why = unanswered_words(len(told), [card.words for card in standing])
        yield Occasion(rule, f"warnings:{first.number}", first.stage, tasks, told[number - 1], None, why)


def _open_since(case: Case, card: Card) -> datetime | None:
    """Since when a card is not cleared; None when it is: cancelled, put right, or its cause gone.

    To explain it clears nothing: until it is judged it is as open as on the day it was issued.
    """
    if not still_so(case, card.about):
        return None
    if card.state in (CardState.ISSUED, CardState.EXPLAINED):
        return card.issued
    if card.state is CardState.CONFIRMED and card.judged is not None:
        return card.judged.at
    return None


def _tasks_of(case: Case, card: Card) -> tuple[Task, ...]:
    """The tasks whose time a card is about."""
    task = case.tasks.get(card.about.partition(":")[2])
    if task is not None:
        return (task,)
    at_stage = tuple(task for task in case.tasks.values() if task.stage is card.stage)
    return at_stage[-1:]
