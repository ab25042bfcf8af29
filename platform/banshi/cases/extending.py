"""May the limits be longer?  Once, asked in time, approved by whom the law names, with a reason (Licensing Law 42)."""

from __future__ import annotations

from datetime import datetime

from banshi.cases.case import Case, Task
from banshi.cases.commands import ApproveExtension, AskExtension, DenyExtension
from banshi.cases.duties import who_acts
from banshi.cases.events import Event, ExtensionAsked, ExtensionDenied
from banshi.cases.limits import extended, over
from banshi.cases.moment import Moment
from banshi.cases.refusals import Forbidden, OutOfOrder, must_say
from banshi.cases.tasks import BEFORE_DECISION, EXTENSION, closing, errand, find_task
from banshi.cases.words import COMMAND_WORDS
from banshi.definitions.flow import Consult, Stage
from banshi.definitions.flow_words import STAGE_WORDS
from banshi.definitions.model import Extension, Matter
from banshi.people import Actor


def may_ask_extension(matter: Matter, case: Case, actor: Actor, now: datetime) -> Extension:
    """What the matter allows, when this actor may ask for it; raises OutOfOrder or Forbidden."""
    find_task(
        matter,
        case,
        actor,
        COMMAND_WORDS[AskExtension],
        lambda task, step: task.stage in BEFORE_DECISION and not isinstance(step, Consult | None),
    )
    rule = matter.limits.extension
    if rule is None:
        raise OutOfOrder("no-extension")
    if case.extension is not None and case.extension.granted is not False:
        raise OutOfOrder("extended-once")
    _must_be_in_time(case, now)
    return rule


def ask_extension(matter: Matter, case: Case, command: AskExtension, moment: Moment) -> tuple[Event, ...]:
    """Whoever may approve it gets a task."""
    rule = may_ask_extension(matter, case, moment.actor, moment.now)
    reason = must_say(command.reason, "reason", "extension-reason-missing")
    asked = errand(case, EXTENSION, Stage.APPROVE, rule.approved_by, case.department, None, moment)
    return (ExtensionAsked(reason), *asked)


def may_answer_extension(matter: Matter, case: Case, actor: Actor, now: datetime) -> Task:
    """The request this actor may answer; raises OutOfOrder or Forbidden."""
    task, _ = find_task(matter, case, actor, COMMAND_WORDS[ApproveExtension], lambda task, _: task.step == EXTENSION)
    asked = case.extension
    if asked is not None and {asked.asked_by, asked.asked_for} & who_acts(task, actor):
        raise Forbidden("same-person", {"other": STAGE_WORDS[Stage.HANDLE], "here": COMMAND_WORDS[ApproveExtension]})
    return task


def may_approve_extension(matter: Matter, case: Case, actor: Actor, now: datetime) -> Task:
    """The request this actor may approve, in time; raises OutOfOrder or Forbidden."""
    task = may_answer_extension(matter, case, actor, now)
    _must_be_in_time(case, now)
    return task


def approve_extension(matter: Matter, case: Case, command: ApproveExtension, moment: Moment) -> tuple[Event, ...]:
    """The statutory limit gets longer, the promise with it; the applicant is told why."""
    task = may_approve_extension(matter, case, moment.actor, moment.now)
    rule = matter.limits.extension
    assert rule is not None  # nobody could have asked for it
    return (
        *closing(case, task, "extended", "", moment),
        *extended(case, rule.limit, moment.now, moment.calendar),
    )


def deny_extension(matter: Matter, case: Case, command: DenyExtension, moment: Moment) -> tuple[Event, ...]:
    """The limits stay as they are."""
    task = may_answer_extension(matter, case, moment.actor, moment.now)
    reason = must_say(command.reason, "reason", "reasons-missing")
    return (*closing(case, task, "denied", reason, moment), ExtensionDenied(reason))


def _must_be_in_time(case: Case, now: datetime) -> None:
    if over(case.running("statutory"), now):
        raise OutOfOrder("extension-too-late")
