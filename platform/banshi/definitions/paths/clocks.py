"""On which clock does a step run, and for how long?

Intake runs before acceptance (Licensing Law 32), what judges between acceptance and decision (42, 43), a procedure of
the law stops that clock (45), issuing runs on the clock of delivery (44), a look after the decision on its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

from banshi.definitions.flow import Intake, Issue, PostCheck, Procedure, Publicise, Step
from banshi_rules.time_limits import TimeLimit


class RunsOn(StrEnum):
    """The clock of a step."""

    INTAKE = "intake"
    JUDGING = "judging"
    STOPPED = "stopped"
    DELIVERY = "delivery"
    AFTERWARDS = "afterwards"


def clock_of(step: Step) -> RunsOn:
    """The clock a step runs on."""
    match step:
        case Intake():
            return RunsOn.INTAKE
        case Procedure():
            return RunsOn.STOPPED
        case Issue():
            return RunsOn.DELIVERY
        case PostCheck():
            return RunsOn.AFTERWARDS
        case _:
            return RunsOn.JUDGING


def spells_of(step: Step) -> Iterator[tuple[RunsOn, TimeLimit]]:
    """The stretches of time a step takes, each on its clock: a hearing on request first waits for whoever asks."""
    if isinstance(step, Procedure) and step.on_request is not None and step.limit is not None:
        yield RunsOn.JUDGING, step.limit
    time = time_of(step)
    if time is not None:
        yield clock_of(step), time


def times_on(clock: RunsOn, steps: Iterable[Step]) -> Iterator[TimeLimit]:
    """The stretches of time that these steps take on one clock."""
    return (time for step in steps for runs_on, time in spells_of(step) if runs_on is clock)


def time_of(step: Step) -> TimeLimit | None:
    """How long a step may take: its limit, as long as the public is asked, as long as a procedure is planned."""
    match step:
        case Publicise():
            return step.open_for
        case Procedure():
            return step.planned
        case _:
            return step.limit
