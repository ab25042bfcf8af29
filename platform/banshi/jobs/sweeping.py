"""What is one sweep?  Fire the clocks that are due, count dates anew, deliver what is ready, drop old drafts."""

from __future__ import annotations

from dataclasses import dataclass

from banshi.use_cases.delivering import deliver_ready
from banshi.use_cases.recounting import recount_waiting
from banshi.use_cases.ticking import drop_expired_drafts, fire_due
from banshi.use_cases.world import World


@dataclass(frozen=True, slots=True)
class Swept:
    """How much one sweep did."""

    timers: int
    recounted: int
    delivered: int
    drafts: int

    @property
    def anything(self) -> bool:
        """Whether there may be more."""
        return bool(self.timers or self.recounted or self.delivered or self.drafts)


def sweep(world: World) -> Swept:
    """One sweep; safe to run anywhere, any number of times, at the same time."""
    recounted = recount_waiting(world)  # first: nothing fires by a day that a new calendar moves
    fired = fire_due(world)
    return Swept(fired, recounted, deliver_ready(world), drop_expired_drafts(world))


def sweep_all(world: World, most: int = 1000) -> Swept:
    """Sweep until nothing is left (or `most` sweeps were made)."""
    timers = recounted = delivered = drafts = 0
    for _ in range(most):
        swept = sweep(world)
        timers, recounted = timers + swept.timers, recounted + swept.recounted
        delivered, drafts = delivered + swept.delivered, drafts + swept.drafts
        if not swept.anything:
            break
    return Swept(timers, recounted, delivered, drafts)
