"""What may somebody wish when a check after the decision failed?  The holder another look; the organ the end of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AskRecheck:
    """The holder has put right what was found: ask to be looked at again."""


@dataclass(frozen=True, slots=True)
class Revoke:
    """Take the decision to grant back: why, and by which law (ids of the matter's `law`)."""

    reasons: str
    basis: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeaveStanding:
    """Do not take the decision back although the check failed twice: why."""

    reason: str
