"""Filing and intake: receipt, acceptance, non-acceptance, and the day from which the law counts."""

from dataclasses import replace
from datetime import date

import pytest
from cases.matters import CATERING, days
from cases.story import (
    APPLICANT,
    CLERK,
    GAPS,
    HANDLER,
    SECOND_CLERK,
    STRANGER,
    Deed,
    Story,
    accepted,
    asked,
    at,
    claimed,
    filed,
    given,
    mended,
    new_application,
)

from banshi.cases.case import NonAcceptance, Status
from banshi.cases.commands import Accept, Claim, NotAccept, RequestCorrection, Tick, TransferAway, Withdraw
from banshi.cases.decide import Forbidden, Incomplete, OutOfOrder, possible
from banshi.cases.events import (
    ApplicationAccepted,
    ApplicationNotAccepted,
    ApplicationTransferred,
    CaseConcluded,
    TaskClaimed,
    TaskDone,
    TaskOpened,
    WatchStarted,
    WatchStopped,
)
from banshi.cases.limits import timers
from banshi.definitions.flow import Stage
from banshi.people import SYSTEM, Role
from banshi_rules.time_limits import TimeLimit, Unit


def test_an_application_is_a_submitted_case_with_five_days_for_an_answer():
    case = given(filed).case
    assert (case.status, case.stage, case.version) == (Status.SUBMITTED, Stage.ACCEPT, 4)
    assert case.watches["answer"].due == date(2026, 3, 9)
    assert case.received == at("2026-03-02 10:00")
    assert case.open_task.due == date(2026, 3, 9)
    assert case.watches["stage:accept-1"].due == date(2026, 3, 9)


def test_received_on_a_holiday_the_answer_is_due_by_working_days():
    # receive 2026-04-30 Thu +5 = 05-11 Mon, past Labour Day and its worked Saturday
    assert given(Deed(APPLICANT, "2026-04-30 22:00", None)).case.open_task.due == date(2026, 5, 11)


def test_nobody_files_in_another_persons_name():
    with pytest.raises(Forbidden) as refusal:
        Story(CATERING).file(STRANGER, at("2026-03-02 10:00"), new_application(CATERING))
    assert refusal.value.code == "not-the-filer"


def test_an_application_needs_a_name():
    nameless = new_application(CATERING)
    nameless = replace(nameless, party=replace(nameless.party, name=" "))
    with pytest.raises(Incomplete):
        Story(CATERING).file(APPLICANT, at("2026-03-02 10:00"), nameless)


def test_claiming_gives_the_task_one_holder():
    given(filed).when(Claim("accept-1"), by=CLERK, at="2026-03-02 11:00").then(
        TaskClaimed("accept-1", CLERK.person, CLERK.name)
    )
    held = given(filed, claimed)
    refusal = held.when(Claim("accept-1"), by=SECOND_CLERK, at="2026-03-02 12:00").refused(OutOfOrder, "held")
    assert "李窗口" in refusal.say("zh")
    held.when(Claim("accept-1"), by=CLERK, at="2026-03-02 12:00").refused(OutOfOrder, "already-yours")
    held.when(Accept(), by=SECOND_CLERK, at="2026-03-02 12:00").refused(OutOfOrder, "held")


def test_a_task_that_is_not_the_open_one_cannot_be_claimed():
    given(filed).when(Claim("approve-1"), by=CLERK, at="2026-03-02 11:00").refused(OutOfOrder, "other-task")


def test_accepting_an_open_task_takes_it_and_starts_the_clocks():
    now = at("2026-03-06 09:30")
    given(filed).when(Accept(), by=CLERK, at="2026-03-06 09:30").then(
        TaskClaimed("accept-1", CLERK.person, CLERK.name),
        TaskDone("accept-1", "accepted", ""),
        WatchStopped("stage:accept-1"),
        WatchStopped("answer"),
        ApplicationAccepted(now),
        WatchStarted("promised", days(5), now, date(2026, 3, 13), False),
        WatchStarted("statutory", days(10), now, date(2026, 3, 20), False),
        TaskOpened("examine-1", "examine", Stage.HANDLE, Role.HANDLER, "market_supervision", date(2026, 3, 10)),
        WatchStarted("stage:examine-1", days(2), now, date(2026, 3, 10), False),
    )


