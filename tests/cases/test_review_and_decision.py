"""From acceptance to the result: pass, return, grant, refuse, hand over, withdraw."""

from dataclasses import replace
from datetime import date

import pytest
from cases.matters import CATERING, IMMEDIATE, STANDARD, days
from cases.story import (
    APPLICANT,
    APPROVER,
    CLERK,
    HANDLER,
    REVIEWER,
    Deed,
    accepted,
    asked,
    at,
    checked,
    delivered,
    examined,
    filed,
    given,
    granted,
    mended,
    officer,
    refused,
)

from banshi.cases.case import Status
from banshi.cases.commands import Accept, Claim, Deliver, Grant, Pass, Refuse, ReturnTo, Withdraw
from banshi.cases.decide import Forbidden, Incomplete, OutOfOrder, possible
from banshi.cases.events import (
    CaseConcluded,
    CaseReturned,
    CaseWithdrawn,
    DecisionMade,
    LicenceIssued,
    ResultDelivered,
    TaskClaimed,
    TaskDone,
    TaskOpened,
    WatchStarted,
    WatchStopped,
)
from banshi.cases.reviewing import ways_back
from banshi.definitions.flow import Decide, Stage
from banshi.licences.validity import last_valid_day
from banshi.people import Role

REMEDIES = (
    "如不服本决定，可以自收到本决定书之日起 60 日内向示例区人民政府申请行政复议，"
    "或者自收到本决定书之日起 6 个月内依法向示例区人民法院提起行政诉讼。"
)


def test_passing_on_opens_the_next_step():
    now = at("2026-03-09 09:00")
    given(filed, accepted).when(Pass(" 建议准予。"), by=HANDLER, at="2026-03-09 09:00").then(
        TaskClaimed("examine-1", HANDLER.person, HANDLER.name),
        TaskDone("examine-1", "passed", "建议准予。"),
        WatchStopped("stage:examine-1"),
        TaskOpened("check-1", "check", Stage.CHECK, Role.REVIEWER, "market_supervision", date(2026, 3, 10)),
        WatchStarted("stage:check-1", days(1), now, date(2026, 3, 10), False),
    )
    given(filed, accepted).when(Pass("  "), by=HANDLER, at="2026-03-09 09:00").refused(Incomplete, "opinion-missing")


def test_steps_cannot_be_skipped():
    given(filed).when(Grant("准予。"), by=APPROVER, at="2026-03-06 09:00").refused(OutOfOrder, "other-step")
    given(filed, accepted).when(Grant("准予。"), by=APPROVER, at="2026-03-06 10:00").refused(OutOfOrder, "other-step")
    given(filed, accepted).when(Accept(), by=CLERK, at="2026-03-06 10:00").refused(OutOfOrder, "other-step")
    given(filed, accepted, examined, checked).when(delivered.command, by=CLERK, at="2026-03-11 09:00").refused(
        OutOfOrder, "other-step"
    )


def test_a_return_runs_the_steps_after_it_again_on_the_same_promise():
    now = at("2026-03-10 10:00")
    story = (
        given(filed, accepted, examined)
        .when(ReturnTo("examine", "现场照片不清。"), by=REVIEWER, at="2026-03-10 10:00")
        .then(
            TaskClaimed("check-1", REVIEWER.person, REVIEWER.name),
            TaskDone("check-1", "returned", "现场照片不清。"),
            WatchStopped("stage:check-1"),
            CaseReturned("check", "examine", "现场照片不清。"),
            TaskOpened("examine-2", "examine", Stage.HANDLE, Role.HANDLER, "market_supervision", date(2026, 3, 12)),
            WatchStarted("stage:examine-2", days(2), now, date(2026, 3, 12), False),
        )
    )
    assert story.case.watches["promised"] == given(filed, accepted).case.watches["promised"]
    again = story.do(Deed(HANDLER, "2026-03-11 09:00", Pass("已补拍。")))
    assert again.case.open_task.id == "check-2"


def test_returns_are_counted_per_way_and_end_at_the_permitted_number():
    story = given(filed, accepted, examined)
    for _ in range(2):
        story = story.do(Deed(REVIEWER, "2026-03-10 10:00", ReturnTo("examine", "请再看。")))
        story = story.do(Deed(HANDLER, "2026-03-10 11:00", Pass("已再看。")))
    assert story.case.returned == {("check", "examine"): 2}
    assert ways_back(CATERING, story.case, story.case.open_task) == ()
    assert ReturnTo not in possible(CATERING, story.case, REVIEWER)
    story.when(ReturnTo("examine", "请再看。"), by=REVIEWER, at="2026-03-10 12:00").refused(OutOfOrder, "no-way-back")


