"""Does money that nobody owed become somebody's task, can a wish be denied, and who does not pay give the place up?"""

from dataclasses import replace
from decimal import Decimal

import pytest
from cases.matters import CALENDAR, CATERING, days
from cases.story import APPLICANT, APPROVER, CLERK, Deed, Story, at, delivered, filed, given
from cases.test_orders import corrected, paid, without_issue
from cases.test_paying import ISSUE, ORDER, SECOND_APPROVER, charging, fee, paid_story, to_grant

from banshi.cases import events as ev
from banshi.cases.case import REFUND, Case, Status
from banshi.cases.commands import (
    Accept,
    AskPayment,
    AskRefund,
    Claim,
    DenyRefund,
    RecordPayment,
    Refund,
    Release,
    Tick,
    WaivePayment,
    Withdraw,
)
from banshi.cases.decide import decide, possible
from banshi.cases.moment import Moment
from banshi.cases.refusals import Forbidden, Incomplete, OutOfOrder
from banshi.definitions.charging import Payable, Quota, QuotaPeriod
from banshi.notices.draft import notice_for
from banshi.notices.letter import letter
from banshi.people import SYSTEM, Role
from banshi_rules.findings import NOWHERE
from banshi_rules.time_limits import TimeLimit, Unit

first = Deed(SYSTEM, "2026-03-04 09:00", RecordPayment(ORDER, "100.30", "T-1"))
again = Deed(SYSTEM, "2026-03-04 09:30", RecordPayment(ORDER, "100.30", "T-2"))
TIMED = replace(ISSUE, district=replace(CATERING.district, refund_within=days(15), pay_within=TimeLimit(30, Unit.DAY)))


def tasks(case: Case) -> list[str]:
    return [task.id for task in case.waiting_tasks if task.step == REFUND]


# ---- money that nobody owed -----------------------------------------------------------------------------------


def test_money_that_comes_twice_becomes_a_task_and_goes_back():
    story = given(*to_grant, first, again, matter=TIMED)
    payment = story.case.payments[ORDER]
    assert (payment.held, payment.refund.amount, payment.refund.task) == (
        Decimal("200.60"),
        Decimal("100.30"),
        f"{REFUND}-1",
    )
    task = story.case.tasks[f"{REFUND}-1"]
    assert (task.role, task.department, str(task.due)) == (Role.APPROVER, story.case.department, "2026-03-25")
    assert story.wish(SYSTEM, at("2026-03-04 10:00"), again.command) == (), "the same news twice is no news"
    assert [one.step for one in story.case.open_tasks] == ["issue"], "nothing waits for it"
    assert story.do(delivered).case.status is Status.DELIVERED
    story = story.do(delivered).do(Deed(APPROVER, "2026-03-13 09:00", Claim(task.id)))
    story = story.do(Deed(APPROVER, "2026-03-13 09:10", Refund(ORDER, "退-1")))
    assert (story.case.payments[ORDER].held, tasks(story.case)) == (Decimal("100.30"), [])
    assert all(clock.stopped for clock in story.case.watches.values())


def test_a_third_payment_waits_until_the_wish_before_it_is_answered():
    third = Deed(SYSTEM, "2026-03-04 09:40", RecordPayment(ORDER, "100.30", "T-3"))
    story = given(*to_grant, first, again, third, matter=TIMED)
    assert tasks(story.case) == [f"{REFUND}-1"]
    story = story.do(Deed(APPROVER, "2026-03-05 09:00", Refund(ORDER, "退-1")))
    assert tasks(story.case) == [f"{REFUND}-2"], "what is still too much is asked next"
    story = story.do(Deed(SECOND_APPROVER, "2026-03-05 10:00", Refund(ORDER, "退-2")))
    assert story.case.payments[ORDER].held == Decimal("100.30")
    assert story.case.unpaid == ()


def test_only_the_treasury_has_money_that_is_there_twice():
    story = given(*to_grant, first, matter=TIMED)
    story.when(again.command, by=CLERK, at="2026-03-04 10:00").refused(OutOfOrder, "nothing-to-pay")


