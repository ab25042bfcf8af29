"""Does an operator see that a clock jumped, and can only an operator put it right?"""

from datetime import timedelta

import pytest
from use_cases.overdue import PairOfClocks
from web.conftest import STAFF

from banshi.use_cases import clock_watch


@pytest.fixture
def jumped(own_world):
    """A look of a worker, then one with a wall clock two days ahead."""
    clock = PairOfClocks(own_world.clock.now())
    real, given = own_world.clock, []
    object.__setattr__(own_world, "clock", clock)
    clock_watch.look(own_world)
    clock.jumps(timedelta(days=2))
    given.append(clock_watch.look(own_world))
    clock.jumps(timedelta(days=-2))
    object.__setattr__(own_world, "clock", real)
    assert given == [None]
    return own_world


def test_the_health_page_and_the_page_of_operators_tell(browse_own, jumped) -> None:
    ready = browse_own().get("/readyz")
    assert (ready.status_code, ready.json) == (200, {"status": "ok", "clock": "doubted"})
    operator = browse_own(STAFF["operator"])
    page = operator.get("/operations/clocks/")
    assert "确认现在的时间是对的" in page.text
    (alarm,) = clock_watch.alarms(jumped)
    assert operator.post("/operations/clocks/confirm/", {"alarm": str(alarm.id)}).status_code == 303
    page = operator.get("/operations/clocks/")
    assert "已确认" in page.text
    assert "确认现在的时间是对的" not in page.text
    assert browse_own().get("/readyz").json == {"status": "ok", "clock": "ok"}


def test_a_number_that_is_none(browse_own, jumped) -> None:
    operator = browse_own(STAFF["operator"])
    for given in ("", "x", "99"):
        assert operator.post("/operations/clocks/confirm/", {"alarm": given}).status_code == 404


def test_without_a_jump_nothing_is_asked(browse_own, own_world) -> None:
    assert browse_own().get("/readyz").json == {"status": "ok", "clock": "ok"}
    assert "没有发现时间跳变" in browse_own(STAFF["operator"]).get("/operations/clocks/").text
