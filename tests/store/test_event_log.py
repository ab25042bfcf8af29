"""One case from filing to delivery, kept and read back; whoever was slower is told who was faster."""

import threading
from datetime import UTC, datetime

import pytest
from cases.matters import CATERING
from cases.story import CLERK, accepted, asked, checked, delivered, examined, filed, given, granted
from sqlalchemy import select
from store.kept_stories import keep

from banshi.cases.events import NoticeIssued
from banshi.cases.limits import timers as timers_of
from banshi.store import boards, event_log, tables
from banshi.store.numbers import next_number, next_serial
from banshi.store.refusals import NotFound, Stale

WHOLE = (filed, accepted, examined, checked, granted, delivered)


@pytest.mark.parametrize("length", range(1, len(WHOLE) + 1))
def test_what_is_kept_is_what_was_told(store, length):
    story = given(*WHOLE[:length])
    kept = keep(store, story)
    assert kept == story.case
    with store.reading() as connection:
        assert boards.case_page(connection, kept.id) == story.case
        assert [r.event for r in boards.timeline(connection, kept.id)] == [r.event for r in story.log]
        row = boards.case_row(connection, kept.id)
        waiting = connection.execute(
            select(tables.timers.c.watch, tables.timers.c.wake).where(tables.timers.c.fired.is_(None))
        )
        assert {(w.watch, w.wake) for w in waiting} == set(timers_of(story.case))
        open_tasks = connection.execute(select(tables.tasks.c.task).where(tables.tasks.c.done.is_(None))).scalars()
        assert list(open_tasks) == ([story.case.open_task.id] if story.case.open_task else [])
    assert (row.status, row.stage, row.version) == (story.case.status, story.case.stage, story.case.version)
    assert row.received == story.case.received
    assert row.concluded == story.case.concluded


def test_moments_come_back_in_utc(store):
    case = keep(store, given(filed))
    assert case.received.tzinfo is not None
    with store.reading() as connection:
        row = boards.case_row(connection, case.id)
    assert row.received.tzinfo is UTC


def test_a_naive_moment_is_refused(store):
    story = given(filed)
    with pytest.raises(Exception, match="time zone"), store.unit_of_work() as work:
        work.open_case([r.event for r in story.log], CLERK, datetime(2026, 1, 1))


def test_a_case_that_is_not_there(store):
    with store.reading() as connection:
        assert boards.case_page(connection, "nobody") is None
    with pytest.raises(NotFound), store.unit_of_work() as work:
        work.load("nobody")


def test_the_slower_one_is_told_who_was_faster(store):
    kept = keep(store, given(filed))
    story = given(filed).do(accepted)
    happened = [r.event for r in story.log[kept.version :]]
    when = story.log[-1].at
    store.write(lambda work: work.append(work.load(kept.id), happened, CLERK, when))
    with pytest.raises(Stale) as refusal:
        store.write(lambda work: work.append(kept, happened, CLERK, when))
    assert CLERK.name in refusal.value.say("zh")
    assert refusal.value.when == when
    assert "changed this" in refusal.value.say("en")


def test_two_at_once_on_one_case(store):
    """Both loaded the same version; one writes, the other is Stale, and nothing is half done."""
    kept = keep(store, given(filed))
    happened = [r.event for r in given(filed).do(accepted).log[kept.version :]]
    start, outcomes = threading.Barrier(4), []

    def race():
        start.wait()
        try:
            store.write(lambda work: work.append(kept, happened, CLERK, kept.received))
            outcomes.append("done")
        except Stale:
            outcomes.append("stale")

    threads = [threading.Thread(target=race) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["done", "stale", "stale", "stale"]
    with store.reading() as connection:
        assert len(event_log.history(connection, kept.id)) == kept.version + len(happened)


def test_a_notice_leaves_one_row_for_the_outbox_and_the_bell_rings_after_the_commit(store):
    rung = []
    store._ring = lambda: rung.append(True)
    kept = keep(store, given(filed))
    rung.clear()
    issued = NoticeIssued("acceptance", "示受字〔2026〕第0001号", {})
    with pytest.raises(RuntimeError), store.unit_of_work() as work:
        work.append(kept, [issued], CLERK, kept.received)
        raise RuntimeError("the power went")
    assert rung == []
    store.write(lambda work: work.append(work.load(kept.id), [issued], CLERK, kept.received))
    assert rung == [True]
    with store.reading() as connection:
        assert len(connection.execute(select(tables.outbox)).all()) == 1
        assert [n.number for n in boards.notices_of(connection, kept.id)] == [issued.number]


def test_serials_count_without_gaps(store):
    def draw(fail: bool) -> int:
        with store.unit_of_work() as work:
            serial = next_serial(work.connection, "acceptance", "2026")
            if fail:
                raise RuntimeError
            return serial

    assert draw(fail=False) == 1
    with pytest.raises(RuntimeError):
        draw(fail=True)
    assert draw(fail=False) == 2
    drawn, threads = [], []

    def many():
        for _ in range(5):
            drawn.append(store.write(lambda work: next_serial(work.connection, "acceptance", "2026")))

    threads = [threading.Thread(target=many) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(drawn) == list(range(3, 23))


def test_serials_begin_anew_with_the_year(store):
    with store.unit_of_work() as work:
        pattern = CATERING.district.numbers["acceptance"]
        first = next_number(work.connection, CATERING.district, "acceptance", datetime(2026, 12, 31).date())
        second = next_number(work.connection, CATERING.district, "acceptance", datetime(2026, 12, 31).date())
        other = next_number(work.connection, CATERING.district, "acceptance", datetime(2027, 1, 4).date())
    assert "{year}" in pattern
    assert len({first, second, other}) == 3
    assert "2026" in first
    assert other == first.replace("2026", "2027")


def test_a_correction_is_shown_with_its_own_clock(store):
    kept = keep(store, given(filed, asked))
    with store.reading() as connection:
        row = boards.case_row(connection, kept.id)
    assert row.due_day == kept.watches["correction"].due
