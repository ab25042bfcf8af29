"""Tolerant acceptance: what may still be missing, until when, and what does not happen before it is in (容缺受理)."""

from dataclasses import replace
from datetime import date

import pytest
from cases.matters import CATERING, DEPARTMENT, EXPRESS, STANDARD, _material, _spec, days
from cases.story import (
    APPLICANT,
    APPROVER,
    CLERK,
    HANDLER,
    LAYOUT,
    STRANGER,
    Deed,
    Story,
    accepted,
    at,
    checked,
    delivered,
    examined,
    granted,
    new_application,
    refused,
)

from banshi.cases.case import Status
from banshi.cases.commands import Accept, Deliver, Grant, Pass, RequestCorrection, SupplyMaterials, Tick, Withdraw
from banshi.cases.decide import Forbidden, Incomplete, OutOfOrder, possible
from banshi.cases.events import (
    ApplicationAccepted,
    CaseConcluded,
    CaseTerminated,
    CommitmentSigned,
    Gap,
    LimitPassed,
    MaterialsSupplied,
    MaterialsToFollow,
    TaskDone,
    WatchStarted,
    WatchStopped,
)
from banshi.cases.tolerance import CONDITIONS, LATER_MATERIALS
from banshi.definitions.flow import Flow
from banshi.definitions.model import MaterialSource, Necessity
from banshi.people import SYSTEM
from banshi_rules.findings import NOWHERE
from banshi_rules.routing import RouteMode

WATER = replace(_material("water", "水质检测报告", MaterialSource.APPLICANT), necessity=Necessity.SECONDARY)
PHOTO = _material("photo", "现场照片", MaterialSource.APPLICANT)
MATTER = replace(
    CATERING,
    materials=(*CATERING.materials, WATER, PHOTO),
    limits=replace(CATERING.limits, tolerance=_spec(days(3))),
)
SIGNED = {LATER_MATERIALS: "我承诺按时补交。"}
REPORT = {"water": (LAYOUT,)}
supplied = Deed(APPLICANT, "2026-03-10 09:00", SupplyMaterials(REPORT))


def without(to_follow, *deeds, matter=MATTER):
    """The story of an application that came in without these."""
    application = replace(new_application(matter), to_follow=to_follow, commitments=SIGNED)
    story = Story(matter).file(APPLICANT, at("2026-03-02 10:00"), application)
    for deed in deeds:
        story = story.do(deed)
    return story


def test_whoever_files_without_them_signs_that_they_follow():
    application = replace(new_application(MATTER), to_follow={"water": ""})
    with pytest.raises(Incomplete) as refusal:
        Story(MATTER).file(APPLICANT, at("2026-03-02 10:00"), application)
    assert refusal.value.code == "unsigned-later-materials"
    story = without({"water": ""})
    assert [one.event for one in story.log[1:3]] == [
        CommitmentSigned(LATER_MATERIALS, "我承诺按时补交。"),
        MaterialsToFollow({"water": ""}),
    ]
    assert story.case.to_follow == {"water": ""}


def test_accepting_says_what_is_missing_and_starts_the_time_to_bring_it():
    story = without({"water": ""})
    events = story.when(Accept(), by=CLERK, at="2026-03-06 09:30").events
    now = at("2026-03-06 09:30")
    assert ApplicationAccepted(now, ("water",)) in events
    assert WatchStarted("tolerance", days(3), now, date(2026, 3, 11), False) in events


@pytest.mark.parametrize("own", [None, _spec(days(9))])
def test_the_last_day_is_never_later_than_the_promised_one(own):
    story = without({"water": ""}, accepted, matter=replace(MATTER, limits=replace(MATTER.limits, tolerance=own)))
    assert story.case.watches["promised"].due == date(2026, 3, 13)
    assert story.case.watches["tolerance"].due == date(2026, 3, 13)


