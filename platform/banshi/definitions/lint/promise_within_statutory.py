"""Is what a matter promises, on every route, within the limit of the law?  (Licensing Law 42, 43)"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.lint.compare import in_words, longer
from banshi.definitions.lint.subject import Subject
from banshi_rules.findings import Finding

CODES = ("L001",)


def check(subject: Subject) -> Iterator[Finding]:
    """No promise is longer than the statutory limit."""
    if subject.limits is None:
        return
    statutory = subject.limits.statutory.limit
    promises = [(subject.limits.promised.limit, subject.limits.promised.at)]
    promises += [(route.promised, route.at) for route in subject.routes if route.promised is not None]
    for promised, at in promises:
        if longer(promised, statutory):
            yield Finding("L001", at, {"promised": in_words(promised), "statutory": in_words(statutory)})
