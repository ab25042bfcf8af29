"""What stops the clock and what does not, for how long, and the one extension: the vectors of the law."""

from dataclasses import replace
from datetime import date

import pytest
from cases.flows import EXAMINE, EXPERT, HEAD, fork, matter
from cases.matters import days
from cases.story import APPLICANT, APPROVER, CLERK, HANDLER, Deed, at, given, officer

from banshi.cases.case import Status
from banshi.cases.commands import (
    Accept,
    ApproveExtension,
    AskExtension,
    BeginProcedure,
    DenyExtension,
    EndProcedure,
    Grant,
    Pass,
    Tick,
)
from banshi.cases.decide import Forbidden, Incomplete, OutOfOrder
from banshi.cases.limits import timers
from banshi.people import SYSTEM, Role

EXAMINE_AGAIN = replace(EXAMINE, id="again")
FILED = Deed(APPLICANT, "2026-03-02 09:00", None)
ACCEPTED = Deed(CLERK, "2026-03-02 10:00", Accept())
SIMPLE = matter(EXAMINE)


def begun(kind, day, planned=8):
    return Deed(HANDLER, f"2026-{day} 10:00", BeginProcedure(kind, days(planned), "申请人要求。"))


def ended(day, task=None):
    return Deed(HANDLER, f"2026-{day} 16:00", EndProcedure("已经完成。", task))


def due(story, clock="statutory"):
    return story.case.watches[clock].due


def test_twenty_working_days_without_anything():
    assert due(given(FILED, ACCEPTED, matter=SIMPLE)) == date(2026, 3, 30)


def test_a_procedure_of_the_law_stops_the_clocks_of_the_decision():
    story = given(FILED, ACCEPTED, begun("hearing", "03-10"), matter=SIMPLE)
    assert story.case.status is Status.SUSPENDED
    assert due(story) is None
    assert due(story, "promised") is None
    assert {"promised", "statutory"}.isdisjoint(name for name, _ in timers(story.case))
    assert story.when(Tick("statutory"), by=SYSTEM, at="2026-12-01 00:00").events == ()
    story = story.do(ended("03-20"))
    assert story.case.status is Status.IN_PROGRESS
    assert due(story) == date(2026, 4, 10)  # (03-10, 03-20] = 8 WD


def test_overlapping_procedures_are_counted_once():
    # (03-10, 03-20] and (03-18, 03-25]: +20 = 04-15 Wed
    story = given(FILED, ACCEPTED, matter=matter(fork((EXAMINE,), (EXPERT,))))
    assert story.case.open_suspensions.keys() == {"expert-1"}
    first = given(FILED, ACCEPTED, begun("hearing", "03-10"), matter=SIMPLE)
    first.when(begun("expert-review", "03-18").command, by=HANDLER, at="2026-03-18 10:00").refused(
        OutOfOrder, "procedure-open"
    )


def test_the_union_of_a_step_and_an_errand():
    made = matter(EXAMINE, fork((EXPERT,), (EXAMINE_AGAIN,)))
    story = given(FILED, ACCEPTED, Deed(HANDLER, "2026-03-10 09:00", Pass("进入评审。")), matter=made)
    story = story.do(begun("hearing", "03-18"))
    story = story.do(ended("03-20", "expert-1"))
    assert due(story) is None, "the hearing still keeps it"
    story = story.do(ended("03-25", "+procedure-1"))
    assert due(story) == date(2026, 4, 15)


def test_what_the_law_does_not_list_stops_nothing():
    story = given(FILED, ACCEPTED, begun("site-survey", "03-10"), matter=SIMPLE)
    assert story.case.status is Status.IN_PROGRESS
    assert due(story) == date(2026, 3, 30)
    assert due(story.do(ended("03-20"))) == date(2026, 3, 30)


def test_a_step_that_is_a_procedure_stops_them_too_and_its_own_limit_is_what_was_planned():
    story = given(FILED, ACCEPTED, matter=matter(EXPERT))
    assert story.case.suspensions["expert-1"].until == date(2026, 3, 12)
    assert story.case.watches["stage:expert-1"].due == date(2026, 3, 12)
    late = story.do(Deed(SYSTEM, "2026-03-13 00:00", Tick("stage:expert-1")))
    assert late.case.watches["stage:expert-1"].passed
    assert late.case.status is Status.SUSPENDED
    assert late.do(ended("03-16")).case.open_task.step == "approve"


