"""Which clocks of a case does a rule look at, whose time is it, and does what a card is about still go on?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from banshi.cases.case import Case, RunningLimit, Task
from banshi.cases.moment import civil_day
from banshi.cases.tasks import step_of
from banshi.cases.words import watch_word
from banshi.definitions.flow import Procedure, Publicise
from banshi.definitions.model import Matter
from banshi.definitions.supervision import WatchedClock
from banshi.supervision.moments import over_at
from banshi.supervision.wording import planned_words, until_words
from banshi_rules.calendars import WorkingCalendar
from banshi_rules.texts import Text
from banshi_rules.time_limits import Pause, Stopwatch, due

#: The clocks of steps begin so, those of planned procedures so.
STAGE, PAUSE = "stage:", "pause:"


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock that does not stand still: its name, its last day, in words; the tasks it belongs to, none for the whole
    case's."""

    name: str
    limit: RunningLimit
    due: date | datetime
    tasks: tuple[Task, ...]
    why: Text


def clocks_of(matter: Matter, case: Case, wanted: WatchedClock, calendar: WorkingCalendar) -> Iterator[Clock]:
    """The clocks of that name.  Of steps, only those in which somebody works: days before the public and procedures of
    the law end by themselves or as planned."""
    if wanted is WatchedClock.SUSPENSION:
        yield from _planned(case)
        return
    for name in case.watches:
        kind, _, about = name.partition(":")
        task = case.tasks.get(about)
        wants = kind == WatchedClock.HEARING or (task is not None and _is_work(matter, case, task))
        if name == wanted.value or (kind == wanted.value and wants):
            limit = counted(case, name, calendar)
            if limit.due is not None:
                yield Clock(name, limit, limit.due, (task,) if task else (), until_words(watch_word(name), limit.due))


def counted(case: Case, name: str, calendar: WorkingCalendar) -> RunningLimit:
    """A clock of the case as supervision counts it.

    While a procedure of the law keeps the clocks of the case (Licensing Law 45), nobody's step runs over either: the
    days of the procedure are left out of the limits of steps, too.
    """
    clock = case.watches[name]
    kept = [one for one in case.suspensions.values() if one.stops]
    if not name.startswith(STAGE) or not kept:
        return clock
    first = civil_day(clock.watch.started)
    pauses = tuple(
        Pause(max(civil_day(one.begun), first), civil_day(one.ended) if one.ended else None)
        for one in kept
        if one.ended is None or civil_day(one.ended) > first
    )
    watch = replace(clock.watch, pauses=(*clock.watch.pauses, *pauses))
    last = due(clock.limit, watch, calendar)
    return replace(clock, watch=watch, due=last.at if last else None)


def _is_work(matter: Matter, case: Case, task: Task) -> bool:
    return task.id not in case.suspensions and not isinstance(step_of(matter, case, task), Publicise | Procedure)


def _planned(case: Case) -> Iterator[Clock]:
    """Procedures of the law against the time they were planned to take."""
    for name, one in case.open_suspensions.items():
        task = case.tasks.get(name)
        limit = RunningLimit(one.planned, Stopwatch(one.begun), one.until, False)
        yield Clock(f"{PAUSE}{name}", limit, one.until, (task,) if task else (), planned_words(one.until))


def tasks_at(case: Case, at: datetime) -> tuple[Task, ...]:
    """The tasks that were open at that moment, those still open for a moment to come; the last one where none was."""
    open_then = tuple(
        task for task in case.tasks.values() if (task.opened <= at or task.done is None) and not _done_by(task, at)
    )
    return open_then or tuple(case.tasks.values())[-1:]


def _done_by(task: Task, at: datetime) -> bool:
    return task.done is not None and task.done <= at


def was_over(case: Case, wanted: WatchedClock, moment: datetime) -> bool:
    """Whether that clock of the case was over at that moment, too."""
    other = case.watches.get(wanted.value)
    end = over_at(other) if other is not None else None
    return end is not None and end <= moment


def still_so(case: Case, about: str) -> bool:
    """Whether what a card is about still goes on; what happened once stays so until the card is put right."""
    if about.startswith(PAUSE):
        return about.removeprefix(PAUSE) in case.open_suspensions
    if about in case.watches:
        return case.running(about) is not None
    return True
