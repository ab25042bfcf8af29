"""A wall clock that jumps makes nobody late: nothing fires until it is right again or somebody confirms it (P15)."""

import logging
import os
import subprocess
import sys
from datetime import timedelta

import pytest
from cases.story import at
from sqlalchemy import select
from use_cases.overdue import PairOfClocks, ask_all, events_of_kind, file_many
from use_cases.worlds import MARKET, settings, start_form

from banshi.assembly import build_world
from banshi.jobs.sweeping import sweep_all
from banshi.people import Actor, Post, Role
from banshi.store import tables
from banshi.use_cases import clock_watch
from banshi.use_cases.clock import SystemClock
from banshi.use_cases.refusals import NotFound
from banshi.use_cases.ticking import drop_expired_drafts, fire_due

OPERATOR = Actor("p-operator", "演示运维", frozenset({Post(MARKET, Role.OPERATOR)}))
JUMPS = {
    "an hour back": timedelta(hours=-1),
    "an hour on": timedelta(hours=1),
    "ten years on": timedelta(days=3652),
    "ten years back": timedelta(days=-3652),
}
#: A Monday, the last hour of a year, and the first of a 29 February.
STARTS = ("2026-03-02 10:00", "2026-12-31 23:30", "2028-02-29 00:10")
STORIES = [*((jump, STARTS[0]) for jump in JUMPS), ("ten years on", STARTS[2]), ("an hour on", STARTS[1])]


@pytest.fixture
def clock():
    return PairOfClocks(at(STARTS[0]))


def prepared(world, clock, start):
    """Five cases whose clocks run, one draft, and a look of a worker."""
    clock.wall = at(start)
    file_many(world, 5, clock.wall)
    start_form(world)
    clock.passes(minutes=1)
    ask_all(world, 5, clock.wall)
    clock.passes(minutes=1)
    assert sweep_all(world).timers == 0


def drafts(world):
    with world.reading() as connection:
        return len(connection.execute(select(tables.drafts.c.id)).all())


def alarms(world):
    return [alarm.ending for alarm in clock_watch.alarms(world)]


@pytest.mark.parametrize(("name", "start"), STORIES)
def test_a_jump_and_back(world, clock, database_url, tmp_path, caplog, name, start):
    jump = JUMPS[name]
    prepared(world, clock, start)
    clock.jumps(jump)
    with caplog.at_level(logging.ERROR):
        for _ in range(3):
            clock.passes(seconds=10)
            assert not sweep_all(world).anything
    assert len([record for record in caplog.records if "incident: the wall clock" in record.message]) == 1
    assert alarms(world) == [None]
    with world.reading() as connection:
        assert clock_watch.is_doubted(connection)

    started_anew = build_world(settings(database_url, tmp_path / "data"), clock)
    assert not sweep_all(started_anew).anything
    started_anew.store.engine.dispose()

    clock.jumps(-jump)
    assert not sweep_all(world).anything
    assert alarms(world) == ["agreed"]
    assert events_of_kind(world, "limit-passed") == []
    assert drafts(world) == 1
    with world.reading() as connection:
        assert not clock_watch.is_doubted(connection)
    clock.passes(days=45)
    assert sweep_all(world).timers == 5
    assert alarms(world) == ["agreed"]


def test_what_an_operator_confirms_is_the_time(world, clock):
    prepared(world, clock, STARTS[0])
    clock.jumps(timedelta(days=20))
    sweep_all(world)
    (alarm,) = clock_watch.alarms(world)
    assert (alarm.noticed - alarm.expected).days == 20
    with pytest.raises(NotFound):
        clock_watch.confirm(world, Actor("p-clerk", "演示窗口"), alarm.id)
    with pytest.raises(NotFound):
        clock_watch.confirm(world, OPERATOR, 4711)
    assert fire_due(world) == 0
    clock_watch.confirm(world, OPERATOR, alarm.id)
    clock_watch.confirm(world, OPERATOR, alarm.id)
    assert fire_due(world) == 5
    assert [(one.ending, one.ended_by) for one in clock_watch.alarms(world)] == [("confirmed", OPERATOR.name)]
    clock.jumps(timedelta(days=-20))
    assert clock_watch.look(world) is None, "trust is for one time alone"


def test_small_steps_are_no_jump_however_many(world, clock):
    prepared(world, clock, STARTS[0])
    for _ in range(12):
        clock.jumps(timedelta(minutes=9))
        clock.passes(minutes=6)
        assert clock_watch.look(world)
    clock.jumps(timedelta(minutes=11))
    assert clock_watch.look(world) is None


def test_an_outage_is_believed_and_a_century_is_not(world, clock):
    prepared(world, clock, STARTS[0])
    clock.restarts(days=3)
    assert clock_watch.look(world)
    clock.restarts(days=91)
    assert clock_watch.look(world) is None
    clock.jumps(timedelta(days=-2))
    assert clock_watch.look(world)
    clock.restarts(hours=-1)
    assert clock_watch.look(world) is None
    assert alarms(world) == [None, "agreed"]
    assert drop_expired_drafts(world) == 0


def test_a_jump_in_the_middle_of_a_sweep_stops_it(world, clock):
    prepared(world, clock, STARTS[0])
    believed = clock_watch.look(world)
    assert believed.now(clock) == clock.wall
    clock.jumps(timedelta(days=30))
    assert believed.now(clock) is None


def test_the_clocks_of_this_machine_agree(world):
    ours = SystemClock()
    first, second = (ours.now(), ours.steady()), (ours.now(), ours.steady())
    assert first[0].tzinfo is not None
    assert first[1].boot == second[1].boot
    assert second[1].seconds >= first[1].seconds


DATES = """
from datetime import datetime
from cases.matters import CALENDAR, days
from banshi.cases.limits import end_of, started
from banshi.cases.moment import civil_day
from banshi_rules.time_limits import TimeLimit, Unit
for since in ("2026-03-02T10:00:00+08:00", "2026-12-31T23:59:59+08:00", "2026-12-31T16:30:00+00:00",
              "2027-02-28T23:00:00-05:00"):
    for limit in (days(5), TimeLimit(30, Unit.DAY), TimeLimit(2, Unit.MONTH), TimeLimit(48, Unit.HOUR)):
        watch = started("promised", limit, datetime.fromisoformat(since), CALENDAR)
        print(since, limit, watch.due, end_of(watch.due).timestamp(), civil_day(watch.since))
"""


def test_the_zone_of_the_server_changes_no_date():
    """P16."""
    told = {
        subprocess.run(
            [sys.executable, "-c", DATES],
            env={**os.environ, "PYTHONPATH": ":".join(sys.path), "TZ": zone},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for zone in ("UTC", "America/New_York", "Asia/Shanghai")
    }
    assert len(told) == 1
    assert told.pop().count("\n") == 16
