"""What holds for every case at every moment, whatever anybody did?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from pathlib import Path

from oracle.day_loop import (
    DAY,
    HOUR,
    MONTH,
    WD,
    DaysOff,
    Happened,
    Last,
    Rules,
    Stop,
    civil_day,
    counting_from,
    in_time,
    known_then,
    last_of,
)
from sqlalchemy import Connection, func, select

from banshi.cases import events as ev
from banshi.cases.case import Case, Status
from banshi.cases.events import Event, Recorded
from banshi.cases.folding import evolve, replay
from banshi.cases.limits import DECISION_CLOCKS, LICENCE_CLOCKS, timers
from banshi.definitions.model import Matter
from banshi.store import event_log, tables
from banshi.store.rebuilding import rebuild
from banshi.store.unit_of_work import Store
from banshi_rules.time_limits import TimeLimit, Unit

CALENDARS = Path(__file__).parents[2] / "matter_definitions" / "calendars"
UNITS = {Unit.WORKING_DAY: WD, Unit.DAY: DAY, Unit.MONTH: MONTH, Unit.HOUR: HOUR}
#: The states in which a case can end.
TERMINAL = {
    Status.NOT_ACCEPTED,
    Status.WITHDRAWN,
    Status.TERMINATED,
    Status.DELIVERED,
    Status.GRANTED,
    Status.REFUSED,
    Status.REVOKED,
    Status.TRANSFERRED,
    Status.REVOKED,
}
#: What is said of a case by supervision, also when it is closed.
CARDS = (ev.CardIssued, ev.CardReminded, ev.CardExplained, ev.CardConfirmed, ev.CardCancelled, ev.CardRectified)
#: What may happen to a case that is over: it is told, supervision speaks, and money comes and goes.
AFTERWARDS = (
    ev.NoticeIssued,
    ev.PaymentRecorded,
    ev.PaymentRepeated,
    ev.RefundAsked,
    ev.Refunded,
    ev.RefundDenied,
    *CARDS,
)


def is_refund(name: str) -> bool:
    """Whether that task or clock is about giving money back."""
    return name.removeprefix("stage:").startswith("+refund-")


def is_afterwards(event: Event) -> bool:
    """Whether that may happen after the end."""
    if isinstance(event, AFTERWARDS) or getattr(event, "watch", None) in LICENCE_CLOCKS:
        return True
    return is_refund(getattr(event, "task", None) or getattr(event, "watch", ""))


@cache
def days_off() -> DaysOff:
    """The oracle's calendar."""
    return DaysOff(CALENDARS)


def must_have_one_holder(history: Sequence[Recorded[Event]]) -> None:
    """A task is taken by one, and goes to another only from the one who has it."""
    holder: dict[str, str | None] = {}
    for recorded in history:
        event = recorded.event
        if isinstance(event, ev.TaskClaimed):
            assert holder.get(event.task) is None, "a task has had two holders"
            holder[event.task] = event.person
        elif isinstance(event, ev.TaskReassigned):
            assert holder.get(event.task) == event.old, "a task was given by one who did not have it"
            holder[event.task] = event.new


def must_be_lawful(case: Case, history: Sequence[Recorded[Event]]) -> None:
    """No illegal state: one decision, one correction notice, nothing open after the end, nobody's work taken twice."""
    happened = Counter(type(recorded.event) for recorded in history)
    assert case.version == len(history)
    assert [recorded.version for recorded in history] == list(range(1, len(history) + 1))
    assert [recorded.at for recorded in history] == sorted(recorded.at for recorded in history)
    for once in (ev.DecisionMade, ev.CorrectionRequested, ev.ApplicationAccepted, ev.ResultDelivered, ev.CaseConcluded):
        assert happened[once] <= 1, once
    must_have_one_holder(history)
    done = Counter(recorded.event.task for recorded in history if isinstance(recorded.event, ev.TaskDone))
    assert set(done.values()) <= {1}, "a task was done twice"
    open_tasks = [task for task in case.tasks.values() if task.done is None]
    if case.concluded:
        assert case.status in TERMINAL
        assert all(is_refund(task.id) for task in open_tasks)
        assert all(is_refund(name) or name in LICENCE_CLOCKS for name, _ in timers(case))
        assert isinstance([one.event for one in history if not is_afterwards(one.event)][-1], ev.CaseConcluded)
    assert (case.outcome is not None) == (happened[ev.DecisionMade] == 1)
    assert case.outcome is None or case.accepted is not None, "decided without being accepted"
    if case.correction and case.correction.answered:
        assert case.correction.answered >= case.correction.asked