@pytest.mark.parametrize(
    ("day", "promised", "statutory"),
    [
        ("2026-02-13", date(2026, 2, 27), date(2026, 3, 5)),  # Spring Festival and its worked Saturday lie between
        ("2026-09-30", date(2026, 10, 13), date(2026, 10, 20)),  # National Day
        ("2026-12-31", date(2027, 1, 8), date(2027, 1, 15)),  # the year without a published arrangement
    ],
)
def test_promised_and_statutory_limits_count_working_days_from_acceptance(day, promised, statutory):
    case = given(Deed(APPLICANT, f"{day} 08:00", None), Deed(CLERK, f"{day} 09:30", Accept())).case
    assert case.watches["promised"].due == promised
    assert case.watches["statutory"].due == statutory
    assert case.watches["statutory"].provisional is (statutory.year == 2027)


def test_the_route_sets_the_promise_and_the_steps():
    story = Story(CATERING).file(APPLICANT, at("2026-02-13 08:00"), new_application(CATERING, route="express"))
    case = story.do(Deed(CLERK, "2026-02-13 09:00", Accept())).case
    assert case.watches["promised"].due == date(2026, 2, 14)  # a worked Saturday
    assert case.open_task.step == "approve"


def test_the_acceptance_day_is_the_day_of_acceptance_when_complete_at_intake():
    assert given(filed, accepted).case.counted_from == at("2026-03-06 09:30")


def test_after_corrections_it_is_the_day_they_were_all_in():
    case = given(filed, asked, mended, accepted).case
    assert case.counted_from == at("2026-03-05 20:00")
    assert case.accepted == at("2026-03-06 09:30")
    assert case.watches["promised"].due == date(2026, 3, 12)


def test_without_a_word_in_five_working_days_it_is_the_day_of_receipt():
    late = Deed(CLERK, "2026-03-10 09:00", Accept())
    case = given(filed, late).case
    assert case.counted_from == at("2026-03-02 10:00")
    assert case.watches["promised"].due == date(2026, 3, 9)  # over already: the promise does not wait


def test_after_the_days_of_the_law_silence_has_accepted_though_nobody_looked_at_the_clock():
    """The sweep may be late; the law is not: nothing but acceptance can be answered any more."""
    for wish in (RequestCorrection(GAPS), NotAccept("不符合条件。", None), TransferAway("别的机关", "不归本机关管。")):
        given(filed).when(wish, by=CLERK, at="2026-03-09 23:59").story.wish(CLERK, at("2026-03-09 23:59"), wish)
        refusal = given(filed).when(wish, by=CLERK, at="2026-03-10 00:00").refused(OutOfOrder, "accepted-by-silence")
        assert "2026年3月2日" in refusal.say("zh")
        assert type(wish) not in possible(given(filed).matter, given(filed).case, CLERK, at("2026-03-10 00:00"))
    again = given(filed, asked, mended).when(NotAccept("不符合条件。", None), by=CLERK, at="2026-03-13 09:00")
    assert "2026年3月5日" in again.refused(OutOfOrder, "accepted-by-silence").say("zh")


def test_accepting_after_the_days_of_the_law_is_written_down_as_what_silence_did():
    by_clock = given(filed).do(Deed(SYSTEM, "2026-03-10 09:00", Tick("answer")))
    by_clerk = given(filed).do(Deed(CLERK, "2026-03-10 09:00", Accept()))
    assert by_clerk.case.watches == by_clock.case.watches
    assert by_clerk.case.watches["answer"].passed
    assert by_clerk.case.counted_from == by_clock.case.counted_from
    assert by_clerk.case.tasks["accept-1"].done_by == CLERK.person
    assert by_clerk.when(Tick("answer"), by=SYSTEM, at="2026-03-10 09:01").events == ()


def test_the_last_day_for_asking_corrections_ends_at_midnight():
    assert given(filed).when(RequestCorrection(GAPS), by=CLERK, at="2026-03-09 23:59").case.status is Status.CORRECTION


