"""How does supervision read?  The words of every rule that speaks in a long story, and the life of a card, as kept."""

from pathlib import Path

import pytest
from cases.matters import days
from cases.story import HANDLER, Deed, accepted, at, filed, given
from supervision.rules import looked_at
from supervision.test_life_of_a_card import SUPERVISOR

from banshi.cases.card_words import CARD_LEVEL_WORDS
from banshi.cases.cards import CARD_EVENTS
from banshi.cases.commands import BeginProcedure, CancelCard, Claim, ConfirmCard, EndProcedure, ExplainCard, RectifyCard
from banshi.cases.timeline import tell

GOLDEN = Path(__file__).parent / "golden"


def long_story():
    """A hearing that takes too long, a step and a promise that run over, cards explained, judged and put right."""
    story = given(
        filed,
        accepted,
        Deed(HANDLER, "2026-03-06 10:00", Claim("examine-1")),
        Deed(HANDLER, "2026-03-06 11:00", BeginProcedure("hearing", days(1), "利害关系人申请听证。")),
    )
    for moment in ("2026-03-10 00:00", "2026-03-11 00:00", "2026-03-12 00:00"):
        story = looked_at(story, at(moment))
    story = story.do(Deed(HANDLER, "2026-03-12 10:00", EndProcedure("听证结束。")))
    for moment in ("2026-03-18 12:00", "2026-03-20 12:00", "2026-03-21 00:00", "2026-03-28 00:00"):
        story = looked_at(story, at(moment))
    yellow = next(card.number for card in story.case.cards.values() if card.rule == "promise-passed")
    other = next(card.number for card in story.case.cards.values() if card.rule == "stage-passed")
    return (
        story.do(Deed(HANDLER, "2026-03-28 10:00", ExplainCard(yellow, "听证用时较长。")))
        .do(Deed(SUPERVISOR, "2026-03-28 11:00", ConfirmCard(yellow, "听证结束后又拖延了五天。")))
        .do(Deed(HANDLER, "2026-03-28 12:00", RectifyCard(yellow, "已完成审查。")))
        .do(Deed(SUPERVISOR, "2026-03-28 13:00", CancelCard(other, "系统停机。")))
    )


def told(language: str) -> str:
    story = long_story()
    lines = [
        f"{record.at:%m-%d %H:%M} {record.actor_name}: {words.say(language)}"
        for record in story.log
        if isinstance(record.event, CARD_EVENTS) and (words := tell(record.event)) is not None
    ]
    lines += [""] + [
        f"{card.number} {CARD_LEVEL_WORDS[card.level].say(language)} {card.rule} {card.about} ({card.state}): "
        f"{card.words.say(language)} | {card.why.say(language)}"
        for card in story.case.cards.values()
    ]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_words(language: str) -> None:
    assert told(language) == (GOLDEN / f"cards.{language}.txt").read_text("utf-8")
