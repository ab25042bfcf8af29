"""Dates that rest on an unpublished calendar say so, and are counted anew when it comes, on record."""

import shutil
from datetime import date

import pytest
from use_cases.worlds import CLERK, HANDLER, ROOT, file_one, version

from banshi.cases.events import WatchMoved
from banshi.jobs.sweeping import sweep_all
from banshi.people import SYSTEM
from banshi.store import boards
from banshi.use_cases import handling, reading
from banshi.use_cases.publishing import import_calendars
from banshi.use_cases.recounting import recount_waiting

NOTICE = """banshi: 1
calendar: 2027
source: {zh: 国务院办公厅关于2027年部分节假日安排的通知（测试）, en: Notice on the holidays of 2027 (test)}
published: 2026-12-22
scope: national
"off": [2027-01-01, 2027-01-04]
work: [2027-01-09]
"""


@pytest.fixture
def late_in_the_year(world, clock):
    clock.set("2026-12-21 10:00")
    case_id = file_one(world).case_id
    handling.accept(world, CLERK, case_id, version(world, case_id))
    return case_id


@pytest.fixture
def published(world, tmp_path, clock):
    """Puts the notice of 2027 in force: the fourth of January is off, the ninth of January is worked."""
    folder = tmp_path / "calendars"
    shutil.copytree(ROOT / "calendars", folder)
    (folder / "2027.yaml").write_text(NOTICE, "utf-8")
    yield folder
    clock.move(seconds=1)  # at one moment there is one calendar
    import_calendars(world, ROOT / "calendars")  # a database that is used again counts as before


def clock_of(world, case_id, name):
    with world.reading() as connection:
        return boards.case_page(connection, case_id).watches[name]


def test_a_calendar_that_comes_moves_what_rested_on_it(world, late_in_the_year, published, clock):
    before = clock_of(world, late_in_the_year, "statutory")
    assert (before.due, before.provisional) == (date(2027, 1, 5), True)
    seen = version(world, late_in_the_year)
    assert import_calendars(world, published) == 1
    sweep_all(world)
    after = clock_of(world, late_in_the_year, "statutory")
    assert (after.due, after.provisional) == (date(2027, 1, 6), False)
    with world.reading() as connection:
        told = [one for one in boards.timeline(connection, late_in_the_year) if isinstance(one.event, WatchMoved)]
        row = boards.case_row(connection, late_in_the_year)
    assert {one.event.watch for one in told} >= {"statutory"}
    assert {one.actor for one in told} == {SYSTEM.person}
    assert version(world, late_in_the_year) > seen
    assert row.version == version(world, late_in_the_year)
    assert recount_waiting(world) == 0, "once"


def test_the_same_calendar_again_moves_nothing(world, late_in_the_year):
    seen = version(world, late_in_the_year)
    assert import_calendars(world, ROOT / "calendars") == 0
    sweep_all(world)
    assert version(world, late_in_the_year) == seen


def test_an_officer_who_looked_before_goes_on(world, late_in_the_year, published):
    seen = version(world, late_in_the_year)
    import_calendars(world, published)
    recount_waiting(world)
    handling.pass_on(world, HANDLER, late_in_the_year, seen, "同意。")
    assert reading.case_file(world, HANDLER, late_in_the_year).case.open_task.step == "check"
