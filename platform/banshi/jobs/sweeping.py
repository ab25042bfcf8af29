"""What is one sweep?  Count dates anew, fire due clocks, deliver, look for money whose word was lost, drop drafts."""

from __future__ import annotations

from dataclasses import dataclass

from banshi.use_cases.delivering import deliver_ready
from banshi.use_cases.paying import look_for_money
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
    paid: int = 0

    @property
    def anything(self) -> bool:
        """Whether there may be more."""
        return bool(self.timers or self.recounted or self.delivered or self.drafts or self.paid)


def sweep(world: World) -> Swept:
    """One sweep; safe to run anywhere, any number of times, at the same time."""
    recounted = recount_waiting(world)  # first: nothing fires by a day that a new calendar moves
    fired = fire_due(world)
    return Swept(fired, recounted, deliver_ready(world), drop_expired_drafts(world), look_for_money(world))


def sweep_all(world: World, most: int = 1000) -> Swept:
    """Sweep until nothing is left (or `most` sweeps were made)."""
    timers = recounted = delivered = drafts = paid = 0
    for _ in range(most):
        swept = sweep(world)
        timers, recounted = timers + swept.timers, recounted + swept.recounted
        delivered, drafts = delivered + swept.delivered, drafts + swept.drafts
        paid += swept.paid
        if not swept.anything:
            break
    return Swept(timers, recounted, delivered, drafts, paid)
