"""Does an answer depend on what was asked before?  Not in a room of one's own: the solver begins with nothing known.

Z3 keeps names, numbers and heuristics in one context for the whole process; with the limit counted in steps, a question
that is answered in a fresh context could stay open in one where a hundred others were asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import RLock

import z3

_one_at_a_time = RLock()


@contextmanager
def own_room() -> Iterator[None]:
    """What the solver is asked inside is asked in a context of its own; nothing made there is of use outside."""
    with _one_at_a_time:
        outside = z3.z3._main_ctx
        z3.z3._main_ctx = z3.Context()
        try:
            yield
        finally:
            z3.z3._main_ctx = outside
