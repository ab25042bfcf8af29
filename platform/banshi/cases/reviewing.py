"""How does a case move between examination, review and approval?  Onward with an opinion, or back with a reason."""

from __future__ import annotations

from datetime import datetime

from banshi.cases.case import Case, Task
from banshi.cases.commands import Pass, ReturnTo
from banshi.cases.consulting import objections_to
from banshi.cases.events import CaseReturned, DecisionDrafted, Event, PublicityEnded, TaskId
from banshi.cases.flow import carry_on, go_back
from banshi.cases.limits import over
from banshi.cases.moment import Moment
from banshi.cases.refusals import Incomplete, OutOfOrder, must_say
from banshi.cases.tasks import at_step, closing, find_task, step_of
from banshi.cases.tolerance import must_have_come
from banshi.cases.words import COMMAND_WORDS, dated, task_word
from banshi.definitions import flow
from banshi.definitions.flow import Automatic, Decide, Intake, Issue, PostCheck, Publicise, Review, Step
from banshi.definitions.model import Matter
from banshi.people import Actor


def may_pass(matter: Matter, case: Case, actor: Actor, now: datetime, named: TaskId | None = None) -> Task:
    """The review this actor may pass on, or the publicity whose days are over; raises OutOfOrder or Forbidden."""
    task, step = at_step(matter, case, actor, (Review, Publicise), COMMAND_WORDS[Pass], named)
    clock = case.running(f"stage:{task.id}")
    if isinstance(step, Publicise) and clock is not None and clock.due is not None and not over(clock, now):
        raise OutOfOrder("still-public", {"due": dated(clock.due)})
    must_have_come(matter, case, task)
    return task


def pass_on(matter: Matter, case: Case, command: Pass, moment: Moment) -> tuple[Event, ...]:
    """Agreed: whatever comes next opens.  Who drafts the decision says which; who countersigns agrees to that draft."""
    task = may_pass(matter, case, moment.actor, moment.now, command.task)
    opinion, step = must_say(command.opinion, "opinion", "opinion-missing"), step_of(matter, case, task)
    outcome, more = "passed", tuple[Event, ...]()
    match step:
        case Publicise():
            more = (PublicityEnded(task.id, objections_to(case, task)),)
        case Review(drafts=True):
            if command.grants is None:
                raise Incomplete("grants", "draft-outcome-missing")
            outcome, more = "drafted", (DecisionDrafted(task.id, command.grants, opinion),)
        case Review(countersigns=str()):
            outcome = "countersigned"
    return carry_on(matter, case, (*closing(case, task, outcome, opinion, moment), *more), task.step, moment)


def ways_back(matter: Matter, case: Case, task: Task) -> tuple[Step, ...]:
    """The earlier steps to which the case may be sent back from that task, the permitted number kept in mind.

    Never to the intake: what was accepted stays accepted.
    """
    step = step_of(matter, case, task)
    if step is None or (isinstance(step, Publicise) and objections_to(case, task) == 0):
        return ()
    way_of = matter.flow(case.route)
    open_ways = (way for way in flow.ways_back(step) if case.returned.get((step.id, way.to), 0) < way.at_most)
    targets = (way_of.step(way.to) for way in open_ways)
    return tuple(one for one in targets if not isinstance(one, Intake | Automatic | Decide | Issue | PostCheck))


def may_return(matter: Matter, case: Case, actor: Actor, now: datetime, named: TaskId | None = None) -> Task:
    """The open task from which there is a way back for this actor; raises OutOfOrder or Forbidden."""
    task, _ = find_task(matter, case, actor, COMMAND_WORDS[ReturnTo], lambda _, step: bool(_may_lead_back(step)), named)
    if not ways_back(matter, case, task):
        raise OutOfOrder("no-way-back", {"here": task_word(task)})
    return task


def _may_lead_back(step: Step | None) -> bool:
    """Whether officers at such a step look at what others did before them."""
    return step is not None and not isinstance(step, Intake | Issue | PostCheck | Automatic)


def return_to(matter: Matter, case: Case, command: ReturnTo, moment: Moment) -> tuple[Event, ...]:
    """Sent back: that step and all after it run again, on the same promised and statutory clocks."""
    task = may_return(matter, case, moment.actor, moment.now, command.task)
    target = next((step for step in ways_back(matter, case, task) if step.id == command.step), None)
    if target is None:
        raise OutOfOrder("no-way-back", {"here": task_word(task)})
    reason = must_say(command.reason, "reason", "reasons-missing")
    back = (*closing(case, task, "returned", reason, moment), CaseReturned(task.step, target.id, reason))
    return go_back(matter, case, back, target, moment)