def test_not_accepting_needs_reasons_and_may_name_the_competent_organ():
    wish = NotAccept("本事项由省级主管部门办理。", " 某省市场监督管理局 ")
    story = (
        given(filed, claimed)
        .when(wish, by=CLERK, at="2026-03-03 09:00")
        .then(
            TaskDone("accept-1", "not-accepted", "本事项由省级主管部门办理。"),
            WatchStopped("stage:accept-1"),
            WatchStopped("answer"),
            ApplicationNotAccepted("本事项由省级主管部门办理。", "某省市场监督管理局"),
            CaseConcluded(),
        )
    )
    assert story.case.status is Status.NOT_ACCEPTED
    assert story.case.non_acceptance == NonAcceptance("本事项由省级主管部门办理。", "某省市场监督管理局")
    assert story.case.concluded is not None


def test_an_application_for_another_organ_goes_there_and_the_case_is_over_here():
    wish = TransferAway("某区城管局", "属于城市管理。", "urban_management")
    story = (
        given(filed, claimed)
        .when(wish, by=CLERK, at="2026-03-03 09:00")
        .then(
            TaskDone("accept-1", "transferred", "属于城市管理。"),
            WatchStopped("stage:accept-1"),
            WatchStopped("answer"),
            ApplicationTransferred("某区城管局", "属于城市管理。", "urban_management"),
            CaseConcluded(),
        )
    )
    assert story.case.status is Status.TRANSFERRED
    assert story.case.departments == {"market_supervision", "urban_management"}, "it sees what came to it"
    story.when(Accept(), by=CLERK, at="2026-03-03 09:30").refused(OutOfOrder, "concluded")


@pytest.mark.parametrize(
    ("organ", "reason", "code"), [(" ", "属于别处。", "organ-missing"), ("某局", "", "reasons-missing")]
)
def test_passing_on_says_where_to_and_why(organ, reason, code):
    given(filed).when(TransferAway(organ, reason), by=CLERK, at="2026-03-03 09:00").refused(Incomplete, code)


def test_what_was_accepted_is_passed_on_no_more():
    given(filed, accepted).when(TransferAway("某局", "属于别处。"), by=CLERK, at="2026-03-09 09:00").refused(
        OutOfOrder, "other-step"
    )


@pytest.mark.parametrize("empty", ["", "  \n", "。。。", "——", "　"])
def test_blanks_and_punctuation_are_no_reasons(empty):
    refusal = (
        given(filed).when(NotAccept(empty), by=CLERK, at="2026-03-03 09:00").refused(Incomplete, "reasons-missing")
    )
    assert refusal.field == "reasons"


def test_intake_is_not_for_handlers_or_strangers():
    given(filed).when(Accept(), by=HANDLER, at="2026-03-03 09:00").refused(Forbidden, "no-post")
    given(filed).when(Accept(), by=STRANGER, at="2026-03-03 09:00").refused(Forbidden, "not-yours")
    given(filed).when(Accept(), by=APPLICANT, at="2026-03-03 09:00").refused(Forbidden, "no-post")


@pytest.mark.parametrize(
    "deeds",
    [
        (Deed(CLERK, "2026-03-03 09:00", NotAccept("不需要许可。")),),
        (Deed(CLERK, "2026-03-03 09:00", TransferAway("示例市市场监督管理局", "属于市级权限。")),),
        (asked, Deed(SYSTEM, "2026-03-20 00:00", Tick("correction"))),
        (Deed(APPLICANT, "2026-03-03 09:00", Withdraw("")),),
    ],
    ids=["not-accepted", "transferred", "unanswered", "withdrawn"],
)
def test_no_clock_runs_on_in_what_never_was_accepted(deeds):
    """Nor that of a renewal, which began with the filing."""
    story, last = given(filed), date(2026, 4, 1)
    renewal = WatchStarted("renewal", TimeLimit(30, Unit.DAY), at("2026-03-02 10:00"), last, False)
    story = story.record(APPLICANT, at("2026-03-02 10:00"), (renewal,))
    for deed in deeds:
        story = story.do(deed)
    assert story.case.concluded
    assert timers(story.case) == ()
