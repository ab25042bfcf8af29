"""What does the rule of an automatic step say?  It can only grant; everything else goes on to a person (秒批)."""

from __future__ import annotations

from datetime import datetime

from banshi.cases.case import Case, Task
from banshi.cases.commands import DecideByRule
from banshi.cases.concluding import granting
from banshi.cases.duties import must_be_clock
from banshi.cases.events import Event, RuleApplied, TaskDone
from banshi.cases.flow import carry_on, decided_early, reasons
from banshi.cases.licensing import must_hold
from banshi.cases.limits import stopped
from banshi.cases.moment import Moment
from banshi.cases.orders import fees_asked
from banshi.cases.outstanding import due_by
from banshi.cases.quota import must_have_turn
from banshi.cases.refusals import OutOfOrder
from banshi.cases.tasks import must_be_open, step_of
from banshi.cases.words import COMMAND_WORDS, task_word
from banshi.definitions.charging import Payable
from banshi.definitions.flow import Automatic
from banshi.definitions.model import Matter
from banshi.people import Actor
from banshi_rules.expressions import holds


def waiting_rule(matter: Matter, case: Case) -> tuple[Task, Automatic] | None:
    """The automatic step at which the case stands, if it does."""
    found = ((task, step_of(matter, case, task)) for task in case.open_tasks)
    return next(((task, step) for task, step in found if isinstance(step, Automatic)), None)


def may_decide_by_rule(matter: Matter, case: Case, actor: Actor, now: datetime) -> tuple[Task, Automatic]:
    """The automatic step whose rule the system may ask; raises OutOfOrder or Forbidden."""
    must_be_clock(actor)
    first = must_be_open(case)
    found = waiting_rule(matter, case)
    if found is None:
        raise OutOfOrder("other-step", {"here": task_word(first), "wish": COMMAND_WORDS[DecideByRule]})
    return found


def decide_by_rule(matter: Matter, case: Case, command: DecideByRule, moment: Moment) -> tuple[Event, ...]:
    """Granted where the rule holds, with what it read on record; never refused: a person looks at the rest.

    While a procedure is open nothing is decided: a hearing is held to be heard (Licensing Law 48), and what is offered
    can still be asked for.  Nor while anything is not in that is due before the decision, which the rule would jump.
    """
    task, step = may_decide_by_rule(matter, case, moment.actor, moment.now)
    offered = any(one.id in case.hearings for one in case.open_tasks)
    waits = offered or bool(case.open_suspensions) or bool(due_by(matter, case, matter.flow(case.route).decision.id))
    free = case.outcome is None and not waits and _nothing_in_the_way(matter, case, moment)
    granted = holds(step.grants_when, moment.facts) and free
    because = reasons(step.grants_when, moment)
    asked: tuple[Event, ...] = (
        TaskDone(task.id, "by-rule" if granted else "to-a-person", ""),
        *stopped(case, f"stage:{task.id}"),
        RuleApplied(step.id, granted, because, case.sheet, case.edition.digest),
    )
    if not granted:
        return carry_on(matter, case, asked, step.id, moment)
    return decided_early(matter, case, (*asked, *granting(matter, case, moment)), moment)


def _nothing_in_the_way(matter: Matter, case: Case, moment: Moment) -> bool:
    """Whether it is the turn of this case and its fee can be computed; else a person looks."""
    try:
        must_have_turn(matter, case, moment)
        must_hold(matter, case, moment)
        tuple(fees_asked(matter, case, moment, *Payable))
    except OutOfOrder:
        return False
    return True
