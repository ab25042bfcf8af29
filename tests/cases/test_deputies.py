"""Who may do what after who did what, with deputies and several accounts: a deputy counts as both persons."""

from dataclasses import replace

import pytest
from cases.matters import CATERING, DEPARTMENT
from cases.story import APPLICANT, HANDLER, PARTY, Deed, accepted, examined, filed, given, new_application, officer
from cases.test_duties import HANDS, WISHES
from hypothesis import given as every
from hypothesis import settings
from hypothesis import strategies as st

from banshi.cases.commands import Accept, Claim, Pass
from banshi.cases.decide import Forbidden, OutOfOrder, possible
from banshi.cases.duties import in_whose_name
from banshi.people import Actor, Human, Post, Role

ROLES = (Role.WINDOW_CLERK, Role.HANDLER, Role.REVIEWER, Role.APPROVER)
ALL_POSTS = frozenset(Post(DEPARTMENT.id, role) for role in ROLES)
DAYS = dict(zip(HANDS, ("06", "09", "10", "11"), strict=True))
#: A in the own name, B in the own name, B for A and so on; in capitals who counts as having acted.
CAPACITIES = ("A", "B", "C", "B for A", "C for A", "C for B")


def acting(capacity: str) -> Actor:
    """Somebody who acts in that capacity, whatever the step is."""
    person, _for, absent = capacity.partition(" for ")
    if not absent:
        return Actor(person, f"{person}某", ALL_POSTS)
    return Actor(person, f"{person}某", behalf=dict.fromkeys(ALL_POSTS, Human(absent, f"{absent}某")))


def humans(capacity: str) -> set[str]:
    return set(capacity.split(" for "))


def moment(step: str) -> str:
    return f"2026-03-{DAYS[step]} 09:00"


def code_of(story, step: str, actor: Actor) -> str | None:
    """Why it is refused; None when it is not."""
    try:
        story.wish(actor, story.log[-1].at, WISHES[step])
    except (Forbidden, OutOfOrder) as refusal:
        assert "{" not in refusal.say("zh") + refusal.say("en")
        return refusal.code
    return None


@pytest.mark.parametrize("late", CAPACITIES)
@pytest.mark.parametrize("early", CAPACITIES)
@pytest.mark.parametrize("steps", [("accept", "examine"), ("examine", "check"), ("accept", "approve")], ids="-".join)
def test_role_pairs(steps, early, late):
    first, second = steps
    story = given(filed)
    for step in HANDS:
        if step == second:
            break
        by = acting(early) if step == first else replace(HANDLER, person=f"x-{step}", posts=ALL_POSTS)
        story = story.do(Deed(by, moment(step), WISHES[step]))
    code = code_of(story, second, acting(late))
    if HANDS[first] == HANDS[second] or humans(early).isdisjoint(humans(late)):
        assert code is None
    else:
        one_acted = late.partition(" for ")[0] in humans(early)
        assert code == ("same-person" if one_acted else "same-person-absent")


@settings(max_examples=120, deadline=None)
@every(
    who=st.lists(st.sampled_from(CAPACITIES), min_size=4, max_size=4),
    party=st.sampled_from(["nobody", "A", "B", "C"]),
    accounts=st.sampled_from([{}, {"A": "A", "B": "A"}, {"B": "B", "C": "B"}]),
)
def test_any_order_of_officers_deputies_and_accounts(who, party, accounts):
    """The naive rule: whoever acts counts with everybody represented and every other account of all of these."""

    def all_of(capacity):
        named = humans(capacity)
        return named | {other for other in accounts if any(accounts.get(one) == accounts[other] for one in named)}

    def with_accounts(actor):
        def also(person):
            same = {o for o in accounts if accounts.get(person) == accounts[o]}
            return frozenset(same - {person})

        behalf = {post: replace(human, also=also(human.person)) for post, human in actor.behalf.items()}
        return replace(actor, also=also(actor.person), behalf=behalf)

    story = given(filed)
    story = given().file(
        Actor(party, "申请人"), story.log[0].at, new_application(CATERING, party=replace(PARTY, person=party))
    )
    done: list[tuple[str, set[str]]] = []
    for step, capacity in zip(HANDS, who, strict=True):
        code = code_of(story, step, with_accounts(acting(capacity)))
        mine = all_of(capacity)
        wrong = party in mine or any(hand != HANDS[step] and not mine.isdisjoint(others) for hand, others in done)
        assert (code is not None) == wrong, (step, capacity, code)
        by = replace(HANDLER, person=f"x-{step}", posts=ALL_POSTS) if wrong else with_accounts(acting(capacity))
        story = story.do(Deed(by, moment(step), WISHES[step]))
        done.append((HANDS[step], {by.person} if wrong else mine))


