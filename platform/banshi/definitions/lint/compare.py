"""Is one limit longer than another, before any date is known?"""

from __future__ import annotations

from banshi.definitions.limit_sums import civil_days
from banshi_rules.texts import Text
from banshi_rules.time_limits import TimeLimit, say


def longer(limit: TimeLimit, other: TimeLimit) -> bool:
    """Whether the first limit is longer than the second."""
    return civil_days(limit) > civil_days(other)


def in_words(limit: TimeLimit) -> Text:
    """A limit as people say it."""
    return Text(say(limit, "zh"), say(limit, "en"))
