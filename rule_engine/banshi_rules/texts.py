"""What does a text say in which language?  Chinese is always there; English may be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["zh", "en"]


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
