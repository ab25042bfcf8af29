"""What has the applicant to mend?  Small errors on the spot; all else by one notice (Licensing Law 32(1)(3)(4))."""

from __future__ import annotations

from datetime import datetime

from banshi.cases.case import Case, Status, Task
from banshi.cases.commands import Command, OfferOnTheSpot, RequestCorrection, SubmitCorrection
from banshi.cases.duties import must_be_applicant, must_know
from banshi.cases.events import CorrectionReceived, CorrectionRequested, Event, Gap, OnTheSpotOffered, WatchStopped
from banshi.cases.intake import must_be_unanswered_in_time
from banshi.cases.limits import INTAKE_CLOCKS, answer_clock, over, started, stopped
from banshi.cases.moment import Moment
from banshi.cases.refusals import Incomplete, OutOfOrder, says_something
from banshi.cases.tasks import at_step, closing, dropping, must_run, opening
from banshi.cases.tolerance import undertaken
from banshi.cases.words import COMMAND_WORDS, dated
from banshi.definitions.flow import Intake
from banshi.definitions.model import SAME_DAY, Matter
from banshi.people import Actor


def may_request_correction(matter: Matter, case: Case, actor: Actor, now: datetime) -> Task:
    """The intake task, when corrections can still be asked; raises OutOfOrder or Forbidden."""
    return _may_ask(matter, case, actor, now, RequestCorrection)


def _may_ask(matter: Matter, case: Case, actor: Actor, now: datetime, wish: type[Command]) -> Task:
    task, _ = at_step(matter, case, actor, Intake, COMMAND_WORDS[wish])
    if case.correction is not None:
        raise OutOfOrder("corrected-once")
    must_be_unanswered_in_time(case, now)
    return task


def request_correction(matter: Matter, case: Case, command: RequestCorrection, moment: Moment) -> tuple[Event, ...]:
    """The one correction notice; the applicant's time to answer starts, where the matter sets one."""
    task = may_request_correction(matter, case, moment.actor, moment.now)
    gaps = _whole(command.gaps)
    reply = matter.limits.correction_reply
    return (
        *closing(case, task, "correction", "", moment),
        *stopped(case, *INTAKE_CLOCKS),
        CorrectionRequested(gaps),
        *((started("correction", reply.limit, moment.now, moment.calendar),) if reply else ()),
    )


def may_offer_on_the_spot(matter: Matter, case: Case, actor: Actor, now: datetime) -> Task:
    """The intake task, when small errors can be mended on the spot; raises OutOfOrder or Forbidden.

    Once in a case, and before the notice: neither may become a way to ask for one thing after another.
    """
    task = _may_ask(matter, case, actor, now, OfferOnTheSpot)
    if case.on_the_spot is not None:
        raise OutOfOrder("offered-once")
    return task


def offer_on_the_spot(matter: Matter, case: Case, command: OfferOnTheSpot, moment: Moment) -> tuple[Event, ...]:
    """The applicant may mend it until the end of the day (Licensing Law 32(1)(3)); intake stays open and runs on."""
    may_offer_on_the_spot(matter, case, moment.actor, moment.now)
    gaps = _whole(command.gaps)
    return (OnTheSpotOffered(gaps), started("on-the-spot", SAME_DAY, moment.now, moment.calendar))


def on_the_spot_open(case: Case, now: datetime) -> bool:
    """Whether the applicant can mend something today."""
    clock = case.running("on-the-spot")
    return clock is not None and not over(clock, now)


def gaps_to_answer(case: Case, now: datetime) -> tuple[Gap, ...]:
    """What the applicant has to mend now, by notice or on the spot; empty where nothing is asked."""
    if case.status is Status.CORRECTION and case.correction is not None:
        return case.correction.gaps
    return case.on_the_spot.gaps if case.on_the_spot is not None and on_the_spot_open(case, now) else ()


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
    if on_the_spot_open(case, now):
        return
    if case.correction is None or case.correction.answered is not None:
        raise OutOfOrder("no-correction" if case.on_the_spot is None else "on-the-spot-over")
    clock = case.running("correction")
    if clock is not None and clock.due is not None and over(clock, now):
        raise OutOfOrder("correction-over", {"due": dated(clock.due)})


def submit_correction(matter: Matter, case: Case, command: SubmitCorrection, moment: Moment) -> tuple[Event, ...]:
    """The answer is in: intake looks again; the answers may lead to another route.

    After a notice with its own days; what was mended on the spot leaves the days of the organ as they were.
    """
    may_submit_correction(matter, case, moment.actor, moment.now)
    received: tuple[Event, ...] = (
        CorrectionReceived(command.sheet, command.materials, command.supplied, command.route, command.because),
        *undertaken(matter, command.route, command.to_follow, command.commitments),
    )
    intake = matter.flow(command.route).steps[0]
    if on_the_spot_open(case, moment.now):
        here = case.open_tasks
        if [task.step for task in here] == [intake.id]:
            return (*received, WatchStopped("on-the-spot"))
        again = (*dropping(case, here), *opening(matter, case, intake, moment))
        return (*received, WatchStopped("on-the-spot"), *again)
    return (
        *received,
        *stopped(case, "correction"),
        *opening(matter, case, intake, moment),
        *answer_clock(matter, moment.now, moment),
    )
