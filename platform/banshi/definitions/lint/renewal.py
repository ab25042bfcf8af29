"""When can a licence be renewed?  (Licensing Law 50: before it ends, early enough to decide)"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.lint.compare import in_words, longer
from banshi.definitions.lint.subject import Subject
from banshi_rules.findings import Finding

CODES = ("L045", "L046")


def check(subject: Subject) -> Iterator[Finding]:
    """A renewal window opens before it closes, and only what ends can be renewed."""
    licence = subject.licence
    if licence is None or licence.renewal is None:
        return
    if licence.valid is None:
        yield Finding("L045", licence.at, {"name": licence.name})
    if not longer(licence.renewal.since, licence.renewal.until):
        args = {"since": in_words(licence.renewal.since), "until": in_words(licence.renewal.until)}
        yield Finding("L046", licence.at, args)
