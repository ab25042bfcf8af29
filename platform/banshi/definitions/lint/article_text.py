"""Can the text of a cited article be vouched for?  What nobody compared with the gazette is not shown as the law."""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.law.resolving import Found
from banshi.definitions.lint.cited import citations_of, place, title_of
from banshi.definitions.lint.subject import Subject
from banshi_rules.findings import Finding, Severity

CODES = ("A613",)


def check(subject: Subject) -> Iterator[Finding]:
    """Articles whose text is missing in the store are named, as advice."""
    for basis, cited in citations_of(subject):
        if cited.found is Found.UNVERIFIED:
            yield Finding("A613", place(basis, "article"), title_of(cited), Severity.ADVICE)