def must_replay(history: Sequence[Recorded[Event]], folded: Case | None) -> Case:
    """The state is the fold of the events, and folding on gives what folding anew gives."""
    case = replay(history)
    if folded is not None:
        for recorded in history[folded.version :]:
            folded = evolve(folded, recorded)
        assert folded == case
    return case


def waited_for(case: Case, now: datetime) -> list[datetime]:
    """The moments at which something happens by itself or can be done: timers, and hearings that are set."""
    sittings = (one.sitting.at for one in case.hearings.values() if one.to_be_held and one.sitting)
    return [*(when for _, when in timers(case)), *(at for at in sittings if at > now)]


def must_be_due_by_law(matter: Matter, case: Case, history: Sequence[Recorded[Event]]) -> None:
    """Every stored date is the one that counting day by day gives, from what happened when."""
    stood_still = _stops(history)
    for name, clock in case.watches.items():
        if clock.due is None and clock.stopped is not None:
            continue  # it ended while it stood still
        if name in LICENCE_CLOCKS:
            continue  # these wake on a day of the licence, and count nothing
        stops = stood_still if name in DECISION_CLOCKS else []
        extended = [one for one in history if isinstance(one.event, ev.LimitExtended) and one.event.watch == name]
        longer = None
        for one in extended:
            before = last_of(days_off(), clock.watch.started, _period(clock.limit), known_then(stops, one.at))
            assert before is None or in_time(one.at, before), f"{name} was extended after its end"
            longer = _period(one.event.by)  # type: ignore[attr-defined]
        assert len(extended) <= 1, "extended twice"
        expected = last_of(days_off(), clock.watch.started, _period(clock.limit), stops, longer)
        assert expected == (clock.due and Last(clock.due, clock.provisional)), name
    if case.counted_from is None:
        return
    accepted = next(one.at for one in history if isinstance(one.event, ev.ApplicationAccepted))
    asked, answered = (case.correction.asked, case.correction.answered) if case.correction else (None, None)
    rules = Rules(_period(matter.district.intake_ceiling), None, (0, WD), (0, WD), None)
    day = counting_from(days_off(), rules, Happened(history[0].at, asked, answered, accepted))
    assert day is not None
    assert civil_day(case.counted_from) == civil_day(day)
    assert civil_day(case.watches["statutory"].watch.started) == civil_day(day)


def _stops(history: Sequence[Recorded[Event]]) -> list[Stop]:
    """What stood still for procedures of the law, from their beginning and end alone."""
    begun: dict[str, date] = {}
    stops: list[Stop] = []
    for one in history:
        if isinstance(one.event, ev.ProcedureBegun) and one.event.stops:
            begun[one.event.task] = civil_day(one.at)
        elif isinstance(one.event, ev.ProcedureEnded) and one.event.task in begun:
            stops.append((begun.pop(one.event.task), civil_day(one.at)))
    return stops + [(start, None) for start in begun.values()]


def _period(limit: TimeLimit | None) -> tuple[int, str]:
    assert limit is not None
    return limit.amount, UNITS[limit.unit]


def must_be_projected(store: Store) -> None:
    """The rows of the boards are those that the events alone would give."""
    differences = rebuild(store, mend=False).differences
    assert differences == (), differences


def version_of(connection: Connection, case_id: str) -> int:
    """How much has happened to the case."""
    newest = select(func.max(tables.events.c.version)).where(tables.events.c.stream == case_id)
    return connection.execute(newest).scalar_one()


def history_of(connection: Connection, case_id: str) -> tuple[Recorded[Event], ...]:
    """Everything that happened to the case."""
    return event_log.history(connection, case_id)
