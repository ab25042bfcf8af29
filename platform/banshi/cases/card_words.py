"""How do we call cards, their levels and states, and how does their life read in the history?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from banshi.cases import events as fact
from banshi.cases.cards import CardEvent, CardState
from banshi.definitions.supervision import CardLevel
from banshi_rules.texts import Text

CARD_LEVEL_WORDS: Mapping[CardLevel, Text] = {
    CardLevel.WARNING: Text("预警", "Warning"),
    CardLevel.YELLOW: Text("黄牌", "Yellow card"),
    CardLevel.RED: Text("红牌", "Red card"),
}

CARD_STATE_WORDS: Mapping[CardState, Text] = {
    CardState.ISSUED: Text("已发出", "Issued"),
    CardState.EXPLAINED: Text("已说明", "Explained"),
    CardState.CONFIRMED: Text("已确认", "Confirmed"),
    CardState.CANCELLED: Text("已撤销", "Cancelled"),
    CardState.RECTIFIED: Text("已整改", "Put right"),
}


def tell_card(event: CardEvent) -> Text:
    """The event in words; who did it and when stand beside it."""
    number = event.card
    match event:
        case fact.CardIssued(level=level, words=words):
            word = CARD_LEVEL_WORDS[level]
            return Text(
                f"发出第{number}号{word.zh}：{words.zh}", f"{word.say('en')} {number} issued: {words.say('en')}"
            )
        case fact.CardReminded():
            return Text(f"再次提醒：第{number}号监察信息没有回应", f"Reminded: no answer to supervision item {number}")
        case fact.CardExplained(words=said):
            return Text(f"对第{number}号监察信息作出说明：{said}", f"Supervision item {number} explained: {said}")
        case fact.CardConfirmed(reason=said):
            return Text(f"确认第{number}号监察信息：{said}", f"Supervision item {number} confirmed: {said}")
        case fact.CardCancelled(reason=said):
            return Text(f"撤销第{number}号监察信息：{said}", f"Supervision item {number} cancelled: {said}")
        case fact.CardRectified(words=said):
            return Text(f"第{number}号监察信息已整改：{said}", f"Supervision item {number} put right: {said}")
        case _ as never:
            assert_never(never)
