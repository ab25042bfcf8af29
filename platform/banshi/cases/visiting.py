"""What did officers find at the place, before the decision or after it?  At least as many as the step names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from itertools import combinations

from banshi.cases.case import Case, Task
from banshi.cases.commands import RecordPostCheck, RecordVisit
from banshi.cases.duties import acting_for, is_party
from banshi.cases.events import Event, PostCheckRecorded, TaskId, Visitor, VisitRecorded
from banshi.cases.flow import carry_on
from banshi.cases.limits import last_day
from banshi.cases.moment import Moment
from banshi.cases.offices import deciders
from banshi.cases.refusals import Forbidden, Incomplete, must_say
from banshi.cases.tasks import REVOCATION, at_step, closing, errand, opening
from banshi.cases.tolerance import clock_at, must_have_come_to_pass
from banshi.cases.words import COMMAND_WORDS
from banshi.definitions.flow import PostCheck, Stage, Visit
from banshi.definitions.flow_words import STAGE_WORDS
from banshi.definitions.model import Matter
from banshi.people import Actor, Human
from banshi_rules.calendars import CIVIL_ZONE
from banshi_rules.texts import Text
from banshi_rules.time_limits import TimeLimit, say

#: What can be said of an item of a checklist.
FINDINGS = ("yes", "no", "not-applicable")


def may_record_visit(
    matter: Matter, case: Case, actor: Actor, now: datetime, named: TaskId | None = None
) -> tuple[Task, Visit]:
    """The visit this actor may record; raises OutOfOrder or Forbidden."""
    task, step = at_step(matter, case, actor, Visit, COMMAND_WORDS[RecordVisit], named)
    assert isinstance(step, Visit)
    return task, step


def record_visit(matter: Matter, case: Case, command: RecordVisit, moment: Moment) -> tuple[Event, ...]:
    """What was found is on record; the case goes on, whatever was found: the decision weighs it.

    Where something that is due at the visit is not in, it can only fail.
    """
    task, step = may_record_visit(matter, case, moment.actor, moment.now, command.task)
    _must_be_whole(matter, case, task, step, command, moment.actor)
    report = must_say(command.report, "report", "report-missing")
    if command.passed:
        must_have_come_to_pass(matter, case, task)
    recorded = VisitRecorded(task.id, _there(command), command.findings, command.passed, report)
    outcome = "visit-passed" if command.passed else "visit-failed"
    return carry_on(matter, case, (*closing(case, task, outcome, report, moment), recorded), task.step, moment)


def may_record_post_check(
    matter: Matter, case: Case, actor: Actor, now: datetime, named: TaskId | None = None
) -> tuple[Task, PostCheck]:
    """The check after the decision that this actor may record; raises OutOfOrder or Forbidden."""
    task, step = at_step(matter, case, actor, PostCheck, COMMAND_WORDS[RecordPostCheck], named)
    assert isinstance(step, PostCheck)
    return task, step


def record_post_check(matter: Matter, case: Case, command: RecordPostCheck, moment: Moment) -> tuple[Event, ...]:
    """As committed: done.  Not so for the first time: an order to put it right by a day, then it is looked at again.

    Whoever does not hand in what is due at the check does not meet it.
    """
    task, step = may_record_post_check(matter, case, moment.actor, moment.now, command.task)
    _must_be_whole(matter, case, task, step, command, moment.actor)
    report = must_say(command.report, "report", "report-missing")
    if command.met:
        must_have_come_to_pass(matter, case, task)
        found = PostCheckRecorded(task.id, _there(command), command.findings, True, report, None)
        return carry_on(matter, case, (*closing(case, task, "check-met", report, moment), found), task.step, moment)
    done = closing(case, task, "check-unmet", report, moment)
    if order_to_mend(case, step) is not None:  # it was to be put right, and was not
        found = PostCheckRecorded(task.id, _there(command), command.findings, False, report, None)
        decider = errand(case, REVOCATION, Stage.APPROVE, deciders(matter, case)[0], matter.department.id, None, moment)
        return (*done, found, *decider)
    mend_by = _mend_by(step, command, moment)
    found = PostCheckRecorded(task.id, _there(command), command.findings, False, report, mend_by)
    return (*done, found, *opened_again(matter, case, step, moment, _end_of(mend_by)))


def order_to_mend(case: Case, step: PostCheck) -> datetime | None:
    """When this check, and no other one of the case, ordered something to be put right, if it did."""
    orders = (one.at for one in case.visits if one.mend_by is not None and case.tasks[one.task].step == step.id)
    return next(orders, None)


def _mend_by(step: PostCheck, command: RecordPostCheck, moment: Moment) -> date:
    """The last day to put it right: as whoever checked says, by default and at most as the definition does."""
    within = command.mend_within or step.correct_within
    if within is None or within.amount <= 0:
        raise Incomplete("mend_within", "mending-missing")
    last = last_day(within, moment)
    if step.correct_within is not None and last > last_day(step.correct_within, moment):
        raise Incomplete("mend_within", "mending-too-long", {"most": _words(step.correct_within)})
    return last


def _words(limit: TimeLimit) -> Text:
    return Text(say(limit, "zh"), say(limit, "en"))


def opened_again(matter: Matter, case: Case, step: PostCheck, moment: Moment, since: datetime) -> tuple[Event, ...]:
    """The second look, with its own days from then on."""
    again = replace(step, limit=step.recheck_within or step.limit)
    return (*opening(matter, case, again, moment, since), *clock_at(matter, case, again, since, moment))


def _end_of(day: date) -> datetime:
    """The last minute of a civil day: what is counted from it begins with the day after."""
    return datetime.combine(day, time(23, 59), CIVIL_ZONE)


def could_be_there(case: Case, task: Task | None, actor: Actor, colleague: Human) -> bool:
    """Whether this colleague, another human being than the actor, can have been at the place with the actor: not who
    applied, nor the absent colleague in whose place the actor is there."""
    absent = acting_for(task, actor) if task is not None else None
    away = absent is not None and absent.is_same(colleague)
    return not (away or actor.is_same(colleague) or is_party(case.party, colleague))


def _there(command: RecordVisit | RecordPostCheck) -> tuple[Visitor, ...]:
    return tuple(Visitor(one.person, one.name) for one in command.visitors)


def _must_be_whole(
    matter: Matter,
    case: Case,
    task: Task,
    step: Visit | PostCheck,
    command: RecordVisit | RecordPostCheck,
    actor: Actor,
) -> None:
    """Enough officers, each another human being, the recording one among them and none of them the applicant; every
    item answered."""
    visitors, findings = command.visitors, command.findings
    alike = any(one.is_same(other) for one, other in combinations(visitors, 2))
    if len(visitors) < step.people or alike:
        raise Incomplete("visitors", "visitors-missing", {"people": step.people})
    if not any(actor.is_same(one) for one in visitors):
        raise Incomplete("visitors", "visitor-not-there")
    if any(is_party(case.party, one) for one in visitors):
        raise Forbidden("own-case")
    absent = acting_for(task, actor)
    if absent is not None and any(absent.is_same(one) for one in visitors):
        raise Incomplete("visitors", "visitor-absent", {"absent": absent.name})
    chairs = {one.sitting.chair for one in case.hearings.values() if one.sitting}
    presiding = next((visitor for visitor in visitors if chairs & visitor.accounts), None)
    if presiding is not None:
        raise Forbidden("colleague-presides", {"name": presiding.name, "here": STAGE_WORDS[step.stage]})
    items = matter.checklists.get(step.checklist, ()) if step.checklist else ()
    for number, item in enumerate(items, start=1):
        if findings.get(str(number)) not in FINDINGS:
            raise Incomplete("findings", "finding-missing", {"number": number, "item": item})
    if len(findings) > len(items):
        raise Incomplete("findings", "finding-unknown")
