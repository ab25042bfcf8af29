"""Promise P6: no notice is missing, and the inbox has each once, wherever the one who delivers it falls over."""

import pytest
from sqlalchemy import select, update
from use_cases.worlds import APPLICANT, CLERK, file_one, version

from banshi.jobs.sweeping import Swept, sweep, sweep_all
from banshi.store import boards, outbox, tables, timers
from banshi.use_cases import delivering, handling, ticking
from banshi.use_cases.delivering import deliver_ready


@pytest.fixture
def case_id(world):
    return file_one(world).case_id


def inbox(world):
    with world.reading() as connection:
        return [message.notice.kind for message in boards.inbox_messages(connection, APPLICANT.person)]


def row(world):
    with world.reading() as connection:
        return connection.execute(select(tables.outbox)).one()


class PowerCut(BaseException):
    """The process is gone: nothing of ours catches it."""


def test_a_taken_row_is_nobody_elses_until_the_lease_ends(world, case_id, clock):
    (taken,) = world.store.write(lambda work: outbox.take(work, clock.now(), 10))
    assert taken.attempt == 1
    assert deliver_ready(world) == 0
    clock.move(seconds=59)
    assert deliver_ready(world) == 0
    clock.move(seconds=2)
    assert deliver_ready(world) == 1
    assert inbox(world) == ["receipt"]
    assert row(world).attempts == 2


@pytest.mark.parametrize("place", ["put_in_inbox", "done"])
@pytest.mark.parametrize("after", [False, True])
def test_falling_over_anywhere_delivers_once(world, case_id, clock, monkeypatch, place, after):
    genuine = getattr(outbox, place)

    def fall(*args):
        if after:
            genuine(*args)
        raise PowerCut

    monkeypatch.setattr(outbox, place, fall)
    with pytest.raises(PowerCut):
        deliver_ready(world)
    assert inbox(world) == []
    monkeypatch.undo()
    assert deliver_ready(world) == 0
    clock.move(seconds=61)
    assert deliver_ready(world) == 1
    clock.move(seconds=600)
    assert deliver_ready(world) == 0
    assert inbox(world) == ["receipt"]


def test_falling_over_after_the_commit_delivers_once(world, case_id, clock):
    taken = world.store.write(lambda work: outbox.take(work, clock.now(), 10))
    for delivery in (*taken, *taken):
        world.store.write(lambda work, delivery=delivery: outbox.put_in_inbox(work, [delivery], clock.now()))
    assert inbox(world) == ["receipt"]


def test_what_fails_is_tried_again_later_and_later_and_is_dead_but_visible_in_the_end(world, case_id, clock):
    with world.store.unit_of_work() as work:
        work.connection.execute(update(tables.outbox).values(channel="pigeon"))
    pauses = []
    while not row(world).dead:
        assert deliver_ready(world) == 0
        waiting = row(world)
        assert "pigeon" in waiting.last_error
        if not waiting.dead:
            pauses.append((waiting.ready - clock.now()).total_seconds())
            clock.time = waiting.ready
    assert pauses == [10, 20, 40, 80, 160, 320, 640]
    assert row(world).attempts == outbox.MOST_ATTEMPTS
    clock.move(days=1)
    assert deliver_ready(world) == 0
    with world.reading() as connection:
        assert outbox.counts(connection) == outbox.OutboxCounts(waiting=0, done=0, dead=1)
    with world.store.unit_of_work() as work:
        work.connection.execute(update(tables.outbox).values(channel="inbox"))
    assert delivering.revive_dead(world) == 1
    assert delivering.revive_dead(world) == 0
    assert deliver_ready(world) == 1
    assert inbox(world) == ["receipt"]


def test_a_delivery_that_kills_its_worker_each_time_ends_dead(world, case_id, clock):
    for _ in range(outbox.MOST_ATTEMPTS):
        assert world.store.write(lambda work: outbox.take(work, clock.now(), 10))
        clock.move(seconds=61)
    assert deliver_ready(world) == 0
    assert row(world).dead


def test_a_sweep_counts_what_it_did(world, case_id, clock):
    assert sweep(world) == Swept(0, 0, 1, 0)
    assert sweep(world) == Swept(0, 0, 0, 0)
    clock.set("2026-03-20 09:00")
    handling.accept(world, CLERK, case_id, version(world, case_id))
    clock.set("2026-04-20 09:00")
    swept = sweep_all(world)
    assert swept.delivered == 1
    assert swept.timers >= 2


def test_a_broken_case_keeps_no_other_waiting(world, clock, monkeypatch):
    broken, sound = file_one(world).case_id, file_one(world).case_id
    clock.set("2026-03-20 09:00")
    genuine = ticking.decide

    def decide(matter, case, command, moment):
        if case.id == broken:
            raise ZeroDivisionError("no such definition")
        return genuine(matter, case, command, moment)

    monkeypatch.setattr(ticking, "decide", decide)
    assert ticking.fire_due(world) > 0
    with world.reading() as connection:
        row = select(tables.timers).where(tables.timers.c.watch == "answer")
        waiting = connection.execute(row.where(tables.timers.c.case == broken)).one()
        assert timers.due_timers(connection, clock.now(), 10) == []
        assert connection.execute(row.where(tables.timers.c.case == sound)).one_or_none() is None, "accepted by silence"
    assert (waiting.attempts, waiting.fired) == (1, None)
    assert "ZeroDivisionError" in waiting.last_error
    monkeypatch.undo()
    clock.move(minutes=2)
    assert ticking.fire_due(world) > 0
    with world.reading() as connection:
        assert timers.due_timers(connection, clock.now(), 10) == []


def test_two_sweeps_at_once_fire_a_clock_once(world, case_id, clock):
    clock.set("2026-03-20 09:00")
    with world.reading() as connection:
        due = timers.due_timers(connection, clock.now(), 10)[0]
    assert [ticking._fire_alone(world, due, clock.now()) for _ in range(2)] == [True, False]
