"""Clocks of a case: when they ring, what a ring does, and that it does it once."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from cases.matters import CATERING, STANDARD
from cases.story import APPLICANT, CLERK, accepted, asked, at, checked, delivered, examined, filed, given, granted

from banshi.cases.commands import Tick
from banshi.cases.decide import Forbidden
from banshi.cases.events import LimitPassed
from banshi.cases.limits import end_of, timers
from banshi.people import SYSTEM
from banshi_rules.time_limits import TimeLimit, Unit


def test_a_day_is_over_at_midnight_of_the_district():
    assert end_of(date(2026, 3, 9)) == at("2026-03-10 00:00")
    assert end_of(at("2026-03-09 15:30")) == at("2026-03-09 15:30")
    assert end_of(date(2026, 12, 31)) == at("2027-01-01 00:00")


def test_timers_come_from_the_running_clocks():
    assert timers(given(filed).case) == (
        ("stage:accept-1", at("2026-03-10 00:00")),
        ("answer", at("2026-03-10 00:00")),
    )
    assert timers(given(filed, asked).case) == (("correction", at("2026-03-18 00:00")),)
    assert dict(timers(given(filed, accepted).case)) == {
        "promised": at("2026-03-14 00:00"),
        "statutory": at("2026-03-21 00:00"),
        "stage:examine-1": at("2026-03-11 00:00"),
    }
    granting = given(filed, accepted, examined, checked, granted)
    assert {name for name, _ in timers(granting.case)} == {"delivery", "stage:issue-1"}
    assert timers(granting.do(delivered).case) == ()


def test_every_timer_is_an_aware_moment():
    assert all(isinstance(when, datetime) and when.tzinfo for _, when in timers(given(filed, accepted).case))


def test_a_limit_that_ran_out_is_noted_once():
    story = given(filed, accepted)
    assert story.when(Tick("stage:examine-1"), by=SYSTEM, at="2026-03-10 23:59").events == ()
    noted = story.when(Tick("stage:examine-1"), by=SYSTEM, at="2026-03-11 00:00").then(
        LimitPassed("stage:examine-1", date(2026, 3, 10))
    )
    assert noted.case.watches["stage:examine-1"].passed
    assert noted.when(Tick("stage:examine-1"), by=SYSTEM, at="2026-03-11 00:01").events == ()
    assert "stage:examine-1" not in dict(timers(noted.case))
    assert noted.case.running("stage:examine-1") is not None  # late is late, the task still waits


@pytest.mark.parametrize("watch", ["stage:accept-1", "promised", "correction", "stage:none", ""])
def test_nothing_comes_of_a_tick_for_a_clock_that_does_not_run(watch):
    story = given(filed, accepted, examined, checked, granted)
    assert story.when(Tick(watch), by=SYSTEM, at="2027-01-01 00:00").events == ()


def test_only_the_clock_ticks():
    for actor in (CLERK, APPLICANT):
        given(filed).when(Tick("stage:accept-1"), by=actor, at="2026-03-20 00:00").refused(Forbidden, "clock-only")


def test_a_step_may_have_hours_or_natural_days():
    intake, examine, *others = STANDARD.steps
    steps = (
        replace(intake, limit=TimeLimit(4, Unit.HOUR)),
        replace(examine, limit=TimeLimit(5, Unit.DAY)),
        *others,
    )
    matter = replace(CATERING, flows={"standard": replace(STANDARD, parts=steps)})
    story = given(filed, matter=matter)
    assert story.case.open_task.due == at("2026-03-02 14:00")
    assert timers(story.case)[0] == ("stage:accept-1", at("2026-03-02 14:00"))
    assert story.when(Tick("stage:accept-1"), by=SYSTEM, at="2026-03-02 13:59").events == ()
    assert story.when(Tick("stage:accept-1"), by=SYSTEM, at="2026-03-02 14:01").events
    assert story.do(accepted).case.open_task.due == date(2026, 3, 11)


def test_a_step_without_a_limit_has_no_clock():
    steps = tuple(replace(step, limit=None) for step in STANDARD.steps)
    matter = replace(CATERING, flows={"standard": replace(STANDARD, parts=steps)})
    case = given(filed, matter=matter).case
    assert case.open_task.due is None
    assert dict(timers(case)) == {"answer": at("2026-03-10 00:00")}
