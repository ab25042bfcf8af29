"""Do enough officers look at a place?  (Licensing Law 34: two at least; the number stands in `district.yaml`)"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.flow import PostCheck, Visit
from banshi.definitions.lint.subject import Subject
from banshi_rules.findings import Finding

CODES = ("L033",)


def check(subject: Subject) -> Iterator[Finding]:
    """Every visit and post-check sends as many officers as the district wants at least."""
    least = subject.district.least_visitors if subject.district is not None else None
    if least is None:
        return
    for step in subject.steps():
        if isinstance(step, (Visit, PostCheck)) and step.people < least:
            yield Finding("L033", step.at, {"step": step.id, "people": step.people, "least": least})
