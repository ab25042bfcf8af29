"""What stands, is owed and can go back when answers are mended, money goes back, or no step issues the result?"""

from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from itertools import cycle
from typing import Any

import pytest
from cases.flows import AFTERWARDS, when
from cases.story import (
    APPLICANT,
    APPROVER,
    CLERK,
    GAPS,
    Deed,
    Story,
    asked,
    at,
    claimed,
    delivered,
    examined,
    filed,
    given,
    granted,
    mended,
)
from cases.story import checked as reviewed
from cases.test_paying import ISSUE, ORDER, SECOND_APPROVER, charging, fee
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from banshi.cases import events as ev
from banshi.cases.case import Status
from banshi.cases.commands import (
    Accept,
    AskPayment,
    AskRefund,
    Claim,
    OfferOnTheSpot,
    RecordPayment,
    Refund,
    Tick,
    WaivePayment,
)
from banshi.cases.orders import refundable
from banshi.cases.refusals import OutOfOrder
from banshi.definitions.charging import Payable
from banshi.definitions.flow import Issue
from banshi.definitions.model import Matter
from banshi.notices.letter import letter
from banshi.people import SYSTEM
from banshi_rules.expressions import compile_expression
from banshi_rules.findings import NOWHERE
from banshi_rules.values import DECIMAL

SECOND = ORDER[:-1] + "2"
to_decide = (replace(examined, at="2026-03-09 09:00"), reviewed, granted)


def without_issue(matter: Matter, *more: Any) -> Matter:
    """The same matter, whose decision gives the result."""
    flow = matter.flows["standard"]
    parts = tuple(part for part in flow.parts if not isinstance(part, Issue))
    checks = {"place": (), **matter.checklists}
    return replace(matter, flows={**matter.flows, "standard": replace(flow, parts=(*parts, *more))}, checklists=checks)


def by_area(payable: Payable) -> Matter:
    """A fee of two yuan for each square metre."""
    made, findings = compile_expression("area * 2", {"area": DECIMAL}, NOWHERE, wants=DECIMAL)
    assert made is not None, findings
    return charging(replace(fee("area", "1", payable), amount=made))


def knowing(story: Story, **facts: Any) -> Story:
    return replace(story, facts={name: Decimal(value) for name, value in facts.items()})


# ---- where no step issues the result --------------------------------------------------------------------------


@pytest.mark.parametrize("more", [(), (AFTERWARDS,)])
def test_where_the_decision_gives_the_result_a_granted_case_waits_for_its_fee(more):
    matter = without_issue(ISSUE, *more)
    story = given(filed, claimed, Deed(CLERK, "2026-03-02 12:00", Accept()), *to_decide, matter=matter)
    assert (story.case.status, story.case.concluded, story.case.open_tasks) == (Status.GRANTED, None, ())
    assert story.case.waits_for_money
    assert all(clock.stopped for clock in story.case.watches.values()), "the decision was in time"
    assert story.case.licence is None, "no document before the money"
    story.when(Claim(None), by=CLERK, at="2026-03-12 09:00").refused(OutOfOrder, "waiting-for-money")
    for how in (
        Deed(SYSTEM, "2026-03-12 09:00", RecordPayment(ORDER, "100.30", "T-1")),
        Deed(APPROVER, "2026-03-12 09:00", WaivePayment(ORDER, "公益项目。", "food-law")),
    ):
        on = story.do(how).case
        assert [task.step for task in on.open_tasks] == [one.id for one in more]
        assert (on.concluded is not None) == (not more)
        assert on.licence is not None


def test_what_costs_nothing_ends_with_the_decision():
    free = charging(fee("licence", "100", Payable.BEFORE_ISSUE, waived="true"))
    story = given(filed, claimed, Deed(CLERK, "2026-03-02 12:00", Accept()), *to_decide, matter=without_issue(free))
    assert story.case.concluded is not None


def test_an_issue_that_falls_away_issues_nothing_unpaid():
    flow = ISSUE.flows["standard"]
    parts = tuple(replace(one, when=when("area > 5")) if isinstance(one, Issue) else one for one in flow.parts)
    matter = replace(ISSUE, flows={"standard": replace(flow, parts=parts)})
    story = Story(matter, facts={"area": Decimal(1)})
    for deed in (filed, claimed, Deed(CLERK, "2026-03-02 12:00", Accept()), *to_decide):
        story = story.do(deed)
    assert story.case.waits_for_money
    story = story.do(Deed(SYSTEM, "2026-03-12 09:00", RecordPayment(ORDER, "100.30", "T-1")))
    assert story.case.concluded is not None
    assert story.case.skipped == ("issue",)


