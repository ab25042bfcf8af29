"""A process keeps what it has folded; what was never committed, or is no longer in the log, is never believed."""

import pytest
from cases.story import asked, filed, given
from sqlalchemy import delete
from store.kept_stories import keep

from banshi.cases.events import NoticeIssued
from banshi.people import SYSTEM
from banshi.store import event_log, tables
from banshi.store.folded_cases import FoldedCases
from banshi.store.unit_of_work import Store

NOTICE = NoticeIssued("acceptance", "示受字〔2026〕第0001号", {})


def load(store, case_id):
    with store.unit_of_work() as work:
        return work.load(case_id)


def test_only_what_is_new_is_read(store, monkeypatch):
    case = keep(store, given(filed))
    assert load(store, case.id) == case
    read = []
    whole = event_log.history
    monkeypatch.setattr(
        event_log, "history", lambda *where, **since: read.append(found := whole(*where, **since)) or found
    )
    with store.unit_of_work() as work:
        after = work.append(work.load(case.id), [NOTICE], SYSTEM, case.received)
    assert load(store, case.id) == after
    assert [len(events) for events in read] == [1, 2]


def test_what_was_rolled_back_never_was(store):
    case = keep(store, given(filed))
    with pytest.raises(ZeroDivisionError), store.unit_of_work() as work:
        work.append(work.load(case.id), [NOTICE], SYSTEM, case.received)
        assert work.load(case.id).notices
        raise ZeroDivisionError
    assert load(store, case.id) == case


def test_another_process_is_seen(store):
    case = load(store, keep(store, given(filed)).id)
    other = Store(store.engine)
    with other.unit_of_work() as work:
        after = work.append(work.load(case.id), [NOTICE], SYSTEM, case.received)
    assert load(store, case.id) == after


def test_a_log_that_was_restored_is_read_anew(store):
    after = load(store, keep(store, given(filed, asked)).id)
    with store.unit_of_work() as work:
        work.connection.execute(delete(tables.events).where(tables.events.c.version > 3))
    assert load(store, after.id).version == 3


def test_the_least_used_go_first(store):
    folded, case = FoldedCases(most=0), keep(store, given(filed))
    with store.reading() as connection:
        assert folded.load(connection, case.id, committed=True) == case
        assert folded.load(connection, "nobody", committed=True) is None
    assert not folded._kept
