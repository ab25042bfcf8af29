"""Which functions can an expression call?  A closed list; nothing else can ever be called."""

from __future__ import annotations

from typing import Final

#: Every function with what it takes, as authors read it.
FUNCTIONS: Final = {
    "size": "size(list)",
    "has": "has(fact)",
    "min": "min(a, b, …)",
    "max": "max(a, b, …)",
    "days": "days(from, to)",
    "working_days": "working_days(from, to)",
}
#: How many arguments each takes: at least, at most (None: any number).
ARGUMENTS: Final[dict[str, tuple[int, int | None]]] = {
    "size": (1, 1),
    "has": (1, 1),
    "min": (1, None),
    "max": (1, None),
    "days": (2, 2),
    "working_days": (2, 2),
}