def test_a_return_goes_only_where_the_definition_says_and_says_why():
    story = given(filed, accepted, examined)
    story.when(ReturnTo("accept", "请再看。"), by=REVIEWER, at="2026-03-10 10:00").refused(OutOfOrder, "no-way-back")
    story.when(ReturnTo("examine", "！"), by=REVIEWER, at="2026-03-10 10:00").refused(Incomplete, "reasons-missing")
    given(filed, accepted).when(ReturnTo("accept", "请再看。"), by=HANDLER, at="2026-03-10 10:00").refused(
        OutOfOrder, "no-way-back"
    )


def test_granting_ends_the_clocks_and_opens_the_issue():
    now = at("2026-03-11 09:00")
    story = (
        given(filed, accepted, examined, checked)
        .when(Grant("准予。"), by=APPROVER, at="2026-03-11 09:00")
        .then(
            TaskClaimed("approve-1", APPROVER.person, APPROVER.name),
            TaskDone("approve-1", "granted", "准予。"),
            WatchStopped("stage:approve-1"),
            DecisionMade(True, "", (), "", None, date(2031, 3, 10)),
            WatchStopped("promised"),
            WatchStopped("statutory"),
            WatchStarted("delivery", days(5), now, date(2026, 3, 18), False),
            TaskOpened("issue-1", "issue", Stage.COMPLETE, Role.WINDOW_CLERK, "market_supervision", date(2026, 3, 18)),
            WatchStarted("stage:issue-1", days(5), now, date(2026, 3, 18), False),
        )
    )
    assert story.case.status is Status.GRANTED
    assert story.case.outcome.valid_until == date(2031, 3, 10)


def test_refusing_says_why_by_which_law_and_where_to_turn():
    story = given(filed, accepted, examined, checked).do(refused)
    assert story.case.status is Status.REFUSED
    assert story.case.outcome.reasons == "经营场所与有毒场所的距离不符合要求。"
    assert story.case.outcome.basis == ("food-law",)
    assert story.case.outcome.remedies == REMEDIES
    assert story.case.outcome.valid_until is None
    assert story.case.running("delivery") is not None  # the decision must reach the applicant
    assert story.case.open_task.step == "issue"


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        (Refuse("", ("food-law",)), "reasons-missing"),
        (Refuse("……", ("food-law",)), "reasons-missing"),
        (Refuse("不符合条件。", ()), "basis-missing"),
        (Refuse("不符合条件。", ("food-law", "tea-law")), "basis-unknown"),
    ],
)
def test_there_is_no_refusal_without_reasons_and_law(wish, code):
    given(filed, accepted, examined, checked).when(wish, by=APPROVER, at="2026-03-11 09:00").refused(Incomplete, code)


def test_only_the_outcomes_of_the_step_are_offered():
    deciding = STANDARD.steps[3]
    assert isinstance(deciding, Decide)
    steps = (*STANDARD.steps[:3], replace(deciding, outcomes=("grant",)), STANDARD.steps[4])
    matter = replace(CATERING, flows={"standard": replace(STANDARD, parts=steps)})
    story = given(filed, accepted, examined, checked, matter=matter)
    story.when(refused.command, by=APPROVER, at="2026-03-11 09:00").refused(OutOfOrder, "outcome-not-offered")
    assert Refuse not in possible(matter, story.case, APPROVER)


@pytest.mark.parametrize(
    ("first", "amount", "unit", "last"),
    [
        (date(2026, 3, 11), 5, "years", date(2031, 3, 10)),
        (date(2028, 2, 29), 5, "years", date(2033, 2, 28)),
        (date(2026, 1, 1), 1, "years", date(2026, 12, 31)),
        (date(2026, 1, 31), 1, "months", date(2026, 2, 28)),
        (date(2026, 12, 15), 2, "months", date(2027, 2, 14)),
        (date(2026, 3, 11), 30, "days", date(2026, 4, 9)),
    ],
)
def test_the_last_day_of_a_licence(first, amount, unit, last):
    assert last_valid_day(first, amount, unit) == last