# ---- what was given back is not paid --------------------------------------------------------------------------


def test_what_the_result_needs_is_not_given_back_before_it():
    story = given(
        filed, claimed, Deed(CLERK, "2026-03-02 12:00", Accept()), *to_decide,
        Deed(CLERK, "2026-03-11 10:00", RecordPayment(ORDER, "100.30", "T-1")), matter=ISSUE,
    )  # fmt: skip
    for by in (APPLICANT, CLERK):
        story.when(AskRefund(ORDER, "1", "多缴。"), by=by, at="2026-03-11 11:00").refused(OutOfOrder, "fee-needed")
    waived = story.do(Deed(APPROVER, "2026-03-11 11:00", WaivePayment(ORDER, "公益项目。", "food-law")))
    assert waived.case.payments[ORDER].refund.amount == Decimal("100.30"), "it is due back without being asked for"
    assert waived.do(delivered).case.status is Status.DELIVERED


def test_an_order_that_was_given_back_long_ago_is_unpaid():
    story = given(
        filed, claimed, Deed(CLERK, "2026-03-02 12:00", Accept()), *to_decide,
        Deed(CLERK, "2026-03-11 10:00", RecordPayment(ORDER, "100.30", "T-1")), matter=ISSUE,
    )  # fmt: skip
    story = story.record(CLERK, at("2026-03-11 11:00"), (ev.RefundAsked(ORDER, "100.30", "误缴。"),))
    story = story.record(APPROVER, at("2026-03-11 12:00"), (ev.Refunded(ORDER, "100.30", "退-1"),))
    story.when(delivered.command, by=CLERK, at=delivered.at).refused(OutOfOrder, "unpaid")


# ---- silence --------------------------------------------------------------------------------------------------


def test_a_fee_that_could_not_be_computed_at_silence_is_asked_with_the_decision():
    story = given(filed, Deed(SYSTEM, "2026-03-10 00:00", Tick("answer")), matter=by_area(Payable.BEFORE_ACCEPTANCE))
    assert story.case.payments == {}
    story = story.do(examined).do(reviewed)
    story.when(granted.command, by=APPROVER, at=granted.at).refused(OutOfOrder, "fee-unknown")
    story = knowing(story, area=15).do(granted)
    assert story.case.payments[ORDER].total == Decimal("30.00")
    story.when(delivered.command, by=CLERK, at=delivered.at).refused(OutOfOrder, "unpaid")


# ---- mended answers -------------------------------------------------------------------------------------------

priced = Deed(CLERK, "2026-03-02 11:10", AskPayment())
again = Deed(CLERK, "2026-03-06 09:00", AskPayment())
accepted = Deed(CLERK, "2026-03-06 09:30", Accept())


def corrected(before: int, after: int, *paid: Deed) -> Story:
    story = knowing(given(filed, claimed, matter=by_area(Payable.BEFORE_ACCEPTANCE)), area=before).do(priced)
    for deed in (*paid, asked, mended):
        story = story.do(deed)
    return knowing(story, area=after)


def paid(order: str, amount: str, when: str = "2026-03-02 12:00") -> Deed:
    return Deed(CLERK, when, RecordPayment(order, amount, f"T-{order[-1]}"))


def test_mended_answers_of_the_same_amount_change_nothing():
    story = corrected(5, 5, paid(ORDER, "10.00"))
    story.when(AskPayment(), by=CLERK, at=again.at).refused(OutOfOrder, "nothing-to-ask")
    assert list(story.do(accepted).case.payments) == [ORDER]


def test_an_unpaid_order_is_replaced_by_one_over_the_new_amount():
    story = corrected(5, 8)
    refusal = story.when(Accept(), by=CLERK, at=accepted.at).refused(OutOfOrder, "payment-not-asked")
    assert "16.00" in refusal.say("zh")
    story = story.do(again)
    old, new = story.case.payments.values()
    assert (old.replaced, old.owed, new.replaces, new.total) == (SECOND, 0, (ORDER,), Decimal("16.00"))
    assert story.case.unpaid == (new,)
    story = story.do(paid(SECOND, "16.00", "2026-03-06 09:10"))
    assert story.do(accepted).case.accepted


def test_the_difference_is_asked_where_more_is_due():
    story = corrected(5, 8, paid(ORDER, "10.00")).do(again)
    new = story.case.payments[SECOND]
    assert (new.gross, new.total) == (Decimal("16.00"), Decimal("6.00"))
    story.when(Accept(), by=CLERK, at=accepted.at).refused(OutOfOrder, "unpaid")
    told = letter("payment", "示缴字〔2026〕第0002号", story.case, story.matter, at(again.at), {"order": SECOND})
    assert any(f"原缴款单{ORDER}作废，已缴的 10.00 元予以抵扣" in text for text in (*told.paragraphs, *told.closing))
    story = story.do(paid(SECOND, "6.00", "2026-03-06 09:10")).do(accepted)
    assert story.case.unpaid == ()
    assert [refundable(story.case, one) for one in story.case.payments.values()] == [0, 0]


