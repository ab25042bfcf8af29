"""When is each step of a path over, if the application is accepted on that day, and which day counted?

Every step begins when what stands before it is over and takes all the time it has; a procedure stops the clock of the
promise and of the law for as long as it is planned (Licensing Law 45).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from banshi.definitions.flow import Fork, Part, Step
from banshi.definitions.paths.clocks import RunsOn, clock_of, spells_of
from banshi.definitions.paths.route_paths import Path
from banshi_rules.calendars import CIVIL_ZONE, WorkingCalendar
from banshi_rules.time_limits import Due, LedgerDay, Pause, Stopwatch, TimeLimit, due, ledger


@dataclass(frozen=True, slots=True)
class Stay:
    """A case at one step, on one clock: from the end of that day to the end of `last`."""

    step: Step
    clock: RunsOn
    after: date
    last: date


@dataclass(frozen=True, slots=True)
class Count:
    """A limit counted from the acceptance: its last day, and every day with the reason why it counts or does not."""

    limit: TimeLimit
    due: Due
    days: tuple[LedgerDay, ...]


@dataclass(frozen=True, slots=True)
class Schedule:
    """A path with dates: its stays between acceptance and decision, the day of the decision, the limits counted."""

    stays: tuple[Stay, ...]
    decided: date
    promised: Count
    statutory: Count

    @property
    def binding(self) -> Count:
        """The limit that ends first; the promise where both end on one day."""
        return self.statutory if _day(self.statutory.due.at) < _day(self.promised.due.at) else self.promised

    @property
    def kept(self) -> bool:
        """Whether the decision falls within both limits."""
        return self.decided <= _day(self.binding.due.at)


def schedule(
    path: Path, accepted: date, promised: TimeLimit, statutory: TimeLimit, calendar: WorkingCalendar
) -> Schedule:
    """The path from that day of acceptance on.  OverflowError beyond the year 9999."""
    judged = [part for part in path.parts if isinstance(part, Fork) or clock_of(part) in _UNTIL_THE_DECISION]
    day, stays = accepted, list[Stay]()
    for part in judged:
        here = [list(_stays(branch, path.runs, day, calendar)) for branch in _branches(part)]
        ends = sorted(branch[-1].last if branch else day for branch in here)
        day = ends[part.needed - 1] if isinstance(part, Fork) else ends[0]
        stays += [stay for branch in here for stay in branch]
    pauses = tuple(Pause(stay.after, stay.last) for stay in stays if stay.clock is RunsOn.STOPPED)
    watch = Stopwatch(_noon(accepted), pauses)
    return Schedule(tuple(stays), day, _counted(promised, watch, calendar), _counted(statutory, watch, calendar))


_UNTIL_THE_DECISION = (RunsOn.JUDGING, RunsOn.STOPPED)


def _counted(limit: TimeLimit, watch: Stopwatch, calendar: WorkingCalendar) -> Count:
    ends = due(limit, watch, calendar)
    assert ends is not None  # every pause is over
    return Count(limit, ends, ledger(limit, watch, calendar))


def _branches(part: Part) -> tuple[tuple[Step, ...], ...]:
    return part.branches if isinstance(part, Fork) else ((part,),)


def _stays(steps: Sequence[Step], runs: frozenset[str], day: date, calendar: WorkingCalendar) -> Iterator[Stay]:
    for step in steps:
        if step.id not in runs:
            continue
        spells = tuple(spells_of(step))
        for clock, limit in spells:
            ends = due(limit, Stopwatch(_noon(day)), calendar)
            last = day if ends is None else _day(ends.at)
            yield Stay(step, clock, day, last)
            day = last
        if not spells:
            yield Stay(step, clock_of(step), day, day)


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), CIVIL_ZONE)


def _day(at: date | datetime) -> date:
    return at.astimezone(CIVIL_ZONE).date() if isinstance(at, datetime) else at
