"""To whom can a task of a case be given, and why not to the others?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from banshi.cases.case import CHAIR, Case, Task
from banshi.cases.duties import colleague_must_be_fit, heads, holds
from banshi.cases.refusals import Forbidden
from banshi.definitions.model import Matter
from banshi.people import Actor
from banshi.store import accounts
from banshi.use_cases.world import World


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who works in the department of a task; `why_not` is None for whoever may do it."""

    person: Actor
    why_not: Forbidden | None


def open_tasks_to_give(case: Case, actor: Actor) -> tuple[Task, ...]:
    """The open tasks of the case that this actor may give to others, the one that waited longest first."""
    waiting = [task for task in case.tasks.values() if task.done is None and task.step != CHAIR]
    return tuple(task for task in waiting if holds(task, actor) or heads(case, task, actor))


def colleagues_for(world: World, matter: Matter, case: Case, task: Task) -> Sequence[Colleague]:
    """Everybody of that department but the holder, those who may do it first."""
    with world.reading() as connection:
        staff = accounts.officers(connection, {task.department}, world.today())
    found = [Colleague(one, _why_not(matter, case, task, one)) for one in staff if one.person != task.holder]
    return sorted(found, key=lambda one: one.why_not is not None)


def _why_not(matter: Matter, case: Case, task: Task, colleague: Actor) -> Forbidden | None:
    try:
        colleague_must_be_fit(matter, case, task, colleague)
    except Forbidden as refusal:
        return refusal
    return None