def test_nothing_is_decided_before_the_procedure_is_over():
    asked = Deed(APPROVER, "2026-03-04 10:00", BeginProcedure("hearing", days(5), "利害关系人要求。"))
    story = given(FILED, ACCEPTED, Deed(HANDLER, "2026-03-03 09:00", Pass("同意。")), asked, matter=SIMPLE)
    story.when(Grant("准予。"), by=APPROVER, at="2026-03-05 10:00").refused(OutOfOrder, "procedure-open")
    story = story.do(Deed(APPROVER, "2026-03-06 10:00", EndProcedure("已听证。")))
    assert story.when(Grant("准予。"), by=APPROVER, at="2026-03-06 11:00").case.status is Status.GRANTED


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (BeginProcedure("picnic", days(5), "需要。"), "procedure-unknown"),
        (BeginProcedure("hearing", days(0), "需要。"), "planned-missing"),
        (BeginProcedure("hearing", days(5), " "), "procedure-reason-missing"),
    ],
)
def test_a_procedure_has_a_name_a_time_and_a_reason(command, code):
    given(FILED, ACCEPTED, matter=SIMPLE).when(command, by=HANDLER, at="2026-03-04 09:00").refused(Incomplete, code)


def test_no_procedure_before_acceptance():
    given(FILED, matter=SIMPLE).when(begun("hearing", "03-02").command, by=CLERK, at="2026-03-02 10:00").refused(
        OutOfOrder, "other-step"
    )


ASKED = Deed(HANDLER, "2026-03-20 09:00", AskExtension("需要核实现场情况。"))


def test_one_extension_by_whom_the_law_names():
    story = given(FILED, ACCEPTED, ASKED, matter=SIMPLE)
    assert due(story) == date(2026, 3, 30)
    story.when(ApproveExtension(), by=APPROVER, at="2026-03-23 09:00").refused(Forbidden, "no-post")
    story = story.do(Deed(HEAD, "2026-03-23 09:00", ApproveExtension()))
    assert due(story) == date(2026, 4, 14)  # +20+10
    assert story.case.open_task.step == "examine"
    story.when(AskExtension("再延长。"), by=HANDLER, at="2026-03-24 09:00").refused(OutOfOrder, "extended-once")


def test_the_promise_moves_only_with_it_and_only_while_it_is_kept():
    story = given(FILED, ACCEPTED, ASKED, matter=SIMPLE)
    assert due(story, "promised") == date(2026, 3, 23)
    in_time = story.do(Deed(HEAD, "2026-03-23 09:00", ApproveExtension()))
    assert due(in_time, "promised") == date(2026, 4, 7)
    broken = story.do(Deed(HEAD, "2026-03-24 09:00", ApproveExtension()))
    assert due(broken, "promised") == date(2026, 3, 23)


def test_an_extension_is_asked_and_approved_in_time():
    story = given(FILED, ACCEPTED, matter=SIMPLE)
    story.when(AskExtension("来不及。"), by=HANDLER, at="2026-03-31 00:00").refused(OutOfOrder, "extension-too-late")
    asked = story.do(Deed(HANDLER, "2026-03-30 23:00", AskExtension("来不及。")))
    asked.when(ApproveExtension(), by=HEAD, at="2026-03-31 00:00").refused(OutOfOrder, "extension-too-late")
    assert asked.when(DenyExtension("超期。"), by=HEAD, at="2026-03-31 09:00").case.extension.granted is False


def test_whoever_asks_does_not_approve():
    both = officer("ma", "马全", Role.HANDLER, Role.ORGAN_HEAD)
    asked = Deed(both, "2026-03-20 09:00", AskExtension("需要核实。"))
    story = given(FILED, ACCEPTED, asked, matter=SIMPLE)
    story.when(ApproveExtension(), by=both, at="2026-03-23 09:00").refused(Forbidden, "same-person")


def test_denied_the_limits_stay_and_it_can_be_asked_again():
    story = given(FILED, ACCEPTED, ASKED, Deed(HEAD, "2026-03-23 09:00", DenyExtension("理由不足。")), matter=SIMPLE)
    assert due(story) == date(2026, 3, 30)
    assert story.when(AskExtension("补充理由。"), by=HANDLER, at="2026-03-24 09:00").case.extension.granted is None


def test_an_extension_during_a_procedure_counts_from_its_end():
    story = given(FILED, ACCEPTED, begun("hearing", "03-10"), ASKED, matter=SIMPLE)
    story = story.do(Deed(HEAD, "2026-03-20 10:00", ApproveExtension()))
    assert due(story) is None
    assert due(story.do(ended("03-20"))) == date(2026, 4, 24)  # 28 + 10 working days after 03-02


def test_a_matter_without_an_extension_has_none():
    given(FILED, ACCEPTED).when(AskExtension("需要。"), by=HANDLER, at="2026-03-04 09:00").refused(
        OutOfOrder, "no-extension"
    )


def test_every_moment_is_aware():
    story = given(FILED, ACCEPTED, begun("hearing", "03-10"), ended("03-20"), matter=SIMPLE)
    assert all(moment.tzinfo for _, moment in timers(story.case))
    assert dict(timers(story.case))["statutory"] == at("2026-04-11 00:00")
