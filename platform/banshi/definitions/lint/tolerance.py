"""May materials follow after acceptance, and until when?  (tolerant acceptance, 容缺受理: not beyond the promise)"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.lint.compare import in_words, longer
from banshi.definitions.lint.subject import Subject
from banshi.definitions.model import Necessity
from banshi_rules.findings import Finding, Severity

CODES = ("L034", "L035")


def check(subject: Subject) -> Iterator[Finding]:
    """Secondary materials may follow until the promised day, or for as long as the matter says, which is no longer."""
    limits = subject.limits
    if limits is None:
        return
    secondary = [material for material in subject.materials if material.necessity is Necessity.SECONDARY]
    if limits.tolerance is None:
        for material in secondary:
            yield Finding("L034", material.at, {"title": material.title}, Severity.ADVICE)
        return
    open_routes = [route for route in subject.routes if route.ends is None]
    promises = [limits.promised.limit, *(route.promised for route in open_routes if route.promised is not None)]
    shortest = min(promises, key=lambda promise: (longer(promise, promises[0]), promise.amount))
    for promise in promises:
        if longer(shortest, promise):
            shortest = promise
    if longer(limits.tolerance.limit, shortest):
        args = {"limit": in_words(limits.tolerance.limit), "promised": in_words(shortest)}
        yield Finding("L035", limits.tolerance.at, args)
