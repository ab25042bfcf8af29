"""When does the law let the clock stand still?

For hearing, tender, auction, inspection, testing, quarantine, appraisal and expert review (Licensing Law 45) and for
nothing else; the applicant is told in writing how long it takes.
"""

from __future__ import annotations

from datetime import datetime

from banshi.cases.case import Case, Task
from banshi.cases.commands import BeginProcedure, EndProcedure
from banshi.cases.events import Event, TaskId
from banshi.cases.flow import carry_on
from banshi.cases.moment import Moment
from banshi.cases.refusals import Incomplete, OutOfOrder, must_say
from banshi.cases.suspending import begun, ended
from banshi.cases.tasks import BEFORE_DECISION, PROCEDURE, errand, find_task, next_task
from banshi.cases.tolerance import must_have_come
from banshi.cases.words import COMMAND_WORDS
from banshi.definitions.flow import Consult, Step
from banshi.definitions.model import Matter
from banshi.people import Actor


def may_begin_procedure(matter: Matter, case: Case, actor: Actor, now: datetime, named: TaskId | None = None) -> Task:
    """The task from which this actor may begin a procedure; raises OutOfOrder or Forbidden."""
    task, _ = find_task(matter, case, actor, COMMAND_WORDS[BeginProcedure], _handles, named)
    if not matter.district.procedures:
        raise OutOfOrder("no-procedures")
    if any(one.step == PROCEDURE for one in case.open_tasks):
        raise OutOfOrder("procedure-open")
    return task


def _handles(task: Task, step: Step | None) -> bool:
    """Whether the deciding organ is at work there: a department that is only asked stops no clock."""
    return step is not None and task.stage in BEFORE_DECISION and not isinstance(step, Consult)


def begin_procedure(matter: Matter, case: Case, command: BeginProcedure, moment: Moment) -> tuple[Event, ...]:
    """A procedure that no step of the flow provides for: a task of its own for whoever began it."""
    task = may_begin_procedure(matter, case, moment.actor, moment.now, command.task)
    if command.procedure not in matter.district.procedures:
        raise Incomplete("procedure", "procedure-unknown", {"procedure": command.procedure})
    if command.planned.amount <= 0:
        raise Incomplete("planned", "planned-missing")
    reason = must_say(command.reason, "reason", "procedure-reason-missing")
    opened = errand(case, PROCEDURE, task.stage, task.role, task.department, command.planned, moment)
    own = next_task(case, PROCEDURE)
    return (*opened, *begun(matter, case, own, command.procedure, command.planned, reason, moment))


def may_end_procedure(
    matter: Matter, case: Case, actor: Actor, now: datetime, named: TaskId | None = None
) -> tuple[Task, Step | None]:
    """The task of an open procedure that this actor may end, with its step; raises OutOfOrder or Forbidden."""
    others = case.open_suspensions.keys() - case.hearings.keys()
    if not others and case.open_suspensions:
        raise OutOfOrder("hearing-ends-with-record")
    found = find_task(matter, case, actor, COMMAND_WORDS[EndProcedure], lambda task, _: task.id in others, named)
    must_have_come(matter, case, found[0])
    return found


def end_procedure(matter: Matter, case: Case, command: EndProcedure, moment: Moment) -> tuple[Event, ...]:
    """The procedure is over, with its result in words; a step of the flow goes on from there."""
    task, step = may_end_procedure(matter, case, moment.actor, moment.now, command.task)
    over = tuple(ended(case, task, must_say(command.result, "result", "result-missing"), moment))
    return over if step is None else carry_on(matter, case, over, step.id, moment)
