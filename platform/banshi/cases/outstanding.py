"""Which materials that were to follow should be in by now, and which are still ahead of the case?

A material follows by a step of the flow, or before the result: by the step that hands it over.  One whose step the case
has passed, or that nobody finds in the flow, is due wherever the case stands.
"""

from __future__ import annotations

from banshi.cases.case import ERRAND, Case
from banshi.definitions.flow import Issue, Step, steps_in
from banshi.definitions.model import Matter


def result_step(matter: Matter, case: Case) -> Step:
    """The step that hands the result over: the one that issues it, or the decision itself where none does."""
    flow = matter.flow(case.route)
    return next((step for step in flow.steps if isinstance(step, Issue)), flow.decision)


def due_by(matter: Matter, case: Case, step: str) -> tuple[str, ...]:
    """The materials still to come that are due by the end of that step: at it, or at any part of the flow before it."""
    parts = matter.flow(case.route).parts
    order = {one.id: place for place, part in enumerate(parts) for one in steps_in(part)}
    last = result_step(matter, case).id
    wanted = {name: due or last for name, due in case.to_follow.items()}
    return tuple(name for name, due in wanted.items() if due == step or order.get(due, -1) < order[step])


def missing(matter: Matter, case: Case) -> tuple[str, ...]:
    """The materials that are due before the result, or by a step that the case has reached or passed."""
    here = [task.step for task in case.open_tasks if not task.step.startswith(ERRAND)]
    due = {name for step in here for name in due_by(matter, case, step)}
    return tuple(name for name, step in case.to_follow.items() if not step or name in due)
