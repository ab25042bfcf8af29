"""What do boards show of a case?  Rows derived from its events, written in the transaction that writes the events."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, delete, insert, update

from banshi.cases import events as ev
from banshi.cases.case import Case, RunningLimit
from banshi.cases.limits import end_of
from banshi.notices.kinds import MADE_UP_FOR
from banshi.store.card_rows import project_card
from banshi.store.licences import enter
from banshi.store.tables import cases, notices, outbox, payment_orders, tasks, timers
from banshi_rules.calendars import CIVIL_ZONE

#: Where a task without a limit sorts: after every other.
END_OF_TIME = datetime.max.replace(tzinfo=UTC)
#: Every notice goes here; other channels add to it and never replace it.
INBOX = "inbox"


def shown_limit(case: Case) -> RunningLimit | None:
    """The clock people look at: the applicant's for a correction, delivery's, the promise, or the step's own."""
    running = {name: watch for name, watch in case.watches.items() if watch.stopped is None}
    for name in ("correction", "delivery", "promised"):
        if name in running:
            return running[name]
    return next((watch for name, watch in running.items() if name.startswith("stage:")), None)


def case_row(case: Case) -> dict[str, Any]:
    """The board row of the case."""
    shown = shown_limit(case) if case.concluded is None else None
    day = shown.due if shown else None
    return {
        "id": case.id,
        "number": case.number,
        "matter": case.edition.matter,
        "edition": case.edition.digest,
        "department": case.department,
        "route": case.route,
        "applicant": case.party.person,
        "party_name": case.party.name,
        "status": case.status.value,
        "stage": case.stage.value,
        "received": case.received,
        "accepted": case.accepted,
        "concluded": case.concluded,
        "due": end_of(day) if day else None,
        "due_day": day.astimezone(CIVIL_ZONE).date() if isinstance(day, datetime) else day,
        "provisional": shown.provisional if shown else False,
        "late": any(watch.passed for name, watch in case.watches.items() if name in ("promised", "statutory")),
        "version": case.version,
        "place": case.place.number if case.place and case.keeps_place else None,
        "place_period": case.place.period if case.place else None,
    }


def project(connection: Connection, case: Case, recorded: Sequence[ev.Recorded[ev.Event]]) -> None:
    """Bring tasks, timers, notices and the outbox up to these events; the case row itself is written by its writer."""
    for record in recorded:
        _project_one(connection, case, record)


def _project_one(connection: Connection, case: Case, record: ev.Recorded[ev.Event]) -> None:
    match record.event:
        case ev.TaskOpened() as opened:
            connection.execute(
                insert(tasks).values(
                    case=case.id,
                    task=opened.task,
                    step=opened.step,
                    stage=opened.stage.value,
                    department=opened.department,
                    role=opened.role.value,
                    opened=record.at,
                    due=end_of(opened.due) if opened.due else END_OF_TIME,
                )
            )
        case ev.TaskClaimed() as claimed:
            _update_task(connection, case, claimed.task, holder=claimed.person, holder_name=claimed.name)
        case ev.TaskReassigned() as given:
            _update_task(connection, case, given.task, holder=given.new, holder_name=given.new_name)
        case ev.TaskDone() as done:
            by = {"done_by": case.tasks[done.task].done_by, "done_for": case.tasks[done.task].done_for}
            _update_task(connection, case, done.task, done=record.at, outcome=done.outcome, **by)
        case ev.CaseMigrated() as migrated:
            for old, new in migrated.steps.items():
                open_there = (tasks.c.case == case.id, tasks.c.step == old, tasks.c.done.is_(None))
                connection.execute(update(tasks).where(*open_there).values(step=new))
        case ev.WatchStarted() as started:
            _set_timer(connection, case, started.watch, started.due)
        case ev.WatchResumed() | ev.WatchMoved() | ev.LimitExtended() as moved:
            _set_timer(connection, case, moved.watch, moved.due)
            if moved.watch.startswith("stage:"):
                last = end_of(moved.due) if moved.due else END_OF_TIME
                _update_task(connection, case, moved.watch.removeprefix("stage:"), due=last)
        case ev.WatchStopped() | ev.WatchPaused() as stopped:
            _stop_timer(connection, case, stopped.watch)
        case ev.LimitPassed() as passed:
            connection.execute(
                update(timers).where(timers.c.case == case.id, timers.c.watch == passed.watch).values(fired=record.at)
            )
        case ev.PaymentAsked() as asked:
            if Decimal(asked.total):
                connection.execute(
                    insert(payment_orders).values(
                        order=asked.order, case=case.id, amount=asked.total, ready=record.at, attempts=0
                    )
                )
        case ev.PaymentRecorded() as paid:
            connection.execute(delete(payment_orders).where(payment_orders.c.order == paid.order))
        case ev.NoticeIssued() as issued:
            notice = f"{case.id}.{record.version}"
            connection.execute(
                insert(notices).values(
                    id=notice,
                    case=case.id,
                    kind=issued.kind,
                    number=issued.number,
                    issued=record.at,
                    version=record.version,
                    made_up=MADE_UP_FOR in issued.about,
                )
            )
            connection.execute(insert(outbox).values(notice=notice, channel=INBOX, attempts=0, ready=record.at))
        case ev.LicenceIssued() | ev.DecisionRevoked():
            enter(connection, case, record)
        case (
            ev.CardIssued()
            | ev.CardReminded()
            | ev.CardExplained()
            | ev.CardConfirmed()
            | ev.CardCancelled()
            | ev.CardRectified() as card
        ):
            project_card(connection, case, card, record.at, record.version)
        case _:
            pass


def _update_task(connection: Connection, case: Case, task: ev.TaskId, **values: Any) -> None:
    connection.execute(update(tasks).where(tasks.c.case == case.id, tasks.c.task == task).values(**values))


def _set_timer(connection: Connection, case: Case, watch: str, due: date | datetime | None) -> None:
    """Wake when the clock is over; never for one that stands still."""
    _stop_timer(connection, case, watch)
    if due is not None:
        connection.execute(insert(timers).values(case=case.id, watch=watch, wake=end_of(due), attempts=0))


def _stop_timer(connection: Connection, case: Case, watch: str) -> None:
    connection.execute(delete(timers).where(timers.c.case == case.id, timers.c.watch == watch))


def insert_case(connection: Connection, case: Case) -> None:
    """The row of a new case."""
    connection.execute(insert(cases).values(case_row(case)))


def advance_case(connection: Connection, case: Case, seen: int) -> bool:
    """Move the row from version `seen` to the case as it now stands; False when somebody else has moved it."""
    moved = connection.execute(
        update(cases).where(cases.c.id == case.id, cases.c.version == seen).values(case_row(case))
    )
    return moved.rowcount == 1
