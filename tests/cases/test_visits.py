"""Two officers at least, every item answered, and the check after the decision with its order to mend."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from cases.flows import AFTERWARDS, INSPECTOR, SECOND_INSPECTOR, VISIT, matter, with_post_check
from cases.matters import DEPARTMENT, days
from cases.story import APPLICANT, APPROVER, CLERK, PARTY, Deed, given, officer

from banshi.cases.case import Status
from banshi.cases.commands import (
    Accept,
    AskRecheck,
    Deliver,
    Grant,
    LeaveStanding,
    RecordPostCheck,
    RecordVisit,
    Refuse,
    Revoke,
)
from banshi.cases.decide import Forbidden, Incomplete, OutOfOrder
from banshi.cases.drawing import drawn
from banshi.cases.events import CheckDrawn, Visitor
from banshi.definitions.flow import Decide
from banshi.people import Human, Post, Role
from banshi_rules.time_limits import TimeLimit, Unit

FILED = Deed(APPLICANT, "2026-03-02 09:00", None)
ACCEPTED = Deed(CLERK, "2026-03-02 10:00", Accept())
BOTH = (INSPECTOR, SECOND_INSPECTOR)
GOOD = {"1": "yes", "2": "not-applicable"}
VISITED = Deed(INSPECTOR, "2026-03-03 15:00", RecordVisit(BOTH, GOOD, True, "与图纸一致。"))


def test_a_visit_is_on_record_and_the_case_goes_on_on_the_same_clocks():
    before = given(FILED, ACCEPTED, matter=matter(VISIT))
    story = before.do(VISITED)
    assert story.case.visits[0].visitors == tuple(Visitor(one.person, one.name) for one in BOTH)
    assert story.case.open_task.step == "approve"
    assert story.case.watches["statutory"] == before.case.watches["statutory"]


@pytest.mark.parametrize(
    ("visitors", "findings", "report", "code"),
    [
        (BOTH[:1], GOOD, "好。", "visitors-missing"),
        ((BOTH[0], BOTH[0]), GOOD, "好。", "visitors-missing"),
        ((BOTH[1], Human("x", "某")), GOOD, "好。", "visitor-not-there"),
        (BOTH, {"1": "yes"}, "好。", "finding-missing"),
        (BOTH, {"1": "yes", "2": "perhaps"}, "好。", "finding-missing"),
        (BOTH, {**GOOD, "3": "yes"}, "好。", "finding-unknown"),
        (BOTH, GOOD, "——", "report-missing"),
    ],
)
def test_a_visit_is_whole(visitors, findings, report, code):
    wish = RecordVisit(visitors, findings, True, report)
    given(FILED, ACCEPTED, matter=matter(VISIT)).when(wish, by=INSPECTOR, at="2026-03-03 15:00").refused(
        Incomplete, code
    )


def test_the_applicant_is_no_inspector():
    wish = RecordVisit((BOTH[0], APPLICANT), GOOD, True, "好。")
    given(FILED, ACCEPTED, matter=matter(VISIT)).when(wish, by=INSPECTOR, at="2026-03-03 15:00").refused(
        Forbidden, "own-case"
    )


TWICE = replace(SECOND_INSPECTOR, also=frozenset({INSPECTOR.person}))


@pytest.mark.parametrize("by", [INSPECTOR, replace(INSPECTOR, also=frozenset({SECOND_INSPECTOR.person}))])
def test_one_human_being_with_two_accounts_is_one_officer(by):
    wish = RecordVisit((by, TWICE), GOOD, True, "好。")
    given(FILED, ACCEPTED, matter=matter(VISIT)).when(wish, by=by, at="2026-03-03 15:00").refused(
        Incomplete, "visitors-missing"
    )


def test_an_officer_may_be_named_by_another_account():
    by = replace(INSPECTOR, also=frozenset({"other-account"}))
    there = (Human("other-account", "勘查甲", also=frozenset({INSPECTOR.person})), SECOND_INSPECTOR)
    story = given(FILED, ACCEPTED, matter=matter(VISIT))
    assert story.do(Deed(by, "2026-03-03 15:00", RecordVisit(there, GOOD, True, "好。"))).case.visits


@pytest.mark.parametrize(
    "colleague",
    [replace(SECOND_INSPECTOR, also=frozenset({APPLICANT.person})), replace(SECOND_INSPECTOR, number=PARTY.number)],
)
def test_the_applicant_is_no_inspector_by_any_account(colleague):
    wish = RecordVisit((INSPECTOR, colleague), GOOD, True, "好。")
    given(FILED, ACCEPTED, matter=matter(VISIT)).when(wish, by=INSPECTOR, at="2026-03-03 15:00").refused(
        Forbidden, "own-case"
    )


def test_a_deputy_and_the_absent_colleague_are_not_two_officers():
    absent = Human(SECOND_INSPECTOR.person, SECOND_INSPECTOR.name, also=frozenset({"other-account"}))
    deputy = officer("deputy", "代理人")
    deputy = replace(deputy, behalf={Post(DEPARTMENT.id, Role.INSPECTOR): absent})
    story = given(FILED, ACCEPTED, matter=matter(VISIT))
    for named in (absent, Human("other-account", absent.name, also=frozenset({absent.person}))):
        wish = RecordVisit((deputy, named), GOOD, True, "好。")
        refusal = story.when(wish, by=deputy, at="2026-03-03 15:00").refused(Incomplete, "visitor-absent")
        assert absent.name in refusal.say("zh")
    done = story.do(Deed(deputy, "2026-03-03 15:00", RecordVisit((deputy, INSPECTOR), GOOD, True, "好。")))
    assert done.log[-1].behalf == absent.person


def test_whoever_was_there_does_not_decide():
    colleague = officer(SECOND_INSPECTOR.person, SECOND_INSPECTOR.name, Role.APPROVER)
    story = given(FILED, ACCEPTED, VISITED, matter=matter(VISIT))
    story.when(Grant("准予。"), by=colleague, at="2026-03-04 09:00").refused(Forbidden, "same-person")


def decided(made, by=APPROVER):
    done = (
        Deed(by, "2026-03-04 09:00", Grant("准予。")),
        Deed(CLERK, "2026-03-06 09:00", Deliver("window", "王")),
    )
    return given(FILED, ACCEPTED, VISITED, *done, matter=made)


def check(met, mend=None):
    return RecordPostCheck(BOTH, GOOD, met, "已核查。", mend)


def test_the_check_afterwards_counts_from_the_decision_and_ends_the_case():
    story = decided(with_post_check(VISIT))
    assert story.case.status is Status.DELIVERED
    assert story.case.concluded is None
    assert story.case.open_task.due == date(2026, 4, 1)  # 20 WD after 03-04
    assert story.do(Deed(INSPECTOR, "2026-03-20 09:00", check(True))).case.concluded


def test_not_as_committed_it_is_to_be_mended_by_a_day_and_looked_at_again():
    story = decided(with_post_check(VISIT))
    story.when(check(False), by=INSPECTOR, at="2026-03-20 09:00").refused(Incomplete, "mending-missing")
    story = story.do(Deed(INSPECTOR, "2026-03-20 09:00", check(False, days(10))))
    assert story.case.visits[-1].mend_by == date(2026, 4, 3)
    assert story.case.open_task.id == "look-after-2"
    assert story.case.open_task.due > date(2026, 4, 3)


def test_a_refused_case_is_not_looked_at_afterwards():
    refused = Deed(APPROVER, "2026-03-04 09:00", Refuse("不符合。", ("food-law",)))
    handed = Deed(CLERK, "2026-03-06 09:00", Deliver("post", "王小明"))
    assert given(FILED, ACCEPTED, VISITED, refused, handed, matter=with_post_check(VISIT)).case.concluded


STRICT = replace(AFTERWARDS, correct_within=TimeLimit(30, Unit.DAY), recheck_within=days(3))


def strictly(step=STRICT):
    """As the fire law has it: at most thirty days to put right, looked at again within three working days."""
    made = with_post_check(VISIT)
    flow = made.flows["standard"]
    return replace(made, flows={"standard": replace(flow, parts=(*flow.parts[:-1], step))})


def failing(times, made=None, by=APPROVER):
    story = decided(made or strictly(), by)
    for number in range(times):
        story = story.do(Deed(INSPECTOR, f"2026-0{number + 3}-20 09:00", check(False)))
    return story


def test_the_definition_says_how_long_there_is_to_put_it_right_and_when_it_is_looked_at_again():
    story = failing(1)
    assert story.case.visits[-1].mend_by == date(2026, 4, 20)  # 19 April is a Sunday
    assert story.case.open_task.due == date(2026, 4, 23)
    wish = check(False, TimeLimit(32, Unit.DAY))
    decided(strictly()).when(wish, by=INSPECTOR, at="2026-03-20 09:00").refused(Incomplete, "mending-too-long")


def test_the_holder_asks_to_be_looked_at_again_before_the_day_and_once_only():
    story = failing(1)
    story.when(AskRecheck(), by=CLERK, at="2026-03-23 09:00").refused(Forbidden, "applicant-only")
    story = story.do(Deed(APPLICANT, "2026-03-23 09:00", AskRecheck()))
    assert story.case.open_task.due == date(2026, 3, 26)
    story.when(AskRecheck(), by=APPLICANT, at="2026-03-24 09:00").refused(OutOfOrder, "recheck-asked")
    decided(strictly()).when(AskRecheck(), by=APPLICANT, at="2026-03-10 09:00").refused(
        OutOfOrder, "nothing-to-recheck"
    )


def test_failing_again_the_decision_is_revoked_by_somebody_who_did_not_check():
    story = failing(2)
    assert story.case.open_task.step == "+revocation"
    assert story.case.concluded is None
    checker = officer(INSPECTOR.person, INSPECTOR.name, Role.APPROVER)
    wish = Revoke("两次核查均不符合承诺。", ("food-law",))
    story.when(wish, by=checker, at="2026-04-21 09:00").refused(Forbidden, "same-person")
    story.when(Revoke("。", ("food-law",)), by=APPROVER, at="2026-04-21 09:00").refused(Incomplete, "reasons-missing")
    story.when(Revoke("不符合。", ()), by=APPROVER, at="2026-04-21 09:00").refused(Incomplete, "basis-missing")
    story = story.do(Deed(APPROVER, "2026-04-21 09:00", wish))
    assert story.case.status is Status.REVOKED
    assert story.case.concluded
    assert "行政复议" in story.case.revocation.remedies
    assert not story.case.open_tasks


def test_the_decision_may_also_stand_with_the_reason_on_record():
    story = failing(2)
    story = story.do(Deed(APPROVER, "2026-04-21 09:00", LeaveStanding("复查后当天改正，情节轻微。")))
    assert story.case.status is Status.DELIVERED
    assert story.case.concluded
    assert story.case.revocation is None


def test_each_check_orders_first_and_asks_the_organ_only_when_it_fails_again():
    """What another check of the case ordered, and that the holder asked it to come early, counts for that one alone."""
    later = replace(STRICT, id="look-later")
    made = strictly()
    flow = made.flows["standard"]
    made = replace(made, flows={"standard": replace(flow, parts=(*flow.parts, later))})
    early, recheck = Deed(APPLICANT, "2026-03-23 09:00", AskRecheck()), Deed(INSPECTOR, "2026-03-24 09:00", check(True))
    story = failing(1, made).do(early).do(recheck)
    assert story.case.open_task.id == "look-later-1"
    story.when(AskRecheck(), by=APPLICANT, at="2026-03-25 09:00").refused(OutOfOrder, "nothing-to-recheck")
    story = story.do(Deed(INSPECTOR, "2026-03-26 09:00", check(False)))
    assert story.case.visits[-1].mend_by is not None
    assert story.case.open_task.id == "look-later-2"
    story = story.do(replace(early, at="2026-03-27 09:00"))
    story = story.do(Deed(INSPECTOR, "2026-03-30 09:00", check(False)))
    assert story.case.open_task.step == "+revocation"


def test_who_decides_in_the_matter_decides_whether_it_stands():
    made = strictly()
    flow = made.flows["standard"]
    parts = tuple(replace(one, by=Role.ORGAN_HEAD) if isinstance(one, Decide) else one for one in flow.parts)
    made = replace(made, flows={"standard": replace(flow, parts=parts)})
    head = officer("zhou", "周局长", Role.ORGAN_HEAD)
    story = failing(2, made, head)
    assert story.case.open_task.role is Role.ORGAN_HEAD
    assert story.when(LeaveStanding("情节轻微。"), by=head, at="2026-04-21 09:00").case.concluded


def test_a_licence_is_entered_when_it_is_handed_over():
    story = given(FILED, ACCEPTED, VISITED, matter=with_post_check(VISIT))
    story = story.do(Deed(APPROVER, "2026-03-04 09:00", Grant("准予。")))
    assert story.case.licence is None
    story = story.do(Deed(CLERK, "2026-03-06 09:00", Deliver("window", "王")))
    assert story.case.licence.valid_from == date(2026, 3, 4)
    assert story.case.licence.valid_until == story.case.outcome.valid_until


def lots(share, cases):
    """Which of so many cases are drawn."""
    filed = decided(with_post_check(VISIT)).case
    return [drawn(replace(filed, id=f"{number:032x}"), "look-after", Decimal(share)).drawn for number in range(cases)]


def test_chance_says_the_same_whenever_it_is_asked_and_draws_the_share():
    assert lots("5", 2000) == lots("5", 2000)
    assert 60 <= sum(lots("5", 2000)) <= 140
    assert sum(lots("0", 500)) == 0
    assert sum(lots("100", 500)) == 500


@pytest.mark.parametrize(("share", "checked"), [("100", True), ("0", False)])
def test_only_those_drawn_are_looked_at_and_the_lot_is_on_record(share, checked):
    story = decided(strictly(replace(STRICT, share=Decimal(share))))
    assert (story.case.concluded is None) is checked
    lot = next(one.event for one in story.log if isinstance(one.event, CheckDrawn))
    assert lot.drawn is checked
    assert lot.share == share
