"""Every clock that runs out is looked at, once, in order, whatever happened to the sweepers (P12, P13)."""

import contextlib
import os
import random
import signal
import threading
import time
from collections import Counter
from datetime import timedelta
from itertools import pairwise

import pytest
from cases.story import at
from sqlalchemy import select
from use_cases.overdue import PairOfClocks, ask_all, events_of_kind, file_many
from use_cases.worlds import settings

from banshi.assembly import build_world
from banshi.jobs.sweeping import sweep_all
from banshi.notices.letter import letter
from banshi.store import boards, event_log, tables
from banshi.use_cases import ticking
from banshi.use_cases.ticking import MISSED_AFTER, fire_due

FILED, ASKED = at("2026-03-02 10:00"), at("2026-03-03 10:00")
#: Ten working days to answer: over at the end of 17 March.
OVER = at("2026-03-18 00:00")


@pytest.fixture
def clock():
    return PairOfClocks(FILED)


@pytest.fixture
def waiting(world, clock):
    """Sixty cases whose applicants must answer; a worker has swept once."""
    file_many(world, 60, FILED)
    ask_all(world, 60, ASKED)
    clock.passes(days=1, hours=1)
    sweep_all(world)
    return world


def ended(world):
    return [case for case, _ in events_of_kind(world, "case-terminated")]


def test_nothing_is_fired_a_moment_too_early_and_everything_at_the_moment(waiting, clock):
    clock.passes(seconds=(OVER - clock.wall).total_seconds() - 0.001)
    assert fire_due(waiting) == 0
    clock.passes(seconds=0.001)
    assert fire_due(waiting, limit=500) == 60
    assert len(ended(waiting)) == 60
    assert fire_due(waiting) == 0


def test_ten_sweepers_fire_each_clock_once(waiting, database_url, tmp_path, clock):
    clock.passes(seconds=(OVER - clock.wall).total_seconds())
    worlds = [build_world(settings(database_url, tmp_path / "data"), clock) for _ in range(10)]
    start, broken = threading.Barrier(10), []

    def sweeper(world):
        start.wait()
        try:
            for _ in range(10):
                sweep_all(world)
        except BaseException as failure:  # told below, in the thread that judges
            broken.append(failure)

    threads = [threading.Thread(target=sweeper, args=(world,)) for world in worlds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for world in worlds:
        world.store.engine.dispose()
    assert broken == []
    assert_each_once(waiting, 60)


def assert_each_once(world, cases):
    assert set(Counter(events_of_kind(world, "limit-passed")).values()) == {1}
    assert Counter(ended(world)) == {f"case-{n}": 1 for n in range(cases)}
    with world.reading() as connection:
        told = connection.execute(select(tables.notices.c.case, tables.notices.c.kind)).all()
        came = connection.execute(select(tables.messages.c.notice)).scalars().all()
    assert Counter(told)[("case-0", "termination")] == 1
    assert len(told) == len(set(told)) == cases
    assert len(came) == len(set(came)) == len(told)


def test_three_days_of_outage_are_made_up_for_in_order_and_without_a_storm(waiting, clock):
    file_many(waiting, 90, FILED, first=60)
    ask_all(waiting, 90, ASKED, first=60)
    clock.passes(seconds=(OVER + timedelta(days=3) - clock.wall).total_seconds())
    with waiting.reading() as connection:
        due = connection.execute(
            select(tables.timers.c.case, tables.timers.c.watch)
            .where(tables.timers.c.fired.is_(None), tables.timers.c.wake <= clock.wall)
            .order_by(tables.timers.c.wake, tables.timers.c.case)
        ).all()
    swept = sweep_all(waiting)
    assert swept.timers == len(due) == 150
    assert events_of_kind(waiting, "limit-passed") == [tuple(row) for row in due]
    assert_each_once_per_watch(waiting)
    with waiting.reading() as connection:
        unread = {f"p-{n}": boards.count_unread(connection, f"p-{n}") for n in range(7)}
        inbox = boards.inbox_messages(connection, "p-3")
    assert set(unread.values()) == {1}
    assert len(inbox) == 21
    assert len({message.digest for message in inbox}) == 1
    assert sweep_all(waiting).anything is False


def assert_each_once_per_watch(world):
    passed = Counter(events_of_kind(world, "limit-passed"))
    assert set(passed.values()) == {1}


def test_a_notice_that_comes_late_says_why_and_one_in_time_does_not(waiting, clock):
    def closing():
        with waiting.reading() as connection:
            (row,) = [row for row in boards.notices_of(connection, "case-0") if row.kind == "termination"]
            case = boards.case_page(connection, "case-0")
            event = event_log.history(connection, "case-0")[row.version - 1].event
        matter = waiting.editions.matter(case.edition)
        return letter(row.kind, row.number, case, matter, row.issued, event.about).closing

    late = OVER + MISSED_AFTER + timedelta(seconds=1)
    clock.passes(seconds=(late - clock.wall).total_seconds())
    fire_due(waiting, limit=1)
    assert [line for line in closing() if "补发" in line] == [
        "（补发）本文书应于2026年3月18日发出，因系统当时停止运行，现予补发。"
    ]


def test_who_is_told_in_time_gets_single_messages(waiting, clock):
    clock.passes(seconds=(OVER - clock.wall).total_seconds())
    sweep_all(waiting)
    with waiting.reading() as connection:
        assert boards.count_unread(connection, "p-3") == 9
        assert {message.digest for message in boards.inbox_messages(connection, "p-3")} == {None}


def test_a_sweeper_that_is_killed_again_and_again(waiting, clock, monkeypatch):
    monkeypatch.setattr(ticking, "BATCH", 3)
    clock.passes(seconds=(OVER - clock.wall).total_seconds())
    assert fire_due(waiting, limit=3) == 3
    waiting.store.engine.dispose()  # no connection is shared with the processes that die
    chance, killed, halfway = random.Random(9), 0, 0
    for attempt in range(200):
        sweeper = os.fork()
        if sweeper == 0:
            with contextlib.suppress(BaseException):
                sweep_all(waiting)
            os._exit(0)
        time.sleep(chance.uniform(0.02, 0.12) * (1 + attempt / 10))
        with contextlib.suppress(ProcessLookupError):
            os.kill(sweeper, signal.SIGKILL)
        _, status = os.waitpid(sweeper, 0)
        killed += os.WIFSIGNALED(status)
        over = len(ended(waiting))
        waiting.store.engine.dispose()
        halfway += 3 < over < 60
        if not os.WIFSIGNALED(status):
            break
    assert killed >= 2
    assert halfway >= 1
    clock.passes(minutes=2)  # until the leases end of what the dead were delivering
    sweep_all(waiting)
    assert_each_once(waiting, 60)


def test_events_of_one_case_never_go_back_in_time(waiting, clock):
    clock.passes(days=30)
    sweep_all(waiting)
    with waiting.reading() as connection:
        for n in range(0, 60, 7):
            log = event_log.history(connection, f"case-{n}")
            assert all(one.at <= other.at for one, other in pairwise(log))
