"""Who may limit how many licences there are?  (Licensing Law 12, 57: laws and regulations)"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.lint.ranks import RANKS
from banshi.definitions.lint.statutory_rank import SUFFICIENT
from banshi.definitions.lint.subject import Subject
from banshi_rules.findings import Finding, Severity
from banshi_rules.texts import Text

CODES = ("L044",)


def check(subject: Subject) -> Iterator[Finding]:
    """A quota rests on a law or regulation; a plan below that is a warning that wants its reason."""
    if subject.quota is None:
        return
    basis = next((law for law in subject.basis if law.id == subject.quota.basis), None)
    if basis is not None and basis.rank not in SUFFICIENT:
        args = {"basis": basis.name, "rank": RANKS.get(basis.rank, Text(basis.rank))}
        yield Finding("L044", subject.quota.at, args, Severity.WARNING)
