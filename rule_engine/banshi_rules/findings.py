"""What is wrong with a definition, and where?  A finding is a value, put into words late, by code and language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from banshi_rules.texts import Language, Text


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a source text: lines and columns count characters from 1; the end is exclusive."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int

    def within(self, start: int, end: int) -> Span:
        """The part of a one-line span between two offsets of its text (used for columns inside an expression)."""
        if self.line != self.end_line:
            return self
        return Span(self.file, self.line, self.column + start, self.line, self.column + max(end, start + 1))

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


NOWHERE = Span("", 1, 1, 1, 1)


class Severity(StrEnum):
    """ERROR forbids publishing, WARNING wants a written reason, ADVICE is free."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Finding:
    """One complaint about a definition: which (`code`), how grave, where, and what to put into its words."""

    code: str
    at: Span
    args: Mapping[str, object] = field(default_factory=dict)
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class Wording:
    """How a finding of one code is worded: what is wrong and why, then what to do.  `{name}` takes an argument."""

    message: Text
    hint: Text

    def say(self, finding: Finding, language: Language) -> tuple[str, str]:
        """Message and hint of that finding in that language."""
        args = {key: _shown(value, language) for key, value in finding.args.items()}
        return self.message.say(language).format_map(args), self.hint.say(language).format_map(args)


def _shown(value: object, language: Language) -> object:
    if isinstance(value, Text):
        return value.say(language)
    if isinstance(value, (tuple, list)):
        return ("、" if language == "zh" else ", ").join(str(_shown(item, language)) for item in value)
    return value
