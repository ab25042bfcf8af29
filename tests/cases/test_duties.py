"""Who may act: posts, distance to the case, and different persons for examining, reviewing and approving."""

import itertools
from dataclasses import replace

import pytest
from cases.matters import CATERING
from cases.story import (
    APPLICANT,
    CLERK,
    HANDLER,
    REVIEWER,
    Deed,
    accepted,
    checked,
    examined,
    filed,
    given,
    granted,
    officer,
)

from banshi.cases.commands import Accept, Claim, Deliver, Grant, Pass
from banshi.cases.decide import Forbidden, OutOfOrder, possible
from banshi.people import SYSTEM, Actor, Post, Role, may_see

#: One person with every post: the engine tells hands apart by person, whatever the posts are.
EVERY_POST = officer("li", "李全能", Role.WINDOW_CLERK, Role.HANDLER, Role.REVIEWER, Role.APPROVER)

HANDS = {"accept": "handle", "examine": "handle", "check": "check", "approve": "approve"}
WISHES = {"accept": Accept(), "examine": Pass("同意。"), "check": Pass("同意。"), "approve": Grant("准予。")}
PLAN = (
    ("accept", CLERK, "2026-03-06 09:00"),
    ("examine", HANDLER, "2026-03-09 09:00"),
    ("check", REVIEWER, "2026-03-10 09:00"),
)


@pytest.mark.parametrize(("early", "late"), list(itertools.combinations(HANDS, 2)))
def test_role_pairs_one_person_never_acts_as_two_hands(early, late):
    story = given(filed)
    for step, colleague, when in PLAN:
        if step == late:
            break
        story = story.do(
            Deed(EVERY_POST if step == early else replace(colleague, person=f"x-{step}"), when, WISHES[step])
        )
    attempt = story.when(WISHES[late], by=EVERY_POST, at="2026-03-11 09:00")
    if HANDS[early] == HANDS[late]:
        assert attempt.events
    else:
        attempt.refused(Forbidden, "same-person")
        task = story.case.open_task
        story.when(Claim(task.id), by=EVERY_POST, at="2026-03-11 09:00").refused(Forbidden, "same-person")


def test_the_same_person_under_another_name_and_post_is_the_same_person():
    again = officer(HANDLER.person, "陈某（审核账号）", Role.REVIEWER)
    refusal = (
        given(filed, accepted, examined)
        .when(Pass("同意。"), by=again, at="2026-03-10 09:00")
        .refused(Forbidden, "same-person")
    )
    assert "承办" in refusal.say("zh")
    assert "审核" in refusal.say("zh")


def test_a_matter_may_leave_it_all_to_one_person():
    alone = replace(CATERING, one_person=True)
    story = given(filed, matter=alone)
    for step, _, when in (*PLAN, ("approve", EVERY_POST, "2026-03-11 09:00")):
        story = story.do(Deed(EVERY_POST, when, WISHES[step]))
    assert story.case.outcome.granted


def test_an_officer_never_handles_the_own_application():
    both = officer(APPLICANT.person, APPLICANT.name, Role.WINDOW_CLERK, Role.HANDLER)
    for matter in (CATERING, replace(CATERING, one_person=True)):
        given(filed, matter=matter).when(Accept(), by=both, at="2026-03-06 09:00").refused(Forbidden, "own-case")


def test_handing_over_decides_nothing_so_the_clerk_of_the_intake_may_do_it():
    story = given(filed, accepted, examined, checked, granted)
    assert Deliver in possible(CATERING, story.case, CLERK)


def test_a_post_in_another_department_is_no_post_here():
    elsewhere = Actor("he", "何他局", frozenset({Post("urban_management", Role.WINDOW_CLERK)}))
    given(filed).when(Accept(), by=elsewhere, at="2026-03-06 09:00").refused(Forbidden, "not-yours")
    assert possible(CATERING, given(filed).case, elsewhere) == frozenset()


def test_an_operator_or_administrator_has_no_say_in_cases():
    for role in (Role.OPERATOR, Role.ADMINISTRATOR):
        given(filed).when(Accept(), by=officer("wu", "吴", role), at="2026-03-06 09:00").refused(Forbidden, "not-yours")
    supervisor = officer("wu", "吴", Role.SUPERVISOR)
    given(filed).when(Accept(), by=supervisor, at="2026-03-06 09:00").refused(Forbidden, "no-post")


def test_people_who_have_nothing_to_do_with_a_case_do_not_learn_its_state():
    closed = given(filed, accepted, examined, checked, granted)
    stranger = Actor("he", "何他局", frozenset({Post("urban_management", Role.APPROVER)}))
    closed.when(Grant("准予。"), by=stranger, at="2026-03-12 09:00").refused(Forbidden, "not-yours")


def test_who_may_know_of_a_case():
    assert may_see(APPLICANT, "wang", {"market_supervision"})
    assert may_see(HANDLER, "wang", {"market_supervision"})
    assert may_see(SYSTEM, "wang", {"market_supervision"})
    assert may_see(officer("wu", "吴", Role.SUPERVISOR), "wang", {"urban_management"})
    assert not may_see(HANDLER, "wang", {"urban_management"})
    assert not may_see(Actor("zhang", "张三"), "wang", {"market_supervision"})
    assert not may_see(officer("wu", "吴", Role.OPERATOR), "wang", {"market_supervision"})


def test_nobody_acts_on_a_task_another_holds():
    held = given(filed, accepted, Deed(HANDLER, "2026-03-06 10:00", Claim("examine-1")))
    other = officer("qian", "钱承办", Role.HANDLER)
    refusal = held.when(Pass("同意。"), by=other, at="2026-03-09 09:00").refused(OutOfOrder, "held")
    assert "陈承办" in refusal.say("zh")
    assert "陈承办" in refusal.say("en")
