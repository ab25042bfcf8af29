"""A task changes hands: who may give it, to whom, and what the record says."""

from dataclasses import replace

import pytest
from cases.matters import DEPARTMENT
from cases.story import (
    APPLICANT,
    APPROVER,
    CLERK,
    HANDLER,
    REVIEWER,
    SECOND_CLERK,
    Deed,
    accepted,
    asked,
    checked,
    delivered,
    examined,
    filed,
    given,
    granted,
    officer,
)

from banshi.cases.commands import Assign, Claim, Pass, Release
from banshi.cases.decide import Forbidden, Incomplete, OutOfOrder, possible
from banshi.cases.events import TaskReassigned
from banshi.cases.timeline import tell
from banshi.people import Actor, Human, Post, Role

HEAD = officer("tou", "头局长", Role.ORGAN_HEAD)
COLLEAGUE = officer("qian", "钱承办", Role.HANDLER)
CLAIMED = Deed(HANDLER, "2026-03-06 10:00", Claim("examine-1"))
LATER = "2026-03-06 14:00"
HELD = (filed, accepted, CLAIMED)


def to(colleague, reason="请代为办理。"):
    return Assign(colleague, reason, "examine-1")


def test_the_holder_gives_it_to_a_colleague_who_goes_on():
    story = (
        given(*HELD)
        .when(to(COLLEAGUE), by=HANDLER, at=LATER)
        .then(
            TaskReassigned("examine-1", HANDLER.person, HANDLER.name, COLLEAGUE.person, COLLEAGUE.name, "请代为办理。")
        )
    )
    assert story.case.tasks["examine-1"].holder == COLLEAGUE.person
    assert story.case.watches == given(*HELD).case.watches, "the clocks run on"
    story.when(Pass("同意。"), by=HANDLER, at="2026-03-09 09:00").refused(OutOfOrder, "held")
    assert story.when(Pass("同意。"), by=COLLEAGUE, at="2026-03-09 09:00").events
    told = tell(story.log[-1].event)
    assert HANDLER.name in told.zh
    assert COLLEAGUE.name in told.say("en")
    assert "请代为办理" in told.zh


@pytest.mark.parametrize("held", [HELD, HELD[:2]], ids=["held", "free"])
def test_the_head_gives_any_open_task_to_anybody_fit(held):
    done = given(*held).do(Deed(HEAD, LATER, to(COLLEAGUE)))
    assert done.case.tasks["examine-1"].holder == COLLEAGUE.person
    deputy = Actor("b", "李某", frozenset({Post(DEPARTMENT.id, Role.REVIEWER)}), {next(iter(HEAD.posts)): HEAD})
    by_deputy = given(*held).do(Deed(deputy, LATER, to(COLLEAGUE)))
    assert (by_deputy.log[-1].actor, by_deputy.log[-1].behalf) == ("b", HEAD.person)


@pytest.mark.parametrize("by", [COLLEAGUE, REVIEWER, CLERK, APPROVER])
def test_nobody_else_gives_it(by):
    given(*HELD).when(to(by), by=by, at=LATER).refused(Forbidden, "not-yours-to-assign")
    given(*HELD).when(Release("忙", "examine-1"), by=by, at=LATER).refused(Forbidden, "not-yours-to-assign")
    assert not {Assign, Release} & possible(given(*HELD).matter, given(*HELD).case, by)


def test_whoever_holds_nothing_gives_nothing():
    given(filed, accepted).when(to(COLLEAGUE), by=HANDLER, at=LATER).refused(Forbidden, "not-yours-to-assign")
    given(filed, accepted).when(Release("忙", "examine-1"), by=HEAD, at=LATER).refused(OutOfOrder, "held-by-nobody")


def test_a_head_of_another_organ_or_the_applicant_gives_nothing():
    foreign = Actor("he", "何外局", frozenset({Post("urban_management", Role.ORGAN_HEAD)}))
    given(*HELD).when(to(COLLEAGUE), by=foreign, at=LATER).refused(Forbidden, "not-yours")
    given(*HELD).when(to(COLLEAGUE), by=APPLICANT, at=LATER).refused(Forbidden, "not-yours-to-assign")
    own = officer(APPLICANT.person, APPLICANT.name, Role.ORGAN_HEAD)
    given(*HELD).when(to(COLLEAGUE), by=own, at=LATER).refused(Forbidden, "not-yours-to-assign")
    for_the_applicant = Actor(
        "b", "李某", frozenset({Post(DEPARTMENT.id, Role.REVIEWER)}), {Post(DEPARTMENT.id, Role.ORGAN_HEAD): own}
    )
    given(*HELD).when(to(COLLEAGUE), by=for_the_applicant, at=LATER).refused(Forbidden, "not-yours-to-assign")


