"""Does a matter that is decided on the day of acceptance promise another day?"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.lint.subject import Subject
from banshi_rules.findings import Finding

CODES = ("L026",)


def check(subject: Subject) -> Iterator[Finding]:
    """Where the class wants the decision on the same day, a promise is not written: it would mean nothing."""
    if subject.limits is None or subject.district is None:
        return
    rule = subject.district.classes[subject.limits.kind]
    if not rule.same_day:
        return
    written = [route.at for route in subject.routes if route.promised is not None]
    written += [subject.promised_at] if subject.promised_at is not None else []
    yield from (Finding("L026", at, {"name": rule.name}) for at in written)
