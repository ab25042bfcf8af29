"""`choice` and `choices`: one of some options, or several.

Options: `options`, a map from id to text or to an option with days and parts; for choices also `least` and `most`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, cast

from banshi_forms.kinds.kind import StandardKind, as_count, as_text, closed, in_order
from banshi_forms.model import BadOption, Field, JsonSchema, Options, Reach, Wrong
from banshi_forms.options import Leaf, Option, OptionTree, tree_of
from banshi_rules.texts import Language, Text
from banshi_rules.values import Type, Value, list_of

#: Up to so many options all are shown at once; more go into a drop-down list.
_AT_ONCE = 8
_NOTHING_INSTEAD = Text("（现在没有可选的，请咨询受理窗口）", "(nothing can be chosen now; ask at the window)")


@dataclass(frozen=True, slots=True)
class ChoiceOptions(Options):
    """What there is to choose from, as it is written and as it is looked up; for `choices` how many may be ticked."""

    options: Mapping[str, Option]
    least: int = 0
    most: int | None = None
    tree: OptionTree = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "tree", tree_of(self.options))


def choosable(given: object) -> Mapping[str, Option]:
    """The options, out of {id: text or option}.  Raises BadOption."""
    if not isinstance(given, Mapping) or not given:
        raise BadOption(
            "options",
            Text("要写选项，例如 {hot: 热食, cold: 冷食}", "write the options, for example {hot: 热食, cold: 冷食}"),
        )
    return {
        str(key): option if isinstance(option, Option) else Option(as_text("options", option))
        for key, option in given.items()
    }


_OPTIONS_SCHEMA: JsonSchema = {
    "oneOf": [
        {"type": "string", "description": "the name of a dictionary"},
        {"type": "object", "minProperties": 1},
    ]
}


class ChoiceKind(StandardKind):
    """One of the options."""

    name = "choice"
    on_receipt = True
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
        return cast(ChoiceOptions, options).tree.type

    def control_for(self, field: Field) -> str:
        """Radio buttons, or a drop-down list when there are many."""
        return "radios" if len(_leaves(field)) <= _AT_ONCE else "select"

    def parse(self, field: Field, text: str) -> Value | None:
        """The id."""
        if text == "":
            return None
        if text not in _leaves(field):
            raise Wrong("not-an-option")
        return text

    def check(self, field: Field, value: Value, today: date | None) -> Wrong | None:
        """It must be one of the options, and offered on that day."""
        return _not_offered(field, (cast(str, value),), today)

    def reach(self, options: Options) -> Reach:
        """The days on which options are offered."""
        return Reach(offered=_days(cast(ChoiceOptions, options)))

    def specimen(self, field: Field, seed: int = 0, length: int | None = None) -> Value | None:
        """One option after the other."""
        known = tuple(_leaves(field))
        return known[seed % len(known)]

    def show(self, field: Field, value: Value, language: Language) -> str:
        """The text of the option."""
        return _word(field, cast(str, value), language)

    def from_json(self, field: Field, stored: Any) -> Value:
        """The id."""
        if isinstance(stored, str) and stored in _leaves(field):
            return stored
        raise _not_an_option(field, stored)


class ChoicesKind(StandardKind):
    """Some of the options, kept in the order of the options.  None ticked is no answer."""

    name = "choices"
    control = "checkboxes"
    on_receipt = True
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
        options = ChoiceOptions(choosable(given.get("options")))
        least = as_count("least", given.get("least", 0))
        most = None if given.get("most") is None else as_count("most", given["most"], 1)
        in_order("least", least, "most", most)
        there_are = len(options.tree.leaves)
        if least > there_are:
            raise BadOption("least", Text(f"一共只有 {there_are} 个选项", f"there are only {there_are} options"))
        return replace(options, least=least, most=most)

    def type_of(self, options: Options) -> Type:
        """A list of ids."""
        return list_of(cast(ChoiceOptions, options).tree.type)

    def read(self, field: Field, posted: Mapping[str, Sequence[str]]) -> Value | None:
        """Every ticked id."""
        return _ordered(field, [text for text in posted.get("", ()) if text != ""])

    def accepts(self, value: object) -> bool:
        """A tuple of texts, not empty."""
        return isinstance(value, tuple) and len(value) > 0 and all(isinstance(item, str) for item in value)

    def check(self, field: Field, value: Value, today: date | None) -> Wrong | None:
        """Each must be an option that is offered on that day; how many are ticked."""
        options, ticked = cast(ChoiceOptions, field.options), cast("tuple[str, ...]", value)
        wrong = _not_offered(field, ticked, today)
        if wrong is not None:
            return wrong
        if len(ticked) < options.least:
            return Wrong("too-few-choices", least=options.least)
        if options.most is not None and len(ticked) > options.most:
            return Wrong("too-many-choices", most=options.most)
        return None

    def typed(self, field: Field, value: Value) -> Mapping[str, list[str]]:
        """The ids."""
        return {"": list(cast("tuple[str, ...]", value))}

    def reach(self, options: Options) -> Reach:
        """least and most, for none ticked is no answer, and the days on which options are offered."""
        given = cast(ChoiceOptions, options)
        return Reach(least=max(given.least, 1), most=given.most, offered=_days(given))

    def specimen(self, field: Field, seed: int = 0, length: int | None = None) -> Value | None:
        """As many as must be ticked, from one option after the other on."""
        known, least = tuple(_leaves(field)), self.reach(field.options).least
        return _ordered(field, [known[(seed + place) % len(known)] for place in range(least)])

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
            if not isinstance(item, str) or item not in _leaves(field):
                raise _not_an_option(field, item)
        value = _ordered(field, stored)
        if value is None:
            raise Wrong("blank")
        return value


def _days(options: ChoiceOptions) -> Mapping[str, tuple[date | None, date | None]]:
    """The days on which those options are offered that are not offered always."""
    leaves = options.tree.leaves.values()
    return {leaf.id: (leaf.since, leaf.until) for leaf in leaves if leaf.since or leaf.until}


def _leaves(field: Field) -> Mapping[str, Leaf]:
    return cast(ChoiceOptions, field.options).tree.leaves


def _ordered(field: Field, ticked: Iterable[str]) -> Value | None:
    chosen, known = set(ticked), _leaves(field)
    if not chosen <= known.keys():
        raise Wrong("not-an-option")
    return tuple(key for key in known if key in chosen) or None


def _word(field: Field, key: str, language: Language) -> str:
    leaf = _leaves(field).get(key)
    return key if leaf is None else leaf.words(language)


def _not_offered(field: Field, chosen: Iterable[str], day: date | None) -> Wrong | None:
    """What is wrong with the first of these that is no option, or not one on that day."""
    for key in chosen:
        leaf = _leaves(field).get(key)
        if leaf is None:
            return Wrong("not-an-option")
        if not leaf.offered(day):
            instead = cast(ChoiceOptions, field.options).tree.instead(leaf, day) or _NOTHING_INSTEAD
            if leaf.since is not None and day is not None and day < leaf.since:
                return Wrong("option-not-yet", option=leaf.text, since=leaf.since, instead=instead)
            return Wrong("option-ended", option=leaf.text, until=leaf.until, instead=instead)
    return None


def _not_an_option(field: Field, given: object) -> Wrong:
    tree = cast(ChoiceOptions, field.options).tree
    if isinstance(given, str) and given in tree.branches:
        return Wrong("option-divided", given=tree.labels[given], options=tree.branches[given][:20])
    shown = given if isinstance(given, str) else json.dumps(given, ensure_ascii=False, default=str)
    return Wrong("not-an-option-named", given=shown[:60], options=tuple(tree.leaves)[:20])


CHOICE = ChoiceKind()
CHOICES = ChoicesKind()
