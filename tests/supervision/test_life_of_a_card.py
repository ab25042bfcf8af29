"""Issued by the clock, explained by the unit, judged by a supervisor who has no part in it, put right."""

import pytest
from cases.matters import DEPARTMENT
from cases.story import APPLICANT, HANDLER, PARTY, STRANGER, Deed, accepted, at, filed, given
from supervision.rules import due, issued_for, looked_at, only

from banshi.cases.cards import CardState
from banshi.cases.commands import CancelCard, Claim, ConfirmCard, ExplainCard, IssueCards, RectifyCard
from banshi.cases.decide import possible
from banshi.cases.events import CardConfirmed, CardExplained, CardRectified
from banshi.cases.refusals import Forbidden, Incomplete, OutOfOrder
from banshi.people import SYSTEM, Actor, Post, Role

SUPERVISOR = Actor("mi", "米监察", frozenset({Post("government_services", Role.SUPERVISOR)}))
CLAIMED = given(filed, accepted, Deed(HANDLER, "2026-03-09 09:00", Claim("examine-1")))
ISSUED = looked_at(CLAIMED, at("2026-03-11 00:00"), only("stage-passed"))
explained = Deed(HANDLER, "2026-03-11 10:00", ExplainCard(1, "材料核实用了较长时间。"))
confirmed = Deed(SUPERVISOR, "2026-03-12 10:00", ConfirmCard(1, "理由不成立。"))
cancelled = Deed(SUPERVISOR, "2026-03-12 10:00", CancelCard(1, "系统停机两天。"))
rectified = Deed(HANDLER, "2026-03-13 10:00", RectifyCard(1, "已完成审查，并调整了分工。"))


def after(*deeds: Deed):
    story = ISSUED
    for deed in deeds:
        story = story.do(deed)
    return story


def test_what_a_card_says() -> None:
    (card,) = ISSUED.case.cards.values()
    assert (card.number, card.rule, card.about) == (1, "stage-passed", "stage:examine-1")
    assert (card.holder, card.holder_name) == (HANDLER.person, HANDLER.name)
    assert card.department == DEPARTMENT.id
    assert card.words.zh == "环节超时，办件总时限还没有超"
    assert card.why.zh == "环节时限至2026年3月10日届满。"
    assert card.explain_by.isoformat() == "2026-03-16"
    assert (card.state, card.counts) == (CardState.ISSUED, False)


def test_the_whole_life() -> None:
    story = ISSUED.when(explained.command, by=HANDLER, at=explained.at).then(CardExplained(1, "材料核实用了较长时间。"))
    assert (story.case.cards[1].state, story.case.cards[1].counts) == (CardState.EXPLAINED, False)
    story = story.when(confirmed.command, by=SUPERVISOR, at=confirmed.at).then(CardConfirmed(1, "理由不成立。"))
    assert (story.case.cards[1].state, story.case.cards[1].counts) == (CardState.CONFIRMED, True)
    story = story.when(rectified.command, by=HANDLER, at=rectified.at).then(
        CardRectified(1, "已完成审查，并调整了分工。")
    )
    card = story.case.cards[1]
    assert (card.state, card.counts) == (CardState.RECTIFIED, True)
    assert [said.words for said in (card.explained, card.judged, card.rectified)] == [
        "材料核实用了较长时间。",
        "理由不成立。",
        "已完成审查，并调整了分工。",
    ]


def test_a_cancelled_card_does_not_count() -> None:
    card = after(explained, cancelled).case.cards[1]
    assert (card.state, card.counts, card.judged.name) == (CardState.CANCELLED, False, "米监察")


