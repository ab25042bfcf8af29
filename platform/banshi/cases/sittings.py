"""How is a hearing held?  With a chair who does not examine the case, told in time, and with a signed record.

(Licensing Law 48: time and place are told days before, the chair can be challenged, the decision rests on the record.)
"""

from __future__ import annotations

from datetime import datetime

from banshi.cases.case import CHAIR, CHALLENGE, ERRAND, Case, Task
from banshi.cases.commands import ChallengeChair, KeepChair, RecordHearing, ReplaceChair, ScheduleHearing
from banshi.cases.duties import is_applicant, must_be_fit_to_preside
from banshi.cases.events import (
    ChairChallenged,
    ChairReplaced,
    ChallengeAnswered,
    Event,
    HearingHeld,
    HearingScheduled,
    TaskClaimed,
    TaskDone,
    TaskId,
)
from banshi.cases.flow import carry_on
from banshi.cases.hearing_rights import hearing_task, whose
from banshi.cases.hearings import APPLICANT, Hearing
from banshi.cases.limits import clocks_of, last_day, stopped
from banshi.cases.moment import Moment, civil_day
from banshi.cases.refusals import Incomplete, OutOfOrder, must_say, says_something
from banshi.cases.suspending import lifted
from banshi.cases.tasks import closing, dropping, errand, find_task, next_task, taking
from banshi.cases.words import COMMAND_WORDS, dated
from banshi.definitions.flow import Stage
from banshi.definitions.model import HearingRule, Matter
from banshi.people import STEP_ROLES, Actor, Post, Role


def rule_of(matter: Matter, case: Case, task: TaskId) -> HearingRule | None:
    """The days of that hearing; None where the edition the case moved to has none."""
    rule = matter.district.procedures.get(case.suspensions[task].procedure)
    return rule.hearing if rule is not None else None


def answers_challenges(matter: Matter, case: Case, task: TaskId) -> Role:
    """The post that answers when somebody challenges the chair of that hearing."""
    rule = rule_of(matter, case, task)
    return rule.challenges if rule is not None else Role.ORGAN_HEAD


def may_schedule_hearing(matter: Matter, case: Case, actor: Actor, now: datetime, named: TaskId | None = None) -> Task:
    """The hearing for which this officer may set chair, time and place; raises OutOfOrder or Forbidden."""
    return hearing_task(
        matter, case, actor, ScheduleHearing, lambda one: one.to_be_held and not is_applicant(case, actor), named
    )


def schedule_hearing(matter: Matter, case: Case, command: ScheduleHearing, moment: Moment) -> tuple[Event, ...]:
    """Set, or set anew: everybody is told of it in time; whoever presides gets a task."""
    task = may_schedule_hearing(matter, case, moment.actor, moment.now, command.task)
    hearing = case.hearings[task.id]
    must_be_fit_to_preside(case, command.chair, answers_challenges(matter, case, task.id))
    place = must_say(command.place, "place", "hearing-place-missing")
    _must_be_told_in_time(matter, case, task, command.at, moment)
    closed = command.closed_because.strip()
    if not command.public:
        closed = must_say(closed, "closed_because", "closed-reason-missing")
    same = hearing.sitting is not None and hearing.sitting.chair == command.chair.person
    challenge = hearing.open_challenge
    if challenge is not None and challenge.chair in command.chair.accounts:
        raise OutOfOrder("challenge-open")
    answered: tuple[Event, ...] = ()
    if challenge is not None:
        answered = (*dropping(case, [case.tasks[challenge.task]]), ChallengeAnswered(task.id, True, ""))
    sitting, opened = (
        (hearing.sitting.task, ()) if same and hearing.sitting else _seated(case, task, command.chair, moment)
    )
    told = HearingScheduled(
        task.id, sitting, command.chair.person, command.chair.name, place, command.at, "" if command.public else closed
    )
    return (*taking(task, moment), *answered, *opened, told)


def _must_be_told_in_time(matter: Matter, case: Case, task: Task, at: datetime, moment: Moment) -> None:
    """As many days between notice and hearing as the law wants; within the time to hold it, where that can still be."""
    if at <= moment.now:
        raise Incomplete("day", "hearing-in-the-past")
    rule, day = rule_of(matter, case, task.id), civil_day(at)
    if rule is None:
        return
    told_by = last_day(rule.notice_before, moment)
    if day <= told_by:
        raise Incomplete("day", "hearing-too-soon", {"after": dated(told_by)})
    clock = case.running(f"hearing:{task.id}")
    last = civil_day(clock.due) if clock is not None and clock.due is not None else None
    if last is not None and told_by < last < day:
        raise Incomplete("day", "hearing-too-late", {"due": dated(last)})


def _seated(case: Case, task: Task, chair: Actor, moment: Moment) -> tuple[TaskId, tuple[Event, ...]]:
    """The task of a new chair, who holds it at once; that of the one before falls away."""
    sitting = case.hearings[task.id].sitting
    before = [case.tasks[sitting.task]] if sitting and case.tasks[sitting.task].done is None else []
    role = next(role for role in STEP_ROLES if Post(case.department, role) in chair.posts)
    opened = errand(case, CHAIR, task.stage, role, case.department, None, moment)
    mine = next_task(case, CHAIR)
    return mine, (*dropping(case, before), *opened, TaskClaimed(mine, chair.person, chair.name))


