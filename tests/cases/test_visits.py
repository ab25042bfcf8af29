"""Two officers at least, every item answered, and the check after the decision with its order to mend."""

from datetime import date

import pytest
from cases.flows import INSPECTOR, SECOND_INSPECTOR, VISIT, matter, with_post_check
from cases.matters import days
from cases.story import APPLICANT, APPROVER, CLERK, Deed, given, officer

from banshi.cases.case import Status
from banshi.cases.commands import Accept, Deliver, Grant, RecordPostCheck, RecordVisit, Refuse
from banshi.cases.decide import Forbidden, Incomplete
from banshi.cases.events import Visitor
from banshi.people import Role

FILED = Deed(APPLICANT, "2026-03-02 09:00", None)
ACCEPTED = Deed(CLERK, "2026-03-02 10:00", Accept())
BOTH = (Visitor(INSPECTOR.person, INSPECTOR.name), Visitor(SECOND_INSPECTOR.person, SECOND_INSPECTOR.name))
GOOD = {"1": "yes", "2": "not-applicable"}
VISITED = Deed(INSPECTOR, "2026-03-03 15:00", RecordVisit(BOTH, GOOD, True, "与图纸一致。"))


def test_a_visit_is_on_record_and_the_case_goes_on_on_the_same_clocks():
    before = given(FILED, ACCEPTED, matter=matter(VISIT))
    story = before.do(VISITED)
    assert story.case.visits[0].visitors == BOTH
    assert story.case.open_task.step == "approve"
    assert story.case.watches["statutory"] == before.case.watches["statutory"]


@pytest.mark.parametrize(
    ("visitors", "findings", "report", "code"),
    [
        (BOTH[:1], GOOD, "好。", "visitors-missing"),
        ((BOTH[0], BOTH[0]), GOOD, "好。", "visitors-missing"),
        ((BOTH[1], Visitor("x", "某")), GOOD, "好。", "visitor-not-there"),
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
    wish = RecordVisit((BOTH[0], Visitor(APPLICANT.person, APPLICANT.name)), GOOD, True, "好。")
    given(FILED, ACCEPTED, matter=matter(VISIT)).when(wish, by=INSPECTOR, at="2026-03-03 15:00").refused(
        Forbidden, "own-case"
    )


def test_whoever_was_there_does_not_decide():
    colleague = officer(SECOND_INSPECTOR.person, SECOND_INSPECTOR.name, Role.APPROVER)
    story = given(FILED, ACCEPTED, VISITED, matter=matter(VISIT))
    story.when(Grant("准予。"), by=colleague, at="2026-03-04 09:00").refused(Forbidden, "same-person")


def decided(made):
    done = (
        Deed(APPROVER, "2026-03-04 09:00", Grant("准予。")),
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
