"""Which steps run on the promised limit?  Those between acceptance and decision, the decision included."""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.flow import Decide, Flow, Review


def judging(flow: Flow) -> Iterator[Review | Decide]:
    """Intake runs before acceptance, issuing on the clock of delivery; what stands behind the decision is said."""
    for step in flow.steps:
        if isinstance(step, (Review, Decide)):
            yield step
        if isinstance(step, Decide):
            return
