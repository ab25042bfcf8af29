"""Tolerant acceptance: what may still be missing, until when, and what does not happen before it is in (容缺受理)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from cases import flows
from cases.matters import CATERING, DEPARTMENT, EXPRESS, STANDARD, _material, _spec, days
from cases.story import (
    APPLICANT,
    APPROVER,
    CLERK,
    HANDLER,
    LAYOUT,
    REVIEWER,
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
from banshi.cases.commands import (
    Accept,
    DecideByRule,
    Deliver,
    GiveOpinion,
    Grant,
    LeaveStanding,
    Pass,
    RecordPostCheck,
    RecordVisit,
    RequestCorrection,
    ReturnTo,
    Revoke,
    SupplyMaterials,
    Tick,
    Withdraw,
)
from banshi.cases.decide import Forbidden, Incomplete, OutOfOrder, possible
from banshi.cases.events import (
    ApplicationAccepted,
    CaseConcluded,
    CaseTerminated,
    CommitmentSigned,
    DeemedRenewed,
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
from banshi_rules.texts import Text

WATER = replace(_material("water", "水质检测报告", MaterialSource.APPLICANT), necessity=Necessity.SECONDARY)
PHOTO = _material("photo", "现场照片", MaterialSource.APPLICANT)
MATTER = replace(
    CATERING,
    materials=(*CATERING.materials, WATER, PHOTO),
    limits=replace(CATERING.limits, tolerance=_spec(days(3))),
)
SIGNED = {LATER_MATERIALS: "我承诺按时补交。"}
REPORT = {"water": (LAYOUT,)}
SHOT = {"photo": (LAYOUT,)}
BOTH = (flows.INSPECTOR, flows.SECOND_INSPECTOR)
GOOD = {"1": "yes", "2": "yes"}
ACCEPTED = Deed(CLERK, "2026-03-02 11:00", Accept())
supplied = Deed(APPLICANT, "2026-03-10 09:00", SupplyMaterials(REPORT))


def without(to_follow, *deeds, matter=MATTER):
    """The story of an application that came in without these."""
    matter = replace(matter, materials=MATTER.materials)
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
        CaseTerminated("受理后，申请人在2026年3月11日前没有补交：水质检测报告。"),
        CaseConcluded(),
    )
    assert story.case.status is Status.TERMINATED
    assert story.case.open_tasks == ()


def test_who_is_asked_has_the_days_again_once_everything_is_there():
    """Silence agrees, but to nothing that was not there: the days begin when the last material is in."""
    matter = flows.matter(flows.SILENT_FIRE)
    story = without({"photo": flows.SILENT_FIRE.id}, ACCEPTED, matter=matter)
    task = story.case.open_task
    clock = f"stage:{task.id}"
    over = at(f"{story.case.watches[clock].due + timedelta(days=1)} 00:00")
    story = story.do(Deed(SYSTEM, f"{over:%Y-%m-%d %H:%M}", Tick(clock)))
    assert story.case.open_task == task
    story = story.do(Deed(APPLICANT, f"{over:%Y-%m-%d} 09:00", SupplyMaterials(SHOT)))
    assert not story.case.watches[clock].passed
    again = at(f"{story.case.watches[clock].due + timedelta(days=1)} 00:00")
    story = story.do(Deed(SYSTEM, f"{again:%Y-%m-%d %H:%M}", Tick(clock)))
    assert story.case.open_task.step != task.step


def test_what_counts_as_renewed_does_not_end_because_they_never_came():
    """Silence decided when the licence ended: what is left is the document, which waits for them."""
    renewed = DeemedRenewed("L-1", Text("许可证"), MATTER.code, date(2026, 3, 5), date(2031, 3, 4))
    story = without({"water": ""}, ACCEPTED).record(SYSTEM, at("2026-03-05 00:00"), (renewed,))
    over = at(f"{story.case.watches['tolerance'].due + timedelta(days=1)} 00:00")
    story = story.do(Deed(SYSTEM, f"{over:%Y-%m-%d %H:%M}", Tick("tolerance")))
    assert story.case.concluded is None
    assert not story.do(Deed(APPLICANT, "2026-03-20 09:00", SupplyMaterials(REPORT))).case.to_follow


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
    assert "tolerance" not in story.case.watches, "it is not due yet"
    story = story.do(examined)
    assert story.case.watches["tolerance"].due == date(2026, 3, 12), "three working days, as the matter tolerates"
    refusal = story.when(checked.command, by=checked.by, at=checked.at).refused(OutOfOrder, "materials-due-here")
    assert "现场照片" in refusal.say("zh")
    assert Pass not in possible(MATTER, story.case, checked.by)
    story = story.do(Deed(APPLICANT, "2026-03-09 10:00", SupplyMaterials({"photo": (LAYOUT,)})))
    assert story.case.running("tolerance") is None
    assert story.do(checked).case.open_task.step == "approve"


@pytest.mark.parametrize("step", ["examine", "check", "approve"])
def test_what_never_comes_to_a_step_ends_the_case(step):
    """Else the step would be open for ever: nobody can do it without what is due at it."""
    story = without({"photo": step}, accepted)
    story = story if step == "examine" else story.do(examined)
    story = story.do(checked) if step == "approve" else story
    due = story.case.watches["tolerance"].due
    story = story.do(Deed(SYSTEM, f"{due + timedelta(days=1)} 00:00", Tick("tolerance")))
    assert story.case.status is Status.TERMINATED
    assert "现场照片" in story.case.ending


def test_where_the_matter_does_not_say_for_how_long_the_time_of_the_step_is_theirs():
    patient = replace(MATTER, limits=replace(MATTER.limits, tolerance=None))
    story = without({"photo": "examine"}, accepted, matter=patient)
    assert story.case.watches["tolerance"].due == story.case.watches["stage:examine-1"].due


def test_a_step_without_a_limit_lets_them_follow_until_the_promised_day():
    patient = replace(MATTER, limits=replace(MATTER.limits, tolerance=None))
    steps = tuple(replace(step, limit=None) if step.id == "check" else step for step in STANDARD.parts)
    matter = replace(patient, flows={"standard": replace(STANDARD, parts=steps), "express": EXPRESS})
    story = without({"photo": "check"}, accepted, examined, matter=matter)
    assert story.case.watches["tolerance"].due == story.case.watches["promised"].due == date(2026, 3, 13)


def test_the_time_of_what_was_missing_at_acceptance_goes_on_and_nothing_is_counted_twice():
    story = without({"water": "", "photo": "check"}, accepted)
    clock = story.case.watches["tolerance"]
    story = story.do(examined)
    assert story.case.watches["tolerance"] == clock
    story = story.do(Deed(APPLICANT, "2026-03-09 10:00", SupplyMaterials(REPORT)))
    assert story.case.running("tolerance") is not None, "the photo is due here and not in"
    assert story.do(Deed(APPLICANT, "2026-03-09 11:00", SupplyMaterials(SHOT))).case.running("tolerance") is None


def test_what_is_due_at_the_intake_is_missing_once_it_is_accepted():
    story = without({"photo": "accept"}, accepted, examined, checked)
    assert next(one.event for one in story.log if isinstance(one.event, ApplicationAccepted)).missing == ("photo",)
    story.when(granted.command, by=APPROVER, at="2026-03-11 09:00").refused(OutOfOrder, "materials-before-result")


def test_what_is_due_at_the_issue_bars_a_granted_result_alone():
    story = without({"photo": "issue"}, accepted, examined, checked)
    assert story.do(refused).do(delivered).case.status is Status.DELIVERED
    assert story.do(refused).case.running("tolerance") is None
    story = story.do(granted)
    assert story.case.running("tolerance") is not None
    story.when(delivered.command, by=CLERK, at=delivered.at).refused(OutOfOrder, "materials-before-result")
    assert story.do(Deed(APPLICANT, "2026-03-12 08:00", SupplyMaterials(SHOT))).do(delivered).case.concluded


def test_without_them_a_visit_can_only_fail_and_nothing_is_granted_after_it():
    story = without({"photo": "visit"}, ACCEPTED, matter=flows.matter(flows.VISIT))
    assert RecordVisit in possible(story.matter, story.case, flows.INSPECTOR)
    passed, failed = (RecordVisit(BOTH, GOOD, good, "已到现场。") for good in (True, False))
    refusal = story.when(passed, by=flows.INSPECTOR, at="2026-03-09 09:00").refused(Incomplete, "materials-due-to-pass")
    assert refusal.field == "passed"
    story = story.do(Deed(flows.INSPECTOR, "2026-03-09 09:00", failed))
    assert story.case.open_task.step == "approve"
    story.when(Grant("准予。"), by=APPROVER, at="2026-03-09 10:00").refused(OutOfOrder, "materials-before-result")
    assert story.do(replace(refused, at="2026-03-09 10:00")).case.running("tolerance") is None
    story = story.do(Deed(APPLICANT, "2026-03-09 10:00", SupplyMaterials(SHOT)))
    assert story.do(replace(granted, at="2026-03-09 11:00")).case.outcome.granted


def looked_at_afterwards(met, when):
    wish = RecordPostCheck(BOTH, GOOD, met, "已到现场。", None if met else days(5))
    return Deed(flows.INSPECTOR, when, wish)


def test_without_them_a_check_afterwards_can_only_fail():
    """Decided on a commitment: what is due at the check blocks no result; whoever never hands it in fails."""
    decided = (ACCEPTED, replace(granted, at="2026-03-03 09:00"), replace(delivered, at="2026-03-04 09:00"))
    story = without({"photo": "look-after"}, *decided, matter=flows.with_post_check())
    assert story.case.status is Status.DELIVERED
    assert story.case.watches["tolerance"].due == story.case.watches["stage:look-after-1"].due
    good = looked_at_afterwards(True, "2026-03-05 09:00")
    story.when(good.command, by=good.by, at=good.at).refused(Incomplete, "materials-due-to-pass")
    ordered = story.do(looked_at_afterwards(False, "2026-03-05 09:00"))
    assert ordered.case.open_task.id == "look-after-2"
    brought = ordered.do(Deed(APPLICANT, "2026-03-06 09:00", SupplyMaterials(SHOT)))
    assert brought.case.running("tolerance") is None
    assert brought.do(looked_at_afterwards(True, "2026-03-09 09:00")).case.concluded
    failed = ordered.do(looked_at_afterwards(False, "2026-04-20 09:00"))
    assert failed.case.open_task.step == "+revocation", "the organ decides whether its decision may stand"
    stands = LeaveStanding("已经改正。")
    failed.when(stands, by=APPROVER, at="2026-04-21 09:00").refused(OutOfOrder, "materials-before-standing")
    late = failed.do(Deed(APPLICANT, "2026-04-20 10:00", SupplyMaterials(SHOT)))
    assert late.do(Deed(APPROVER, "2026-04-21 09:00", stands)).case.concluded
    revoked = failed.do(Deed(APPROVER, "2026-04-21 09:00", Revoke("没有交来现场照片。", ("food-law",))))
    assert revoked.case.concluded
    assert all(clock.stopped for clock in revoked.case.watches.values())


def test_the_time_before_a_second_check_begins_with_the_day_by_which_it_is_put_right():
    decided = (ACCEPTED, replace(granted, at="2026-03-03 09:00"), replace(delivered, at="2026-03-04 09:00"))
    story = without({"photo": "look-after"}, *decided, matter=flows.with_post_check())
    late = story.do(Deed(SYSTEM, "2026-04-01 00:00", Tick("tolerance")))
    assert late.case.open_task is not None, "the decision stands; somebody looks at the place"
    story = late.do(looked_at_afterwards(False, "2026-04-01 09:00"))
    assert not story.case.watches["tolerance"].passed
    assert story.case.watches["tolerance"].due == story.case.watches["stage:look-after-2"].due


def test_sent_back_before_they_were_due_their_time_begins_anew():
    story = without({"photo": "check"}, accepted, examined)
    story = story.do(Deed(REVIEWER, "2026-03-10 09:00", ReturnTo("examine", "请再看。")))
    story = story.do(Deed(SYSTEM, "2026-03-13 00:00", Tick("tolerance")))
    assert story.case.open_task.step == "examine"
    story = story.do(replace(examined, at="2026-03-13 09:00"))
    assert story.case.watches["tolerance"].due == date(2026, 3, 13), "not beyond the promised day"


def test_the_rule_grants_nothing_that_jumps_over_what_is_due():
    story = without({"photo": "examine"}, ACCEPTED, matter=flows.matter(flows.RULE, flows.EXAMINE))
    story = replace(story, facts={"sure": True}).do(Deed(SYSTEM, "2026-03-06 09:31", DecideByRule()))
    assert story.case.outcome is None
    assert story.case.open_task.step == "examine"


def test_what_was_due_in_a_branch_that_nobody_needed_is_due_before_the_decision():
    twice = replace(flows.EXAMINE, id="again")
    matter = flows.matter(flows.fork((flows.EXAMINE, twice), (flows.FIRE_OPINION,), needed=1))
    story = without({"photo": "again"}, ACCEPTED, matter=matter)
    story = story.do(Deed(flows.FIRE, "2026-03-09 09:00", GiveOpinion(True, "没有意见。")))
    assert story.case.open_task.step == "approve"
    story.when(Grant("准予。"), by=APPROVER, at="2026-03-09 10:00").refused(OutOfOrder, "materials-before-result")
    assert story.case.running("tolerance") is not None


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
