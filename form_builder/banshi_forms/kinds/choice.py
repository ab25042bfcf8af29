"""`choice` and `choices`: one of some options, or several.

Options: `options`, a map from id to text; for choices also `least` and `most`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from banshi_forms.kinds.kind import StandardKind, as_count, as_text, closed, in_order
from banshi_forms.model import BadOption, Field, JsonSchema, Options, Wrong
from banshi_rules.texts import Language, Text
from banshi_rules.values import Type, Value, enum, list_of

#: Up to so many options all are shown at once; more go into a drop-down list.
_AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class ChoiceOptions(Options):
    """What there is to choose from, in order; for `choices` how many may be ticked."""

    options: Mapping[str, Text]
    least: int = 0
    most: int | None = None


def choosable(given: object) -> Mapping[str, Text]:
    """The options as {id: text}.  Raises BadOption."""
    if not isinstance(given, Mapping) or not given:
        raise BadOption(
            "options",
            Text("要写选项，例如 {hot: 热食, cold: 冷食}", "write the options, for example {hot: 热食, cold: 冷食}"),
        )
    return {str(key): as_text("options", text) for key, text in given.items()}


_OPTIONS_SCHEMA: JsonSchema = {
    "oneOf": [
        {"type": "string", "description": "the name of a dictionary"},
        {"type": "object", "minProperties": 1},
    ]
}


class ChoiceKind(StandardKind):
    """One of the options."""

    name = "choice"
    missing = "missing-choice"

    @property
    def options_schema(self) -> JsonSchema:
        """options."""
        return {"options": _OPTIONS_SCHEMA}

    def options(self, given: Mapping[str, Any]) -> Options:
        """Typed options."""
        closed(given, self.options_schema)
        return ChoiceOptions(choosable(given.get("options")))

    def type_of(self, options: Options) -> Type:
        """One of the ids."""
        return enum(tuple(cast(ChoiceOptions, options).options))

    def control_for(self, field: Field) -> str:
        """Radio buttons, or a drop-down list when there are many."""
        return "radios" if len(cast(ChoiceOptions, field.options).options) <= _AT_ONCE else "select"

    def parse(self, field: Field, text: str) -> Value | None:
        """The id."""
        if text == "":
            return None
        if text not in cast(ChoiceOptions, field.options).options:
            raise Wrong("not-an-option")
        return text

    def check(self, field: Field, value: Value, today: date | None) -> Wrong | None:
        """It must be one of the options."""
        return None if value in cast(ChoiceOptions, field.options).options else Wrong("not-an-option")

    def show(self, field: Field, value: Value, language: Language) -> str:
        """The text of the option."""
        return _word(field, cast(str, value), language)

    def from_json(self, field: Field, stored: Any) -> Value:
        """The id."""
        if isinstance(stored, str) and stored in cast(ChoiceOptions, field.options).options:
            return stored
        raise _not_an_option(field, stored)


class ChoicesKind(StandardKind):
    """Some of the options, kept in the order of the options.  None ticked is no answer."""

    name = "choices"
    control = "checkboxes"
    missing = "missing-choice"
    python = tuple

    @property
    def options_schema(self) -> JsonSchema:
        """options, least, most."""
        return {
            "options": _OPTIONS_SCHEMA,
            "least": {"type": "integer", "minimum": 0},
            "most": {"type": "integer", "minimum": 1},
        }

    def options(self, given: Mapping[str, Any]) -> Options:
        """Typed options; more cannot be asked than there are."""
        closed(given, self.options_schema)
        options = choosable(given.get("options"))
        least = as_count("least", given.get("least", 0))
        most = None if given.get("most") is None else as_count("most", given["most"], 1)
        in_order("least", least, "most", most)
        if least > len(options):
            raise BadOption("least", Text(f"一共只有 {len(options)} 个选项", f"there are only {len(options)} options"))
        return ChoiceOptions(options, least, most)

    def type_of(self, options: Options) -> Type:
        """A list of ids."""
        return list_of(enum(tuple(cast(ChoiceOptions, options).options)))

    def read(self, field: Field, posted: Mapping[str, Sequence[str]]) -> Value | None:
        """Every ticked id."""
        return _ordered(field, [text for text in posted.get("", ()) if text != ""])

    def accepts(self, value: object) -> bool:
        """A tuple of texts, not empty."""
        return isinstance(value, tuple) and len(value) > 0 and all(isinstance(item, str) for item in value)

    def check(self, field: Field, value: Value, today: date | None) -> Wrong | None:
        """Each must be an option; how many are ticked."""
        options, ticked = cast(ChoiceOptions, field.options), cast("tuple[str, ...]", value)
        if not all(item in options.options for item in ticked):
            return Wrong("not-an-option")
        if len(ticked) < options.least:
            return Wrong("too-few-choices", least=options.least)
        if options.most is not None and len(ticked) > options.most:
            return Wrong("too-many-choices", most=options.most)
        return None

    def typed(self, field: Field, value: Value) -> Mapping[str, list[str]]:
        """The ids."""
        return {"": list(cast("tuple[str, ...]", value))}

    def show(self, field: Field, value: Value, language: Language) -> str:
        """The texts in a row."""
        words = [_word(field, item, language) for item in cast("tuple[str, ...]", value)]
        return ("、" if language == "zh" else ", ").join(words)

    def to_json(self, value: Value) -> Any:
        """A list of ids."""
        return list(cast("tuple[str, ...]", value))

    def from_json(self, field: Field, stored: Any) -> Value:
        """A list of ids."""
        if not isinstance(stored, (list, tuple)):
            raise Wrong("not-list")
        for item in stored:
            if not isinstance(item, str) or item not in cast(ChoiceOptions, field.options).options:
                raise _not_an_option(field, item)
        value = _ordered(field, stored)
        if value is None:
            raise Wrong("blank")
        return value


def _ordered(field: Field, ticked: Iterable[str]) -> Value | None:
    chosen, known = set(ticked), cast(ChoiceOptions, field.options).options
    if not chosen <= known.keys():
        raise Wrong("not-an-option")
    return tuple(key for key in known if key in chosen) or None


def _word(field: Field, key: str, language: Language) -> str:
    text = cast(ChoiceOptions, field.options).options.get(key)
    return key if text is None else text.say(language)


def _not_an_option(field: Field, given: object) -> Wrong:
    shown = given if isinstance(given, str) else json.dumps(given, ensure_ascii=False, default=str)
    return Wrong(
        "not-an-option-named", given=shown[:60], options=tuple(cast(ChoiceOptions, field.options).options)[:20]
    )


CHOICE = ChoiceKind()
CHOICES = ChoicesKind()
