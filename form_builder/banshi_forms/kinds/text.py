"""`text` and `long-text`: words of the applicant, on one line or several.

Options: `min_length`, `max_length` in characters (code points); `pattern` in RE2, with an `example` that matches it and
a `counterexample` that does not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from banshi_forms.characters import refuse_hidden
from banshi_forms.kinds.kind import StandardKind, as_count, closed, in_order, sized
from banshi_forms.kinds.pattern import compile_pattern
from banshi_forms.model import BadOption, Field, JsonSchema, Options, Reach, Wrong
from banshi_rules.texts import Language, Text
from banshi_rules.values import Value


@dataclass(frozen=True, slots=True)
class TextOptions(Options):
    """Lengths in code points; `pattern` must match the whole answer."""

    min_length: int
    max_length: int
    pattern: str | None
    example: str | None


class TextKind(StandardKind):
    """A text; `lines` tells whether it may have several lines, `longest` how long it may be when nothing is said."""

    def __init__(self, name: str, control: str, lines: bool, longest: int) -> None:
        self.name = name
        self.control = control
        self.lines = lines
        self.longest = longest

    @property
    def options_schema(self) -> JsonSchema:
        """min_length, max_length, pattern, example, counterexample."""
        return {
            "min_length": {"type": "integer", "minimum": 0},
            "max_length": {"type": "integer", "minimum": 1},
            "pattern": {"type": "string", "minLength": 1, "maxLength": 1000},
            "example": {"type": "string", "minLength": 1},
            "counterexample": {"type": "string", "minLength": 1},
        }

    def options(self, given: Mapping[str, Any]) -> Options:
        """Typed options; the pattern is compiled once here, so that a bad one is refused at its line."""
        closed(given, self.options_schema)
        low = as_count("min_length", given.get("min_length", 0))
        high = as_count("max_length", given.get("max_length", max(self.longest, low)), 1)
        in_order("min_length", low, "max_length", high)
        pattern, example = given.get("pattern"), given.get("example")
        compiled = None if pattern is None else compile_pattern(pattern)
        _judge(compiled, "example", example, True)
        _judge(compiled, "counterexample", given.get("counterexample"), False)
        return TextOptions(low, high, pattern, None if example is None else str(example))

    def attributes(self, field: Field) -> Mapping[str, str]:
        """Several lines get room for them."""
        return {"rows": "5"} if self.lines else {}

    def parse(self, field: Field, text: str) -> Value | None:
        """The text without the space around it; line ends are `\\n`."""
        text = text.replace("\r\n", "\n").replace("\r", "\n").strip(" \t\n\u3000\u00a0")
        if not self.lines:
            text = text.replace("\t", " ")
            if "\n" in text:
                raise Wrong("one-line")
        if not text:
            return None
        refuse_hidden(text, free=True)
        return text

    def check(self, field: Field, value: Value, today: date | None) -> Wrong | None:
        """Hidden characters, length, pattern."""
        options, text = cast(TextOptions, field.options), cast(str, value)
        try:
            if not text.isalnum():
                refuse_hidden(text, free=True)
        except Wrong as wrong:
            return wrong
        if len(text) > options.max_length:
            return Wrong("too-long", most=options.max_length, over=len(text) - options.max_length)
        if len(text) < options.min_length:
            return Wrong("too-short", least=options.min_length, length=len(text))
        if options.pattern is not None and not _compiled(options.pattern).fullmatch(text):
            if options.example is not None:
                return Wrong("pattern-example", example=options.example)
            return Wrong("pattern")
        return None

    def reach(self, options: Options) -> Reach:
        """min_length and max_length."""
        given = cast(TextOptions, options)
        return Reach(shortest=max(given.min_length, 1), longest=given.max_length)

    def specimen(self, field: Field, seed: int = 0, length: int | None = None) -> Value | None:
        """An invented text; of a pattern its example."""
        options = cast(TextOptions, field.options)
        text = f"示例{seed + 1}"
        if options.pattern is not None:
            text = options.example or text
        elif length is not None or not options.min_length <= len(text) <= options.max_length:
            text = sized(text, length or min(max(len(text), options.min_length), options.max_length))
        return text if self.check(field, text, None) is None else None

    def mask(self, field: Field, value: Value, language: Language) -> str:
        """The first character alone."""
        return str(value)[:1] + "***"


def _judge(pattern: Any, key: str, text: object, matches: bool) -> None:
    """Refuses an example that is none.  Raises BadOption."""
    if text is None:
        return
    if pattern is None:
        raise BadOption(key, Text("没有 pattern，例子没有用处", "without a pattern an example says nothing"))
    if bool(pattern.fullmatch(str(text))) is not matches:
        said = Text(f"不符合 pattern：{text}", f'"{text}" does not match the pattern')
        against = Text(
            f"应该是错误的例子，却符合 pattern：{text}", f'"{text}" should be wrong, but matches the pattern'
        )
        raise BadOption(key, said if matches else against)


def _compiled(pattern: str) -> Any:
    # google-re2 keeps compiled patterns itself
    return compile_pattern(pattern)


TEXT_KIND = TextKind("text", "input", False, 200)
LONG_TEXT = TextKind("long-text", "textarea", True, 2000)
