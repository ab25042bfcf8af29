"""Can somebody apply who need not come and cannot apply online?  Then by post (a rule of the province's validator)."""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.lint.subject import Subject
from banshi_rules.findings import Finding

CODES = ("L070", "L071")


def check(subject: Subject) -> Iterator[Finding]:
    """No visits and nothing online want `post` among the ways; the ways agree with how much is done online."""
    ways, online = subject.guide.ways, subject.online_depth != "consult-only"
    if subject.online_depth is None or "guide" not in subject.guide_at:
        return
    at = subject.guide_at.get("ways", subject.guide_at["guide"])
    if ways and ("online" in ways) is not online:
        yield Finding("L071", at, {"depth": subject.online_depth})
    elif not online and "visits" in subject.has and subject.guide.visits == 0 and "post" not in ways:
        yield Finding("L070", at)
