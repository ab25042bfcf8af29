"""What follows when a check after the decision fails again?  The organ decides whether the decision may stand (撤销).

At first what was found is to be put right (限期改正).  Whoever checked does not decide.
"""

from __future__ import annotations

from datetime import datetime

from banshi.cases.case import Case, Task
from banshi.cases.commands import AskRecheck, Command, LeaveStanding, Revoke
from banshi.cases.concluding import cited_basis
from banshi.cases.duties import must_be_applicant, must_know
from banshi.cases.events import DecisionRevoked, Event, RecheckAsked
from banshi.cases.flow import carry_on
from banshi.cases.moment import Moment
from banshi.cases.outstanding import due_by
from banshi.cases.refusals import OutOfOrder, must_say
from banshi.cases.tasks import REVOCATION, closing, dropping, find_task, must_run, step_of
from banshi.cases.tolerance import ended, titles
from banshi.cases.visiting import opened_again, order_to_mend
from banshi.cases.words import COMMAND_WORDS, remedies_text
from banshi.definitions.flow import PostCheck
from banshi.definitions.model import Matter
from banshi.people import Actor


def may_ask_recheck(matter: Matter, case: Case, actor: Actor, now: datetime) -> tuple[Task, PostCheck]:
    """The check for which the holder may ask before its day; raises OutOfOrder or Forbidden."""
    must_know(case, actor)
    must_be_applicant(case, actor, COMMAND_WORDS[AskRecheck])
    must_run(case)
    for task in case.open_tasks:
        step = step_of(matter, case, task)
        ordered = order_to_mend(case, step) if isinstance(step, PostCheck) else None
        if isinstance(step, PostCheck) and ordered is not None:
            if case.recheck_asked is not None and case.recheck_asked >= ordered:
                raise OutOfOrder("recheck-asked")
            return task, step
    raise OutOfOrder("nothing-to-recheck")


def ask_recheck(matter: Matter, case: Case, command: AskRecheck, moment: Moment) -> tuple[Event, ...]:
    """The days for the second look run from today instead of from the last day that was set."""
    task, step = may_ask_recheck(matter, case, moment.actor, moment.now)
    return (
        RecheckAsked(task.id),
        *dropping(case, [task]),
        *opened_again(matter, case, step, moment, moment.now),
    )


def may_revoke(matter: Matter, case: Case, actor: Actor, now: datetime) -> Task:
    """The task of deciding whether the decision stands, when this actor may revoke; raises OutOfOrder or Forbidden."""
    return _deciding(matter, case, actor, Revoke)


def may_leave_standing(matter: Matter, case: Case, actor: Actor, now: datetime) -> Task:
    """The same task, when this actor may let the decision stand; raises OutOfOrder or Forbidden.

    Not while anything is not in that was due at the check: what cannot be met without it cannot stand without it.
    """
    task = _deciding(matter, case, actor, LeaveStanding)
    due = due_by(matter, case, _checked(matter, case))
    if due:
        raise OutOfOrder("materials-before-standing", {"items": titles(matter, due)})
    return task


def _checked(matter: Matter, case: Case) -> str:
    """The step of the check that failed; where another edition calls it otherwise, its first check."""
    checked, known = case.tasks[case.visits[-1].task].step, matter.flow(case.route).steps
    if any(step.id == checked for step in known):
        return checked
    return next((step.id for step in known if isinstance(step, PostCheck)), known[-1].id)


def _deciding(matter: Matter, case: Case, actor: Actor, wish: type[Command]) -> Task:
    task, _ = find_task(matter, case, actor, COMMAND_WORDS[wish], lambda task, _: task.step == REVOCATION)
    return task


def revoke(matter: Matter, case: Case, command: Revoke, moment: Moment) -> tuple[Event, ...]:
    """Taken back, with reasons, law and remedies (Licensing Law 69); nothing of the case goes on."""
    task = may_revoke(matter, case, moment.actor, moment.now)
    reasons = must_say(command.reasons, "reasons", "reasons-missing")
    basis = cited_basis(matter, command.basis)
    revoked = DecisionRevoked(reasons, basis, remedies_text(matter.district.remedies))
    return (*closing(case, task, "revoked", reasons, moment), *ended(case, revoked, done=task.id))


def leave_standing(matter: Matter, case: Case, command: LeaveStanding, moment: Moment) -> tuple[Event, ...]:
    """The decision stands, and the reason why is on record; the case goes on behind the check."""
    task = may_leave_standing(matter, case, moment.actor, moment.now)
    reason = must_say(command.reason, "reason", "reasons-missing")
    return carry_on(matter, case, closing(case, task, "stands", reason, moment), _checked(matter, case), moment)
