"""May this be a licence at all?  (Licensing Law 14-17: laws and regulations create licences, departments cannot)"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.lint.subject import Subject
from banshi_rules.findings import Finding, Severity

CODES = ("L088", "L089")

#: Ranks that may create a licence; a rule of a provincial government only one for a year (15).
_LASTING = frozenset({"law", "administrative-regulation", "local-regulation"})
_FOR_A_YEAR = "local-rule"


def check(subject: Subject) -> Iterator[Finding]:
    """Among the bases of a licence is one that may create it."""
    ranks = {basis.rank for basis in subject.basis if basis.rank}
    if subject.kind != "licence" or not ranks or ranks & _LASTING or len(ranks) < len({b.rank for b in subject.basis}):
        return
    at = subject.basis[0].at
    if _FOR_A_YEAR in ranks:
        yield Finding("L089", at, severity=Severity.WARNING)
    else:
        yield Finding("L088", at)
