"""Must people come in person, and does the matter say why?"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.lint.subject import Subject
from banshi_rules.findings import Finding

CODES = ("L009",)


def check(subject: Subject) -> Iterator[Finding]:
    """A visit has a reason."""
    if subject.guide.visits > 0 and subject.guide.visit_reason is None:
        yield Finding("L009", subject.guide_at.get("visits", subject.at), {"visits": subject.guide.visits})
