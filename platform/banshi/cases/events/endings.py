"""What was decided, handed over, told, and how did the case end?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class DecisionMade:
    """The organ decided.  A refusal carries reasons, legal basis and remedies (Licensing Law 38).

    `basis` are ids of the matter's `law`; `licence_number` is given when the event is stored, where the district
    numbers licences; `valid_until` is the last day of the licence, None where it has no end.  `valid_from` is the first
    day of a licence that is renewed or changed; None where the day of the decision is.
    """

    granted: bool
    reasons: str
    basis: tuple[str, ...]
    remedies: str
    licence_number: str | None
    valid_until: date | None
    valid_from: date | None = None


@dataclass(frozen=True, slots=True)
class ResultDelivered:
    """The result was handed over or served, how and to whom."""

    manner: str
    recipient: str


@dataclass(frozen=True, slots=True)
class NoticeIssued:
    """A numbered notice exists: kind, number, and what it says beyond the case itself."""

    kind: str
    number: str
    about: Mapping[str, str | tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class CaseWithdrawn:
    """The applicant took the application back."""

    reason: str


@dataclass(frozen=True, slots=True)
class CaseTerminated:
    """The case ended without a decision (the applicant never answered the correction notice)."""

    reason: str


@dataclass(frozen=True, slots=True)
class CaseConcluded:
    """Nothing is left to do."""
