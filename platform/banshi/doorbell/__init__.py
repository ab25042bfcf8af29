"""How does work that was just left wake somebody?  A ring may be lost: the worker looks every ten seconds anyway."""

from __future__ import annotations

from typing import Protocol


class Bell(Protocol):
    """Somebody to wake."""

    def ring(self) -> None:
        """Say that there is work.  Returns at once and never raises, whatever is broken."""
