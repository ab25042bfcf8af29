"""What do boards show of a case?  Rows derived from its events, written in the transaction that writes the events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, bindparam, delete, update

from banshi.cases import events as ev
from banshi.cases.case import Case, RunningLimit
from banshi.cases.limits import end_of
from banshi.cases.moment import civil_day
from banshi.notices.kinds import MADE_UP_FOR
from banshi.store.card_rows import rows_of_card
from banshi.store.licence_tables import licence_entries
from banshi.store.licences import entry_of, entry_row, keep_licence
from banshi.store.many_rows import INSERT, Write, write_all
from banshi.store.tables import cases, notices, outbox, payment_orders, tasks, timers

#: Where a task without a limit sorts: after every other.
END_OF_TIME = datetime.max.replace(tzinfo=UTC)
#: Every notice goes here; other channels add to it and never replace it.
INBOX = "inbox"


def shown_limit(case: Case) -> RunningLimit | None:
    """The clock people look at: the applicant's for a correction, delivery's, the promise, or the step's own."""
    running = {name: watch for name, watch in case.watches.items() if watch.stopped is None}
    for name in ("correction", "payment", "delivery", "promised"):
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
        "due_day": civil_day(day) if day else None,
        "provisional": shown.provisional if shown else False,
        "late": any(watch.passed for name, watch in case.watches.items() if name in ("promised", "statutory")),
        "version": case.version,
        "place": case.place.number if case.place and case.keeps_place else None,
        "place_period": case.place.period if case.place else None,
    }


def project(connection: Connection, case: Case, recorded: Sequence[ev.Recorded[ev.Event]]) -> None:
    """Bring tasks, timers, notices, outbox and register up to these events; the case row itself is its writer's."""
    project_all(connection, [(case, recorded)])


def project_all(connection: Connection, happened: Sequence[tuple[Case, Sequence[ev.Recorded[ev.Event]]]]) -> None:
    """The same of several cases, whose rows are written together."""
    write_all(connection, [_rows_after(case, recorded) for case, recorded in happened])
    for case, recorded in happened:
        for record in recorded:
            if (entry := entry_of(case, record)) is not None:
                keep_licence(connection, entry.number)


def _rows_after(case: Case, recorded: Sequence[ev.Recorded[ev.Event]]) -> Iterator[Write]:
    for record in recorded:
        yield from _rows_of(case, record)


def _rows_of(case: Case, record: ev.Recorded[ev.Event]) -> Iterator[Write]:
    match record.event:
        case ev.TaskOpened() as opened:
            yield (
                INSERT[tasks],
                {
                    "case": case.id,
                    "task": opened.task,
                    "step": opened.step,
                    "stage": opened.stage.value,
                    "department": opened.department,
                    "role": opened.role.value,
                    "opened": record.at,
                    "due": end_of(opened.due) if opened.due else END_OF_TIME,
                },
            )
        case ev.TaskClaimed() as claimed:
            yield _task(case, claimed.task, holder=claimed.person, holder_name=claimed.name)
        case ev.TaskReassigned() as given:
            yield _task(case, given.task, holder=given.new, holder_name=given.new_name)
        case ev.TaskDone() as done:
            by = {"done_by": case.tasks[done.task].done_by, "done_for": case.tasks[done.task].done_for}
            yield _task(case, done.task, done=record.at, outcome=done.outcome, **by)
        case ev.CaseMigrated() as migrated:
            for old, new in migrated.steps.items():
                yield _OPEN_TASKS, {"of_case": case.id, "of_step": old, "step": new}
        case ev.WatchStarted() as started:
            yield from _set_timer(case, started.watch, started.due)
        case ev.WatchResumed() | ev.WatchMoved() | ev.LimitExtended() as moved:
            yield from _set_timer(case, moved.watch, moved.due)
            if moved.watch.startswith("stage:"):
                last = end_of(moved.due) if moved.due else END_OF_TIME
                yield _task(case, moved.watch.removeprefix("stage:"), due=last)
        case ev.WatchStopped() | ev.WatchPaused() as stopped:
            yield _STOP, {"of_case": case.id, "of_watch": stopped.watch}
        case ev.LimitPassed() as passed:
            yield _TIMER, {"of_case": case.id, "of_watch": passed.watch, "fired": record.at}
        case ev.PaymentAsked() as asked:
            if Decimal(asked.total):
                order = {"order": asked.order, "case": case.id, "amount": asked.total}
                yield INSERT[payment_orders], {**order, "ready": record.at, "attempts": 0}
        case ev.PaymentRecorded() as paid:
            yield _PAID, {"of_order": paid.order}
        case ev.NoticeIssued() as issued:
            notice = f"{case.id}.{record.version}"
            yield (
                INSERT[notices],
                {
                    "id": notice,
                    "case": case.id,
                    "kind": issued.kind,
                    "number": issued.number,
                    "issued": record.at,
                    "version": record.version,
                    "made_up": MADE_UP_FOR in issued.about,
                },
            )
            yield INSERT[outbox], {"notice": notice, "channel": INBOX, "attempts": 0, "ready": record.at}
        case ev.LicenceIssued() | ev.LicenceCancelled() | ev.DeemedRenewed() | ev.DecisionRevoked():
            if (entry := entry_of(case, record)) is not None:
                yield INSERT[licence_entries], entry_row(entry)
        case (
            ev.CardIssued()
            | ev.CardReminded()
            | ev.CardExplained()
            | ev.CardConfirmed()
            | ev.CardCancelled()
            | ev.CardRectified() as card
        ):
            yield from rows_of_card(case, card, record.at, record.version)
        case _:
            pass


def _task(case: Case, task: ev.TaskId, **values: Any) -> Write:
    return _TASK, {"of_case": case.id, "of_task": task, **values}


def _set_timer(case: Case, watch: str, due: date | datetime | None) -> Iterator[Write]:
    """Wake when the clock is over; never for one that stands still."""
    yield _STOP, {"of_case": case.id, "of_watch": watch}
    if due is not None:
        yield INSERT[timers], {"case": case.id, "watch": watch, "wake": end_of(due), "attempts": 0}


#: Made once: to put a statement together costs more than to run it.
_TASK = update(tasks).where(tasks.c.case == bindparam("of_case"), tasks.c.task == bindparam("of_task"))
_OPEN_TASKS = update(tasks).where(
    tasks.c.case == bindparam("of_case"), tasks.c.step == bindparam("of_step"), tasks.c.done.is_(None)
)
_TIMER = update(timers).where(timers.c.case == bindparam("of_case"), timers.c.watch == bindparam("of_watch"))
_STOP = delete(timers).where(timers.c.case == bindparam("of_case"), timers.c.watch == bindparam("of_watch"))
_PAID = delete(payment_orders).where(payment_orders.c.order == bindparam("of_order"))
_ADVANCE = update(cases).where(cases.c.id == bindparam("of_case"), cases.c.version == bindparam("seen"))


def insert_case(connection: Connection, case: Case) -> None:
    """The row of a new case."""
    connection.execute(INSERT[cases], case_row(case))


def advance_cases(connection: Connection, moved: Sequence[tuple[Case, int]]) -> bool:
    """Move each row from the version seen to the case as it now stands; False when somebody else has moved one."""
    rows = [{**case_row(case), "of_case": case.id, "seen": seen} for case, seen in moved]
    return connection.execute(_ADVANCE, rows).rowcount == len(rows)
