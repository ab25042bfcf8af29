"""What opens when a step is done?  The next step, the branches of a fork side by side, or nothing more.

Steps and forks whose condition does not hold for the answers fall away, and the history says so with its reasons.
"""

from __future__ import annotations

from collections.abc import Sequence

from banshi.cases.case import Case
from banshi.cases.drawing import drawn
from banshi.cases.events import (
    BranchDone,
    CaseConcluded,
    Event,
    ForkLeft,
    ForkOpened,
    Recorded,
    StepSkipped,
)
from banshi.cases.folding import evolve
from banshi.cases.limits import resumed, stopped
from banshi.cases.moment import Moment
from banshi.cases.suspending import opened
from banshi.cases.tasks import dropping, opening
from banshi.cases.tolerance import clock_at
from banshi.definitions.flow import Fork, Issue, Part, PostCheck, Procedure, Step, steps_in
from banshi.definitions.model import Matter
from banshi_rules.expressions import Expression, Reason, evaluate, holds


def carry_on(matter: Matter, case: Case, happened: Sequence[Event], step: str, moment: Moment) -> tuple[Event, ...]:
    """What happened, and what opens now that this step is done."""
    road = Road(matter, case, moment)
    road.happen(*happened)
    road.after(step)
    return tuple(road.events)


def decided_early(matter: Matter, case: Case, happened: Sequence[Event], moment: Moment) -> tuple[Event, ...]:
    """What happened, and what opens behind the deciding step: neither it nor any open branch is needed."""
    road = Road(matter, case, moment)
    road.happen(*happened)
    road.leave_forks()
    road.after(road.flow.decision.id)
    return tuple(road.events)


def go_on_paid(matter: Matter, case: Case, happened: Sequence[Event], moment: Moment) -> tuple[Event, ...]:
    """What happened, and what opens where only the money was waited for."""
    if not case.waits_for_money:
        return tuple(happened)
    flow = matter.flow(case.route)
    steps = [step.id for step in flow.steps]
    done = [steps.index(task.step) for task in case.tasks.values() if task.step in steps]
    return carry_on(matter, case, happened, steps[max(steps.index(flow.decision.id), *done)], moment)


def go_back(matter: Matter, case: Case, happened: Sequence[Event], to: Step, moment: Moment) -> tuple[Event, ...]:
    """What happened, and the earlier step open again; a fork that is left by it ends with the tasks open in it."""
    road = Road(matter, case, moment)
    road.happen(*happened)
    road.back(to)
    return tuple(road.events)