def test_money_for_a_case_that_is_over_goes_back_and_its_task_can_be_taken_and_given_back():
    matter = charging(fee("trial", "30.5", Payable.BEFORE_ACCEPTANCE))
    story = given(filed, Deed(CLERK, "2026-03-02 11:10", AskPayment()), matter=matter)
    story = story.do(Deed(APPLICANT, "2026-03-02 12:00", Withdraw("")))
    story = story.do(Deed(SYSTEM, "2026-03-02 12:30", RecordPayment(ORDER, "30.50", "T-1")))
    assert story.case.concluded
    assert tasks(story.case) == [f"{REFUND}-1"]
    story = story.do(Deed(APPROVER, "2026-03-03 09:00", Claim(f"{REFUND}-1")))
    story.when(Refund(ORDER, "退-1"), by=SECOND_APPROVER, at="2026-03-03 09:30").refused(OutOfOrder, "held")
    story = story.do(Deed(APPROVER, "2026-03-03 10:00", Release("外出。", f"{REFUND}-1")))
    story = story.do(Deed(SECOND_APPROVER, "2026-03-03 11:00", Refund(ORDER, "退-1")))
    assert (story.case.payments[ORDER].held, story.case.status) == (0, Status.WITHDRAWN)


def test_what_was_paid_before_the_applicant_withdrew_is_not_due_back_by_itself():
    matter = charging(fee("trial", "30.5", Payable.BEFORE_ACCEPTANCE))
    story = given(filed, Deed(CLERK, "2026-03-02 11:10", AskPayment()), matter=matter)
    story = story.do(Deed(SYSTEM, "2026-03-02 11:30", RecordPayment(ORDER, "30.50", "T-1")))
    story = story.do(Deed(APPLICANT, "2026-03-02 12:00", Withdraw("")))
    assert tasks(story.case) == []
    assert AskRefund in possible(story.matter, story.case, APPLICANT)


def test_a_paid_fee_that_is_waived_is_due_back_and_whoever_waived_does_not_give_it():
    story = given(*to_grant, first, matter=TIMED)
    story = story.do(Deed(APPROVER, "2026-03-04 10:00", WaivePayment(ORDER, "公益项目。", "food-law")))
    assert story.case.payments[ORDER].refund.amount == Decimal("100.30")
    story.when(Refund(ORDER, "退-1"), by=APPROVER, at="2026-03-04 11:00").refused(Forbidden, "own-refund")
    assert story.do(Deed(SECOND_APPROVER, "2026-03-04 11:00", Refund(ORDER, "退-1"))).case.unpaid == ()


def test_the_difference_of_mended_answers_is_due_back_with_the_acceptance():
    story = corrected(8, 5, paid(ORDER, "16.00")).do(Deed(CLERK, "2026-03-06 09:30", Accept()))
    assert story.case.payments[ORDER].refund.amount == Decimal("6.00")


# ---- denied ---------------------------------------------------------------------------------------------------


def test_a_wish_is_denied_with_its_reason_and_the_applicant_is_told_where_to_turn():
    story = paid_story().do(Deed(APPLICANT, "2026-03-05 09:00", AskRefund(ORDER, "100.30", "不经营了。")))
    deny = DenyRefund(ORDER, "结果已经发给，费用依法收取。")
    for nobody, code in ((CLERK, "no-post"), (APPLICANT, "no-post")):
        story.when(deny, by=nobody, at="2026-03-06 09:00").refused(Forbidden, code)
    story.when(DenyRefund(ORDER, " 。"), by=APPROVER, at="2026-03-06 09:00").refused(Incomplete, "reasons-missing")
    story = story.do(Deed(APPROVER, "2026-03-06 09:00", deny))
    payment = story.case.payments[ORDER]
    assert (payment.refund, payment.held, tasks(story.case)) == (None, Decimal("100.30"), [])
    assert "行政复议" in payment.denial.remedies
    denied = next(one.event for one in story.log if isinstance(one.event, ev.RefundDenied))
    draft = notice_for(denied, story.case, story.matter)
    told = letter(draft.kind, "示不退字〔2026〕第0001号", story.case, story.matter, at("2026-03-06 09:00"), draft.about)
    assert told.title == "不予退款决定书"
    assert "费用依法收取" in "".join(told.paragraphs)
    assert "行政诉讼" in "".join(told.closing)
    assert story.do(Deed(APPLICANT, "2026-03-07 09:00", AskRefund(ORDER, "1", "再申请。"))).case.payments[ORDER].refund


def test_nobody_denies_the_own_wish():
    story = paid_story().do(
        Deed(replace(APPROVER, posts=CLERK.posts), "2026-03-05 09:00", AskRefund(ORDER, "1", "多。"))
    )
    story.when(DenyRefund(ORDER, "不退。"), by=APPROVER, at="2026-03-06 09:00").refused(Forbidden, "own-refund")


# ---- who does not pay -----------------------------------------------------------------------------------------

