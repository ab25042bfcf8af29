"""Who gives a task to whom (转办)?  Its holder or the head of the organ, to a colleague fit for it, or back to all."""

from __future__ import annotations

from datetime import datetime

from banshi.cases.case import CHAIR, Case, Task
from banshi.cases.commands import Assign, Release
from banshi.cases.duties import colleague_must_be_fit, heads, holds, must_know
from banshi.cases.events import Event, TaskId, TaskReassigned
from banshi.cases.moment import Moment
from banshi.cases.refusals import Forbidden, OutOfOrder, must_say
from banshi.cases.tasks import must_wait_for_somebody
from banshi.cases.words import task_word
from banshi.definitions.model import Matter
from banshi.people import Actor


def may_assign(matter: Matter, case: Case, actor: Actor, now: datetime, named: TaskId | None = None) -> Task:
    """An open task that this actor may give to somebody; raises OutOfOrder or Forbidden."""
    tasks = _open_tasks(case, actor, named)
    found = next((task for task in tasks if holds(task, actor) or heads(case, task, actor)), None)
    if found is None:
        raise Forbidden("not-yours-to-assign", {"here": task_word(tasks[0])})
    return found


def assign(matter: Matter, case: Case, command: Assign, moment: Moment) -> tuple[Event, ...]:
    """The colleague holds the task from now on; the clocks run on."""
    task = may_assign(matter, case, moment.actor, moment.now, command.task)
    if task.holder == command.to.person:
        raise OutOfOrder("held-already", {"holder": command.to.name})
    colleague_must_be_fit(matter, case, task, command.to)
    reason = must_say(command.reason, "reason", "assign-reason-missing")
    return (_reassigned(task, command.to, reason),)


def may_release(matter: Matter, case: Case, actor: Actor, now: datetime, named: TaskId | None = None) -> Task:
    """A task somebody holds that this actor may give back to all who hold its post; raises OutOfOrder or Forbidden."""
    tasks = _open_tasks(case, actor, named)
    mine = [task for task in tasks if holds(task, actor) or heads(case, task, actor)]
    if not mine:
        raise Forbidden("not-yours-to-assign", {"here": task_word(tasks[0])})
    held = next((task for task in mine if task.holder is not None), None)
    if held is None:
        raise OutOfOrder("held-by-nobody")
    return held


def release(matter: Matter, case: Case, command: Release, moment: Moment) -> tuple[Event, ...]:
    """Nobody holds the task any more; whoever has the post may take it."""
    task = may_release(matter, case, moment.actor, moment.now, command.task)
    return (_reassigned(task, None, must_say(command.reason, "reason", "assign-reason-missing")),)


def _open_tasks(case: Case, actor: Actor, named: TaskId | None) -> list[Task]:
    must_know(case, actor)
    first, *_ = waiting = must_wait_for_somebody(case)
    tasks = [task for task in waiting if named in (None, task.id)]
    if not tasks:
        raise OutOfOrder("other-task", {"here": task_word(first)})
    given = [task for task in tasks if task.step != CHAIR]
    if not given:
        raise OutOfOrder("chair-not-given")
    return given


def _reassigned(task: Task, to: Actor | None, reason: str) -> TaskReassigned:
    return TaskReassigned(
        task.id, task.holder, task.holder_name, to.person if to else None, to.name if to else None, reason
    )
