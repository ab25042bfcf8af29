"""Whose turn is it?  Finding, opening, taking and closing the tasks of a case; several may be open side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from banshi.cases.case import ERRAND, Case, Task
from banshi.cases.commands import Claim
from banshi.cases.duties import acting_for, must_be_fit, must_know
from banshi.cases.events import Event, ProcedureEnded, TaskClaimed, TaskDone, TaskId, TaskOpened
from banshi.cases.limits import clocks_of, started, stopped
from banshi.cases.moment import Moment
from banshi.cases.refusals import Forbidden, OutOfOrder, Refusal
from banshi.cases.words import STATUS_WORDS, task_word
from banshi.definitions.flow import Consult, Procedure, Publicise, Stage, Step
from banshi.definitions.model import Matter
from banshi.people import Actor, Role
from banshi_rules.texts import Text
from banshi_rules.time_limits import TimeLimit

PROCEDURE, EXTENSION, REVOCATION = f"{ERRAND}procedure", f"{ERRAND}extension", f"{ERRAND}revocation"
#: The stages between acceptance and decision.
BEFORE_DECISION = (Stage.HANDLE, Stage.CHECK, Stage.APPROVE)


def step_of(matter: Matter, case: Case, task: Task) -> Step | None:
    """The step of the flow a task belongs to; None for an errand."""
    return None if task.step.startswith(ERRAND) else matter.flow(case.route).step(task.step)


def opening(
    matter: Matter, case: Case | None, step: Step, moment: Moment, since: datetime | None = None
) -> tuple[Event, ...]:
    """The task of that step, counted on from the times it was open before, with its clock where the step has a limit.

    The clock runs from `since`, by default from now.
    """
    department = step.department if isinstance(step, Consult) else matter.department.id
    return _opened(case, step.id, step.stage, step.by, department, limit_of(step), moment, since)


def limit_of(step: Step) -> TimeLimit | None:
    """In which time the task of that step is done; None where nothing says so."""
    match step:
        case Publicise():
            return step.open_for
        case Procedure(on_request=None):
            return step.limit or step.planned
        case _:
            return step.limit


def errand(
    case: Case, kind: str, stage: Stage, by: Role, department: str, limit: TimeLimit | None, moment: Moment
) -> tuple[Event, ...]:
    """A task that stands in no flow."""
    return _opened(case, kind, stage, by, department, limit, moment, None)


def _opened(
    case: Case | None,
    step: str,
    stage: Stage,
    by: Role,
    department: str,
    limit: TimeLimit | None,
    moment: Moment,
    since: datetime | None,
) -> tuple[Event, ...]:
    task = next_task(case, step)
    clock = started(f"stage:{task}", limit, since or moment.now, moment.calendar) if limit else None
    opened = TaskOpened(task, step, stage, by, department, clock.due if clock else None)
    return (opened, clock) if clock else (opened,)


def next_task(case: Case | None, step: str) -> TaskId:
    """The id of the task that opens next at that step or errand: they are counted on from those there were."""
    return f"{step}-{1 + (sum(task.step == step for task in case.tasks.values()) if case else 0)}"


def taking(task: Task, moment: Moment) -> tuple[Event, ...]:
    """Whoever acts on a task that nobody holds takes it by that."""
    return () if task.holder is not None else (TaskClaimed(task.id, moment.actor.person, moment.actor.name),)


def closing(case: Case, task: Task, outcome: str, opinion: str, moment: Moment) -> tuple[Event, ...]:
    """The task ends with that outcome; whoever did not take it before, took it by acting; its clock stops."""
    return (*taking(task, moment), TaskDone(task.id, outcome, opinion), *stopped(case, f"stage:{task.id}"))


def dropping(case: Case, tasks: Iterable[Task]) -> Iterator[Event]:
    """These tasks are not needed any more, nor what came up with a hearing; a procedure that one stood for is over."""
    with_errands = {task.id: task for task in tasks}
    for name in list(with_errands):
        hearing = case.hearings.get(name)
        errands = [case.tasks[one] for one in hearing.errands] if hearing else []
        with_errands |= {one.id: one for one in errands if one.done is None}
    for task in with_errands.values():
        yield TaskDone(task.id, "dropped", "")
        yield from stopped(case, *clocks_of(task.id))
        if task.id in case.open_suspensions:
            yield ProcedureEnded(task.id, case.suspensions[task.id].procedure, "")


def must_be_open(case: Case) -> Task:
    """The task that has waited longest.  Raises OutOfOrder when the case is closed or waits for the applicant."""
    must_run(case)
    if case.open_task is None:
        raise OutOfOrder("waiting-for-money" if case.waits_for_money else "waiting-for-applicant")
    return case.open_task


def must_wait_for_somebody(case: Case) -> tuple[Task, ...]:
    """What waits, also beside the case and after it is over.  Raises OutOfOrder where nothing does."""
    return case.waiting_tasks or (must_be_open(case),)


def must_run(case: Case) -> None:
    """Raise OutOfOrder when the case is closed."""
    if case.concluded is not None:
        raise OutOfOrder("concluded", {"status": STATUS_WORDS[case.status]})


def find_task(
    matter: Matter,
    case: Case,
    actor: Actor,
    wish: Text,
    suits: Callable[[Task, Step | None], bool],
    named: TaskId | None = None,
) -> tuple[Task, Step | None]:
    """The open task that suits the wish and that this actor may do, with its step; raises OutOfOrder or Forbidden.

    Of several, one the actor holds comes first; when none may be done, the reason is that of the one nearest to it.
    """
    must_know(case, actor)
    first = must_be_open(case)
    found = [(task, step_of(matter, case, task)) for task in case.open_tasks]
    suitable = [(task, step) for task, step in found if suits(task, step) and named in (None, task.id)]
    if not suitable:
        raise OutOfOrder("other-step", {"here": task_word(first), "wish": wish})
    reasons: list[Refusal] = []
    for task, step in sorted(suitable, key=lambda pair: pair[0].holder != actor.person):
        try:
            must_be_fit(matter, case, task, actor)
            must_be_free(task, actor)
        except (OutOfOrder, Forbidden) as reason:
            reasons.append(reason)
        else:
            return task, step
    raise min(reasons, key=lambda reason: reason.code == "no-post")


def must_be_free(task: Task, actor: Actor) -> None:
    """Raise OutOfOrder when somebody else holds the task; a deputy goes on with what the absent colleague holds."""
    if not is_free(task, actor):
        raise OutOfOrder("held", {"holder": task.holder_name})


def is_free(task: Task, actor: Actor) -> bool:
    """Whether nobody else holds the task."""
    absent = acting_for(task, actor)
    return task.holder in (None, actor.person) or (absent is not None and task.holder in absent.accounts)


def at_step(
    matter: Matter,
    case: Case,
    actor: Actor,
    kind: type[Step] | tuple[type[Step], ...],
    wish: Text,
    named: TaskId | None = None,
) -> tuple[Task, Step]:
    """The open task at a step of that kind which this actor may do; raises OutOfOrder or Forbidden."""
    task, step = find_task(matter, case, actor, wish, lambda _, step: isinstance(step, kind), named)
    assert step is not None  # an errand suits no kind of step
    return task, step


def may_claim(matter: Matter, case: Case, actor: Actor, now: datetime, named: TaskId | None = None) -> Task:
    """An open task that this actor may take; raises OutOfOrder or Forbidden."""
    must_know(case, actor)
    first, *_ = waiting = must_wait_for_somebody(case)
    tasks = [task for task in waiting if named in (None, task.id)]
    if not tasks:
        raise OutOfOrder("other-task", {"here": task_word(first)})
    reasons: list[Refusal] = []
    for task in tasks:
        try:
            must_be_fit(matter, case, task, actor)
            if task.holder == actor.person:
                raise OutOfOrder("already-yours")
            must_be_free(task, actor)
            if task.holder is not None:
                raise OutOfOrder("held-by-absent", {"holder": task.holder_name})
        except (OutOfOrder, Forbidden) as reason:
            reasons.append(reason)
        else:
            return task
    raise min(reasons, key=lambda reason: reason.code == "no-post")


def claim(matter: Matter, case: Case, command: Claim, moment: Moment) -> tuple[Event, ...]:
    """One officer takes the task."""
    task = may_claim(matter, case, moment.actor, moment.now, command.task)
    return (TaskClaimed(task.id, moment.actor.person, moment.actor.name),)
