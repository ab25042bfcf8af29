"""Which steps run on the promised limit, and for how long?  Those between acceptance and decision, the decision too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from banshi.definitions.flow import Decide, Flow, Fork, Intake, Issue, PostCheck, Procedure, Publicise, Step
from banshi.definitions.lint.compare import total
from banshi_rules.time_limits import TimeLimit


def judging(flow: Flow) -> Iterator[Step]:
    """The steps of the slowest way: intake runs before acceptance, issuing on the clock of delivery, and a procedure of
    the law stops the clock (Licensing Law 45); of a fork its slowest branch counts."""
    for part in flow.parts:
        branches = part.branches if isinstance(part, Fork) else ((part,),)
        yield from max(([step for step in branch if _counts(step)] for branch in branches), key=_length)
        if isinstance(part, Decide):
            return


def time_of(step: Step) -> TimeLimit | None:
    """How long a step may take: its limit, or as long as the public is asked."""
    return step.open_for if isinstance(step, Publicise) else step.limit


def _counts(step: Step) -> bool:
    return not isinstance(step, (Intake, Procedure, Issue, PostCheck))


def _length(steps: Sequence[Step]) -> Fraction:
    return total(limit for step in steps if (limit := time_of(step)) is not None)
