"""Is exactly what the law wants paid, when it wants it, and never issued unpaid, and never given back twice?"""

from dataclasses import dataclass, replace
from decimal import Decimal

import pytest
from cases.matters import CATERING, DEPARTMENT
from cases.story import (
    APPLICANT,
    APPROVER,
    CLERK,
    PARTY,
    SECOND_CLERK,
    STRANGER,
    Deed,
    Story,
    at,
    claimed,
    filed,
    given,
    new_application,
    officer,
)
from hypothesis import given as drawn
from hypothesis import strategies as st

from banshi.assembly import content, plugin_host
from banshi.cases import events as ev
from banshi.cases.case import Case, Status
from banshi.cases.commands import (
    Accept,
    AskPayment,
    AskRefund,
    Command,
    Deliver,
    GiveOpinion,
    Grant,
    Pass,
    RecordPayment,
    RecordVisit,
    Refund,
    Tick,
    WaivePayment,
    Withdraw,
)
from banshi.cases.decide import decide, file_application, possible
from banshi.cases.events import Event, recorded
from banshi.cases.folding import replay
from banshi.cases.moment import Moment
from banshi.cases.refusals import Forbidden, Incomplete, OutOfOrder
from banshi.definitions.calendars import shipped_calendar
from banshi.definitions.charging import Fee, Payable
from banshi.definitions.examples.running import try_example
from banshi.definitions.fees import amount_of
from banshi.definitions.library import load_library
from banshi.definitions.model import EditionKey, Matter
from banshi.notices.letter import letter
from banshi.people import SYSTEM, Actor, Human, Post, Role
from banshi_rules.calendars import WorkingCalendar
from banshi_rules.expressions import compile_expression
from banshi_rules.findings import NOWHERE
from banshi_rules.texts import Text
from banshi_rules.values import DECIMAL, Facts

SECOND_APPROVER = officer("qian", "钱批准", Role.APPROVER)


def fee(name: str, amount: str, payable: Payable, waived: str | None = None) -> Fee:
    def rule(text: str, wants=None):
        made, findings = compile_expression(text, {}, NOWHERE, wants=wants)
        assert made is not None, findings
        return made

    return Fee(
        id=name,
        title=Text(f"{name}费", f"Fee {name}"),
        basis="food-law",
        when=None,
        amount=rule(amount, DECIMAL),
        payable=payable,
        waived_when=rule(waived) if waived else None,
        explain=None,
        at=NOWHERE,
    )


def charging(*fees: Fee) -> Matter:
    return replace(CATERING, fees=fees)


BEFORE = charging(fee("trial", "30.5", Payable.BEFORE_ACCEPTANCE))
ISSUE = charging(fee("licence", "100", Payable.BEFORE_ISSUE), fee("deposit", "0.1 + 0.2", Payable.BEFORE_ISSUE))
ORDER = "00000020260213000001-1"

asked = Deed(CLERK, "2026-03-02 11:10", AskPayment())
to_grant = (
    filed,
    claimed,
    Deed(CLERK, "2026-03-02 12:00", Accept()),
    Deed(officer("chen", "陈承办", Role.HANDLER), "2026-03-03 09:00", Pass("建议准予。")),
    Deed(officer("zhao", "赵审核", Role.REVIEWER), "2026-03-03 10:00", Pass("同意。")),
    Deed(APPROVER, "2026-03-03 11:00", Grant("准予。")),
)


# ---- before acceptance ----------------------------------------------------------------------------------------


def test_nothing_is_accepted_before_its_fee_is_asked_and_paid():
    story = given(filed, claimed, matter=BEFORE)
    refusal = story.when(Accept(), by=CLERK, at="2026-03-02 11:05").refused(OutOfOrder, "payment-not-asked")
    assert "trial费 30.50 元" in refusal.say("zh")
    story = story.do(asked)
    assert story.case.payments[ORDER].total == Decimal("30.50")
    refusal = story.when(Accept(), by=CLERK, at="2026-03-02 11:20").refused(OutOfOrder, "unpaid")
    assert "trial费 30.50 元" in refusal.say("zh") and "Fee trial 30.50 yuan" in refusal.say("en")
    story = story.do(Deed(SYSTEM, "2026-03-02 11:30", RecordPayment(ORDER, "30.50", "T-1")))
    assert story.do(Deed(CLERK, "2026-03-02 11:40", Accept())).case.status is Status.IN_PROGRESS


