"""How long may something take, when is it due, what is left, and why?  The one door to limits and their counting."""

from __future__ import annotations

from banshi_rules.calendars import Due, Pause
from banshi_rules.counting import Stopwatch, due, passed, remaining
from banshi_rules.day_ledger import LedgerDay, Why, ledger, say_why
from banshi_rules.limit_words import TimeLimit, Unit, parse_limit, say

__all__ = [
    "Due",
    "LedgerDay",
    "Pause",
    "Stopwatch",
    "TimeLimit",
    "Unit",
    "Why",
    "due",
    "ledger",
    "parse_limit",
    "passed",
    "remaining",
    "say",
    "say_why",
]
