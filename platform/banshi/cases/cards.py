"""What was said to a department about a case?  Warnings, yellow and red cards, and what became of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias, assert_never

from banshi.cases.events.cards import (
    CardCancelled,
    CardConfirmed,
    CardExplained,
    CardIssued,
    CardRectified,
    CardReminded,
)
from banshi.definitions.flow import Stage
from banshi.definitions.supervision import CardLevel
from banshi.people import DepartmentId, PersonId
from banshi_rules.texts import Text

CardEvent: TypeAlias = CardIssued | CardReminded | CardExplained | CardConfirmed | CardCancelled | CardRectified


#: The same, to ask whether an event is one of them.
CARD_EVENTS = (CardIssued, CardReminded, CardExplained, CardConfirmed, CardCancelled, CardRectified)


class CardState(StrEnum):
    """Where a card stands in its life."""

    ISSUED = "issued"  # 已发出
    EXPLAINED = "explained"  # 已说明
    CONFIRMED = "confirmed"  # 已确认
    CANCELLED = "cancelled"  # 已撤销
    RECTIFIED = "rectified"  # 已整改


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said of a card."""

    at: datetime
    person: PersonId
    name: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One card of a case, by its number from 1.

    `about` is what it is about: a clock by its name, `pause:<task>`, `card:<number>`, `warnings:<number>` or the name
    of an occurrence; one card for each case, rule and `about`.  `holder` is whose card it is.
    """

    number: int
    rule: str
    level: CardLevel
    about: str
    stage: Stage
    department: DepartmentId
    holder: PersonId | None
    holder_name: str | None
    words: Text
    why: Text
    recipients: tuple[PersonId, ...]
    issued: datetime
    explain_by: date | datetime | None
    state: CardState = CardState.ISSUED
    reminded: tuple[datetime, ...] = ()
    explained: Said | None = None
    judged: Said | None = None  # confirmed or cancelled, with the reason
    rectified: Said | None = None

    @property
    def key(self) -> tuple[str, str]:
        """What there is one card of in a case."""
        return self.rule, self.about

    @property
    def counts(self) -> bool:
        """Whether it counts: only what a supervisor confirmed does."""
        return self.state in (CardState.CONFIRMED, CardState.RECTIFIED)


Cards: TypeAlias = Mapping[int, Card]


def with_card_event(cards: Cards, event: CardEvent, at: datetime, person: PersonId, name: str) -> Cards:
    """The cards of a case after that event, which that person did."""
    if isinstance(event, CardIssued):
        return {**cards, event.card: _issued(event, at)}
    card = cards[event.card]
    match event:
        case CardReminded():
            card = replace(card, reminded=(*card.reminded, at))
        case CardExplained(_, words):
            card = replace(card, state=CardState.EXPLAINED, explained=Said(at, person, name, words))
        case CardConfirmed(_, reason):
            card = replace(card, state=CardState.CONFIRMED, judged=Said(at, person, name, reason))
        case CardCancelled(_, reason):
            card = replace(card, state=CardState.CANCELLED, judged=Said(at, person, name, reason))
        case CardRectified(_, words):
            card = replace(card, state=CardState.RECTIFIED, rectified=Said(at, person, name, words))
        case _ as never:
            assert_never(never)
    return {**cards, card.number: card}


def _issued(event: CardIssued, at: datetime) -> Card:
    return Card(
        number=event.card,
        rule=event.rule,
        level=event.level,
        about=event.about,
        stage=event.stage,
        department=event.department,
        holder=event.holder,
        holder_name=event.holder_name,
        words=event.words,
        why=event.why,
        recipients=event.recipients,
        issued=at,
        explain_by=event.explain_by,
    )
