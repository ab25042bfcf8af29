"""The one correction notice of a case, its answer, and the silence of an applicant."""

from dataclasses import replace
from datetime import date

import pytest
from cases.matters import CATERING, days
from cases.story import APPLICANT, CLERK, GAPS, LAYOUT, STRANGER, Deed, accepted, asked, at, filed, given, mended

from banshi.cases.case import Status
from banshi.cases.commands import Accept, NotAccept, RequestCorrection, SubmitCorrection, Tick
from banshi.cases.decide import Forbidden, Incomplete, OutOfOrder, possible
from banshi.cases.events import (
    CaseConcluded,
    CaseTerminated,
    CorrectionReceived,
    CorrectionRequested,
    Gap,
    LimitPassed,
    TaskClaimed,
    TaskDone,
    TaskOpened,
    WatchStarted,
    WatchStopped,
)
from banshi.definitions.flow import Stage
from banshi.people import SYSTEM, Role


def test_the_notice_names_everything_at_once_and_starts_the_time_to_answer():
    now = at("2026-03-03 09:00")
    given(filed).when(RequestCorrection(GAPS), by=CLERK, at="2026-03-03 09:00").then(
        TaskClaimed("accept-1", CLERK.person, CLERK.name),
        TaskDone("accept-1", "correction", ""),
        WatchStopped("stage:accept-1"),
        WatchStopped("answer"),
        CorrectionRequested(GAPS),
        WatchStarted("correction", days(10), now, date(2026, 3, 17), False),
    )
    case = given(filed, asked).case
    assert case.status is Status.CORRECTION
    assert case.open_task is None


def test_without_a_limit_in_the_definition_no_clock_runs_against_the_applicant():
    patient = replace(CATERING, limits=replace(CATERING.limits, correction_reply=None))
    assert "correction" not in given(filed, asked, matter=patient).case.watches


@pytest.mark.parametrize(
    ("gaps", "code"),
    [
        ((), "gaps-missing"),
        ((Gap("other", " ", "请补交。"),), "gap-incomplete"),
        ((GAPS[0], Gap("other", "缺页。", "——")), "gap-incomplete"),
    ],
)
def test_each_gap_says_what_is_wrong_and_how_to_mend_it(gaps, code):
    given(filed).when(RequestCorrection(gaps), by=CLERK, at="2026-03-03 09:00").refused(Incomplete, code)


def test_the_answer_brings_the_case_back_to_intake():
    now = at("2026-03-05 20:00")
    wish = SubmitCorrection("6" * 64, {"layout": (LAYOUT,)}, ("licence",), "standard", ())
    story = (
        given(filed, asked)
        .when(wish, by=APPLICANT, at="2026-03-05 20:00")
        .then(
            CorrectionReceived("6" * 64, {"layout": (LAYOUT,)}, ("licence",), "standard", ()),
            WatchStopped("correction"),
            TaskOpened("accept-2", "accept", Stage.ACCEPT, Role.WINDOW_CLERK, "market_supervision", date(2026, 3, 12)),
            WatchStarted("stage:accept-2", days(5), now, date(2026, 3, 12), False),
            WatchStarted("answer", days(5), now, date(2026, 3, 12), False),
        )
    )
    assert story.case.status is Status.SUBMITTED
    assert story.case.sheet == "6" * 64
    assert story.case.correction.answered == now


def test_mended_answers_may_lead_to_another_route():
    wish = SubmitCorrection("6" * 64, {}, (), "express", ("面积 ≤ 50",))
    story = given(filed, asked).do(Deed(APPLICANT, "2026-03-05 20:00", wish)).do(accepted)
    assert story.case.route == "express"
    assert story.case.open_task.step == "approve"


def test_only_one_correction_notice_per_case():
    story = given(filed, asked, mended)
    refusal = story.when(RequestCorrection(GAPS), by=CLERK, at="2026-03-06 09:00").refused(OutOfOrder, "corrected-once")
    assert "一次" in refusal.say("zh")
    # after the round, intake may only accept or not accept
    assert possible(CATERING, story.case, CLERK) >= {Accept, NotAccept}
    assert RequestCorrection not in possible(CATERING, story.case, CLERK)


def test_only_the_applicant_answers_and_only_once():
    wish = mended.command
    given(filed, asked).when(wish, by=CLERK, at="2026-03-05 20:00").refused(Forbidden, "applicant-only")
    given(filed, asked).when(wish, by=STRANGER, at="2026-03-05 20:00").refused(Forbidden, "not-yours")
    given(filed).when(wish, by=APPLICANT, at="2026-03-05 20:00").refused(OutOfOrder, "no-correction")
    given(filed, asked, mended).when(wish, by=APPLICANT, at="2026-03-05 21:00").refused(OutOfOrder, "no-correction")


def test_officers_wait_for_the_applicant():
    given(filed, asked).when(Accept(), by=CLERK, at="2026-03-04 09:00").refused(OutOfOrder, "waiting-for-applicant")


def test_silence_ends_the_case_with_a_reason_and_once():
    story = given(filed, asked)
    assert story.when(Tick("correction"), by=SYSTEM, at="2026-03-17 23:59").events == ()
    ended = story.when(Tick("correction"), by=SYSTEM, at="2026-03-18 00:00").then(
        LimitPassed("correction", date(2026, 3, 17)),
        WatchStopped("correction"),
        CaseTerminated("2026年3月3日发出一次性补正告知书后，申请人在2026年3月17日前没有补正。"),
        CaseConcluded(),
    )
    assert ended.case.status is Status.TERMINATED
    assert ended.when(Tick("correction"), by=SYSTEM, at="2026-03-18 00:01").events == ()


def test_an_answer_after_the_last_day_is_late_whether_or_not_a_timer_ran():
    story = given(filed, asked)
    story.when(mended.command, by=APPLICANT, at="2026-03-18 00:00").refused(OutOfOrder, "correction-over")
    assert story.when(mended.command, by=APPLICANT, at="2026-03-17 23:59").case.status is Status.SUBMITTED