def test_payment_is_asked_once_and_by_the_intake_only():
    story = given(filed, claimed, matter=BEFORE)
    story.when(AskPayment(), by=APPROVER, at="2026-03-02 11:05").refused(Forbidden, "no-post")
    story.do(asked).when(AskPayment(), by=CLERK, at="2026-03-02 11:20").refused(OutOfOrder, "nothing-to-ask")
    given(filed, claimed).when(AskPayment(), by=CLERK, at="2026-03-02 11:20").refused(OutOfOrder, "nothing-to-ask")


def test_a_fee_that_is_waived_by_the_definition_is_recorded_and_keeps_nobody_waiting():
    matter = charging(fee("trial", "30.5", Payable.BEFORE_ACCEPTANCE, waived="true"))
    story = given(filed, claimed, Deed(CLERK, "2026-03-02 12:00", Accept()), matter=matter)
    payment = story.case.payments[ORDER]
    assert (payment.total, payment.items[0].waived, story.case.unpaid) == (0, True, ())


def test_silence_accepts_without_the_fee_and_nothing_is_issued_before_it_is_paid():
    story = given(filed, matter=BEFORE)
    story = story.do(Deed(SYSTEM, "2026-03-10 00:00", Tick("answer")))
    assert story.case.status is Status.IN_PROGRESS
    assert [payment.owed for payment in story.case.payments.values()] == [Decimal("30.50")]


def test_accepting_late_is_what_silence_did_and_waits_for_no_fee():
    story = given(filed, matter=BEFORE).do(Deed(CLERK, "2026-03-10 09:00", Accept()))
    assert story.case.status is Status.IN_PROGRESS
    assert [payment.owed for payment in story.case.payments.values()] == [Decimal("30.50")]


def test_paying_stops_no_clock():
    story = given(filed, claimed, matter=BEFORE)
    before = story.case.watches
    assert story.do(asked).case.watches == before


# ---- before issue ---------------------------------------------------------------------------------------------


def test_the_fee_before_issue_is_asked_with_the_decision_and_nothing_is_issued_unpaid():
    story = given(*to_grant, matter=ISSUE)
    assert [item.amount for item in story.case.payments[ORDER].items] == ["100.00", "0.30"]  # never 0.30000000000000004
    delivered = Deliver("window", "王小明")
    refusal = story.when(delivered, by=CLERK, at="2026-03-04 09:00").refused(OutOfOrder, "unpaid")
    assert "licence费 100.00 元、deposit费 0.30 元" in refusal.say("zh")
    story = story.do(Deed(CLERK, "2026-03-04 09:10", RecordPayment(ORDER, "100.30", "票-1")))
    assert story.do(Deed(CLERK, "2026-03-04 09:20", delivered)).case.status is Status.DELIVERED


@pytest.mark.parametrize("amount", ["100.29", "100.31", "-100.30", "1e2", "", "100,30", "0", "１００.30", "100.300"])
def test_only_the_exact_amount_is_a_payment(amount):
    story = given(*to_grant, matter=ISSUE)
    story.when(RecordPayment(ORDER, amount, "票-1"), by=CLERK, at="2026-03-04 09:00").refused(
        Incomplete, "amount-differs"
    )


def test_the_same_news_twice_is_no_news_and_other_news_is_refused():
    news = RecordPayment(ORDER, "100.30", "T-1")
    story = given(*to_grant, Deed(SYSTEM, "2026-03-04 09:00", news), matter=ISSUE)
    assert story.wish(SYSTEM, at("2026-03-04 09:01"), news) == ()
    other = RecordPayment(ORDER, "100.30", "T-2")
    story.when(other, by=CLERK, at="2026-03-04 09:02").refused(OutOfOrder, "nothing-to-pay")
    story.when(RecordPayment("no", "1", "T"), by=SYSTEM, at="2026-03-04 09:02").refused(OutOfOrder, "no-such-order")


def test_who_may_record_waive_and_give_back():
    story = given(*to_grant, matter=ISSUE)
    paid, waived = RecordPayment(ORDER, "100.30", "T-1"), WaivePayment(ORDER, "公益项目。", "food-law")
    for nobody, code in ((APPLICANT, "no-post"), (STRANGER, "not-yours"), (APPROVER, "no-post")):
        story.when(paid, by=nobody, at="2026-03-04 09:00").refused(Forbidden, code)
    story.when(waived, by=CLERK, at="2026-03-04 09:00").refused(Forbidden, "no-post")
    story.when(replace(waived, reason=" 。"), by=APPROVER, at="2026-03-04 09:00").refused(
        Incomplete, "waiver-reason-missing"
    )
    story.when(replace(waived, basis="none"), by=APPROVER, at="2026-03-04 09:00").refused(Incomplete, "basis-unknown")
    free = story.do(Deed(APPROVER, "2026-03-04 09:00", waived))
    assert free.do(Deed(CLERK, "2026-03-04 09:20", Deliver("window", "王小明"))).case.status is Status.DELIVERED


