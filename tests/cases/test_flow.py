"""Steps side by side, in some cases only, and back: what opens when a step is done."""

from dataclasses import replace

import pytest
from cases.flows import (
    EXAMINE,
    EXPERT,
    FIRE,
    FIRE_OPINION,
    PUBLIC,
    RULE,
    SILENT_FIRE,
    UP,
    fork,
    matter,
    when,
)
from cases.story import APPLICANT, APPROVER, CLERK, HANDLER, REVIEWER, Deed, at, given, officer

from banshi.cases.case import Status
from banshi.cases.commands import (
    Accept,
    Claim,
    DecideByRule,
    EndProcedure,
    ForwardUp,
    GiveOpinion,
    Grant,
    Pass,
    RaiseObjection,
    Refuse,
    ReturnTo,
    Tick,
    Withdraw,
)
from banshi.cases.decide import Forbidden, Incomplete, OutOfOrder, possible
from banshi.cases.events import BranchDone, CaseForwarded, DecisionMade, ForkLeft, ForkOpened, StepSkipped
from banshi.definitions.flow import Return, Stage
from banshi.people import SYSTEM, Actor, Post, Role

FILED = Deed(APPLICANT, "2026-03-02 09:00", None)
ACCEPTED = Deed(CLERK, "2026-03-02 10:00", Accept())
EXAMINED = Deed(HANDLER, "2026-03-03 09:00", Pass("材料齐全。"))
OPINION = Deed(FIRE, "2026-03-03 10:00", GiveOpinion(True, "没有意见。"))
BOTH = fork((EXAMINE,), (FIRE_OPINION,))


def open_steps(story):
    return [task.step for task in story.case.open_tasks]


def test_branches_open_side_by_side_and_the_case_waits_for_all():
    story = given(FILED, ACCEPTED, matter=matter(BOTH))
    assert open_steps(story) == ["examine", "fire"]
    assert story.case.tasks["fire-1"].department == "fire_rescue"
    story = story.do(EXAMINED)
    assert open_steps(story) == ["fire"]
    assert open_steps(story.do(OPINION)) == ["approve"]
    assert story.do(OPINION).case.forks == {}


def test_any_branch_is_enough_where_the_definition_says_so():
    story = given(FILED, ACCEPTED, EXAMINED, matter=matter(fork((EXAMINE,), (FIRE_OPINION,), needed=1)))
    assert open_steps(story) == ["approve"]
    assert story.case.tasks["fire-1"].outcome == "dropped"
    assert story.case.running("stage:fire-1") is None


def test_two_of_three():
    third = replace(FIRE_OPINION, id="green", department="urban")
    green = Actor("lin2", "林园", frozenset({Post("urban", Role.HANDLER)}))
    made = matter(fork((EXAMINE,), (FIRE_OPINION,), (third,), needed=2))
    story = given(FILED, ACCEPTED, EXAMINED, matter=made)
    assert open_steps(story) == ["fire", "green"]
    story = story.do(Deed(green, "2026-03-03 11:00", GiveOpinion(False, "占用绿地。")))
    assert open_steps(story) == ["approve"]
    assert story.case.tasks["fire-1"].outcome == "dropped"


@pytest.mark.parametrize(("area", "steps"), [(500, ["examine", "fire"]), (200, ["examine"]), (None, ["examine"])])
def test_a_branch_falls_away_for_these_answers_and_says_why(area, steps):
    made = matter(fork((EXAMINE,), (replace(FIRE_OPINION, when=when("area > 300")),)))
    story = given(FILED, ACCEPTED, matter=made, facts={"area": area} if area else {})
    assert open_steps(story) == steps
    skipped = [one.event for one in story.log if isinstance(one.event, StepSkipped)]
    assert [one.step for one in skipped] == ([] if area == 500 else ["fire"])
    if area == 200:
        assert skipped[0].because == ("area > 300 → false",)
    assert open_steps(story.do(EXAMINED)) == (["fire"] if area == 500 else ["approve"])


def test_a_fork_all_of_whose_branches_fall_away_is_passed_over():
    never = when("area > 300")
    made = matter(fork((replace(EXAMINE, when=never),), (replace(FIRE_OPINION, when=never),)))
    assert open_steps(given(FILED, ACCEPTED, matter=made, facts={"area": 1})) == ["approve"]


def test_a_step_falls_away_and_the_next_opens():
    made = matter(replace(EXAMINE, when=when("area > 300")), FIRE_OPINION)
    assert open_steps(given(FILED, ACCEPTED, matter=made, facts={"area": 1})) == ["fire"]


def test_the_events_of_a_fork():
    story = given(FILED, ACCEPTED, EXAMINED, OPINION, matter=matter(BOTH))
    kinds = (ForkOpened, BranchDone, ForkLeft)
    assert [one.event for one in story.log if isinstance(one.event, kinds)] == [
        ForkOpened("side-by-side", (1, 2), 2),
        BranchDone("side-by-side", 1),
        BranchDone("side-by-side", 2),
        ForkLeft("side-by-side", True),
    ]


