"""Which paths does a case take through a route, how long do they take, and does every one of them keep the promise?"""

from __future__ import annotations

from banshi.definitions.paths.clocks import RunsOn, clock_of, spells_of, time_of, times_on
from banshi.definitions.paths.meanings import Meanings
from banshi.definitions.paths.route_paths import Path, Repeat, RoutePaths, given_by, paths_of, without_limit
from banshi.definitions.paths.stretches import Condition

__all__ = [
    "Condition",
    "Meanings",
    "Path",
    "Repeat",
    "RoutePaths",
    "RunsOn",
    "clock_of",
    "given_by",
    "paths_of",
    "spells_of",
    "time_of",
    "times_on",
    "without_limit",
]
