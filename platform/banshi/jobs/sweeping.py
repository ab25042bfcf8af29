"""What is one sweep?  Count dates anew, fire due clocks, deliver, look for money whose word was lost, drop drafts.

Each of them goes by itself: what breaks in one keeps none of the others from its work.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from banshi.use_cases.delivering import deliver_ready
from banshi.use_cases.paying import look_for_money
from banshi.use_cases.recounting import recount_waiting
from banshi.use_cases.ticking import drop_expired_drafts, fire_due
from banshi.use_cases.world import World

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Swept:
    """How much one sweep did, and which of its parts broke off."""

    timers: int = 0
    recounted: int = 0
    delivered: int = 0
    drafts: int = 0
    paid: int = 0
    broken: frozenset[str] = frozenset()

    @property
    def anything(self) -> bool:
        """Whether there may be more."""
        return any(getattr(self, part) for part in PARTS)

    def and_then(self, other: Swept) -> Swept:
        """Both sweeps as one."""
        sums = {part: getattr(self, part) + getattr(other, part) for part in PARTS}
        return Swept(**sums, broken=self.broken | other.broken)


#: What a sweep does, in this order: nothing fires by a day that a new calendar moves.
PARTS: Mapping[str, Callable[[World], int]] = {
    "recounted": recount_waiting,
    "timers": fire_due,
    "delivered": deliver_ready,
    "drafts": drop_expired_drafts,
    "paid": look_for_money,
}


def sweep(world: World, without: Collection[str] = ()) -> Swept:
    """One sweep; safe to run anywhere, any number of times, at the same time."""
    done, broken = {}, set()
    for name, part in PARTS.items():
        if name in without:
            continue
        try:
            done[name] = part(world)
        except Exception:
            log.exception("incident: a part of the sweep broke off (%s); the next look tries it again", name)
            broken.add(name)
    return Swept(**done, broken=frozenset(broken))


def sweep_all(world: World, most: int = 1000) -> Swept:
    """Sweep until nothing is left (or `most` sweeps were made); a part that broke off waits for the next look."""
    whole = Swept()
    for _ in range(most):
        swept = sweep(world, whole.broken)
        whole = whole.and_then(swept)
        if not swept.anything:
            break
    return whole