def test_a_deposit_goes_back_after_the_case_is_over_and_never_more_than_was_paid():
    story = given(
        *to_grant,
        Deed(CLERK, "2026-03-04 09:00", RecordPayment(ORDER, "100.30", "T-1")),
        Deed(CLERK, "2026-03-04 09:20", Deliver("window", "王小明")),
        matter=ISSUE,
    )
    for too_much in ("100.31", "0", "-1", "1000"):
        story.when(AskRefund(ORDER, too_much, "退押金。"), by=CLERK, at="2026-03-05 09:00").refused(
            Incomplete, "refund-too-much"
        )
    story = story.do(Deed(APPLICANT, "2026-03-05 09:00", AskRefund(ORDER, "0.30", "恢复验收合格，退押金。")))
    story.when(AskRefund(ORDER, "1", "再退。"), by=CLERK, at="2026-03-05 09:10").refused(
        OutOfOrder, "nothing-to-refund"
    )
    story = story.do(Deed(APPROVER, "2026-03-05 10:00", Refund(ORDER, "退-1")))
    story.when(Refund(ORDER, "退-2"), by=APPROVER, at="2026-03-05 10:10").refused(OutOfOrder, "no-refund-asked")
    assert story.case.payments[ORDER].held == Decimal("100.00")
    assert story.case.status is Status.DELIVERED


def test_money_that_comes_after_the_application_was_taken_back_is_recorded_and_can_go_back():
    story = given(filed, claimed, asked, Deed(APPLICANT, "2026-03-02 12:00", Withdraw("")), matter=BEFORE)
    story = story.do(Deed(SYSTEM, "2026-03-02 12:30", RecordPayment(ORDER, "30.50", "T-1")))
    assert story.case.payments[ORDER].refund.amount == Decimal("30.50")
    assert story.do(Deed(APPROVER, "2026-03-03 10:00", Refund(ORDER, "退-1"))).case.payments[ORDER].held == 0


def test_nobody_gives_back_what_they_asked_for_themselves():
    both = officer("both", "两岗", Role.WINDOW_CLERK, Role.APPROVER)
    story = paid_story()
    story = story.do(Deed(both, "2026-03-05 09:00", AskRefund(ORDER, "1", "多缴。")))
    story.when(Refund(ORDER, "退-1"), by=both, at="2026-03-05 10:00").refused(Forbidden, "own-refund")


TWO_ACCOUNTS = officer("first", "一人两号", Role.APPROVER, Role.WINDOW_CLERK)


def deputy_of(absent: Human, *roles: Role) -> Actor:
    return Actor("deputy", "代理人", behalf={Post(DEPARTMENT.id, role): absent for role in roles})


def paid_story() -> Story:
    return given(
        *to_grant,
        Deed(CLERK, "2026-03-04 09:00", RecordPayment(ORDER, "100.30", "T-1")),
        Deed(CLERK, "2026-03-04 09:20", Deliver("window", "王小明")),
        matter=ISSUE,
    )


@pytest.mark.parametrize(
    ("who", "code"),
    [
        (replace(TWO_ACCOUNTS, also=frozenset({APPLICANT.person})), "own-case"),
        (replace(TWO_ACCOUNTS, number=PARTY.number), "own-case"),
        (deputy_of(APPLICANT, Role.APPROVER, Role.WINDOW_CLERK), "own-case-absent"),
        (
            deputy_of(Human("x", "缺席人", also=frozenset({APPLICANT.person})), Role.APPROVER, Role.WINDOW_CLERK),
            "own-case-absent",
        ),
    ],
)
def test_nobody_handles_money_in_an_own_case_by_another_account_or_for_somebody_absent(who, code):
    story = given(*to_grant, matter=ISSUE)
    for money in (RecordPayment(ORDER, "100.30", "T-1"), WaivePayment(ORDER, "公益项目。", "food-law")):
        story.when(money, by=who, at="2026-03-04 09:00").refused(Forbidden, code)
        assert type(money) not in possible(story.matter, story.case, who)
    story = paid_story()
    story.when(AskRefund(ORDER, "1", "多缴。"), by=who, at="2026-03-05 09:00").refused(Forbidden, code)
    story = story.do(Deed(APPLICANT, "2026-03-05 09:00", AskRefund(ORDER, "1", "多缴。")))
    story.when(Refund(ORDER, "退-1"), by=who, at="2026-03-05 10:00").refused(Forbidden, code)


