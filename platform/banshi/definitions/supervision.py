"""What does a district watch over?  Rules: what makes a warning, a yellow or a red card, and who hears of it.

Every number stands in the district's file (`supervision:`); this module only says of what kind it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from banshi.definitions.flow import Stage
from banshi.definitions.model import LimitClass
from banshi_rules.findings import Span
from banshi_rules.texts import Text
from banshi_rules.time_limits import TimeLimit


class CardLevel(StrEnum):
    """How grave a card is (预警、黄牌、红牌), the lightest first."""

    WARNING = "warning"
    YELLOW = "yellow"
    RED = "red"

    @property
    def weight(self) -> int:
        """0, 1, 2: a heavier one may answer a lighter one."""
        return tuple(CardLevel).index(self)


class WatchedClock(StrEnum):
    """A clock that a rule may look at.

    `renewal` runs until a licence whose renewal nobody decides counts as renewed.
    `stage` is the limit of each step, `answer` the days of the law to accept or to ask for corrections, `suspension`
    the planned end of a procedure of the law, `hearing` the days of the law to hold a hearing.
    """

    ANSWER = "answer"
    PROMISED = "promised"
    STATUTORY = "statutory"
    STAGE = "stage"
    CORRECTION = "correction"
    DELIVERY = "delivery"
    SUSPENSION = "suspension"
    RENEWAL = "renewal"
    HEARING = "hearing"


class Occurrence(StrEnum):
    """Something in a case that a rule may look for, whatever the time."""

    DEEMED_ACCEPTANCE = "deemed-acceptance"  # the organ let its days for an answer go by (Licensing Law 32(1)(4))
    SECOND_CORRECTION = "second-correction"  # corrections were asked more than once
    REFUSAL_WITHOUT_REASONS = "refusal-without-reasons"  # not accepted or refused, and nobody said why
    REFUSAL_WITHOUT_REMEDIES = "refusal-without-remedies"  # refused, and nothing said of review and court
    DECISION_WITHOUT_VISIT = "decision-without-visit"  # decided although a site visit of the route has no record
    DECISION_WITHOUT_HEARING = "decision-without-hearing"  # the same of a procedure of the law, such as a hearing


class Recipient(StrEnum):
    """Who is told of a card."""

    HOLDER = "holder"  # whoever has the task in hand; while nobody has, everybody whose task it could be
    SECTION_HEAD = "section-head"
    DEPUTY_HEAD = "deputy-head"
    ORGAN_HEAD = "organ-head"
    GOV_HEAD = "gov-head"
    SUPERVISOR = "supervisor"


@dataclass(frozen=True, slots=True)
class Before:
    """From so long before the end of a clock that runs."""

    clock: WatchedClock
    by: TimeLimit


@dataclass(frozen=True, slots=True)
class UsedUp:
    """From so many percent of a clock that runs."""

    clock: WatchedClock
    percent: int


@dataclass(frozen=True, slots=True)
class RunOver:
    """When a clock ran over, or so long after that; not where the other clock had run over by then, too."""

    clock: WatchedClock
    by: TimeLimit | None
    unless: WatchedClock | None


@dataclass(frozen=True, slots=True)
class Happened:
    """When that is found in a case."""

    what: Occurrence


@dataclass(frozen=True, slots=True)
class StillOpen:
    """When a card of that level is not cleared for so long."""

    level: CardLevel
    since: TimeLimit


@dataclass(frozen=True, slots=True)
class Unanswered:
    """When so many warnings of a case stand without an answer, reminders counted."""

    warnings: int


Trigger: TypeAlias = Before | UsedUp | RunOver | Happened | StillOpen | Unanswered


@dataclass(frozen=True, slots=True)
class Scope:
    """Which cases a rule is about; what is empty narrows nothing.  Stages are those of the step the rule looks at."""

    matters: frozenset[str] = frozenset()
    classes: frozenset[LimitClass] = frozenset()
    stages: frozenset[Stage] = frozenset()


@dataclass(frozen=True, slots=True)
class Repeat:
    """Remind again after so long, so often at most, while the card has no answer."""

    every: TimeLimit
    at_most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisionRule:
    """One rule.  `words` is the sentence people are told; `explain_within` is the time the unit has to explain itself
    before a supervisor may confirm without having heard it (None: it must be heard).
    """

    id: str
    level: CardLevel
    trigger: Trigger
    scope: Scope
    recipients: tuple[Recipient, ...]
    words: Text
    repeat: Repeat | None
    explain_within: TimeLimit | None
    at: Span
