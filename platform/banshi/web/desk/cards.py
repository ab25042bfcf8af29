"""How does a card look in a list?  A shape, a colour and a word, and where it stands in its life."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from banshi.cases.card_words import CARD_LEVEL_WORDS, CARD_STATE_WORDS
from banshi.cases.cards import CardState
from banshi.cases.case import Case
from banshi.definitions.supervision import CardLevel
from banshi.people import Actor
from banshi.use_cases.supervising import cards_shown
from banshi_rules.texts import Text

_MARKS = {CardLevel.WARNING: "△", CardLevel.YELLOW: "▲", CardLevel.RED: "■"}
_TONES = {CardLevel.WARNING: "warn", CardLevel.YELLOW: "yellow", CardLevel.RED: "red"}
_STATE_TONES = {CardState.ISSUED: "brand", CardState.EXPLAINED: "brand", CardState.CONFIRMED: "stop"}


@dataclass(frozen=True, slots=True)
class Badge:
    """A level as it is shown: never a colour alone."""

    tone: str
    mark: str
    word: Text


@dataclass(frozen=True, slots=True)
class CaseCard:
    """A card on the page of its case."""

    number: int
    badge: Badge
    words: Text
    issued: datetime
    state: Text
    tone: str


def badge(level: CardLevel) -> Badge:
    """The badge of a level."""
    return Badge(_TONES[level], _MARKS[level], CARD_LEVEL_WORDS[level])


def state_tone(state: CardState) -> str:
    """In which tone a state is shown."""
    return _STATE_TONES.get(state, "plain")


def of_case(case: Case, actor: Actor) -> list[CaseCard]:
    """The cards of a case that this officer may see, the last first."""
    return [
        CaseCard(
            card.number,
            badge(card.level),
            card.words,
            card.issued,
            CARD_STATE_WORDS[card.state],
            state_tone(card.state),
        )
        for card in cards_shown(actor, case.cards.values())
    ]