def test_sent_back_into_a_branch_only_that_branch_runs_again():
    made = matter(BOTH, replace(EXAMINE, id="check", stage=Stage.CHECK, by=Role.REVIEWER,
                                returns=(Return(to="examine", at_most=1),)))  # fmt: skip
    story = given(FILED, ACCEPTED, EXAMINED, OPINION, matter=made)
    story = story.do(Deed(REVIEWER, "2026-03-04 09:00", ReturnTo("examine", "请再看。")))
    assert open_steps(story) == ["examine"]
    story = story.do(Deed(HANDLER, "2026-03-04 10:00", Pass("已再看。")))
    assert open_steps(story) == ["check"]
    assert [task.id for task in story.case.tasks.values() if task.step == "fire"] == ["fire-1"]


def test_sent_back_from_inside_a_branch_the_others_are_dropped():
    inside = replace(EXAMINE, id="again", returns=(Return(to="examine", at_most=1),))
    story = given(FILED, ACCEPTED, EXAMINED, matter=matter(EXAMINE, fork((inside,), (FIRE_OPINION,))))
    assert open_steps(story) == ["again", "fire"]
    story = story.do(Deed(HANDLER, "2026-03-04 09:00", ReturnTo("examine", "缺少附图。")))
    assert open_steps(story) == ["examine"]
    assert story.case.tasks["fire-1"].outcome == "dropped"
    assert story.case.forks == {}
    assert open_steps(story.do(Deed(HANDLER, "2026-03-05 09:00", Pass("已看。")))) == ["again", "fire"]


def test_an_officer_takes_a_named_task_of_several():
    story = given(FILED, ACCEPTED, matter=matter(fork((EXAMINE,), (replace(EXAMINE, id="plan"),))))
    story = story.do(Deed(HANDLER, "2026-03-03 09:00", Claim("plan-1")))
    assert story.case.tasks["plan-1"].holder == HANDLER.person
    assert story.case.tasks["examine-1"].holder is None
    story = story.do(Deed(HANDLER, "2026-03-03 10:00", Pass("图纸符合。", task="plan-1")))
    assert open_steps(story) == ["examine"]
    story.when(Pass("再来。", task="plan-1"), by=HANDLER, at="2026-03-03 11:00").refused(OutOfOrder, "other-step")


def test_the_department_that_was_asked_knows_the_case_and_only_its_task():
    story = given(FILED, ACCEPTED, matter=matter(BOTH))
    assert possible(story.matter, story.case, FIRE, at("2026-03-03 09:00")) >= {GiveOpinion, Claim}
    story.when(Pass("同意。"), by=FIRE, at="2026-03-03 09:00").refused(Forbidden, "no-post")
    before = given(FILED, matter=matter(BOTH))
    before.when(GiveOpinion(True, "没有意见。"), by=FIRE, at="2026-03-02 09:30").refused(Forbidden, "not-yours")


def test_silence_is_no_consent_unless_the_definition_says_so():
    late = "2026-03-05 00:00"
    story = given(FILED, ACCEPTED, EXAMINED, matter=matter(BOTH))
    story = story.do(Deed(SYSTEM, late, Tick("stage:fire-1")))
    assert open_steps(story) == ["fire"]
    assert story.case.watches["stage:fire-1"].passed
    story = given(FILED, ACCEPTED, EXAMINED, matter=matter(fork((EXAMINE,), (SILENT_FIRE,))))
    assert open_steps(story.do(Deed(SYSTEM, late, Tick("stage:fire-1")))) == ["approve"]


def test_publicity_ends_by_itself_when_nobody_objects():
    story = given(FILED, ACCEPTED, matter=matter(EXAMINE, PUBLIC)).do(EXAMINED)
    assert open_steps(story) == ["public"]
    story.when(Pass("期满。"), by=HANDLER, at="2026-03-09 09:00").refused(OutOfOrder, "still-public")
    assert open_steps(story.do(Deed(SYSTEM, "2026-03-11 00:00", Tick("stage:public-1")))) == ["approve"]


def test_an_objection_keeps_the_case_until_somebody_answers_it_and_may_lead_back_once():
    objected = Deed(HANDLER, "2026-03-05 09:00", RaiseObjection("测试丁", "影响通行。"))
    story = given(FILED, ACCEPTED, EXAMINED, objected, matter=matter(EXAMINE, PUBLIC))
    story = story.do(Deed(SYSTEM, "2026-03-11 00:00", Tick("stage:public-1")))
    assert open_steps(story) == ["public"]
    back = story.do(Deed(HANDLER, "2026-03-11 09:00", ReturnTo("examine", "重新核实。")))
    assert open_steps(back) == ["examine"]
    again = back.do(Deed(HANDLER, "2026-03-12 09:00", Pass("已核实。")))
    assert open_steps(again) == ["public"]
    again = again.do(Deed(HANDLER, "2026-03-13 09:00", RaiseObjection("测试丁", "仍有意见。")))
    again = again.do(Deed(SYSTEM, "2026-03-20 00:00", Tick("stage:public-2")))
    again.when(ReturnTo("examine", "再查。"), by=HANDLER, at="2026-03-20 09:00").refused(OutOfOrder, "no-way-back")
    assert open_steps(again.do(Deed(HANDLER, "2026-03-20 10:00", Pass("异议不成立。")))) == ["approve"]


