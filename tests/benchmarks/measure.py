"""How long does each contender take, measured so that a noisy machine is unfair to none?

All contenders run in one process, in interleaved rounds: a slow moment falls on all alike, and the medians of rounds
can be divided by each other.  Only ratios of one run mean anything; a machine's own microseconds do not.
"""

from __future__ import annotations

import gc
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from importlib import metadata

ROUNDS = 15
SLICE = 0.04  # seconds of one contender in one round: far above the clock's grain, below a scheduler's patience


def measure(
    contenders: Mapping[str, Callable[[], object]], rounds: int = ROUNDS, slice_seconds: float = SLICE
) -> Mapping[str, float]:
    """The median microseconds per call of each contender over interleaved rounds."""
    calls = {name: _calls_for(run, slice_seconds) for name, run in contenders.items()}
    taken: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, run in contenders.items():
            gc.collect()
            gc.disable()
            try:
                taken[name].append(_seconds(run, calls[name]) / calls[name] * 1e6)
            finally:
                gc.enable()
    return {name: statistics.median(samples) for name, samples in taken.items()}


def _seconds(run: Callable[[], object], calls: int) -> float:
    repeats = range(calls)
    began = time.perf_counter()
    for _ in repeats:
        run()
    return time.perf_counter() - began


def _calls_for(run: Callable[[], object], seconds: float) -> int:
    """How many calls fill that time."""
    run()
    calls = 1
    while (taken := _seconds(run, calls)) < seconds / 4:
        calls *= 4
    return max(1, round(calls * seconds / taken))


def versions(*packages: str) -> str:
    """The installed versions, for the head of a report."""
    return ", ".join(f"{name} {metadata.version(name)}" for name in packages)


def report(title: str, times: Mapping[str, float], *, anchor: str, limit: str | None = None, per: int = 1) -> None:
    """Print the times per operation in nanoseconds beside anchor and limit; `per`: operations in one call."""
    print(f"\n{title}")
    width = max(map(len, times)) + 2
    print(f"{'':{width}}{'ns':>14}{'x anchor':>12}{'x limit':>10}")
    for name, micros in times.items():
        against = f"{micros / times[limit]:.2f}" if limit else ""
        print(f"{name:{width}}{micros * 1000 / per:14.1f}{micros / times[anchor]:12.5f}{against:>10}")


def verdict(floors: Mapping[str, bool]) -> None:
    """Print which floors are met; ends the process with 1 when one is missed."""
    for floor, met in floors.items():
        print(f"{'met   ' if met else 'MISSED'}  {floor}")
    sys.stdout.flush()
    if not all(floors.values()):
        sys.exit(1)
