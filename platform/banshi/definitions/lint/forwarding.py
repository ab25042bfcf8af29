"""Does a case that is handed up go up?  (Licensing Law 35)"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.flow import Forward
from banshi.definitions.lint.subject import Subject
from banshi_rules.findings import Finding

CODES = ("L039",)

#: From the highest down.
LEVELS = ("state", "province", "city", "county", "town", "village")


def check(subject: Subject) -> Iterator[Finding]:
    """A step that forwards names a level above the matter's own."""
    if subject.level not in LEVELS:
        return
    for step in subject.steps():
        if isinstance(step, Forward) and LEVELS.index(step.to_level) >= LEVELS.index(subject.level):
            yield Finding("L039", step.at, {"step": step.id, "to": step.to_level, "level": subject.level})
