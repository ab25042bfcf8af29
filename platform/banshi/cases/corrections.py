"""What has the applicant to mend?  One notice that names everything, and one answer (Licensing Law 32(1)(4))."""

from __future__ import annotations

from datetime import datetime

from banshi.cases.case import Case, Task
from banshi.cases.commands import RequestCorrection, SubmitCorrection
from banshi.cases.duties import must_be_applicant, must_know
from banshi.cases.events import CorrectionReceived, CorrectionRequested, Event, Gap
from banshi.cases.limits import answer_clock, over, started, stopped
from banshi.cases.moment import Moment
from banshi.cases.refusals import Incomplete, OutOfOrder, says_something
from banshi.cases.tasks import at_step, closing, must_run, opening
from banshi.cases.words import COMMAND_WORDS, dated
from banshi.definitions.flow import Intake
from banshi.definitions.model import Matter
from banshi.people import Actor


def may_request_correction(matter: Matter, case: Case, actor: Actor, now: datetime) -> Task:
    """The intake task, when corrections can still be asked; raises OutOfOrder or Forbidden."""
    task, _ = at_step(matter, case, actor, Intake, COMMAND_WORDS[RequestCorrection])
    if case.correction is not None:
        raise OutOfOrder("corrected-once")
    clock = case.running("answer")
    if clock is not None and clock.due is not None and over(clock, now):
        raise OutOfOrder("correction-too-late", {"due": dated(clock.due)})
    return task


def request_correction(matter: Matter, case: Case, command: RequestCorrection, moment: Moment) -> tuple[Event, ...]:
    """The one correction notice; the applicant's time to answer starts, where the matter sets one."""
    task = may_request_correction(matter, case, moment.actor, moment.now)
    gaps = _whole(command.gaps)
    reply = matter.limits.correction_reply
    return (
        *closing(case, task, "correction", "", moment),
        *stopped(case, "answer"),
        CorrectionRequested(gaps),
        *((started("correction", reply.limit, moment.now, moment.calendar),) if reply else ()),
    )


def _whole(gaps: tuple[Gap, ...]) -> tuple[Gap, ...]:
    """The gaps, each with its problem and its remedy in words; raises Incomplete."""
    if not gaps:
        raise Incomplete("gaps", "gaps-missing")
    for number, gap in enumerate(gaps, start=1):
        if not says_something(gap.problem) or not says_something(gap.remedy):
            raise Incomplete("gaps", "gap-incomplete", {"number": number})
    return tuple(Gap(gap.about, gap.problem.strip(), gap.remedy.strip()) for gap in gaps)


def may_submit_correction(matter: Matter, case: Case, actor: Actor, now: datetime) -> None:
    """Raise OutOfOrder or Forbidden unless the applicant has a correction notice to answer, in time."""
    must_know(case, actor)
    must_be_applicant(case, actor, COMMAND_WORDS[SubmitCorrection])
    must_run(case)
    if case.correction is None or case.correction.answered is not None:
        raise OutOfOrder("no-correction")
    clock = case.running("correction")
    if clock is not None and clock.due is not None and over(clock, now):
        raise OutOfOrder("correction-over", {"due": dated(clock.due)})


def submit_correction(matter: Matter, case: Case, command: SubmitCorrection, moment: Moment) -> tuple[Event, ...]:
    """The answer is in: intake looks again, with its own days; the answers may lead to another route."""
    may_submit_correction(matter, case, moment.actor, moment.now)
    received = CorrectionReceived(command.sheet, command.materials, command.supplied, command.route, command.because)
    intake = matter.flow(command.route).steps[0]
    return (
        received,
        *stopped(case, "correction"),
        *opening(matter, case, intake, moment),
        *answer_clock(matter, moment.now, moment),
    )
