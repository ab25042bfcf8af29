"""Which faults of a definition can be proved?  Each with one applicant, or proved of all of them.

What the solver cannot settle in time is a finding of its own: what is not proved is never passed over as right.
"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.model import Matter
from banshi.definitions.proof.faults.blanks import left_open
from banshi.definitions.proof.faults.conditions import condition_faults
from banshi.definitions.proof.faults.judge import Judge
from banshi.definitions.proof.faults.needs import unanswered
from banshi.definitions.proof.faults.numbers import missing_numbers
from banshi.definitions.proof.faults.routes import route_faults
from banshi.definitions.proof.faults.tables import table_faults
from banshi.definitions.proof.prover import ALL, Prover
from banshi_rules.calendars import WorkingCalendar
from banshi_rules.findings import Finding, Severity
from banshi_rules.proof import own_room

__all__ = ["proof_findings"]


def proof_findings(matter: Matter, calendar: WorkingCalendar, seconds: float = ALL) -> tuple[Finding, ...]:
    """Everything that can be proved to be wrong with a matter, and what could not be settled in so many seconds."""
    with own_room():
        return tuple(_faults(Judge(Prover(matter, calendar, all=seconds))))


def _faults(judge: Judge) -> Iterator[Finding]:
    prover = judge.prover
    for among in (prover.meaning.right, prover.meaning.filed):
        if prover.possible([True], among)[0] is False:
            # of nobody everything can be said: a check that refuses everybody is said, or that they all do together
            refusing = [one for one in condition_faults(judge) if one.code == "P518"]
            yield from refusing or [Finding("P560", prover.matter.at, {})]
            return
    for table in prover.matter.tables.values():
        yield from table_faults(judge, table)
        yield from unanswered(judge, table)
    yield from condition_faults(judge)
    yield from route_faults(judge)
    yield from left_open(judge)
    yield from missing_numbers(judge)
    if judge.open:
        seconds = f"{prover.court.spent:.1f}"
        yield Finding("P550", prover.matter.at, {"what": tuple(judge.open), "seconds": seconds}, Severity.ADVICE)
