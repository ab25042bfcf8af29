"""Which steps run on the promised limit, and for how long?  Those between acceptance and decision, the decision too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from banshi.definitions.flow import Decide, Flow, Fork, Intake, Issue, PostCheck, Procedure, Publicise, Step
from banshi.definitions.lint.compare import total
from banshi_rules.time_limits import TimeLimit


def judging(flow: Flow) -> Iterator[Step]:
    """The steps of the slowest way: of a fork its slowest branch counts."""
    for branches in _parts(flow):
        yield from max(branches, key=_length)


def counted(flow: Flow) -> Iterator[Step]:
    """Every step whose time is counted, also those beside the slowest branch."""
    for branches in _parts(flow):
        for branch in branches:
            yield from branch


def _parts(flow: Flow) -> Iterator[list[list[Step]]]:
    """The parts between acceptance and decision, as the branches that run side by side, as far as they count.

    Intake runs before acceptance, issuing on the clock of delivery, and a procedure of the law stops the clock
    (Licensing Law 45).
    """
    for part in flow.parts:
        branches = part.branches if isinstance(part, Fork) else ((part,),)
        yield [[step for step in branch if _counts(step)] for branch in branches]
        if isinstance(part, Decide):
            return


def time_of(step: Step) -> TimeLimit | None:
    """How long a step may take: its limit, or as long as the public is asked."""
    return step.open_for if isinstance(step, Publicise) else step.limit


def _counts(step: Step) -> bool:
    return not isinstance(step, (Intake, Procedure, Issue, PostCheck))


def _length(steps: Sequence[Step]) -> Fraction:
    return total(limit for step in steps if (limit := time_of(step)) is not None)