def test_the_silence_of_the_organ_takes_no_day_from_the_applicant():
    """Accepted by silence, counted from the day of receipt: the promise is over already, the tolerance is not."""
    silence = Deed(SYSTEM, "2026-03-10 00:00", Tick("answer"))
    story = without({"water": ""}, silence)
    assert story.case.status is Status.IN_PROGRESS
    assert story.case.watches["promised"].due == date(2026, 3, 9)
    assert story.case.watches["tolerance"].due == date(2026, 3, 13)
    patient = replace(MATTER, limits=replace(MATTER.limits, tolerance=None))
    assert "tolerance" not in without({"water": ""}, silence, matter=patient).case.watches


def test_what_comes_in_before_acceptance_makes_it_an_ordinary_one():
    story = without({"water": ""}, Deed(APPLICANT, "2026-03-03 09:00", SupplyMaterials(REPORT)), accepted)
    assert "tolerance" not in story.case.watches
    assert story.case.materials["water"] == (LAYOUT,)


def test_the_last_one_stops_the_clock():
    story = without({"water": "", "photo": ""}, accepted)
    story = story.when(SupplyMaterials(REPORT), by=APPLICANT, at="2026-03-09 09:00").then(MaterialsSupplied(REPORT))
    rest = {"photo": (LAYOUT,)}
    story = story.when(SupplyMaterials(rest), by=APPLICANT, at="2026-03-10 09:00").then(
        MaterialsSupplied(rest), WatchStopped("tolerance")
    )
    assert story.case.to_follow == {}
    story.when(SupplyMaterials(rest), by=APPLICANT, at="2026-03-10 10:00").refused(OutOfOrder, "nothing-to-follow")


def test_only_the_applicant_hands_them_in_and_only_these():
    story = without({"water": ""}, accepted)
    story.when(SupplyMaterials(REPORT), by=STRANGER, at="2026-03-09 09:00").refused(Forbidden, "not-yours")
    story.when(SupplyMaterials(REPORT), by=CLERK, at="2026-03-09 09:00").refused(Forbidden, "applicant-only")
    when = {"by": APPLICANT, "at": "2026-03-09 09:00"}
    story.when(SupplyMaterials({}), **when).refused(Incomplete, "materials-missing")
    story.when(SupplyMaterials({"water": ()}), **when).refused(Incomplete, "materials-missing")
    story.when(SupplyMaterials({"layout": (LAYOUT,)}), **when).refused(Incomplete, "material-not-to-follow")


def test_during_a_correction_they_come_with_the_corrections():
    gaps = (Gap("other", "缺页。", "请补。"),)
    story = without({"water": ""}, Deed(CLERK, "2026-03-03 09:00", RequestCorrection(gaps)))
    story.when(SupplyMaterials(REPORT), by=APPLICANT, at="2026-03-04 09:00").refused(OutOfOrder, "correct-instead")


def test_no_result_before_they_are_in():
    story = without({"water": ""}, accepted, examined, checked, granted)
    refusal = story.when(delivered.command, by=CLERK, at="2026-03-12 09:00").refused(
        OutOfOrder, "materials-before-result"
    )
    assert "水质检测报告" in refusal.say("zh")
    assert Deliver not in possible(MATTER, story.case, CLERK)
    story = story.do(replace(supplied, at="2026-03-11 10:00")).do(delivered)
    assert story.case.status is Status.DELIVERED


def test_where_the_decision_is_the_result_nothing_is_granted_before_they_are_in():
    flow = Flow("standard", tuple(step for step in STANDARD.parts if step.id != "issue"), NOWHERE)
    matter = replace(MATTER, flows={"standard": flow, "express": EXPRESS})
    story = without({"water": ""}, accepted, examined, checked, matter=matter)
    story.when(Grant("准予。"), by=APPROVER, at="2026-03-11 09:00").refused(OutOfOrder, "materials-before-result")
    story = story.do(supplied).do(granted)
    assert story.case.concluded is not None


