"""Is what a matter promises within the law, and the law's limit within the district's class?  (Licensing Law 42)"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.lint.compare import in_words, longer
from banshi.definitions.lint.subject import Subject
from banshi_rules.findings import Finding


def check(subject: Subject) -> Iterator[Finding]:
    """Promised, on every route, no longer than statutory; statutory no longer than the ceiling of its class."""
    if subject.limits is None:
        return
    statutory = subject.limits.statutory
    if longer(subject.limits.promised.limit, statutory.limit):
        args = {"promised": in_words(subject.limits.promised.limit), "statutory": in_words(statutory.limit)}
        yield Finding("L001", subject.limits.promised.at, args)
    for route in subject.routes:
        if route.promised is not None and longer(route.promised, statutory.limit):
            args = {"promised": in_words(route.promised), "statutory": in_words(statutory.limit)}
            yield Finding("L001", route.at, args)
    rule = subject.district.classes.get(subject.limits.kind) if subject.district is not None else None
    if rule is not None and rule.ceiling is not None and longer(statutory.limit, rule.ceiling):
        args = {"statutory": in_words(statutory.limit), "name": rule.name, "ceiling": in_words(rule.ceiling)}
        yield Finding("L002", statutory.at, args)
