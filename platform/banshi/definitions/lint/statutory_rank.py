"""Does a long statutory limit rest on a law that can give it?  (Licensing Law 42: laws and regulations only)"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.lint.compare import in_words, longer
from banshi.definitions.lint.ranks import RANKS
from banshi.definitions.lint.subject import Subject
from banshi.definitions.model import LimitClass
from banshi_rules.findings import Finding
from banshi_rules.texts import Text

CODES = ("L005",)

#: Ranks that may set a limit beyond the ordinary one; rules of departments can only shorten it.
SUFFICIENT = ("law", "administrative-regulation", "local-regulation")


def check(subject: Subject) -> Iterator[Finding]:
    """A limit of a licence above the ordinary class rests on a law or regulation; other acts follow other laws."""
    if subject.limits is None or subject.kind != "licence":
        return
    statutory = subject.limits.statutory
    ordinary = subject.district.classes[LimitClass.ORDINARY].ceiling if subject.district is not None else None
    basis = next((law for law in subject.basis if law.id == statutory.basis), None)
    if ordinary is None or basis is None or basis.rank in SUFFICIENT or not longer(statutory.limit, ordinary):
        return
    args = {
        "statutory": in_words(statutory.limit),
        "ordinary": in_words(ordinary),
        "basis": basis.name,
        "rank": RANKS.get(basis.rank, Text(basis.rank)),
    }
    yield Finding("L005", statutory.at, args)
