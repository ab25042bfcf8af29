"""The shipped calendar, and short ways to write limits."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from banshi.definitions.calendars import shipped_calendar
from banshi_rules.calendars import WorkingCalendar

sys.path.insert(0, str(Path(__file__).parent))  # for naive.py


@pytest.fixture(scope="session")
def calendar() -> WorkingCalendar:
    return shipped_calendar()
