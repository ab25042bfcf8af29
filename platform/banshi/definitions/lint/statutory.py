"""Does a long statutory limit rest on a law that can give it?  (Licensing Law 42: laws and regulations only)"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.lint.compare import in_words, longer
from banshi.definitions.lint.subject import Subject
from banshi.definitions.model import LimitClass
from banshi_rules.findings import Finding
from banshi_rules.texts import Text

#: What the other ranks are called.
RANKS = {
    "departmental-rule": Text("部门规章", "departmental rule"),
    "local-rule": Text("地方政府规章", "local government rule"),
    "normative-document": Text("规范性文件", "normative document"),
}

#: Ranks that may set a limit beyond the ordinary one; rules of departments can only shorten it.
SUFFICIENT = ("law", "administrative-regulation", "local-regulation")


def check(subject: Subject) -> Iterator[Finding]:
    """A statutory limit names its basis; one above the ordinary class names one of sufficient rank."""
    if subject.limits is None:
        return
    statutory = subject.limits.statutory
    if statutory.basis is None:
        yield Finding("L018", statutory.at)
        return
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