@pytest.mark.parametrize(
    ("asks", "gives"),
    [
        (TWO_ACCOUNTS, replace(TWO_ACCOUNTS, person="second", also=frozenset({"first"}))),
        (CLERK, deputy_of(CLERK, Role.APPROVER)),
        (deputy_of(APPROVER, Role.WINDOW_CLERK), APPROVER),
        (deputy_of(CLERK, Role.WINDOW_CLERK), deputy_of(APPROVER, Role.APPROVER)),
        (
            deputy_of(Human("x", "甲"), Role.WINDOW_CLERK),
            deputy_of(Human("y", "甲", also=frozenset({"x"})), Role.APPROVER),
        ),
    ],
)
def test_two_hands_give_back_never_one_human_being_with_two_accounts_or_a_deputy(asks, gives):
    story = paid_story().do(Deed(asks, "2026-03-05 09:00", AskRefund(ORDER, "1", "多缴。")))
    story.when(Refund(ORDER, "退-1"), by=gives, at="2026-03-05 10:00").refused(Forbidden, "own-refund")
    assert story.do(Deed(SECOND_APPROVER, "2026-03-05 10:00", Refund(ORDER, "退-1"))).case.payments[ORDER].refunded


def test_it_is_on_record_in_whose_place_money_was_handled():
    story = paid_story().do(
        Deed(deputy_of(CLERK, Role.WINDOW_CLERK), "2026-03-05 09:00", AskRefund(ORDER, "1", "多。"))
    )
    assert story.log[-1].behalf == CLERK.person
    story = story.do(
        Deed(replace(deputy_of(APPROVER, Role.APPROVER), person="d2"), "2026-03-05 10:00", Refund(ORDER, "T"))
    )
    assert story.log[-1].behalf == APPROVER.person


# ---- whatever anybody wishes ----------------------------------------------------------------------------------

MONEY = (ev.PaymentRecorded, ev.PaymentRepeated)
WISHES = st.one_of(
    st.builds(RecordPayment, st.just(ORDER), st.sampled_from(["100.30", "100.3", "50", "-1"]), st.sampled_from("ABC")),
    st.builds(WaivePayment, st.just(ORDER), st.sampled_from(["公益。", ""]), st.just("food-law")),
    st.builds(
        AskRefund, st.just(ORDER), st.decimals("0.01", "101", places=2).map(str), st.sampled_from(["多缴。", ""])
    ),
    st.builds(Refund, st.just(ORDER), st.sampled_from("XY")),
    st.builds(Deliver, st.just("window"), st.just("王小明")),
)


@drawn(
    st.lists(st.tuples(WISHES, st.sampled_from([CLERK, SECOND_CLERK, APPROVER, SECOND_APPROVER, SYSTEM, APPLICANT])))
)
def test_what_is_held_is_never_negative_and_nothing_is_issued_unpaid(wishes):
    story = given(*to_grant, matter=ISSUE)
    for wish, by in wishes:
        try:
            story = story.do(Deed(by, "2026-03-04 09:00", wish))
        except (OutOfOrder, Forbidden):
            continue
        payment = story.case.payments[ORDER]
        booked = [one.event for one in story.log]
        came = sum((Decimal(one.amount) for one in booked if isinstance(one, MONEY)), Decimal(0))
        went = sum((Decimal(one.amount) for one in booked if isinstance(one, ev.Refunded)), Decimal(0))
        assert came % Decimal("100.30") == 0 and payment.held == came - went >= 0
        if payment.refund is not None:
            assert 0 < payment.refund.amount <= payment.held
        if story.case.handover is not None:
            assert payment.waived is not None or came >= payment.total


@drawn(st.decimals("0", "999999", places=2))
def test_amounts_are_read_exactly(amount):
    assert amount_of(str(amount)) == amount and amount_of(f" {amount} 元") == amount


# ---- a road is dug up -----------------------------------------------------------------------------------------


