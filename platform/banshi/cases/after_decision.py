"""What became of what was granted?  The licence, its deemed renewal, the revocation, as the events of a case tell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from banshi_rules.texts import Text


@dataclass(frozen=True, slots=True)
class IssuedLicence:
    """The document this case entered in the register."""

    number: str
    name: Text
    matter: str
    valid_from: date
    valid_until: date | None
    at: datetime
    how: str = "issued"


@dataclass(frozen=True, slots=True)
class DeemedRenewal:
    """From when until when the licence counts as renewed, because nobody decided before it ended."""

    valid_from: date
    valid_until: date | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Revocation:
    """Why the decision to grant was taken back, by which law, and where its holder can turn."""

    reasons: str
    basis: tuple[str, ...]
    remedies: str
    at: datetime
