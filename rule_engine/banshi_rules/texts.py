"""What does a text say in which language?  Chinese is always there; English may be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Language = Literal["zh", "en"]

_IDEOGRAPH = "[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
#: Chinese words, with the numbers and signs between them.
_CHINESE = re.compile(f"[《〔]?{_IDEOGRAPH}+(?:[0-9、，（）〔〕《》·]*{_IDEOGRAPH}+)*[》）]?")


@dataclass(frozen=True, slots=True)
class Text:
    """A text for people, in Chinese and, where somebody wrote it, in English."""

    zh: str
    en: str | None = None

    def say(self, language: Language) -> str:
        """The text in that language; Chinese where there is no English."""
        return self.en if language == "en" and self.en is not None else self.zh

    def __str__(self) -> str:
        return self.zh


def runs(words: str) -> Iterator[tuple[Language, str]]:
    """An English sentence in its parts, so that the Chinese in it (names of people, of laws) can be marked."""
    end = 0
    for match in _CHINESE.finditer(words):
        if match.start() > end:
            yield "en", words[end : match.start()]
        yield "zh", match.group()
        end = match.end()
    if end < len(words):
        yield "en", words[end:]
