"""One case that breaks keeps no other waiting, is tried again after pauses that grow, and is seen."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from use_cases.test_recounting import NOTICE, clock_of, late_in_the_year, published  # noqa: F401
from use_cases.worlds import CLERK, file_one, version

from banshi.jobs import sweeping
from banshi.jobs.sweeping import sweep, sweep_all
from banshi.store import drafts as kept
from banshi.store import tables, timers
from banshi.store.tried import in_vain
from banshi.use_cases import handling, recounting, supervising, ticking
from banshi.use_cases.publishing import import_calendars


def breaking(monkeypatch, module, name, *cases):
    """The function of the module, which breaks for these cases."""
    genuine = getattr(module, name)

    def broken(*given, **more):
        if any(getattr(one, "id", one) in cases for one in given if isinstance(getattr(one, "id", one), str)):
            raise ZeroDivisionError("this case is broken")
        return genuine(*given, **more)

    monkeypatch.setattr(module, name, broken)


def vain(world):
    with world.reading() as connection:
        return in_vain(connection, 10)


@pytest.fixture
def three(world, clock):
    clock.set("2026-12-21 10:00")
    cases = [file_one(world).case_id for _ in range(3)]
    for case_id in cases:
        handling.accept(world, CLERK, case_id, version(world, case_id))
    return cases


def test_a_case_that_cannot_be_recounted_keeps_no_other_waiting(world, three, published, clock, monkeypatch, caplog):  # noqa: F811
    bad, *good = three
    import_calendars(world, published)
    breaking(monkeypatch, recounting, "decide", bad)
    assert sweep_all(world).recounted == 2
    assert {clock_of(world, one, "statutory").provisional for one in good} == {False}
    assert clock_of(world, bad, "statutory").provisional
    total, (seen,) = vain(world)
    assert (total, seen.table, seen.case, seen.attempts, seen.next) == (
        1, "recounts", bad, 1, clock.now() + timedelta(minutes=1),
    )  # fmt: skip
    assert "ZeroDivisionError" in seen.error
    assert caplog.text.count(f"incident: the dates of case {bad}") == 1
    assert sweep_all(world).recounted == 0, "not before its pause is over"
    pauses = []
    for _ in range(11):
        clock.time = vain(world)[1][0].next
        assert sweep_all(world).recounted == 0
        pauses.append((vain(world)[1][0].next - clock.now()).total_seconds() / 60)
    assert pauses == [2, 4, 8, 16, 32, 64, 128, 256, 360, 360, 360]
    monkeypatch.undo()
    clock.time = vain(world)[1][0].next
    assert sweep_all(world).recounted == 1
    assert not clock_of(world, bad, "statutory").provisional
    assert vain(world) == (0, [])


def test_no_clock_of_a_case_ends_while_its_dates_wait_to_be_counted(world, three, published, clock, monkeypatch):  # noqa: F811
    bad, *good = three
    import_calendars(world, published)
    breaking(monkeypatch, recounting, "decide", bad)
    clock.set("2027-01-11 09:00")
    sweep_all(world)
    assert clock_of(world, good[0], "statutory").passed
    assert not clock_of(world, bad, "statutory").passed
    monkeypatch.undo()
    clock.move(hours=7)
    sweep_all(world)
    assert clock_of(world, bad, "statutory").passed


def test_a_new_calendar_has_what_broke_tried_at_once(world, three, published, monkeypatch):  # noqa: F811
    import_calendars(world, published)
    breaking(monkeypatch, recounting, "decide", three[0])
    sweep_all(world)
    monkeypatch.undo()
    path = published / "2027.yaml"
    path.write_text(NOTICE.replace("（测试）", "（再测试）"), "utf-8")
    assert import_calendars(world, published) == 1
    assert sweep_all(world).recounted == 3


def test_a_part_of_the_sweep_that_breaks_keeps_no_other_from_its_work(world, three, monkeypatch, caplog):
    def broken(world):
        raise ZeroDivisionError("nothing to be had")

    for name in ("recounted", "timers"):
        monkeypatch.setitem(sweeping.PARTS, name, broken)
    file_one(world)
    swept = sweep_all(world)
    assert swept.broken == {"recounted", "timers"}
    assert swept.delivered >= 1
    assert caplog.text.count("incident: a part of the sweep broke off") == 2, "each once in a look"
    monkeypatch.undo()
    assert sweep(world).broken == frozenset()


def test_a_case_whose_timers_cannot_be_set_is_watched_later(world, three, clock, monkeypatch, caplog):
    bad = three[0]
    breaking(monkeypatch, supervising, "wakes", bad)
    assert supervising.watch_over_all(world) == 3
    assert f"incident: the timers of supervision of case {bad}" in caplog.text
    total, (seen,) = vain(world)
    assert (total, seen.case, seen.attempts) == (1, bad, 1)
    monkeypatch.undo()
    clock.move(minutes=1)
    sweep_all(world)
    assert vain(world) == (0, [])


def test_a_draft_that_cannot_be_removed_keeps_no_other(world, clock, monkeypatch, caplog):
    genuine, dropped = kept.remove_draft, []

    def remove(work, draft):
        if draft == "b":
            raise ZeroDivisionError
        dropped.append(draft)
        genuine(work, draft)

    monkeypatch.setattr(kept, "expired", lambda *_: ["a", "b", "c"])
    monkeypatch.setattr(kept, "remove_draft", remove)
    assert ticking.drop_expired_drafts(world) == 2
    assert dropped[-2:] == ["a", "c"]
    assert "incident: the draft b" in caplog.text


def test_a_card_clock_that_broke_and_was_moved_is_not_looked_at_without_end(world, three, clock):
    case_id, later = three[0], clock.now() + timedelta(days=3)
    with world.store.unit_of_work() as work:
        timers.keep_cards(work, {case_id: {"card:r:promised": clock.now()}})
        (due,) = [one for one in timers.take(work, clock.now(), 10) if one.watch == "card:r:promised"]
        timers.postpone(work, due, clock.now(), "broke")
        timers.keep_cards(work, {case_id: {"card:r:promised": clock.now()}})
        assert due not in timers.due_timers(work.connection, clock.now(), 10), "what broke keeps its pause"
        timers.keep_cards(work, {case_id: {"card:r:promised": later}})
        row = work.connection.execute(select(tables.timers).where(tables.timers.c.watch == "card:r:promised")).one()
    assert (row.wake, row.attempts, row.last_error) == (later, 0, None)
