"""Do the days of a path follow each other by the calendar, stand still for procedures, and keep both limits?"""

from __future__ import annotations

from datetime import date

import pytest
from path_parts import DECIDE, INTAKE, base, flow, fork, review

from banshi.definitions.calendars import shipped_calendar
from banshi.definitions.flow import Flow, Procedure, Publicise, Stage
from banshi.definitions.paths import paths_of
from banshi.definitions.paths.schedule import Schedule, schedule
from banshi.people import Role
from banshi_rules.findings import NOWHERE
from banshi_rules.time_limits import TimeLimit, Unit, Why

CALENDAR = shipped_calendar()
FIVE, TWENTY = TimeLimit(5, Unit.WORKING_DAY), TimeLimit(20, Unit.WORKING_DAY)


def planned(made: Flow, accepted: date, promised: TimeLimit = FIVE, statutory: TimeLimit = TWENTY) -> Schedule:
    return schedule(paths_of(made).slowest, accepted, promised, statutory, CALENDAR)


def stays(found: Schedule) -> list[tuple[str, str, str]]:
    return [(stay.step.id, str(stay.after), str(stay.last)) for stay in found.stays]


def test_over_the_spring_festival() -> None:
    found = planned(flow(review("one", "1 working day"), review("two", "3 working days")), date(2026, 2, 13))
    assert stays(found) == [
        ("one", "2026-02-13", "2026-02-14"),
        ("two", "2026-02-14", "2026-02-26"),
        ("decide", "2026-02-26", "2026-02-27"),
    ]
    assert (found.decided, found.promised.due.at, found.statutory.due.at) == (
        date(2026, 2, 27),
        date(2026, 2, 27),
        date(2026, 3, 19),
    )
    assert found.kept and found.binding is found.promised
    counted = [day.date for day in found.promised.days if day.counted]
    assert len(counted) == 5 and counted[0] == date(2026, 2, 14)
    whys = {day.date: day.why for day in found.promised.days}
    assert (whys[date(2026, 2, 13)], whys[date(2026, 2, 14)]) == (Why.EVENT_DAY, Why.ADJUSTED_WORKDAY)
    assert (whys[date(2026, 2, 15)], whys[date(2026, 2, 16)]) == (Why.WEEKEND, Why.HOLIDAY)


def test_a_procedure_pauses_promise_and_law() -> None:
    """Of `domain.md` §1.3: accepted 2026-03-02, paused (03-10, 03-20]: 20 working days end on 2026-04-10."""
    expert = Procedure(
        **base("expert", Stage.HANDLE, Role.HANDLER, None, None),
        procedure="expert-review",
        planned=TimeLimit(8, Unit.WORKING_DAY),
    )
    found = planned(flow(review("one", "6 working days"), expert), date(2026, 3, 2), TimeLimit(7, Unit.WORKING_DAY))
    assert stays(found) == [
        ("one", "2026-03-02", "2026-03-10"),
        ("expert", "2026-03-10", "2026-03-20"),
        ("decide", "2026-03-20", "2026-03-23"),
    ]
    assert found.statutory.due.at == date(2026, 4, 10)
    assert found.promised.due.at == found.decided == date(2026, 3, 23)
    assert [day.why for day in found.statutory.days].count(Why.PAUSED) == 10


def test_a_fork_ends_with_the_branch_that_completes_it() -> None:
    branches = ([review("slow", "4 working days")], [review("quick", "1 working day"), review("then", "1 working day")])
    for needed, decided in ((2, date(2026, 3, 9)), (1, date(2026, 3, 5))):
        found = planned(flow(fork(*branches, needed=needed)), date(2026, 3, 2))
        assert found.decided == decided
        assert {stay.step.id for stay in found.stays} == {"slow", "quick", "then", "decide"}


def test_units_are_settled_by_the_calendar() -> None:
    """Seven days over a holiday end later than five working days would let one think: the earlier limit binds."""
    public = Publicise(
        **base("public", Stage.HANDLE, Role.HANDLER, None, None), open_for=TimeLimit(7, Unit.DAY), on_objection=None
    )
    found = planned(Flow("flow", (INTAKE, public, DECIDE), NOWHERE), date(2026, 9, 28), TWENTY, TimeLimit(10, Unit.DAY))
    assert stays(found) == [("public", "2026-09-28", "2026-10-08"), ("decide", "2026-10-08", "2026-10-09")]
    assert found.binding is found.statutory and found.statutory.due.at == date(2026, 10, 8)
    assert not found.kept


@pytest.mark.parametrize(("accepted", "provisional"), [(date(2026, 3, 2), False), (date(2090, 3, 2), True)])
def test_a_year_without_a_notice_is_provisional(accepted: date, provisional: bool) -> None:
    assert planned(flow(review("one")), accepted).promised.due.provisional is provisional


def test_a_step_without_a_limit_takes_no_day() -> None:
    assert stays(planned(flow(review("one", None)), date(2026, 3, 2)))[0] == ("one", "2026-03-02", "2026-03-02")
