"""Does the guide say where to go, when, and whom to call?  (Licensing Law 30: explained to whoever asks)"""

from __future__ import annotations

import re
from collections.abc import Iterator

from banshi.definitions.lint.subject import Subject
from banshi_rules.findings import Finding
from banshi_rules.texts import Text

CODES = ("L091",)

#: What stands where nothing is said.
_NOTHING = re.compile(
    r"[\W_]*(?:无|没有|暂无|暂缺|略|待定|待补|待补充|待填|未定|同上|x+|n/?a|none|tb[ad]|todo)?[\W_]*",
    re.IGNORECASE,
)
#: Fewer digits are no number that could be dialled: 110, 12345.
_FEWEST_DIGITS = 3
_NAMES = {"name": Text("名称", "name"), "hours": Text("办公时间", "hours"), "phone": Text("电话", "telephone")}


def check(subject: Subject) -> Iterator[Finding]:
    """Every window has a name, hours, and a telephone that can be dialled."""
    for number, window in enumerate(subject.guide.windows):
        for key, text in (("name", window.name.zh), ("hours", window.hours.zh), ("phone", window.phone)):
            at = subject.guide_at.get(f"windows.{number}.{key}")
            if at is not None and (_NOTHING.fullmatch(text) or (key == "phone" and not _can_be_dialled(text))):
                yield Finding("L091", at, {"what": _NAMES[key], "text": text})


def _can_be_dialled(text: str) -> bool:
    return sum(sign.isdigit() for sign in text) >= _FEWEST_DIGITS
