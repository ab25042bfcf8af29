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
    statutory, promised = subject.limits.statutory.limit, subject.limits.promised.limit
    pairs = [(promised, statutory, subject.limits.promised.at)]
    for route in subject.routes:
        if route.promised is not None or route.statutory is not None:
            pairs.append((route.promised or promised, route.statutory or statutory, route.at))
    for promise, law, at in pairs:
        if longer(promise, law):
            yield Finding("L001", at, {"promised": in_words(promise), "statutory": in_words(law)})
