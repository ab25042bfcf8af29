"""Whose turn is it?  Opening, taking and closing the one task of a case."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from banshi.cases.case import Case, Task
from banshi.cases.commands import Claim
from banshi.cases.duties import must_be_fit, must_know
from banshi.cases.events import Event, TaskClaimed, TaskDone, TaskOpened
from banshi.cases.limits import started, stopped
from banshi.cases.moment import Moment
from banshi.cases.refusals import OutOfOrder
from banshi.cases.words import STATUS_WORDS, task_word
from banshi.definitions.flow import Step
from banshi.definitions.model import Matter
from banshi.people import Actor
from banshi_rules.texts import Text


def opening(matter: Matter, step: Step, turn: int, moment: Moment) -> tuple[Event, ...]:
    """The task of that step, for the `turn`-th time, with its clock where the step has a limit."""
    task = f"{step.id}-{turn}"
    clock = started(f"stage:{task}", step.limit, moment.now, moment.calendar) if step.limit else None
    opened = TaskOpened(task, step.id, step.stage, step.by, matter.department.id, clock.due if clock else None)
    return (opened, clock) if clock else (opened,)


def reopening(matter: Matter, case: Case, step: Step, moment: Moment) -> tuple[Event, ...]:
    """The task of that step, counted on from the times it was open before."""
    turn = 1 + sum(task.step == step.id for task in case.tasks.values())
    return opening(matter, step, turn, moment)


def closing(case: Case, task: Task, outcome: str, opinion: str, moment: Moment) -> tuple[Event, ...]:
    """The task ends with that outcome; whoever did not take it before, took it by acting; its clock stops."""
    taken: Sequence[Event] = ()
    if task.holder is None:
        taken = (TaskClaimed(task.id, moment.actor.person, moment.actor.name),)
    return (*taken, TaskDone(task.id, outcome, opinion), *stopped(case, f"stage:{task.id}"))


def must_be_open(case: Case) -> Task:
    """The open task.  Raises OutOfOrder when the case is closed or waits for the applicant."""
    must_run(case)
    if case.open_task is None:
        raise OutOfOrder("waiting-for-applicant")
    return case.open_task


def must_run(case: Case) -> None:
    """Raise OutOfOrder when the case is closed."""
    if case.concluded is not None:
        raise OutOfOrder("concluded", {"status": STATUS_WORDS[case.status]})


def at_step(
    matter: Matter, case: Case, actor: Actor, kind: type[Step] | tuple[type[Step], ...], wish: Text
) -> tuple[Task, Step]:
    """The open task and its step, when it is of that kind and this actor may do it; raises OutOfOrder or Forbidden."""
    must_know(case, actor)
    task = must_be_open(case)
    step = matter.flow(case.route).step(task.step)
    if not isinstance(step, kind):
        raise OutOfOrder("other-step", {"here": task_word(task), "wish": wish})
    must_be_fit(matter, case, task, actor)
    if task.holder not in (None, actor.person):
        raise OutOfOrder("held", {"holder": task.holder_name})
    return task, step


def may_claim(matter: Matter, case: Case, actor: Actor, now: datetime) -> Task:
    """The open task, when this actor may take it; raises OutOfOrder or Forbidden."""
    must_know(case, actor)
    task = must_be_open(case)
    must_be_fit(matter, case, task, actor)
    if task.holder == actor.person:
        raise OutOfOrder("already-yours")
    if task.holder is not None:
        raise OutOfOrder("held", {"holder": task.holder_name})
    return task


def claim(matter: Matter, case: Case, command: Claim, moment: Moment) -> tuple[Event, ...]:
    """One officer takes the task."""
    task = may_claim(matter, case, moment.actor, moment.now)
    if task.id != command.task:
        raise OutOfOrder("other-task", {"here": task_word(task)})
    return (TaskClaimed(task.id, moment.actor.person, moment.actor.name),)
