"""How is the reason of a card said?  The clock with its last day, the fact with its date, the card nobody answered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from banshi.cases.card_words import CARD_LEVEL_WORDS
from banshi.cases.cards import Card
from banshi.cases.moment import civil_day
from banshi.cases.words import dated
from banshi_rules.texts import Text


def until_words(clock: Text, due: date | datetime) -> Text:
    """承诺时限至2026年3月30日届满。"""
    last = dated(due)
    return Text(f"{clock.zh}至{last.zh}届满。", f"{clock.say('en')}: the last day is {last.say('en')}.")


def planned_words(until: date) -> Text:
    """特别程序计划至2026年3月30日结束。"""
    last = dated(until)
    return Text(f"特别程序计划至{last.zh}结束。", f"The procedure was planned to end on {last.say('en')}.")


def fault_words(at: datetime) -> Text:
    """发生于2026年3月30日。"""
    day = dated(civil_day(at))
    return Text(f"发生于{day.zh}。", f"It happened on {day.say('en')}.")


def card_words(card: Card) -> Text:
    """第2号黄牌（超过承诺时限）于2026年3月30日发出，没有处理。"""
    level, day = CARD_LEVEL_WORDS[card.level], dated(civil_day(card.issued))
    return Text(
        f"第{card.number}号{level.zh}（{card.words.zh}）于{day.zh}发出，没有处理。",
        f"{level.say('en')} {card.number} ({card.words.say('en')}) was issued on {day.say('en')} and not cleared.",
    )


def unanswered_words(times: int, words: Sequence[Text]) -> Text:
    """预警 3 次没有回应：…；…。"""
    return Text(
        f"预警 {times} 次没有回应：{'；'.join(dict.fromkeys(one.zh for one in words))}。",
        f"{times} warnings without an answer: {'; '.join(dict.fromkeys(one.say('en') for one in words))}.",
    )
