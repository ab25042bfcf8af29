"""How does a worker live?  It sweeps when the bell rings, and every ten seconds although it does not."""

from __future__ import annotations

import logging
import signal
import threading
from pathlib import Path
from types import FrameType

from banshi.doorbell.local import LocalListener
from banshi.jobs.sweeping import sweep_all
from banshi.use_cases.world import World

log = logging.getLogger(__name__)

#: Seconds between two looks without a ring.
FLOOR = 10.0


def look(world: World) -> None:
    """Sweep; whatever breaks (the database is away), the worker lives and looks again."""
    try:
        swept = sweep_all(world)
        if swept.anything:
            log.info("clocks %d, deliveries %d, drafts dropped %d", swept.timers, swept.delivered, swept.drafts)
    except Exception:
        log.exception("the sweep broke off; the next look tries again")


class LocalWorker:
    """A worker that listens on the data folder's bell."""

    def __init__(self, world: World, data: Path) -> None:
        self._world = world
        self._data = data
        self._stopping = threading.Event()

    def stop(self, _signal: int = 0, _frame: FrameType | None = None) -> None:
        """Finish the sweep that runs, then end."""
        self._stopping.set()

    def run(self) -> None:
        """Work until told to stop (SIGTERM, SIGINT)."""
        signal.signal(signal.SIGTERM, self.stop)
        signal.signal(signal.SIGINT, self.stop)
        ear = LocalListener(self._data)
        try:
            left = 0.0
            while not self._stopping.is_set():
                if left <= 0:
                    look(self._world)
                    left = FLOOR
                step = min(left, 0.5)  # a signal does not end a wait, so waits are short
                left = 0.0 if ear.wait(step) else left - step
        finally:
            ear.close()
