"""Does a definition do what it should for every applicant there can be?  Claims about a matter, proved or refuted.

    Prover(matter).witness(Takes("express"))         # an Applicant, None where there can be none, or Undecided
    distinguish(old, new)                            # an Applicant whose trials differ, Proved, or Undecided
    proof_findings(matter, calendar)                 # what is wrong, each with one applicant

Importing this loads the solver: whoever may do without it imports it late.
"""

from __future__ import annotations

from banshi.definitions.proof.applicant import Applicant
from banshi.definitions.proof.differences import distinguish
from banshi.definitions.proof.faults import proof_findings
from banshi.definitions.proof.predicates import (
    AllOf,
    AnyOf,
    Asks,
    Hits,
    Misses,
    NoneOf,
    Predicate,
    Requires,
    Takes,
    Value,
    Wrongs,
)
from banshi.definitions.proof.prover import Prover, witness
from banshi_rules.proof import Proved, Undecided

__all__ = [
    "AllOf",
    "AnyOf",
    "Applicant",
    "Asks",
    "Hits",
    "Misses",
    "NoneOf",
    "Predicate",
    "Proved",
    "Prover",
    "Requires",
    "Takes",
    "Undecided",
    "Value",
    "Wrongs",
    "distinguish",
    "proof_findings",
    "witness",
]
