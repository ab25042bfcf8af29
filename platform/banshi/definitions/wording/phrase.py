"""How is one finding's wording written down without ceremony?"""

from __future__ import annotations

from banshi_rules.findings import Wording
from banshi_rules.texts import Text


def phrase(zh: str, en: str, zh_hint: str, en_hint: str) -> Wording:
    """What is wrong and why, then what to do; Chinese and English.  `{name}` takes an argument of the finding."""
    return Wording(Text(zh, en), Text(zh_hint, en_hint))
