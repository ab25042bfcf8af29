"""How do the clocks stand still for a procedure of the law, and how do they run again?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from banshi.cases.case import Case, Task
from banshi.cases.events import Event, ProcedureBegun, ProcedureEnded
from banshi.cases.limits import paused, resumed
from banshi.cases.moment import Moment, civil_day
from banshi.cases.tasks import closing
from banshi.definitions.model import Matter
from banshi_rules.time_limits import Stopwatch, TimeLimit, due


def begun(
    matter: Matter, case: Case, task: Task, procedure: str, planned: TimeLimit, reason: str, moment: Moment
) -> Iterator[Event]:
    """The procedure begins with that task; the clocks stand still where the law lets them."""
    rule = matter.district.procedures[procedure]
    last = due(planned, Stopwatch(moment.now), moment.calendar)
    assert last is not None  # a new watch has no pause
    until = civil_day(last.at) if isinstance(last.at, datetime) else last.at
    yield ProcedureBegun(task.id, procedure, planned, until, rule.stops_the_clock, reason)
    if rule.stops_the_clock:
        yield from paused(case, moment.today, moment.calendar)


def ended(case: Case, task: Task, result: str, moment: Moment) -> Iterator[Event]:
    """The procedure is over; the clocks run again unless another one still keeps them."""
    yield from closing(case, task, "procedure-ended", result, moment)
    yield ProcedureEnded(task.id, case.suspensions[task.id].procedure, result)
    others = (one for name, one in case.open_suspensions.items() if name != task.id)
    if not any(one.stops for one in others):
        yield from resumed(case, moment.today, moment.calendar)
