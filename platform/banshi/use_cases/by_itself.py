"""What becomes of one of a batch that broke?  It gets a transaction of its own, and waits where it breaks again."""

from __future__ import annotations

import logging
from collections.abc import Callable

from banshi.store.refusals import Stale
from banshi.store.tried import said
from banshi.store.unit_of_work import UnitOfWork
from banshi.use_cases.world import World

log = logging.getLogger(__name__)


def by_itself(
    world: World, act: Callable[[UnitOfWork], bool], postpone: Callable[[UnitOfWork, str], None], broke: str
) -> bool:
    """Whether it was done.  What breaks is postponed with its error, and the log says `broke`."""
    try:
        return world.store.write(act)
    except Stale:
        return False  # somebody acted on the case at this moment; the next look sees what is left
    except Exception as broken:
        log.exception("incident: %s", broke)
        error = said(broken)
        world.store.write(lambda work: postpone(work, error))
        return False
