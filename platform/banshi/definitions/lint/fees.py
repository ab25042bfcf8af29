"""May this be charged?  (Licensing Law 58, 59: nothing, unless a law or administrative regulation says so)"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.charging import Payable
from banshi.definitions.lint.ranks import RANKS
from banshi.definitions.lint.subject import Subject
from banshi_rules.findings import Finding, Severity
from banshi_rules.texts import Text

CODES = ("M903", "M904")

#: Ranks that may let a licence be charged for.
SUFFICIENT = ("law", "administrative-regulation")


def check(subject: Subject) -> Iterator[Finding]:
    """Every fee rests on a law or administrative regulation, and none keeps an application from being accepted."""
    for fee in subject.fees:
        basis = next((law for law in subject.basis if law.id == fee.basis), None)
        if basis is not None and basis.rank not in SUFFICIENT:
            rank = RANKS.get(basis.rank, Text(basis.rank))
            yield Finding("M903", fee.at, {"title": fee.title, "basis": basis.name, "rank": rank})
        if fee.payable is Payable.BEFORE_ACCEPTANCE:
            yield Finding("M904", fee.at, {"title": fee.title}, Severity.WARNING)
