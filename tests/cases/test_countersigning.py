"""Countersigning (会签): a drafted decision, signed by others than its author, returned by whoever disagrees."""

from dataclasses import replace

from cases.flows import EXAMINE, fork, matter
from cases.story import APPLICANT, APPROVER, CLERK, HANDLER, REVIEWER, Deed, given, officer

from banshi.cases.case import Status
from banshi.cases.commands import Accept, Assign, Grant, Pass, ReturnTo
from banshi.cases.decide import Forbidden, Incomplete, OutOfOrder
from banshi.definitions.flow import Return, Stage
from banshi.people import Actor, Human, Post, Role

DRAFT = replace(EXAMINE, id="draft", drafts=True)
SIGN = replace(
    EXAMINE,
    id="sign-1",
    stage=Stage.CHECK,
    by=Role.REVIEWER,
    countersigns="draft",
    returns=(Return(to="draft", at_most=1),),
)
SECOND = replace(SIGN, id="sign-2")
THIRD = replace(SIGN, id="sign-3")
OTHER_REVIEWER = officer("qian", "钱审核", Role.REVIEWER)
FILED = Deed(APPLICANT, "2026-03-02 09:00", None)
ACCEPTED = Deed(CLERK, "2026-03-02 10:00", Accept())
DRAFTED = Deed(HANDLER, "2026-03-03 09:00", Pass("符合条件，拟准予。", grants=True))
ALL = matter(DRAFT, fork((SIGN,), (SECOND,)))


def signs(by, day, task):
    return Deed(by, f"2026-{day} 09:00", Pass("同意。", task))


def test_a_draft_says_which_decision():
    story = given(FILED, ACCEPTED, matter=ALL)
    story.when(Pass("符合条件。"), by=HANDLER, at="2026-03-03 09:00").refused(Incomplete, "draft-outcome-missing")
    story = story.do(DRAFTED)
    assert [(one.grants, one.text, one.name) for one in story.case.drafted] == [(True, "符合条件，拟准予。", "陈承办")]
    assert {task.step for task in story.case.open_tasks} == {"sign-1", "sign-2"}


def test_all_have_agreed():
    story = given(FILED, ACCEPTED, DRAFTED, signs(REVIEWER, "03-04", "sign-1-1"), matter=ALL)
    story.when(Grant("准予。"), by=APPROVER, at="2026-03-04 10:00").refused(OutOfOrder, "other-step")
    story = story.do(signs(OTHER_REVIEWER, "03-05", "sign-2-1"))
    assert story.case.tasks["sign-2-1"].outcome == "countersigned"
    assert story.when(Grant("准予。"), by=APPROVER, at="2026-03-06 09:00").case.status is Status.GRANTED


def test_two_of_three_are_enough():
    made = matter(DRAFT, fork((SIGN,), (SECOND,), (THIRD,), needed=2))
    story = given(FILED, ACCEPTED, DRAFTED, signs(REVIEWER, "03-04", "sign-1-1"), matter=made)
    story = story.do(signs(OTHER_REVIEWER, "03-05", "sign-3-1"))
    assert [task.step for task in story.case.open_tasks] == ["approve"]
    assert story.case.tasks["sign-2-1"].outcome == "dropped"


def test_one_disagreement_returns_the_case_and_everybody_signs_the_new_draft():
    story = given(FILED, ACCEPTED, DRAFTED, signs(REVIEWER, "03-04", "sign-1-1"), matter=ALL)
    returned = Deed(OTHER_REVIEWER, "2026-03-05 09:00", ReturnTo("draft", "缺少现场照片。", "sign-2-1"))
    story = story.do(returned)
    assert [task.step for task in story.case.open_tasks] == ["draft"]
    again = replace(DRAFTED, at="2026-03-06 09:00", command=Pass("照片已补，拟准予。", grants=True))
    story = story.do(again).do(signs(REVIEWER, "03-09", "sign-1-2")).do(signs(OTHER_REVIEWER, "03-10", "sign-2-2"))
    assert [task.step for task in story.case.open_tasks] == ["approve"]
    assert len(story.case.drafted) == 2


def test_one_signature_is_one_human_being():
    story = given(FILED, ACCEPTED, DRAFTED, signs(REVIEWER, "03-04", "sign-1-1"), matter=ALL)
    again = signs(REVIEWER, "03-05", "sign-2-1")
    story.when(again.command, by=REVIEWER, at=again.at).refused(Forbidden, "countersigned-already")
    twin = Actor("zhao-2", "赵审核", REVIEWER.posts, also=frozenset({"zhao"}))
    story.when(again.command, by=twin, at=again.at).refused(Forbidden, "countersigned-already")
    deputy = Actor("wei", "魏代理", behalf={Post("market_supervision", Role.REVIEWER): Human("zhao", "赵审核")})
    story.when(again.command, by=deputy, at=again.at).refused(Forbidden, "countersigned-already")
    story.when(
        Assign(REVIEWER, "代签。", "sign-2-1"), by=officer("zhou", "周局长", Role.ORGAN_HEAD), at=again.at
    ).refused(Forbidden, "colleague-countersigned-already")


def test_nobody_countersigns_the_own_draft_even_where_one_person_may_do_everything():
    draft, sign = replace(DRAFT), replace(SIGN, by=Role.HANDLER, stage=Stage.HANDLE)
    made = replace(matter(draft, sign), one_person=True)
    story = given(FILED, ACCEPTED, DRAFTED, matter=made)
    story.when(Pass("同意。"), by=HANDLER, at="2026-03-04 09:00").refused(Forbidden, "own-draft")
    deputy = Actor("wei", "魏代理", behalf={Post("market_supervision", Role.HANDLER): Human("chen", "陈承办")})
    story.when(Pass("同意。"), by=deputy, at="2026-03-04 09:00").refused(Forbidden, "own-draft")
    other = officer("lu", "陆承办", Role.HANDLER)
    assert story.do(Deed(other, "2026-03-04 09:00", Pass("同意。"))).case.open_task.step == "approve"
