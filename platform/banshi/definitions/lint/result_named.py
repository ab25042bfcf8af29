"""Does the guide say what one gets?  (Licensing Law 38, 39: a grant is written, and a licence where one is needed)"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.lint.subject import Subject
from banshi_rules.findings import Finding, Severity

CODES = ("L085",)


def check(subject: Subject) -> Iterator[Finding]:
    """A licence names the document in which it ends."""
    if subject.kind == "licence" and subject.licence is None and not subject.cancels:
        yield Finding("L085", subject.at, severity=Severity.ADVICE)
