"""What may a job on Redis ask for?  One thing: look into the database."""

from __future__ import annotations

import logging

from banshi.jobs.sweeping import sweep_all
from banshi.use_cases.world import World

log = logging.getLogger(__name__)

_world: World | None = None


def open_for(world: World) -> None:
    """Give the entry points of this process their world, before the first job."""
    global _world
    _world = world


def ring(number: int) -> None:
    """Somebody left work: sweep.  The number only tells one ring from another in the log."""
    if _world is None:
        raise RuntimeError("this process takes no rings")
    swept = sweep_all(_world)
    log.debug("ring %d: %s", number, swept)