def test_a_refusal_needs_no_materials_and_stops_waiting_for_them():
    story = without({"water": ""}, accepted, examined, checked, refused)
    assert story.case.running("tolerance") is None
    assert story.do(delivered).case.status is Status.DELIVERED


def test_not_brought_in_time_ends_the_case_before_the_decision():
    story = without({"water": ""}, accepted)
    assert story.when(Tick("tolerance"), by=SYSTEM, at="2026-03-11 23:59").events == ()
    story = story.when(Tick("tolerance"), by=SYSTEM, at="2026-03-12 00:00").then(
        LimitPassed("tolerance", date(2026, 3, 11)),
        TaskDone("examine-1", "dropped", ""),
        WatchStopped("stage:examine-1"),
        WatchStopped("promised"),
        WatchStopped("statutory"),
        WatchStopped("tolerance"),
        CaseTerminated("容缺受理后，申请人在2026年3月11日前没有补交：水质检测报告。"),
        CaseConcluded(),
    )
    assert story.case.status is Status.TERMINATED
    assert story.case.open_tasks == ()


def test_after_the_decision_it_is_an_alarm_and_they_are_still_welcome():
    early = [replace(deed, at=f"2026-03-{day} 09:00") for deed, day in ((examined, "09"), (checked, "10"))]
    story = without({"water": ""}, accepted, *early, granted)
    story = story.when(Tick("tolerance"), by=SYSTEM, at="2026-03-12 00:00").then(
        LimitPassed("tolerance", date(2026, 3, 11))
    )
    story.when(delivered.command, by=CLERK, at="2026-03-12 09:00").refused(OutOfOrder, "materials-before-result")
    story = story.do(replace(supplied, at="2026-03-13 09:00")).do(replace(delivered, at="2026-03-13 10:00"))
    assert story.case.status is Status.DELIVERED


def test_a_step_waits_for_what_is_due_at_it():
    story = without({"photo": "check"}, accepted)
    assert "tolerance" not in story.case.watches, "the definition says when; nothing is tolerated"
    story = story.do(examined)
    refusal = story.when(checked.command, by=checked.by, at=checked.at).refused(OutOfOrder, "materials-due-here")
    assert "现场照片" in refusal.say("zh")
    assert Pass not in possible(MATTER, story.case, checked.by)
    story = story.do(Deed(APPLICANT, "2026-03-09 10:00", SupplyMaterials({"photo": (LAYOUT,)})))
    assert story.do(checked).case.open_task.step == "approve"


def test_what_is_due_at_a_later_step_blocks_no_result():
    story = without({"photo": "check-afterwards"}, accepted, examined, checked, granted, delivered)
    assert story.case.status is Status.DELIVERED


def test_the_applicant_may_still_withdraw():
    story = without({"water": ""}, accepted, Deed(APPLICANT, "2026-03-09 09:00", Withdraw("")))
    assert story.case.status is Status.WITHDRAWN
    assert all(clock.stopped for clock in story.case.watches.values())


def test_on_a_commitment_route_nobody_files_without_signing():
    route = replace(MATTER.route("standard"), mode=RouteMode.COMMITMENT)
    matter = replace(MATTER, routes=(MATTER.routes[0], route))
    with pytest.raises(Incomplete) as refusal:
        Story(matter).file(APPLICANT, at("2026-03-02 10:00"), new_application(matter))
    assert refusal.value.code == "unsigned-conditions"
    application = replace(new_application(matter), commitments={CONDITIONS: "我承诺符合全部条件。"})
    story = Story(matter).file(APPLICANT, at("2026-03-02 10:00"), application)
    assert story.case.commitments == {CONDITIONS: "我承诺符合全部条件。"}


def test_officers_of_the_department_see_it_as_before():
    assert without({"water": ""}).case.departments == {DEPARTMENT.id}
    without({"water": ""}, accepted).when(SupplyMaterials(REPORT), by=HANDLER, at="2026-03-09 09:00").refused(
        Forbidden, "applicant-only"
    )