over = Deed(SYSTEM, "2026-04-03 00:00", Tick("payment"))


@pytest.mark.parametrize("matter", [TIMED, without_issue(TIMED)])
def test_who_does_not_pay_in_time_gives_up_what_was_granted_and_the_place(matter):
    matter = replace(matter, quota=Quota(1, QuotaPeriod.YEAR, None, "food-law", NOWHERE))
    story = given(*to_grant[:-1], matter=matter)
    story = granting(story)
    assert story.case.keeps_place
    assert str(story.case.running("payment").due) == "2026-04-02"
    early = replace(over, at="2026-04-02 23:00")
    assert story.wish(SYSTEM, at(early.at), early.command) == ()
    case = story.do(over).case
    assert (case.status, case.keeps_place, case.open_tasks) == (Status.TERMINATED, False, ())
    assert replace(story.case, status=Status.GRANTED).keeps_place
    assert not replace(story.case, status=Status.REVOKED).keeps_place
    assert "在2026年4月2日前没有缴纳licence费 100.00 元、deposit费 0.30 元，视为放弃" in case.ending
    assert all(clock.stopped for clock in case.watches.values())


def granting(story: Story) -> Story:
    """Granted, by somebody whose turn it is."""
    deed = to_grant[-1]
    moment = Moment(at(deed.at), deed.by, CALENDAR, ahead=0)
    return story.record(deed.by, at(deed.at), decide(story.matter, story.case, deed.command, moment))


def test_who_pays_in_time_keeps_it():
    story = given(*to_grant, first, matter=TIMED)
    assert story.case.running("payment") is None
    assert story.wish(SYSTEM, at(over.at), over.command) == ()
    waived = given(
        *to_grant, Deed(APPROVER, "2026-03-04 09:00", WaivePayment(ORDER, "公益。", "food-law")), matter=TIMED
    )
    assert waived.case.running("payment") is None


COLLECTED = replace(TIMED, district=replace(TIMED.district, collect_within=TimeLimit(60, Unit.DAY)))


def test_who_never_collects_gives_it_up_where_the_district_says_a_time():
    story = given(*to_grant, matter=COLLECTED)
    assert story.case.running("collection") is None, "first the money"
    story = story.do(first)
    assert str(story.case.running("collection").due) == "2026-05-06"
    passed = Deed(SYSTEM, "2026-05-07 00:00", Tick("collection"))
    case = story.do(passed).case
    assert (case.status, case.open_tasks, case.licence) == (Status.TERMINATED, (), None)
    assert "在2026年5月6日前没有领取" in case.ending
    assert AskRefund in possible(story.matter, case, APPLICANT)
    collected = story.do(delivered)
    assert collected.case.running("collection") is None
    assert collected.wish(SYSTEM, at(passed.at), passed.command) == ()


def test_what_costs_nothing_is_collected_in_time_too():
    assert given(*to_grant, matter=replace(COLLECTED, fees=())).case.running("collection") is not None
    assert given(*to_grant, first, matter=TIMED).case.running("collection") is None, "no definition says a time"
    assert given(*to_grant, first, matter=without_issue(COLLECTED)).case.running("collection") is None


def test_the_time_of_a_fee_goes_before_that_of_the_district_and_the_longest_counts():
    def timed(*limits):
        return replace(
            TIMED, fees=tuple(replace(one, pay_within=limit) for one, limit in zip(ISSUE.fees, limits, strict=True))
        )

    for limits, due in (
        ((TimeLimit(10, Unit.DAY), None), "2026-04-02"),
        ((TimeLimit(10, Unit.DAY), TimeLimit(5, Unit.DAY)), "2026-03-13"),
        ((TimeLimit(60, Unit.DAY), None), "2026-05-06"),
    ):
        assert str(given(*to_grant, matter=timed(*limits)).case.running("payment").due) == due
    assert given(*to_grant, matter=ISSUE).case.running("payment") is None, "no definition says a time"


def test_the_notice_of_payment_says_until_when_and_what_follows():
    story = given(*to_grant, matter=TIMED)
    asked = next(one.event for one in story.log if isinstance(one.event, ev.PaymentAsked))
    draft = notice_for(asked, story.case, story.matter)
    later = story.do(first)
    told = letter(draft.kind, "示缴字〔2026〕第0001号", later.case, story.matter, at("2026-03-03 11:00"), draft.about)
    assert any("请在2026年4月2日前缴清；逾期没有缴清的，视为放弃" in one for one in told.closing)