@pytest.mark.parametrize(
    ("story", "command", "by", "when", "kind", "code"),
    [
        (after(), ConfirmCard(1, "是。"), SUPERVISOR, "2026-03-16 23:59", OutOfOrder, "card-not-heard-yet"),
        (after(), RectifyCard(1, "改了。"), HANDLER, "2026-03-11 10:00", OutOfOrder, "card-not-confirmed"),
        (after(), ConfirmCard(2, "是。"), SUPERVISOR, "2026-03-17 10:00", OutOfOrder, "no-such-card"),
        (after(), ConfirmCard(1, "是。"), HANDLER, "2026-03-17 10:00", Forbidden, "supervisor-only"),
        (after(), ExplainCard(1, "是。"), SUPERVISOR, "2026-03-11 10:00", Forbidden, "not-your-unit"),
        (after(), ExplainCard(1, "是。"), APPLICANT, "2026-03-11 10:00", Forbidden, "not-your-unit"),
        (after(), ExplainCard(1, "是。"), STRANGER, "2026-03-11 10:00", Forbidden, "not-yours"),
        (after(), ExplainCard(1, "…"), HANDLER, "2026-03-11 10:00", Incomplete, "explanation-missing"),
        (after(), CancelCard(1, " "), SUPERVISOR, "2026-03-11 10:00", Incomplete, "judgement-missing"),
        (after(explained), ExplainCard(1, "再说。"), HANDLER, "2026-03-11 11:00", OutOfOrder, "card-answered"),
        (
            after(explained, cancelled),
            ConfirmCard(1, "是。"),
            SUPERVISOR,
            "2026-03-13 10:00",
            OutOfOrder,
            "card-judged",
        ),
        (after(explained, confirmed), CancelCard(1, "否。"), SUPERVISOR, "2026-03-13 10:00", OutOfOrder, "card-judged"),
        (
            after(explained, confirmed),
            RectifyCard(1, ""),
            HANDLER,
            "2026-03-13 10:00",
            Incomplete,
            "rectification-missing",
        ),
        (after(), IssueCards(()), SUPERVISOR, "2026-03-13 10:00", Forbidden, "clock-only"),
    ],
)
def test_refusals(story, command, by, when, kind, code) -> None:
    story.when(command, by=by, at=when).refused(kind, code)


def test_silence_of_the_unit_keeps_nobody_from_confirming() -> None:
    story = after(Deed(SUPERVISOR, "2026-03-17 00:00", ConfirmCard(1, "逾期没有说明。")))
    assert story.case.cards[1].counts


def test_nobody_judges_the_own_card() -> None:
    """Whatever account is used: the handler who is a supervisor, too, and the other account of the same person."""
    both = Actor(HANDLER.person, HANDLER.name, HANDLER.posts | SUPERVISOR.posts)
    other = Actor("chen-2", "陈承办", SUPERVISOR.posts, also=frozenset({HANDLER.person}))
    for actor in (both, other):
        for command in (ConfirmCard(1, "是。"), CancelCard(1, "否。")):
            after(explained).when(command, by=actor, at="2026-03-12 10:00").refused(Forbidden, "own-card")


def test_nobody_judges_a_card_of_the_own_application() -> None:
    """By whatever account it was filed: the agent's, another of the same person, or somebody else's for that person."""
    agent = Actor("mi-2", "米监察", SUPERVISOR.posts, also=frozenset({APPLICANT.person}))
    applied_for = Actor("mi-3", "米监察", SUPERVISOR.posts, number=PARTY.number)
    for actor in (agent, applied_for):
        after(explained).when(ConfirmCard(1, "是。"), by=actor, at="2026-03-12 10:00").refused(Forbidden, "own-card")


def test_nobody_judges_the_own_explanation() -> None:
    colleague = Actor("gu", "顾承办", HANDLER.posts | SUPERVISOR.posts)
    story = after(Deed(colleague, "2026-03-11 10:00", ExplainCard(1, "代为说明。")))
    story.when(CancelCard(1, "否。"), by=colleague, at="2026-03-12 10:00").refused(Forbidden, "own-explanation")


def test_a_card_comes_once_however_often_it_is_asked_for() -> None:
    found = due(CLAIMED, at("2026-03-11 00:00"), only("stage-passed"))
    events = tuple(issued_for(CLAIMED, one, at("2026-03-11 00:00")) for one in found)
    assert len(CLAIMED.wish(SYSTEM, at("2026-03-11 00:00"), IssueCards((*events, *events)))) == 1
    assert ISSUED.wish(SYSTEM, at("2026-03-11 00:00"), IssueCards(events)) == ()


def test_what_is_possible_is_what_is_granted() -> None:
    now = at("2026-03-11 10:00")
    assert ExplainCard in possible(ISSUED.matter, ISSUED.case, HANDLER, now)
    assert {CancelCard} == possible(ISSUED.matter, ISSUED.case, SUPERVISOR, now) & {
        CancelCard,
        ConfirmCard,
        ExplainCard,
    }
    heard = after(explained)
    assert {CancelCard, ConfirmCard} <= possible(heard.matter, heard.case, SUPERVISOR, now)
