"""Must people come in person, and does the matter say why?"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.lint.subject import Subject
from banshi_rules.findings import Finding


def check(subject: Subject) -> Iterator[Finding]:
    """A visit has a reason, and a matter that is handled wholly online has no visits."""
    visits = subject.guide.visits
    at = subject.guide_at.get("visits", subject.at)
    if visits > 0 and subject.guide.visit_reason is None:
        yield Finding("L009", at, {"visits": visits})
    if visits > 0 and subject.online_depth == "full":
        yield Finding("L011", at, {"visits": visits})
