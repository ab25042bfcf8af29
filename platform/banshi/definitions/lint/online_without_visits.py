"""Is a matter that is handled wholly online handled without coming?"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.lint.subject import Subject
from banshi_rules.findings import Finding

CODES = ("L011",)


def check(subject: Subject) -> Iterator[Finding]:
    """A matter of full online depth asks for no visits."""
    if subject.guide.visits > 0 and subject.online_depth == "full":
        yield Finding("L011", subject.guide_at.get("visits", subject.at), {"visits": subject.guide.visits})
