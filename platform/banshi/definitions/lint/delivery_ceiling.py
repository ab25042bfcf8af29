"""Is the result handed over as soon as the law wants?  (Licensing Law 44: within ten days)"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.lint.compare import in_words, longer
from banshi.definitions.lint.subject import Subject
from banshi_rules.findings import Finding

CODES = ("L025",)


def check(subject: Subject) -> Iterator[Finding]:
    """Delivery keeps the ceiling of the district."""
    delivery = subject.limits.delivery if subject.limits is not None else None
    ceiling = subject.district.delivery_ceiling if subject.district is not None else None
    if delivery is not None and ceiling is not None and longer(delivery.limit, ceiling):
        args = {"limit": in_words(delivery.limit), "ceiling": in_words(ceiling)}
        yield Finding("L025", delivery.at, args, subject.severity_of_ceilings)
