"""Which clocks began, stood still, moved, stopped or ran over?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from banshi_rules.time_limits import TimeLimit


@dataclass(frozen=True, slots=True)
class WatchStarted:
    """A clock began to run.

    Clocks of steps are named `stage:<task>`, the others promised, statutory, delivery and correction.
    """

    watch: str
    limit: TimeLimit
    since: datetime
    due: date | datetime
    provisional: bool


@dataclass(frozen=True, slots=True)
class WatchStopped:
    """A clock stopped for good."""

    watch: str


@dataclass(frozen=True, slots=True)
class LimitPassed:
    """A clock ran over its last day while it was still running."""

    watch: str
    due: date | datetime


@dataclass(frozen=True, slots=True)
class WatchPaused:
    """A clock stands still from the end of that civil day on (Licensing Law 45)."""

    watch: str
    since: date


@dataclass(frozen=True, slots=True)
class WatchResumed:
    """A clock runs again: the days up to the end of `until` did not count; its new last day."""

    watch: str
    until: date
    due: date | datetime
    provisional: bool


@dataclass(frozen=True, slots=True)
class WatchMoved:
    """The last day of a clock was counted anew because the working calendar changed; None while it stands still."""

    watch: str
    due: date | datetime | None
    provisional: bool


@dataclass(frozen=True, slots=True)
class LimitExtended:
    """A clock got the one extension of its case (Licensing Law 42); its new last day, None while it stands still."""

    watch: str
    by: TimeLimit
    due: date | datetime | None
    provisional: bool