def may_challenge_chair(matter: Matter, case: Case, actor: Actor, now: datetime, named: TaskId | None = None) -> Task:
    """The hearing whose chair this applicant may challenge, or an officer record that somebody does."""

    def open_to(one: Hearing) -> bool:
        can = one.to_be_held and one.sitting is not None and one.open_challenge is None
        return can and not (is_applicant(case, actor) and _challenged_before(one, APPLICANT))

    return hearing_task(matter, case, actor, ChallengeChair, open_to, named)


def _challenged_before(hearing: Hearing, by: str) -> bool:
    """Whether the same party challenged this chair before, and was answered."""
    sitting = hearing.sitting
    return sitting is not None and any((one.by, one.chair) == (by, sitting.chair) for one in hearing.challenges)


def challenge_chair(matter: Matter, case: Case, command: ChallengeChair, moment: Moment) -> tuple[Event, ...]:
    """Whoever answers it gets a task; the hearing is not held before there is an answer."""
    task = may_challenge_chair(matter, case, moment.actor, moment.now, command.task)
    by, hearing = whose(case, moment.actor, command.by), case.hearings[task.id]
    reason = must_say(command.reason, "reason", "challenge-reason-missing")
    assert hearing.sitting is not None  # there is a chair to challenge
    if _challenged_before(hearing, by):
        raise OutOfOrder("challenged-already", {"chair": hearing.sitting.chair_name})
    role = answers_challenges(matter, case, task.id)
    opened = errand(case, CHALLENGE, Stage.APPROVE, role, case.department, None, moment)
    return (*opened, ChairChallenged(task.id, next_task(case, CHALLENGE), by, reason))


def may_answer_challenge(
    matter: Matter, case: Case, actor: Actor, now: datetime, named: TaskId | None = None
) -> tuple[Task, TaskId, Hearing]:
    """The challenge this actor may answer, with its hearing; raises OutOfOrder or Forbidden."""
    wish = COMMAND_WORDS[KeepChair]
    task, _ = find_task(matter, case, actor, wish, lambda task, _: task.step == CHALLENGE, named)
    return (task, *case.sitting(task.id))


def keep_chair(matter: Matter, case: Case, command: KeepChair, moment: Moment) -> tuple[Event, ...]:
    """The chair stays, and whoever challenged reads why."""
    task, hearing, _ = may_answer_challenge(matter, case, moment.actor, moment.now, command.task)
    reason = must_say(command.reason, "reason", "reasons-missing")
    return (*closing(case, task, "chair-stays", reason, moment), ChallengeAnswered(hearing, False, reason))


def replace_chair(matter: Matter, case: Case, command: ReplaceChair, moment: Moment) -> tuple[Event, ...]:
    """Another one presides, at the same time and place."""
    task, name, hearing = may_answer_challenge(matter, case, moment.actor, moment.now, command.task)
    if hearing.sitting is not None and hearing.sitting.chair in command.chair.accounts:
        raise Incomplete("chair", "same-chair")
    must_be_fit_to_preside(case, command.chair, answers_challenges(matter, case, name))
    reason = must_say(command.reason, "reason", "reasons-missing")
    sitting, opened = _seated(case, case.tasks[name], command.chair, moment)
    return (
        *closing(case, task, "chair-replaced", reason, moment),
        ChallengeAnswered(name, True, reason),
        *opened,
        ChairReplaced(name, sitting, command.chair.person, command.chair.name),
    )


def may_record_hearing(
    matter: Matter, case: Case, actor: Actor, now: datetime, named: TaskId | None = None
) -> tuple[Task, TaskId]:
    """The chair's own task once the hearing can have been held, and the hearing's; raises OutOfOrder or Forbidden."""
    wish = COMMAND_WORDS[RecordHearing]
    task, _ = find_task(matter, case, actor, wish, lambda task, _: task.step == CHAIR, named)
    name, hearing = case.sitting(task.id)
    if hearing.open_challenge is not None:
        raise OutOfOrder("challenge-open")
    if hearing.sitting is not None and now < hearing.sitting.at:
        raise OutOfOrder("hearing-not-yet", {"at": dated(hearing.sitting.at)})
    if hearing.sitting is not None and _was_open(case, task, hearing, hearing.sitting.at):
        raise OutOfOrder("hearing-set-anew", {"at": dated(hearing.sitting.at)})
    return task, name


def _was_open(case: Case, chair: Task, hearing: Hearing, at: datetime) -> bool:
    """Whether it was open at that moment who presides: the chair came later, or stood challenged."""
    asked = [case.tasks[one.task] for one in hearing.challenges]
    return chair.opened > at or any(one.opened <= at and (one.done is None or one.done > at) for one in asked)


def record_hearing(matter: Matter, case: Case, command: RecordHearing, moment: Moment) -> tuple[Event, ...]:
    """Held, with the signed record: the clocks run again, and the case goes on to a decision that rests on it."""
    task, name = may_record_hearing(matter, case, moment.actor, moment.now, command.task)
    if not command.record:
        raise Incomplete("record", "record-missing")
    signatories = tuple(one.strip() for one in command.signatories if says_something(one))
    if not signatories:
        raise Incomplete("signatories", "signatories-missing")
    report = must_say(command.report, "report", "hearing-report-missing")
    hearing = case.tasks[name]
    held: tuple[Event, ...] = (
        *closing(case, task, "heard", report, moment),
        HearingHeld(name, command.record, signatories, report),
        TaskDone(name, "heard", ""),
        *stopped(case, *clocks_of(name)),
        *lifted(case, hearing, report, moment),
    )
    return held if hearing.step.startswith(ERRAND) else carry_on(matter, case, held, hearing.step, moment)
