"""How do the clocks stand still for a procedure of the law, and how do they run again?"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.cases.case import Case, Task
from banshi.cases.events import Event, HearingOffered, HearingOrdered, ProcedureBegun, ProcedureEnded, TaskId
from banshi.cases.limits import last_day, paused, resumed, started
from banshi.cases.moment import Moment
from banshi.cases.tasks import closing
from banshi.definitions.flow import OnRequest, Procedure
from banshi.definitions.model import Matter
from banshi_rules.time_limits import TimeLimit


def opened(matter: Matter, case: Case, task: Task, step: Procedure, moment: Moment) -> Iterator[Event]:
    """The step of a procedure is open: it begins, or first those who can ask for a hearing are told of it."""
    rule = matter.district.procedures[step.procedure].hearing
    if step.on_request is None or rule is None:
        yield from begun(matter, case, task.id, step.procedure, step.planned, "", moment)
        return
    yield HearingOffered(task.id, step.on_request is OnRequest.CONCERNED)
    yield started(f"request:{task.id}", rule.request_within, moment.now, moment.calendar)


def begun(
    matter: Matter, case: Case, task: TaskId, procedure: str, planned: TimeLimit, reason: str, moment: Moment
) -> Iterator[Event]:
    """The procedure begins with that task; the clocks stand still where the law lets them."""
    rule = matter.district.procedures[procedure]
    yield ProcedureBegun(task, procedure, planned, last_day(planned, moment), rule.stops_the_clock, reason)
    if rule.hearing is not None:
        yield HearingOrdered(task)
        yield started(f"hearing:{task}", rule.hearing.held_within, moment.now, moment.calendar)
    if rule.stops_the_clock:
        yield from paused(case, moment.today, moment.calendar)


def ended(case: Case, task: Task, result: str, moment: Moment) -> Iterator[Event]:
    """The procedure is over with its task, and what stood still for it runs again."""
    yield from closing(case, task, "procedure-ended", result, moment)
    yield from lifted(case, task, result, moment)


def lifted(case: Case, task: Task, result: str, moment: Moment) -> Iterator[Event]:
    """The procedure is over; the clocks run again unless another one still keeps them."""
    yield ProcedureEnded(task.id, case.suspensions[task.id].procedure, result)
    others = (one for name, one in case.open_suspensions.items() if name != task.id)
    if not any(one.stops for one in others):
        yield from resumed(case, moment.today, moment.calendar)
