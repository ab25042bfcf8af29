"""What happened in a run?"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Report:
    """What happened in a run: how often each kind of wish was granted or refused, each fault came, each state was."""

    granted: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    ended: Counter[str] = field(default_factory=Counter)
    events: Counter[str] = field(default_factory=Counter)
    diary: list[str] = field(default_factory=list)

    def add(self, other: Report) -> None:
        """Count the other in."""
        for name in ("granted", "refused", "faults", "ended", "events"):
            getattr(self, name).update(getattr(other, name))
