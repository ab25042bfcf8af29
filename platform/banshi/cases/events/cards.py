"""Which warnings and cards were issued by the rules of supervision, and what became of them?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from banshi.definitions.flow import Stage
from banshi.definitions.supervision import CardLevel
from banshi.people import DepartmentId, PersonId
from banshi_rules.texts import Text


@dataclass(frozen=True, slots=True)
class CardIssued:
    """A rule of supervision spoke: card number `card` of the case, for that rule and what it is `about`, once.

    `words` are the rule's, `why` names the clock or fact with its dates; both stay as they were when the rules change.
    `holder` is whose card it is, `recipients` who was told, `explain_by` the last day for the unit's explanation.
    """

    card: int
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
    explain_by: date | datetime | None


@dataclass(frozen=True, slots=True)
class CardReminded:
    """Nobody answered, and its recipients were told again."""

    card: int
    recipients: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True)
class CardExplained:
    """The unit said how it came about."""

    card: int
    words: str


@dataclass(frozen=True, slots=True)
class CardConfirmed:
    """A supervisor found it right: it counts."""

    card: int
    reason: str


@dataclass(frozen=True, slots=True)
class CardCancelled:
    """A supervisor found it wrong: it does not count."""

    card: int
    reason: str


@dataclass(frozen=True, slots=True)
class CardRectified:
    """The unit put right what was confirmed, and said how."""

    card: int
    words: str
