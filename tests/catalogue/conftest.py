"""The shipped definitions, read once for all tests of the catalogue."""

from __future__ import annotations

import pytest

from banshi.assembly import content, plugin_host
from banshi.definitions.calendars import shipped_calendar
from banshi.definitions.library import Library, load_library
from banshi_rules.calendars import WorkingCalendar

DISTRICTS = sorted(path.parent for path in content("matter_definitions").glob("*/district.yaml"))


@pytest.fixture(scope="session", params=DISTRICTS, ids=lambda path: path.name)
def library(request: pytest.FixtureRequest) -> Library:
    """One shipped district."""
    return load_library(request.param, plugin_host().vocabulary())


@pytest.fixture(scope="session")
def calendar() -> WorkingCalendar:
    """The shipped calendars."""
    return shipped_calendar()
