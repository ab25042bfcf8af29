"""What time is it, and has time only passed?  The one file that reads the clocks of the machine.

There are two.  The wall clock tells what everybody calls the time, and people or programs can set it.  The steady one
only counts on from the start of the machine; where the two disagree, somebody moved the wall clock.
"""

from __future__ import annotations

import time
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Steady:
    """Seconds on the steady clock; only those of one `boot` (one start of one machine) can be compared."""

    boot: str
    seconds: float


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """Now, aware, in UTC."""

    def steady(self) -> Steady:
        """How long the machine has been running, time asleep included."""


@dataclass(frozen=True, slots=True)
class ClockPatience:
    """How far the wall clock may be from the steady one, and how long nobody may have looked, before it is doubted."""

    tolerance: timedelta
    longest_outage: timedelta


class SystemClock:
    """The machine's own clocks."""

    def now(self) -> datetime:
        """Now, aware, in UTC."""
        return datetime.now(UTC)

    def steady(self) -> Steady:
        """The time since the machine started; where it cannot be told from another start, since this process did."""
        return Steady(_BOOT, time.clock_gettime(_STEADY))


#: Linux counts time asleep on this clock; others do not have it.
_STEADY = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)


def _boot() -> str:
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return str(uuid.uuid4())


_BOOT = _boot()
