"""What can be seen in a case that the law forbids, whatever the time?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from banshi.cases.case import Case, Task
from banshi.cases.limits import end_of
from banshi.cases.refusals import says_something
from banshi.definitions.flow import Decide, Procedure, Stage, StepBase, Visit
from banshi.definitions.model import Matter
from banshi.definitions.supervision import Occurrence

#: The kind of the one notice that the law allows once (`notices.kinds`).
_CORRECTION = "correction"


@dataclass(frozen=True, slots=True)
class Fault:
    """What was found: when it was so, in which stage, and whose task it was."""

    at: datetime
    stage: Stage
    task: Task | None


def faults(matter: Matter, case: Case, what: Occurrence) -> Iterator[Fault]:
    """Every fault of that kind in the case."""
    yield from _LOOK[what](matter, case)


def _deemed_acceptance(matter: Matter, case: Case) -> Iterator[Fault]:
    clock = case.watches.get("answer")
    if clock is not None and clock.passed and clock.due is not None and case.accepted is not None:
        yield Fault(end_of(clock.due), Stage.ACCEPT, _last_of(case, Stage.ACCEPT))


def _second_correction(matter: Matter, case: Case) -> Iterator[Fault]:
    asked = [notice for notice in case.notices if notice.kind == _CORRECTION]
    if len(asked) > 1:
        yield Fault(asked[1].at, Stage.ACCEPT, _last_of(case, Stage.ACCEPT))


def _without_reasons(matter: Matter, case: Case) -> Iterator[Fault]:
    outcome, not_accepted = case.outcome, case.non_acceptance
    if outcome is not None and not outcome.granted and not says_something(outcome.reasons):
        yield Fault(outcome.decided, Stage.APPROVE, _last_of(case, Stage.APPROVE))
    if not_accepted is not None and not says_something(not_accepted.reasons):
        task = _last_of(case, Stage.ACCEPT)
        yield Fault((task.done if task else None) or case.received, Stage.ACCEPT, task)


def _without_remedies(matter: Matter, case: Case) -> Iterator[Fault]:
    outcome = case.outcome
    if outcome is not None and not outcome.granted and not says_something(outcome.remedies):
        yield Fault(outcome.decided, Stage.APPROVE, _last_of(case, Stage.APPROVE))


def _without_visit(matter: Matter, case: Case) -> Iterator[Fault]:
    recorded = {case.tasks[visit.task].step for visit in case.visits if visit.task in case.tasks}
    yield from _decided_without(matter, case, Visit, recorded)


def _without_hearing(matter: Matter, case: Case) -> Iterator[Fault]:
    over = [task for task, one in case.suspensions.items() if one.ended]
    over += [task for task, one in case.hearings.items() if one.forgone]
    held = {case.tasks[task].step for task in over if task in case.tasks}
    yield from _decided_without(matter, case, Procedure, held)


def _decided_without(matter: Matter, case: Case, kind: type[StepBase], recorded: set[str]) -> Iterator[Fault]:
    """Decided although a step of that kind, which every case of the route goes through, left no record.

    Branches of a fork are passed over: how many of them are needed is for the fork to say.
    """
    if case.outcome is None or not case.outcome.granted:
        return  # a refusal may come before anybody went there
    for part in matter.flow(case.route).parts:
        if isinstance(part, Decide):
            return
        if isinstance(part, kind) and part.id not in recorded and part.id not in case.skipped:
            yield Fault(case.outcome.decided, Stage.APPROVE, _last_of(case, Stage.APPROVE))
            return


def _last_of(case: Case, stage: Stage) -> Task | None:
    return next((task for task in reversed(tuple(case.tasks.values())) if task.stage is stage), None)


_LOOK: Mapping[Occurrence, Callable[[Matter, Case], Iterator[Fault]]] = {
    Occurrence.DEEMED_ACCEPTANCE: _deemed_acceptance,
    Occurrence.SECOND_CORRECTION: _second_correction,
    Occurrence.REFUSAL_WITHOUT_REASONS: _without_reasons,
    Occurrence.REFUSAL_WITHOUT_REMEDIES: _without_remedies,
    Occurrence.DECISION_WITHOUT_VISIT: _without_visit,
    Occurrence.DECISION_WITHOUT_HEARING: _without_hearing,
}