def test_the_record_says_who_did_it_and_for_whom():
    deputy = Actor("b", "李某", behalf={Post(DEPARTMENT.id, Role.HANDLER): Human("a", "张某")})
    story = given(filed, accepted, Deed(deputy, "2026-03-09 09:00", Pass("同意。")))
    last = story.log[-1]
    assert (last.actor, last.actor_name, last.behalf, last.behalf_name) == ("b", "李某", "a", "张某")
    assert (story.case.tasks["examine-1"].done_by, story.case.tasks["examine-1"].done_for) == ("b", "a")
    assert {record.behalf for record in story.log if record.actor != "b"} == {None}


def test_a_deputy_goes_on_with_what_the_absent_colleague_holds():
    """AB岗: both hold the post; a task that the absent one took is done in that one's place, others in the own name."""
    held = given(filed, accepted, Deed(HANDLER, "2026-03-06 10:00", Claim("examine-1")))
    partner = replace(officer("b", "李某", Role.HANDLER), behalf={Post(DEPARTMENT.id, Role.HANDLER): HANDLER})
    held.when(Claim("examine-1"), by=partner, at="2026-03-06 11:00").refused(OutOfOrder, "held-by-absent")
    done = held.do(Deed(partner, "2026-03-09 09:00", Pass("同意。"))).case.tasks["examine-1"]
    assert (done.done_by, done.done_for) == ("b", HANDLER.person)
    free = given(filed, accepted, Deed(partner, "2026-03-09 09:00", Pass("同意。"))).case.tasks["examine-1"]
    assert (free.done_by, free.done_for) == ("b", None)


def test_a_colleague_who_is_no_deputy_does_not_take_over():
    held = given(filed, accepted, Deed(HANDLER, "2026-03-06 10:00", Claim("examine-1")))
    partner = replace(
        officer("b", "李某", Role.HANDLER), behalf={Post(DEPARTMENT.id, Role.HANDLER): Human("other", "王某")}
    )
    held.when(Pass("同意。"), by=partner, at="2026-03-06 11:00").refused(OutOfOrder, "held")


def test_the_applicant_is_no_officer_of_the_own_case_by_delegation_or_another_account_or_number():
    clerk = Post(DEPARTMENT.id, Role.WINDOW_CLERK)
    applied = Human(APPLICANT.person, APPLICANT.name)
    cases = {
        "deputy is the applicant": (Actor(APPLICANT.person, "王小明", behalf={clerk: Human("a", "张某")}), "own-case"),
        "stands in for the applicant": (Actor("b", "李某", behalf={clerk: applied}), "own-case-absent"),
        "another account": (Actor("w2", "王小明", frozenset({clerk}), also=frozenset({APPLICANT.person})), "own-case"),
    }
    for name, (actor, code) in cases.items():
        given(filed).when(Accept(), by=actor, at="2026-03-06 09:00").refused(Forbidden, code)
        assert possible(CATERING, given(filed).case, actor) <= {*possible(CATERING, given(filed).case, APPLICANT)}, name
    own_post = Actor("b", "李某", frozenset({clerk}), {clerk: applied})
    assert given(filed).when(Accept(), by=own_post, at="2026-03-06 09:00").events, "who holds the post acts for nobody"


@pytest.mark.parametrize("number", ["11010519491231002X", "11010519491231002x"])
def test_the_identity_number_of_the_party_keeps_an_officer_away(number):
    """Filed by an agent's account for a natural person who is an officer here."""
    party = replace(PARTY, kind="natural-person", number=number, person="agent")
    story = given().file(Actor("agent", "代办"), given(filed).log[0].at, new_application(CATERING, party=party))
    known = Actor("li", "李窗口", frozenset({Post(DEPARTMENT.id, Role.WINDOW_CLERK)}), number="11010519491231002X")
    story.when(Accept(), by=known, at="2026-03-06 09:00").refused(Forbidden, "own-case")
    deputy = Actor("b", "李某", behalf={Post(DEPARTMENT.id, Role.WINDOW_CLERK): known})
    story.when(Accept(), by=deputy, at="2026-03-06 09:00").refused(Forbidden, "own-case-absent")
    assert story.when(Accept(), by=replace(known, number=None), at="2026-03-06 09:00").events


def test_the_applicants_own_acts_are_nobody_elses():
    deputy = Actor(APPLICANT.person, "王小明", behalf={Post(DEPARTMENT.id, Role.HANDLER): Human("a", "张某")})
    story = given(filed, accepted, examined)
    assert in_whose_name(story.case, (), deputy).acting_for is None
