"""Does the service guide say what the law wants published?  (Licensing Law 30)"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.lint.subject import Subject
from banshi_rules.findings import Finding
from banshi_rules.texts import Text

CODES = ("L008",)

#: What a guide cannot be without, and what people call it.
WANTED = {
    "conditions": Text("受理条件", "conditions"),
    "windows": Text("办理窗口", "windows"),
    "fee": Text("是否收费", "fee"),
    "visits": Text("到现场次数", "number of visits"),
}


def check(subject: Subject) -> Iterator[Finding]:
    """Conditions, windows, fee and number of visits are all there."""
    if "guide" not in subject.guide_at:
        return  # no guide at all is said by the shape
    for key, means in WANTED.items():
        if key not in subject.has and not (key == "fee" and subject.fees):
            yield Finding("L008", subject.guide_at["guide"], {"key": key, "means": means})