@dataclass
class Road:
    """A case of the shipped matter, with the answers of its first example."""

    matter: Matter
    facts: Facts
    calendar: WorkingCalendar
    log: tuple = ()

    @property
    def case(self) -> Case:
        return replay(self.log)

    def record(self, by: Actor, when: str, events: tuple[Event, ...]) -> None:
        for event in events:
            self.log += (recorded(0, "case-1", len(self.log) + 1, at(when), by, event),)

    def do(self, by: Actor, when: str, command: Command) -> None:
        moment = Moment(at(when), by, self.calendar, self.facts)
        self.record(by, when, decide(self.matter, self.case, command, moment))


def test_twenty_square_metres_of_sidewalk_and_twelve_of_carriageway_for_ten_days_are_120_yuan():
    library = load_library(content("matter_definitions") / "shili", plugin_host().vocabulary())
    matter, calendar = library.matters["road-excavation"], shipped_calendar()
    trial = try_example(matter, matter.examples[0], calendar)
    road = Road(matter, trial.understood.facts, calendar)

    def post(name: str, role: Role, department: str = "urban_management") -> Actor:
        return Actor(name, name, frozenset({Post(department, role)}))

    clerk, one, two = (post("窗口", Role.WINDOW_CLERK), post("勘查甲", Role.INSPECTOR), post("勘查乙", Role.INSPECTOR))
    police = post("交警", Role.HANDLER, "traffic_police")
    application = replace(
        new_application(matter, route=trial.route.route.id), edition=EditionKey(matter.code, matter.digest)
    )
    moment = Moment(at("2026-03-02 09:00"), APPLICANT, calendar, road.facts)
    road.record(APPLICANT, "2026-03-02 09:00", file_application(matter, application, moment))
    road.do(clerk, "2026-03-02 10:00", Accept())
    checklist = next(step for step in matter.flow(road.case.route).steps if step.id == "visit").checklist
    items = {str(n): "yes" for n, _ in enumerate(matter.checklists.get(checklist or "", ()), start=1)}
    road.do(one, "2026-03-03 10:00", RecordVisit((one, two), items, True, "已现场勘查。"))
    road.do(police, "2026-03-03 11:00", GiveOpinion(True, "没有意见。"))
    road.do(post("审核", Role.REVIEWER), "2026-03-04 10:00", Pass("同意。"))
    assert road.case.payments == {}
    road.do(post("批准", Role.APPROVER), "2026-03-05 10:00", Grant("准予。"))

    (payment,) = road.case.payments.values()
    assert str(payment.total) == "120.00"
    assert [(item.title.zh, item.amount) for item in payment.items] == [("城市道路占用费", "120.00")]
    assert any("days_used → 10" in reason for reason in payment.items[0].because)
    with pytest.raises(OutOfOrder) as refused:
        road.do(clerk, "2026-03-06 10:00", Deliver("window", "测试甲"))
    assert "还没有缴纳城市道路占用费 120.00 元" in refused.value.say("zh")
    paper = letter(
        "payment", "示缴字〔2026〕第0001号", road.case, matter, at("2026-03-05 10:00"), {"order": payment.order}
    )
    assert paper.title == "缴款通知书" and "《城市道路管理条例》第三十七条" in paper.paragraphs[0]
    assert paper.table is not None
    assert paper.table.rows == (("1", "城市道路占用费", "各路段面积×费率之和×天数", "120.00 元"),)
    road.do(clerk, "2026-03-06 10:30", RecordPayment(payment.order, "120.00", "票-0001"))
    road.do(clerk, "2026-03-06 11:00", Deliver("window", "测试甲"))
    assert road.case.status is Status.DELIVERED


def test_what_was_asked_stays_and_what_was_not_is_computed_from_the_mended_answers():
    made, _ = compile_expression("area * 2", {"area": DECIMAL}, NOWHERE, wants=DECIMAL)
    assert made is not None
    matter = charging(replace(fee("trial", "1", Payable.BEFORE_ACCEPTANCE), amount=made))
    story: Story = given(filed, claimed, matter=matter)

    def asked_with(**facts):
        return decide(matter, story.case, AskPayment(), Moment(at("2026-03-02 11:10"), CLERK, CALENDAR, facts))

    CALENDAR = shipped_calendar()
    assert asked_with(area=Decimal(5))[0].total == "10.00"
    with pytest.raises(OutOfOrder) as unknown:
        asked_with()
    assert unknown.value.code == "fee-unknown"
    story = story.record(CLERK, at("2026-03-02 11:10"), asked_with(area=Decimal(5)))
    with pytest.raises(OutOfOrder):
        asked_with(area=Decimal(50))
    assert story.case.payments[ORDER].total == Decimal("10.00")
