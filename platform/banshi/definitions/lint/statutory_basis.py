"""Does the statutory limit say which law sets it?  (Licensing Law 42)"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.lint.subject import Subject
from banshi_rules.findings import Finding

CODES = ("L018",)


def check(subject: Subject) -> Iterator[Finding]:
    """A statutory limit names its basis."""
    if subject.limits is not None and subject.limits.statutory.basis is None:
        yield Finding("L018", subject.limits.statutory.at)
