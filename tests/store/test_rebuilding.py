"""The rows of the boards are what the events make, after any story; where they are not, it is found and mended."""

import json
from dataclasses import replace
from datetime import timedelta
from itertools import groupby, islice

import pytest
from cases.histories import FOLDER, histories
from click.testing import CliRunner
from sqlalchemy import delete, insert, select, update

from banshi.cases.case import Status
from banshi.cli import main
from banshi.people import Actor
from banshi.store import tables
from banshi.store.rebuilding import PROJECTED, Difference, rebuild

STORIES = 20


@pytest.fixture(scope="module")
def stories():
    """Stories of chance, each with a case of its own."""
    told = []
    for n, history in enumerate(islice(histories(FOLDER / "first-thousand.jsonl.gz"), STORIES)):
        log = history.recorded()
        filed = replace(log[0].event, case=f"case-{n}", number=f"{n:020}")
        told.append((replace(log[0], event=filed), *log[1:]))
    return told


@pytest.fixture
def kept(store, stories):
    """The same in the database, as use cases would have put them there: deed by deed."""
    with store.unit_of_work() as work:
        for log in stories:
            case = None
            for (person, name, when), records in groupby(log, key=lambda r: (r.actor, r.actor_name, r.at)):
                happened = [record.event for record in records]
                if case is None:
                    case = work.open_case(happened, Actor(person, name), when)
                else:
                    case = work.append(case, happened, Actor(person, name), when)
    return store


def snapshot(store):
    with store.reading() as connection:
        return {
            table.name: connection.execute(select(table).order_by(*table.primary_key)).all()
            for table in (*PROJECTED, tables.outbox, tables.events)
        }


def test_after_any_story_the_rows_are_what_a_rebuild_makes(kept, stories):
    before = snapshot(kept)
    rebuilt = rebuild(kept, mend=False)
    assert rebuilt.differences == ()
    assert (rebuilt.cases, rebuilt.events) == (STORIES, sum(len(log) for log in stories))
    assert rebuild(kept, mend=True).differences == ()
    assert snapshot(kept) == before
    assert len(before["tasks"]) > STORIES
    assert {row.status for row in before["cases"]} > {Status.WITHDRAWN, Status.IN_PROGRESS}


def damage(store):
    """One row of every table missing, changed or too many; what must be found."""
    with store.unit_of_work() as work:
        connection = work.connection
        case, task = connection.execute(select(tables.tasks.c.case, tables.tasks.c.task).limit(1)).one()
        connection.execute(delete(tables.tasks).where(tables.tasks.c.case == case, tables.tasks.c.task == task))
        connection.execute(
            update(tables.cases).where(tables.cases.c.id == "case-5").values(status="granted", late=True)
        )
        timer = connection.execute(select(tables.timers).where(tables.timers.c.fired.is_(None)).limit(1)).one()
        mine = (tables.timers.c.case == timer.case, tables.timers.c.watch == timer.watch)
        connection.execute(delete(tables.timers).where(*mine))
        connection.execute(insert(tables.timers).values(case="case-7", watch="stage:none", wake=timer.wake, attempts=0))
    return {
        ("tasks", f"{case} {task}", "missing"),
        ("cases", "case-5", "other"),
        ("timers", f"{timer.case} {timer.watch}", "missing"),
        ("timers", "case-7 stage:none", "surplus"),
    }


def test_what_was_damaged_is_found_and_mended_and_nothing_else_is_touched(kept):
    before = snapshot(kept)
    damaged = damage(kept)
    for mend in (False, True):
        found = rebuild(kept, mend=mend).differences
        assert {(one.table, one.key, one.problem) for one in found} == damaged
    assert rebuild(kept, mend=False).differences == ()
    assert snapshot(kept) == before


def test_a_whole_table_may_be_lost(kept):
    before = snapshot(kept)
    with kept.unit_of_work() as work:
        for table in (tables.timers, tables.tasks):
            work.connection.execute(delete(table))
        work.connection.execute(delete(tables.cases).where(tables.cases.c.id.not_in(select(tables.notices.c.case))))
    rebuild(kept, mend=True)
    assert snapshot(kept) == before


def test_a_timer_that_is_tried_again_later_is_no_difference(kept):
    with kept.unit_of_work() as work:
        later = _moment(work) + timedelta(days=900)
        work.connection.execute(update(tables.timers).values(attempts=2, last_error="x", wake=later))
    assert rebuild(kept, mend=False).differences == ()


def test_a_notice_without_an_event_stays_when_it_was_sent(kept):
    with kept.unit_of_work() as work:
        values = {"case": "case-1", "kind": "receipt", "version": 99, "issued": _moment(work)}
        for name in ("sent", "not-sent"):
            work.connection.execute(insert(tables.notices).values(id=name, number=name, **values))
        work.connection.execute(
            insert(tables.outbox).values(notice="sent", channel="inbox", attempts=1, ready=values["issued"])
        )
    assert set(rebuild(kept, mend=True).differences) == {
        Difference("notices", "not-sent", "surplus"),
        Difference("notices", "sent", "surplus", blocked=True),
    }
    assert rebuild(kept, mend=True).differences == (Difference("notices", "sent", "surplus", blocked=True),)


def _moment(work):
    return work.connection.execute(select(tables.cases.c.received).limit(1)).scalar_one()


def test_the_command(kept, database_url, tmp_path, monkeypatch):
    monkeypatch.setenv("BANSHI_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("BANSHI_DATABASE_URL", database_url)

    def run(*words):
        return CliRunner().invoke(main, ["rebuild", *words])

    whole = run("--check")
    assert (whole.exit_code, "完全一致" in whole.stdout) == (0, True)
    damaged = damage(kept)
    checked = run("--check", "--lang", "en")
    assert checked.exit_code == 1
    assert "4 differences" in checked.stdout
    assert "cases  case-5  differs in status, late" in checked.stdout
    mended = run("--json")
    assert mended.exit_code == 0
    told = json.loads(mended.stdout)
    assert {(one["table"], one["key"], one["problem"]) for one in told["differences"]} == damaged
    assert all(one["mended"] for one in told["differences"])
    assert run("--check").exit_code == 0