class Road:
    """The way of a case through its flow, and the case as it becomes on it, event by event."""

    def __init__(self, matter: Matter, case: Case, moment: Moment) -> None:
        self.matter, self.case, self.moment = matter, case, moment
        self.flow = matter.flow(case.route)
        self.events: list[Event] = []

    def happen(self, *events: Event) -> None:
        """These events, in order."""
        actor = self.moment.actor
        for event in events:
            self.events.append(event)
            version = self.case.version + 1
            self.case = evolve(
                self.case, Recorded(0, self.case.id, version, self.moment.now, actor.person, actor.name, event)
            )

    def after(self, step: str) -> None:
        """Open whatever comes after that step."""
        place, part = self._place(step)
        if self._unpaid_result(place):
            return
        if isinstance(part, Fork) and part.id in self.case.forks:
            if self.case.outcome is not None:  # decided by a rule beside it, under an edition that allowed that
                self._leave(part, joined=False)
                return
            number, branch = _branch(part, step)
            behind = branch[[one.id for one in branch].index(step) + 1 :]
            if self._open_first(behind):
                return
            self.happen(BranchDone(part.id, number))
            state = self.case.forks[part.id]
            if state.running and len(state.done) < state.needed:
                return
            self._leave(part, joined=True)
        if not self._open_first(self.flow.parts[place + 1 :]):
            self.leave_forks()
            self.happen(*stopped(self.case, "tolerance"), CaseConcluded())

    def _unpaid_result(self, place: int) -> bool:
        """Whether nothing goes on because the case is granted and unpaid, and no step behind this place issues the
        result: there the money is waited for."""
        if not self.case.granted or self.case.handover is not None or not self.case.unpaid:
            return False
        behind = [step for part in self.flow.parts[place + 1 :] if self._holds(part) for step in steps_in(part)]
        return not any(isinstance(step, Issue) and self._holds(step) for step in behind)

    def _holds(self, part: Part) -> bool:
        return part.when is None or holds(part.when, self.moment.facts)

    def leave_forks(self, besides: Part | None = None) -> None:
        """Nothing beside the way goes on: the open forks end with their tasks, but for the one named."""
        for fork in [one for one in self.flow.parts if isinstance(one, Fork) and one.id in self.case.forks]:
            if fork is not besides:
                self._leave(fork, joined=False)

    def back(self, to: Step) -> None:
        """Open an earlier step again."""
        _, part = self._place(to.id)
        self.leave_forks(besides=part)
        if isinstance(part, Fork) and part.id not in self.case.forks:
            self.happen(ForkOpened(part.id, (_branch(part, to.id)[0],), 1))
        self._open(to)

    def _open_first(self, parts: Sequence[Part]) -> bool:
        """Open the first of these parts that does not fall away; whether there was one."""
        return any(self._opened(part) for part in parts)

    def _opened(self, part: Part) -> bool:
        if not self._wanted(part):
            return False
        if isinstance(part, Fork):
            return self._opened_fork(part)
        self._open(part)
        return True

    def _wanted(self, part: Part) -> bool:
        if isinstance(part, PostCheck) and self.case.refused:
            return False  # there is nothing to look after
        if part.when is not None and not self._holds(part):
            self.happen(StepSkipped(part.id, reasons(part.when, self.moment)))
            return False
        if isinstance(part, PostCheck) and part.share is not None:
            lot = drawn(self.case, part.id, part.share)
            self.happen(lot)
            return lot.drawn
        return True

    def _opened_fork(self, fork: Fork) -> bool:
        running: dict[int, Step] = {}
        for number, branch in enumerate(fork.branches, start=1):
            first = next((step for step in branch if self._wanted(step)), None)
            if first is not None:
                running[number] = first
        needed = fork.needed - (len(fork.branches) - len(running))
        if not running or needed <= 0:
            self.happen(StepSkipped(fork.id, ()))
            return False
        self.happen(ForkOpened(fork.id, tuple(running), needed))
        for first in running.values():
            self._open(first)
        return True

    def _open(self, step: Step) -> None:
        since = self.case.outcome.decided if isinstance(step, PostCheck) and self.case.outcome else None
        self.happen(*opening(self.matter, self.case, step, self.moment, since))
        self.happen(*clock_at(self.matter, self.case, step, since or self.moment.now, self.moment))
        if isinstance(step, Procedure):
            task = self.case.open_tasks[-1]
            self.happen(*opened(self.matter, self.case, task, step, self.moment))

    def _leave(self, fork: Fork, *, joined: bool) -> None:
        inside = {step.id for step in steps_in(fork)}
        self.happen(*dropping(self.case, [task for task in self.case.open_tasks if task.step in inside]))
        if not any(one.stops for one in self.case.open_suspensions.values()):
            self.happen(*resumed(self.case, self.moment.today, self.moment.calendar))
        self.happen(ForkLeft(fork.id, joined))

    def _place(self, step: str) -> tuple[int, Part]:
        return next(
            (place, part) for place, part in enumerate(self.flow.parts) if any(one.id == step for one in steps_in(part))
        )


def _branch(fork: Fork, step: str) -> tuple[int, tuple[Step, ...]]:
    """The branch that holds the step, with its number from 1."""
    return next(
        (number, branch)
        for number, branch in enumerate(fork.branches, start=1)
        if any(one.id == step for one in branch)
    )


def reasons(condition: Expression, moment: Moment) -> tuple[str, ...]:
    """What decided about a condition: `source words → value`, `?` for what is not known."""
    return told(evaluate(condition, moment.facts).because)


def told(because: Sequence[Reason]) -> tuple[str, ...]:
    """Reasons as the record keeps them: `source words → value`, `?` for what is not known."""
    return tuple(f"{one.text} → {_written(one.value)}" for one in because)


def _written(value: object) -> str:
    return "?" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
