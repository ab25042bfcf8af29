"""Small errors are mended on the same day; the one correction notice stays for the rest (Licensing Law 32(1)(3))."""

from dataclasses import replace
from datetime import date

import pytest
from cases.matters import CATERING, days
from cases.story import APPLICANT, CLERK, GAPS, HANDLER, LAYOUT, Deed, accepted, asked, filed, given, mended

from banshi.cases.case import Status
from banshi.cases.commands import Accept, NotAccept, OfferOnTheSpot, RequestCorrection, SubmitCorrection, Tick
from banshi.cases.decide import Forbidden, Incomplete, OutOfOrder, possible
from banshi.cases.events import CorrectionReceived, LimitPassed, OnTheSpotOffered, WatchStopped
from banshi.definitions.flow import Flow
from banshi.definitions.model import SAME_DAY
from banshi.people import SYSTEM
from banshi_rules.findings import NOWHERE

offered = Deed(CLERK, "2026-03-03 09:00", OfferOnTheSpot(GAPS))
WISH = SubmitCorrection("6" * 64, {"layout": (LAYOUT,)}, ("licence",), "standard", ())
mended_now = Deed(APPLICANT, "2026-03-03 16:00", WISH)


def test_the_applicant_has_until_the_end_of_the_day_and_intake_runs_on():
    story = given(filed, offered)
    assert OnTheSpotOffered(GAPS) in [one.event for one in story.log]
    assert story.case.watches["on-the-spot"].due == date(2026, 3, 3)
    assert story.case.watches["on-the-spot"].limit == SAME_DAY
    assert story.case.running("answer").due == date(2026, 3, 9), "the days of the organ run on"
    assert story.case.status is Status.SUBMITTED
    assert story.case.open_task.id == "accept-1"
    story.when(WISH, by=APPLICANT, at="2026-03-03 23:59").then(
        CorrectionReceived("6" * 64, {"layout": (LAYOUT,)}, ("licence",), "standard", ()), WatchStopped("on-the-spot")
    )


def test_after_it_the_organ_answers_in_the_days_it_had():
    case = given(filed, offered, mended_now).case
    assert case.sheet == "6" * 64
    assert case.open_task.id == "accept-1"
    assert case.running("answer").due == date(2026, 3, 9)
    assert case.correction is None
    assert case.on_the_spot.answered == mended_now_at()


def mended_now_at():
    return given(filed, offered, mended_now).log[-1].at


def test_the_one_notice_is_still_there_and_comes_after_it_only():
    story = given(filed, offered, mended_now)
    assert story.when(RequestCorrection(GAPS), by=CLERK, at="2026-03-04 09:00").case.status is Status.CORRECTION
    given(filed, asked, mended).when(OfferOnTheSpot(GAPS), by=CLERK, at="2026-03-06 09:00").refused(
        OutOfOrder, "corrected-once"
    )


def test_it_is_offered_once():
    for story in (given(filed, offered), given(filed, offered, mended_now)):
        story.when(OfferOnTheSpot(GAPS), by=CLERK, at="2026-03-03 17:00").refused(OutOfOrder, "offered-once")


def test_the_next_day_it_is_over_whether_or_not_a_timer_ran():
    story = given(filed, offered)
    story.when(WISH, by=APPLICANT, at="2026-03-04 00:00").refused(OutOfOrder, "on-the-spot-over")
    story = story.when(Tick("on-the-spot"), by=SYSTEM, at="2026-03-04 00:00").then(
        LimitPassed("on-the-spot", date(2026, 3, 3))
    )
    assert possible(CATERING, story.case, CLERK) >= {Accept, NotAccept, RequestCorrection}
    story.when(WISH, by=APPLICANT, at="2026-03-04 00:01").refused(OutOfOrder, "on-the-spot-over")


def test_the_organ_may_answer_before_the_applicant_does():
    story = given(filed, offered)
    assert story.do(replace(accepted, at="2026-03-03 10:00")).case.running("on-the-spot") is None
    sent = story.do(replace(asked, at="2026-03-03 10:00"))
    assert sent.case.running("on-the-spot") is None
    assert sent.do(mended).case.correction.answered is not None
    assert sent.do(mended).case.on_the_spot.answered is None


def test_each_error_is_named_and_only_intake_names_it():
    given(filed).when(OfferOnTheSpot(()), by=CLERK, at="2026-03-03 09:00").refused(Incomplete, "gaps-missing")
    given(filed).when(OfferOnTheSpot(GAPS), by=HANDLER, at="2026-03-03 09:00").refused(Forbidden, "no-post")
    given(filed, offered).when(WISH, by=CLERK, at="2026-03-03 10:00").refused(Forbidden, "applicant-only")
    given(filed).when(OfferOnTheSpot(GAPS), by=CLERK, at="2026-03-10 09:00").refused(OutOfOrder, "accepted-by-silence")


@pytest.mark.parametrize(("step", "task"), [("accept", "accept-1"), ("receive", "receive-1")])
def test_another_route_may_have_another_intake(step, task):
    express = CATERING.flows["express"]
    moved = Flow("express", (replace(express.parts[0], id=step), *express.parts[1:]), NOWHERE)
    matter = replace(CATERING, flows={**CATERING.flows, "express": moved})
    story = given(filed, offered, matter=matter)
    case = story.when(replace(WISH, route="express"), by=APPLICANT, at="2026-03-03 16:00").case
    assert [one.id for one in case.open_tasks] == [task]
    assert case.running("answer").limit == days(5)
    assert story.matter is matter