def test_an_objection_has_a_name_and_words():
    story = given(FILED, ACCEPTED, EXAMINED, matter=matter(EXAMINE, PUBLIC))
    story.when(RaiseObjection(" ", "x"), by=HANDLER, at="2026-03-05 09:00").refused(Incomplete, "objector-missing")
    story.when(RaiseObjection("甲", "。"), by=HANDLER, at="2026-03-05 09:00").refused(Incomplete, "objection-missing")


def test_the_upper_level_gets_the_case_and_it_goes_on():
    story = given(FILED, ACCEPTED, matter=matter(UP)).do(Deed(HANDLER, "2026-03-03 09:00", ForwardUp("同意上报。")))
    assert story.case.level == "city"
    assert any(isinstance(one.event, CaseForwarded) for one in story.log)
    assert open_steps(story) == ["approve"]


@pytest.mark.parametrize(
    ("sure", "status", "steps"),
    [
        (True, Status.GRANTED, ["issue"]),
        (False, Status.IN_PROGRESS, ["approve"]),
        (None, Status.IN_PROGRESS, ["approve"]),
    ],
)
def test_the_rule_grants_or_a_person_decides(sure, status, steps):
    story = given(FILED, ACCEPTED, matter=matter(RULE), facts={} if sure is None else {"sure": sure})
    assert open_steps(story) == ["by-rule"]
    assert possible(story.matter, story.case, HANDLER, at("2026-03-02 10:00")) & {DecideByRule, Pass, Grant} == set()
    story.when(DecideByRule(), by=HANDLER, at="2026-03-02 10:01").refused(Forbidden, "clock-only")
    story = story.do(Deed(SYSTEM, "2026-03-02 10:01", DecideByRule()))
    assert (story.case.status, open_steps(story)) == (status, steps)
    if sure:
        assert story.case.outcome.granted
        assert not story.case.running("promised")
        assert story.case.running("delivery")


def test_a_rule_that_grants_beside_others_ends_what_goes_on_beside_it():
    """Editions that were published before rules had to stand alone go on running."""
    story = given(FILED, ACCEPTED, matter=matter(fork((RULE,), (EXAMINE,))), facts={"sure": True})
    story = story.do(Deed(SYSTEM, "2026-03-02 10:01", DecideByRule()))
    assert open_steps(story) == ["issue"]
    assert story.case.tasks["examine-1"].outcome == "dropped"
    assert story.case.forks == {}
    assert [one.event for one in story.log if isinstance(one.event, ForkLeft)] == [ForkLeft("side-by-side", False)]


def test_a_case_is_decided_once():
    """Whatever a log of another edition may hold: a decision stands, and what was open beside it decides nothing."""
    story = given(FILED, ACCEPTED, matter=matter(fork((RULE,), (EXAMINE,))), facts={"sure": True})
    decided = story.record(APPROVER, at("2026-03-02 11:00"), (DecisionMade(True, "", (), "", None, None),))
    branch = decided.do(Deed(HANDLER, "2026-03-03 09:00", Pass("同意。")))
    assert branch.case.open_tasks == ()
    assert decided.do(Deed(SYSTEM, "2026-03-02 12:00", DecideByRule())).case.forks == {}
    story = given(FILED, ACCEPTED, matter=matter())
    twice = story.record(APPROVER, at("2026-03-02 11:00"), (DecisionMade(False, "缺。", (), "", None, None),))
    for wish in (Grant("准予。"), Refuse("不符合条件。", ("food-law",))):
        refusal = twice.when(wish, by=APPROVER, at="2026-03-02 12:00").refused(OutOfOrder, "decided-once")
        assert "不予" in refusal.say("zh")


def test_withdrawing_drops_every_open_task_and_procedure():
    story = given(FILED, ACCEPTED, matter=matter(fork((EXAMINE,), (EXPERT,))))
    assert story.case.status is Status.SUSPENDED
    case = story.do(Deed(APPLICANT, "2026-03-04 09:00", Withdraw(""))).case
    assert case.status is Status.WITHDRAWN
    assert case.open_tasks == ()
    assert not case.open_suspensions
    assert all(clock.stopped for clock in case.watches.values())


def test_nothing_is_decided_while_a_procedure_is_under_way():
    everybody = officer("hu", "胡全能", *Role)
    story = given(FILED, ACCEPTED, matter=matter(fork((EXAMINE,), (EXPERT,), needed=1)))
    story = story.do(EXAMINED)  # enough: the procedure is dropped with its branch and the clocks run again
    assert story.case.status is Status.IN_PROGRESS
    assert story.case.watches["statutory"].due is not None
    story.when(EndProcedure("完成。"), by=everybody, at="2026-03-05 09:00").refused(OutOfOrder, "other-step")
    assert story.when(Grant(""), by=APPROVER, at="2026-03-05 09:00").case.status is Status.GRANTED
