"""What do others think?  Other departments give opinions, the public may object, the upper level gets the case."""

from __future__ import annotations

from datetime import datetime

from banshi.cases.case import Case, Task
from banshi.cases.commands import ForwardUp, GiveOpinion, RaiseObjection
from banshi.cases.events import (
    CaseForwarded,
    ConsentBySilence,
    Event,
    ObjectionRaised,
    OpinionGiven,
    PublicityEnded,
    TaskDone,
    TaskId,
)
from banshi.cases.flow import carry_on
from banshi.cases.limits import stopped
from banshi.cases.moment import Moment
from banshi.cases.refusals import must_say
from banshi.cases.tasks import at_step, closing
from banshi.cases.tolerance import must_have_come
from banshi.cases.words import COMMAND_WORDS
from banshi.definitions.flow import Consult, Forward, Publicise
from banshi.definitions.model import Matter
from banshi.people import Actor


def may_give_opinion(matter: Matter, case: Case, actor: Actor, now: datetime, named: TaskId | None = None) -> Task:
    """The consultation this actor may answer; raises OutOfOrder or Forbidden."""
    task, _ = at_step(matter, case, actor, Consult, COMMAND_WORDS[GiveOpinion], named)
    must_have_come(matter, case, task)
    return task


def give_opinion(matter: Matter, case: Case, command: GiveOpinion, moment: Moment) -> tuple[Event, ...]:
    """The department answered; an objection does not stop the case, the decision weighs it."""
    task = may_give_opinion(matter, case, moment.actor, moment.now, command.task)
    opinion = must_say(command.opinion, "opinion", "opinion-missing")
    outcome = "agrees" if command.agrees else "disagrees"
    given = (*closing(case, task, outcome, opinion, moment), OpinionGiven(task.id, command.agrees, opinion))
    return carry_on(matter, case, given, task.step, moment)


def agreed_by_silence(matter: Matter, case: Case, task: Task, moment: Moment) -> tuple[Event, ...]:
    """Nobody answered in time, which this definition takes as consent."""
    silent: tuple[Event, ...] = (
        TaskDone(task.id, "agrees", ""),
        *stopped(case, f"stage:{task.id}"),
        ConsentBySilence(task.id),
    )
    return carry_on(matter, case, silent, task.step, moment)


def may_raise_objection(matter: Matter, case: Case, actor: Actor, now: datetime, named: TaskId | None = None) -> Task:
    """The publicity for which this actor may record an objection; raises OutOfOrder or Forbidden."""
    return at_step(matter, case, actor, Publicise, COMMAND_WORDS[RaiseObjection], named)[0]


def raise_objection(matter: Matter, case: Case, command: RaiseObjection, moment: Moment) -> tuple[Event, ...]:
    """The objection is on record; when the days are over, somebody has to answer it."""
    task = may_raise_objection(matter, case, moment.actor, moment.now, command.task)
    objector = must_say(command.objector, "objector", "objector-missing")
    return (ObjectionRaised(task.id, objector, must_say(command.text, "text", "objection-missing")),)


def publicity_over(matter: Matter, case: Case, task: Task, moment: Moment) -> tuple[Event, ...]:
    """The days before the public are over without an objection: the case goes on by itself."""
    done: tuple[Event, ...] = (
        TaskDone(task.id, "publicised", ""),
        *stopped(case, f"stage:{task.id}"),
        PublicityEnded(task.id, 0),
    )
    return carry_on(matter, case, done, task.step, moment)


def objections_to(case: Case, task: Task) -> int:
    """How many objections came in during that publicity."""
    return sum(objection.task == task.id for objection in case.objections)


def may_forward(
    matter: Matter, case: Case, actor: Actor, now: datetime, named: TaskId | None = None
) -> tuple[Task, Forward]:
    """The task in which this actor may hand the case up; raises OutOfOrder or Forbidden."""
    task, step = at_step(matter, case, actor, Forward, COMMAND_WORDS[ForwardUp], named)
    assert isinstance(step, Forward)
    must_have_come(matter, case, task)
    return task, step


def forward_up(matter: Matter, case: Case, command: ForwardUp, moment: Moment) -> tuple[Event, ...]:
    """Handed up with everything that came with it: the upper level asks for no material again (Licensing Law 35)."""
    task, step = may_forward(matter, case, moment.actor, moment.now, command.task)
    opinion = must_say(command.opinion, "opinion", "opinion-missing")
    done = (*closing(case, task, "forwarded", opinion, moment), CaseForwarded(step.to_level, opinion))
    return carry_on(matter, case, done, task.step, moment)
