"""What may somebody wish about a warning or a card of supervision?"""

from __future__ import annotations

from dataclasses import dataclass

from banshi.cases.events import CardIssued, CardReminded


@dataclass(frozen=True, slots=True)
class IssueCards:
    """The rules of supervision found these; `card` of a new one is given when it is issued."""

    cards: tuple[CardIssued | CardReminded, ...]


@dataclass(frozen=True, slots=True)
class ExplainCard:
    """Say for the unit how a card came about."""

    card: int
    words: str


@dataclass(frozen=True, slots=True)
class ConfirmCard:
    """A supervisor finds the card right, with the reason."""

    card: int
    reason: str


@dataclass(frozen=True, slots=True)
class CancelCard:
    """A supervisor finds the card wrong, with the reason."""

    card: int
    reason: str


@dataclass(frozen=True, slots=True)
class RectifyCard:
    """Say for the unit how what was confirmed was put right."""

    card: int
    words: str
