"""What do all kinds of field have in common?  How one answer is read, checked, shown and kept as JSON.

A kind never looks at a clock: the day to compare with is handed in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from wtforms.fields.core import UnboundField

from banshi_forms.answer_field import AnswerField
from banshi_forms.model import BadOption, Field, JsonSchema, Options, Reach, Wrong
from banshi_rules.texts import Language, Text
from banshi_rules.values import TEXT, Type, Value

#: JSON Schema of a text for people: Chinese alone, or both languages.
TEXT_SCHEMA: JsonSchema = {
    "oneOf": [
        {"type": "string", "minLength": 1},
        {
            "type": "object",
            "properties": {"zh": {"type": "string", "minLength": 1}, "en": {"type": "string", "minLength": 1}},
            "required": ["zh"],
            "additionalProperties": False,
        },
    ]
}


class StandardKind:
    """The ways of a one-line text; each kind overrides what is different about it."""

    #: the word after `kind:`
    name: str
    #: the macro that draws the control: input, textarea, radios, select, checkboxes, date, file
    control: str = "input"
    #: endings of the posted names this kind reads; a date has three boxes
    boxes: tuple[str, ...] = ("",)
    #: the code of the problem "required, but not there"
    missing: str = "missing"
    #: whether a row of a group may hold it
    in_groups: bool = True
    #: whether its value arrives in the posted text; a file does not
    posted: bool = True
    #: whether it is judged by the day on which the application came in; an option is offered on days of receipt
    on_receipt: bool = False
    #: what Python type carries a value
    python: type | tuple[type, ...] = str
    value_type: Type = TEXT

    @property
    def options_schema(self) -> JsonSchema:
        """No options of its own."""
        return {}

    def options(self, given: Mapping[str, Any]) -> Options:
        """No options of its own; any option is one too many."""
        closed(given, self.options_schema)
        return Options()

    def type_of(self, options: Options) -> Type:
        """The type that expressions see."""
        return self.value_type

    def control_for(self, field: Field) -> str:
        """Which macro draws this field."""
        return self.control

    def attributes(self, field: Field) -> Mapping[str, str]:
        """Attributes of the input element that are the same for every answer (inputmode, autocomplete …)."""
        return {}

    def read(self, field: Field, posted: Mapping[str, Sequence[str]]) -> Value | None:
        """The value in what was posted, by box (`{"": ["85.5"]}`); None when nothing was answered.  Raises Wrong."""
        texts = posted.get("", ())
        if not texts:
            return None
        if len(texts) > 1:
            raise Wrong("answered-twice")
        return self.parse(field, texts[0])

    def parse(self, field: Field, text: str) -> Value | None:
        """The value in one posted text; None when it is blank.  Raises Wrong."""
        return text.strip() or None

    def check(self, field: Field, value: Value, today: date | None) -> Wrong | None:
        """What is wrong with a value of the right type, if anything.  `today` None: nothing is compared with it."""
        return None

    def accepts(self, value: object) -> bool:
        """Whether this Python value has the type of this kind."""
        return isinstance(value, self.python)

    def typed(self, field: Field, value: Value) -> Mapping[str, list[str]]:
        """The value as one would type it, by box; `read` gives the value back."""
        return {"": [str(value)]}

    def show(self, field: Field, value: Value, language: Language) -> str:
        """The value as people read it."""
        return str(value)

    def mask(self, field: Field, value: Value, language: Language) -> str:
        """The value as those may see it who do not hold the task."""
        return "***"

    def reach(self, options: Options) -> Reach:
        """No bounds beyond those of every text."""
        return Reach()

    def specimen(self, field: Field, seed: int = 0, length: int | None = None) -> Value | None:
        """An invented text, if this kind accepts it."""
        value = sized(f"示例{seed + 1}", length)
        return value if self.accepts(value) and self.check(field, value, None) is None else None

    def to_json(self, value: Value) -> Any:
        """The value as JSON keeps it."""
        return value

    def from_json(self, field: Field, stored: Any) -> Value:
        """The value back from JSON, also as a person would write it there.  Raises Wrong."""
        if not isinstance(stored, str):
            raise Wrong("not-text")
        value = self.parse(field, stored)
        if value is None:
            raise Wrong("blank")
        return value

    def wtforms_field(self, field: Field) -> UnboundField[Any]:
        """The WTForms field that takes and checks one answer of this kind."""
        return UnboundField(AnswerField, field)

    def __repr__(self) -> str:
        return f"<kind {self.name}>"


def sized(text: str, length: int | None) -> str:
    """The text, cut or filled up to so many characters; what tells it from others stays at its end."""
    if length is None or len(text) == length:
        return text
    return text[len(text) - length :] if len(text) > length else "例" * (length - len(text)) + text


def closed(given: Mapping[str, Any], schema: JsonSchema) -> None:
    """Refuses an option that is not one of this kind's."""
    for key in given:
        if key not in schema:
            known = "、".join(schema) or "没有选项"
            raise BadOption(
                key,
                Text(
                    f"这种字段没有选项 {key}；可用的选项：{known}",
                    f"this kind of field has no option {key}; its options: {', '.join(schema) or 'none'}",
                ),
            )


def as_text(key: str, given: object) -> Text:
    """A text for people out of `文字` or `{zh: …, en: …}`.  Raises BadOption."""
    if isinstance(given, Text):
        return given
    if isinstance(given, str) and given:
        return Text(given)
    if isinstance(given, Mapping) and isinstance(given.get("zh"), str) and set(given) <= {"zh", "en"}:
        english = given.get("en")
        if english is None or isinstance(english, str):
            return Text(given["zh"], english)
    raise BadOption(key, Text("要写文字，或 {zh: 中文, en: English}", "write a text, or {zh: 中文, en: English}"))


def as_count(key: str, given: object, least: int = 0) -> int:
    """A whole number not below `least`.  Raises BadOption."""
    if isinstance(given, int) and not isinstance(given, bool) and given >= least:
        return given
    raise BadOption(key, Text(f"要写不小于 {least} 的整数", f"write a whole number, {least} or more"))


def as_number(key: str, given: object) -> Decimal:
    """A finite number, exact.  Raises BadOption."""
    if isinstance(given, (int, float, Decimal)) and not isinstance(given, bool):
        number = Decimal(str(given))
        if number.is_finite():
            return number
    raise BadOption(key, Text("要写数字", "write a number"))


def in_order(low_key: str, low: Any, high_key: str, high: Any) -> None:
    """Refuses a lower bound above the upper one."""
    if low is not None and high is not None and low > high:
        raise BadOption(
            low_key, Text(f"{low_key} 不能大于 {high_key}", f"{low_key} must not be greater than {high_key}")
        )
