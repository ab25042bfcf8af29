"""How does a case move between examination, review and approval?  Onward with an opinion, or back with a reason."""

from __future__ import annotations

from datetime import datetime

from banshi.cases.case import Case, Task
from banshi.cases.commands import Pass, ReturnTo
from banshi.cases.events import CaseReturned, Event
from banshi.cases.moment import Moment
from banshi.cases.refusals import OutOfOrder, must_say
from banshi.cases.tasks import at_step, closing, reopening
from banshi.cases.words import COMMAND_WORDS, task_word
from banshi.definitions.flow import Decide, Review, Step
from banshi.definitions.model import Matter
from banshi.people import Actor


def may_pass(matter: Matter, case: Case, actor: Actor, now: datetime) -> Task:
    """The review task, when this actor may pass it on; raises OutOfOrder or Forbidden."""
    return at_step(matter, case, actor, Review, COMMAND_WORDS[Pass])[0]


def pass_on(matter: Matter, case: Case, command: Pass, moment: Moment) -> tuple[Event, ...]:
    """Agreed: the next step opens."""
    task = may_pass(matter, case, moment.actor, moment.now)
    opinion = must_say(command.opinion, "opinion", "opinion-missing")
    following = matter.flow(case.route).after(task.step)
    return (
        *closing(case, task, "passed", opinion, moment),
        *(reopening(matter, case, following, moment) if following else ()),
    )


def ways_back(matter: Matter, case: Case) -> tuple[Step, ...]:
    """The earlier steps to which the case may be sent back from where it stands, the permitted number kept in mind.

    Never to the intake: what was accepted stays accepted.
    """
    if case.open_task is None:
        return ()
    flow = matter.flow(case.route)
    step = flow.step(case.open_task.step)
    if not isinstance(step, Review | Decide):
        return ()
    open_ways = (way for way in step.returns if case.returned.get((step.id, way.to), 0) < way.at_most)
    targets = (flow.step(way.to) for way in open_ways)
    return tuple(target for target in targets if isinstance(target, Review))


def may_return(matter: Matter, case: Case, actor: Actor, now: datetime) -> Task:
    """The open task, when there is a way back for this actor; raises OutOfOrder or Forbidden."""
    task, _ = at_step(matter, case, actor, (Review, Decide), COMMAND_WORDS[ReturnTo])
    if not ways_back(matter, case):
        raise OutOfOrder("no-way-back", {"here": task_word(task)})
    return task


def return_to(matter: Matter, case: Case, command: ReturnTo, moment: Moment) -> tuple[Event, ...]:
    """Sent back: that step and all after it run again, on the same promised and statutory clocks."""
    task = may_return(matter, case, moment.actor, moment.now)
    target = next((step for step in ways_back(matter, case) if step.id == command.step), None)
    if target is None:
        raise OutOfOrder("no-way-back", {"here": task_word(task)})
    reason = must_say(command.reason, "reason", "reasons-missing")
    return (
        *closing(case, task, "returned", reason, moment),
        CaseReturned(task.step, target.id, reason),
        *reopening(matter, case, target, moment),
    )
