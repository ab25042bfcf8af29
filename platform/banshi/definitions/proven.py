"""Has this state of a matter been proved before?  Kept under its digest, so that nobody waits twice.

The solver is loaded only for what is new.
"""

from __future__ import annotations

from banshi.definitions.kept_findings import UNDECIDED, Judgement, KeptFindings, key_of
from banshi.definitions.model import Matter
from banshi_rules.calendars import WorkingCalendar
from banshi_rules.findings import Finding

_proven: dict[str, tuple[Finding, ...]] = {}


def proven(matter: Matter, calendar: WorkingCalendar, kept: KeptFindings | None = None) -> tuple[Finding, ...]:
    """What is proved to be wrong with a matter; recalled from what is kept, or proved now and kept there."""
    store = kept or KeptFindings(None)
    key = key_of("proof", matter.digest, calendar.digest)
    if key not in _proven:
        before = store.recall(key)
        found = before.findings if before is not None else _prove(matter, calendar)
        if any(finding.code == UNDECIDED for finding in found):
            return found
        store.keep(key, Judgement(found))
        _proven[key] = found
    return _proven[key]


def _prove(matter: Matter, calendar: WorkingCalendar) -> tuple[Finding, ...]:
    from banshi.definitions.proof import proof_findings  # noqa: PLC0415  it loads the solver

    return proof_findings(matter, calendar)