HANDLER_POST = Post(DEPARTMENT.id, Role.HANDLER)
UNFIT = {
    "another post": (REVIEWER, "colleague-no-post"),
    "another organ": (Actor("he", "何外局", frozenset({Post("x", Role.HANDLER)})), "colleague-no-post"),
    "the applicant": (officer(APPLICANT.person, APPLICANT.name, Role.HANDLER), "colleague-own-case"),
    "for the applicant": (Actor("b", "李某", behalf={HANDLER_POST: APPLICANT}), "colleague-own-case-absent"),
    "another account of the applicant": (
        replace(officer("w2", "王小明", Role.HANDLER), also=frozenset({APPLICANT.person})),
        "colleague-own-case",
    ),
}


@pytest.mark.parametrize("by", [HANDLER, HEAD], ids=["holder", "head"])
@pytest.mark.parametrize("who", UNFIT)
def test_it_goes_to_nobody_who_may_not_do_it(who, by):
    colleague, code = UNFIT[who]
    refusal = given(*HELD).when(to(colleague), by=by, at=LATER).refused(Forbidden, code)
    assert colleague.name in refusal.say("zh")


def test_the_hands_stay_different():
    """Who examined gets no review, neither in the own name nor for a reviewer, nor does the one stood in for."""
    story = given(filed, accepted, examined)
    review = Post(DEPARTMENT.id, Role.REVIEWER)
    hands = {
        "colleague-same-person": officer(HANDLER.person, HANDLER.name, Role.REVIEWER),
        "colleague-same-person-absent": Actor("b", "李某", behalf={review: HANDLER}),
    }
    for code, colleague in hands.items():
        wanted = Assign(colleague, "请审核。", "check-1")
        story.when(wanted, by=HEAD, at="2026-03-09 15:00").refused(Forbidden, code)
    assert story.when(Assign(REVIEWER, "请审核。", "check-1"), by=HEAD, at="2026-03-09 15:00").events
    also_deputy = Actor(HANDLER.person, HANDLER.name, HANDLER.posts, {review: Human("z", "赵某")})
    story.when(Assign(also_deputy, "请。", "check-1"), by=HEAD, at="2026-03-09 15:00").refused(
        Forbidden, "colleague-same-person"
    )


@pytest.mark.parametrize("by", [HANDLER, HEAD], ids=["holder", "head"])
def test_given_back_to_all(by):
    story = given(*HELD).do(Deed(by, LATER, Release("临时外出。", "examine-1")))
    task = story.case.tasks["examine-1"]
    assert (task.holder, task.holder_name, task.done) == (None, None, None)
    assert story.when(Claim("examine-1"), by=COLLEAGUE, at="2026-03-06 15:00").events


def test_a_holder_who_lost_the_post_can_still_give_it_back():
    elsewhere = officer(HANDLER.person, HANDLER.name, Role.REVIEWER)
    assert given(*HELD).when(Release("已调岗。", "examine-1"), by=elsewhere, at=LATER).events


def test_a_deputy_gives_away_what_the_absent_colleague_holds_and_it_is_on_record():
    deputy = Actor("b", "李某", frozenset({Post(DEPARTMENT.id, Role.REVIEWER)}), {HANDLER_POST: HANDLER})
    story = given(*HELD).do(Deed(deputy, LATER, to(COLLEAGUE)))
    assert (story.log[-1].actor, story.log[-1].behalf) == ("b", HANDLER.person)


@pytest.mark.parametrize("reason", ["", " ", "。！"])
def test_a_reason_is_a_must(reason):
    given(*HELD).when(to(COLLEAGUE, reason), by=HANDLER, at=LATER).refused(Incomplete, "assign-reason-missing")
    given(*HELD).when(Release(reason, "examine-1"), by=HANDLER, at=LATER).refused(Incomplete, "assign-reason-missing")


def test_what_cannot_be_given():
    given(*HELD).when(to(HANDLER), by=HEAD, at=LATER).refused(OutOfOrder, "held-already")
    given(*HELD).when(Assign(SECOND_CLERK, "忙", "accept-1"), by=HEAD, at=LATER).refused(OutOfOrder, "other-task")
    given(filed, asked).when(Assign(SECOND_CLERK, "忙", "accept-1"), by=HEAD, at=LATER).refused(
        OutOfOrder, "waiting-for-applicant"
    )
    closed = given(filed, accepted, examined, checked, granted, delivered)
    closed.when(Assign(SECOND_CLERK, "忙", "issue-1"), by=HEAD, at="2026-03-13 09:00").refused(OutOfOrder, "concluded")
