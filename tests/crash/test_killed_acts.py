"""Promise P8: a process that is killed anywhere in an act leaves all of it or nothing, and the boards say the same."""

import contextlib
import os
import shutil
import signal
from functools import partial

import pytest
from sqlalchemy import event
from use_cases.overdue import advance, file_many
from use_cases.test_races import ACTS, AT_APPROVAL, rows
from use_cases.worlds import StandingClock, empty, open_town, settings, version

from banshi.assembly import build_world
from banshi.store.rebuilding import rebuild


@pytest.fixture(scope="module")
def founded(tmp_path_factory):
    """A town that each act finds as it was founded."""
    folder = tmp_path_factory.mktemp("founded")
    url = f"sqlite:///{folder / 'town.sqlite3'}"
    empty(url)
    open_town(url, folder).store.engine.dispose()
    return folder / "town.sqlite3"


@pytest.fixture
def world(founded, tmp_path):
    shutil.copyfile(founded, tmp_path / "town.sqlite3")
    world = build_world(settings(f"sqlite:///{tmp_path / 'town.sqlite3'}", tmp_path / "data"), StandingClock())
    yield world
    world.store.engine.dispose()


def killed(world, place, do) -> bool:
    """Whether a process that does it was killed at that place: before a statement, before the commit, or after it."""
    world.store.engine.dispose()  # no connection is shared with the process that dies
    child = os.fork()
    if child == 0:
        with contextlib.suppress(BaseException):
            _die_at(world, place)
            do()
            os._exit(0)
        os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, "it fell by itself"
    return os.WIFSIGNALED(status)


def _die_at(world, place) -> None:
    engine, count = world.store.engine, 0

    def die(*_) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    def before(*_) -> None:
        nonlocal count
        count += 1
        if count == place:
            die()

    if place == "before the commit":
        event.listen(engine, "commit", die)
    elif place == "after the commit":
        ring = world.store._ring
        world.store._ring = lambda: (die(), ring())
    else:
        event.listen(engine, "before_cursor_execute", before)


@pytest.mark.parametrize("act", ACTS)
def test_a_process_killed_anywhere_leaves_all_or_nothing(world, act) -> None:
    world.clock.set("2026-03-06 09:00")
    file_many(world, 1, world.clock.now())
    steps, do = ACTS[act]
    advance(world, 1, *AT_APPROVAL[:steps])
    seen, before = version(world, "case-0"), rows(world)
    act_now = partial(do, world, seen)
    statements(world, act_now)  # what is kept in memory is there from now on
    places = statements(world, act_now)
    assert places >= 8
    for place in (*range(1, places + 1), "before the commit"):
        assert killed(world, place, act_now), place
        assert rows(world) == before, place
    assert killed(world, "after the commit", act_now)
    assert version(world, "case-0") > seen
    assert rebuild(world.store, mend=False).differences == ()


class Counted(Exception):
    """Everything was tried and nothing was kept."""


def statements(world, do) -> int:
    """How many statements the act runs; it is taken back before its commit."""
    count = 0

    def before(*_) -> None:
        nonlocal count
        count += 1

    def take_back(*_) -> None:
        raise Counted

    engine = world.store.engine
    event.listen(engine, "before_cursor_execute", before)
    event.listen(engine, "commit", take_back)
    with pytest.raises(Counted):
        do()
    event.remove(engine, "before_cursor_execute", before)
    event.remove(engine, "commit", take_back)
    return count