def test_the_difference_can_go_back_where_less_is_due():
    story = corrected(8, 5, paid(ORDER, "16.00"))
    story = story.do(accepted)
    old, new = story.case.payments.values()
    assert (new.total, old.refund.amount, refundable(story.case, new)) == (0, Decimal("6.00"), 0)
    story.when(AskRefund(ORDER, "1", "多缴。"), by=CLERK, at="2026-03-06 10:00").refused(
        OutOfOrder, "nothing-to-refund"
    )
    story = story.do(Deed(APPROVER, "2026-03-06 11:00", Refund(ORDER, "退-1")))
    assert story.case.unpaid == ()
    story.when(AskRefund(ORDER, "1", "再退。"), by=CLERK, at="2026-03-06 12:00").refused(OutOfOrder, "fee-needed")


def test_money_that_still_comes_on_a_replaced_order_can_all_go_back():
    story = corrected(5, 8).do(again).do(Deed(SYSTEM, "2026-03-06 09:05", RecordPayment(ORDER, "10.00", "T-1")))
    story.when(Accept(), by=CLERK, at=accepted.at).refused(OutOfOrder, "unpaid")
    story = story.do(paid(SECOND, "16.00", "2026-03-06 09:10")).do(accepted)
    assert story.case.payments[ORDER].refund.amount == Decimal("10.00")


def test_mended_on_the_spot_counts_like_the_notice():
    story = knowing(given(filed, claimed, matter=by_area(Payable.BEFORE_ACCEPTANCE)), area=5).do(priced)
    story = story.do(Deed(CLERK, "2026-03-02 11:20", OfferOnTheSpot(GAPS)))
    story = knowing(story.do(replace(mended, at="2026-03-02 14:00")), area=6)
    story = story.do(Deed(CLERK, "2026-03-02 14:30", AskPayment()))
    assert story.case.payments[SECOND].total == Decimal("12.00")


def test_after_acceptance_an_amount_stays_whatever_changes():
    story = corrected(5, 5, paid(ORDER, "10.00")).do(accepted)
    story = knowing(story, area=50)
    for deed in to_decide:
        story = story.do(deed)
    assert list(story.case.payments) == [ORDER]


@settings(deadline=None)
@drawn(
    st.lists(st.integers(0, 9), min_size=2, max_size=4),
    st.lists(st.booleans(), min_size=4, max_size=4),
)
def test_what_is_held_less_what_can_go_back_is_never_less_than_the_fee_of_an_accepted_case(areas, pays):
    """Paid or not at each turn, mended on the spot and by notice: accepted only when the last fee is covered."""
    story = knowing(given(filed, claimed, matter=by_area(Payable.BEFORE_ACCEPTANCE)), area=areas[0])
    moments = ["2026-03-02 11:10", "2026-03-02 12:10", "2026-03-05 21:00"]
    turns = zip(areas[:3], pays, moments, strict=False)
    for number, (area, pay, moment) in enumerate(turns):
        if number == 1:
            story = story.do(Deed(CLERK, "2026-03-02 11:20", OfferOnTheSpot(GAPS)))
            story = story.do(replace(mended, at="2026-03-02 12:00"))
        if number == 2:
            story = story.do(asked).do(mended)
        story = knowing(story, area=area)
        with suppress(OutOfOrder):
            story = story.do(Deed(CLERK, moment, AskPayment()))
        for one in story.case.unpaid if pay else ():
            if one.owed:
                story = story.do(Deed(CLERK, moment, RecordPayment(one.order, str(one.total), f"T-{one.order}")))
    try:
        story = story.do(accepted)
    except OutOfOrder as refused:
        assert refused.code == "unpaid"
        return
    held = sum(one.held for one in story.case.payments.values())
    last = next(one for one in story.case.payments.values() if one.stands)
    assert last.gross == 2 * areas[min(len(areas), 3) - 1]
    hands = cycle((APPROVER, SECOND_APPROVER))
    while wished := [one for one in story.case.payments.values() if one.refund]:
        story = story.do(Deed(next(hands), "2026-03-06 11:00", Refund(wished[0].order, f"退-{held}")))
    assert sum(one.held for one in story.case.payments.values()) == last.gross
    assert story.case.unpaid == ()
