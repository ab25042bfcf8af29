"""Is the limit of the law within the ceiling of the district's class?  (Licensing Law 42)"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.lint.compare import in_words, longer
from banshi.definitions.lint.subject import Subject
from banshi_rules.findings import Finding

CODES = ("L002",)


def check(subject: Subject) -> Iterator[Finding]:
    """The statutory limit is no longer than the ceiling of its class."""
    if subject.limits is None or subject.district is None:
        return
    statutory, rule = subject.limits.statutory, subject.district.classes.get(subject.limits.kind)
    if rule is None or rule.ceiling is None:
        return
    limits = [(statutory.limit, statutory.at)]
    limits += [(route.statutory, route.at) for route in subject.routes if route.statutory is not None]
    for limit, at in limits:
        if longer(limit, rule.ceiling):
            args = {"statutory": in_words(limit), "name": rule.name, "ceiling": in_words(rule.ceiling)}
            yield Finding("L002", at, args)