def test_handing_over_ends_the_case():
    story = (
        given(filed, accepted, examined, checked, granted)
        .when(Deliver("window", " 王小明 "), by=CLERK, at="2026-03-12 09:00")
        .then(
            TaskClaimed("issue-1", CLERK.person, CLERK.name),
            TaskDone("issue-1", "issued", ""),
            WatchStopped("stage:issue-1"),
            ResultDelivered("window", "王小明"),
            LicenceIssued(
                "00000020260213000001", CATERING.licence.name, CATERING.code, date(2026, 3, 11), date(2031, 3, 10)
            ),
            WatchStopped("delivery"),
            CaseConcluded(),
        )
    )
    assert story.case.status is Status.DELIVERED
    assert all(clock.stopped for clock in story.case.watches.values())
    refusal = story.when(Accept(), by=CLERK, at="2026-03-12 10:00").refused(OutOfOrder, "concluded")
    assert refusal.say("zh") == "这件办件已经办结（已送达），不能再操作。如需继续，请重新提出申请。"


def test_handing_over_needs_a_known_manner_and_a_recipient():
    story = given(filed, accepted, examined, checked, granted)
    story.when(Deliver("pigeon", "王小明"), by=CLERK, at="2026-03-12 09:00").refused(Incomplete, "manner-unknown")
    story.when(Deliver("post", ""), by=CLERK, at="2026-03-12 09:00").refused(Incomplete, "recipient-missing")


@pytest.mark.parametrize(
    "before",
    [(filed,), (filed, asked), (filed, asked, mended), (filed, accepted), (filed, accepted, examined, checked)],
)
def test_the_applicant_may_withdraw_at_any_time_before_the_decision(before):
    story = given(*before)
    running = [name for name, clock in story.case.watches.items() if clock.stopped is None]
    task = story.case.open_task
    dropped = (TaskDone(task.id, "dropped", ""),) if task else ()
    outcome = story.when(Withdraw("不再经营。"), by=APPLICANT, at="2026-03-10 10:00")
    wanted = (*dropped, *(WatchStopped(name) for name in running), CaseWithdrawn("不再经营。"), CaseConcluded())
    assert sorted(map(str, outcome.events)) == sorted(map(str, wanted))
    assert outcome.events[-2:] == wanted[-2:]
    story = story.do(outcome.deed)
    assert story.case.status is Status.WITHDRAWN
    assert story.case.open_task is None


def test_nobody_withdraws_for_the_applicant_or_after_the_decision():
    given(filed).when(Withdraw(""), by=CLERK, at="2026-03-03 10:00").refused(Forbidden, "applicant-only")
    given(filed, accepted, examined, checked, granted).when(Withdraw(""), by=APPLICANT, at="2026-03-11 10:00").refused(
        OutOfOrder, "decided"
    )


def test_an_immediate_matter_is_decided_on_the_day_of_acceptance_by_one_person():
    registrar = officer("chen", "陈承办", Role.HANDLER)
    story = given(
        Deed(APPLICANT, "2026-03-06 19:00", None), Deed(registrar, "2026-03-09 09:00", Accept()), matter=IMMEDIATE
    )
    promised = story.case.watches["promised"]
    assert promised.due == date(2026, 3, 9)
    assert story.case.watches["statutory"].due == date(2026, 3, 12)
    story = story.do(Deed(registrar, "2026-03-09 09:05", Grant("准予变更。")))
    assert story.case.outcome.valid_until is None
    assert story.do(Deed(registrar, "2026-03-09 09:06", Deliver("electronic", "王小明"))).case.concluded


def test_a_flow_that_ends_with_the_decision_ends_the_case():
    steps = CATERING.flows["express"].steps[:2]
    matter = replace(CATERING, flows={"standard": replace(STANDARD, parts=steps)})
    story = given(filed, accepted, Deed(APPROVER, "2026-03-06 10:00", Grant("")), matter=matter)
    assert story.case.concluded
    assert story.case.status is Status.GRANTED


def test_a_claimed_step_is_not_claimed_again_by_acting():
    story = given(filed, accepted, Deed(HANDLER, "2026-03-06 10:00", Claim("examine-1")))
    events = story.when(Pass("建议准予。"), by=HANDLER, at="2026-03-09 09:00").events
    assert not any(isinstance(event, TaskClaimed) for event in events)
