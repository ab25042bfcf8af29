"""`integer` and `decimal`: exact numbers with a unit.

Options: `min`, `max`, `unit`; for decimals also `decimals`, the most places after the point.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, cast

from banshi_forms.characters import narrow
from banshi_forms.kinds.kind import TEXT_SCHEMA, StandardKind, as_count, as_number, as_text, closed, in_order
from banshi_forms.model import BadOption, Field, JsonSchema, Options, Reach, Wrong
from banshi_rules.texts import Language, Text
from banshi_rules.values import DECIMAL, INTEGER, Type, Value

#: What a database and a spreadsheet can still hold exactly.
_DIGITS = 15
_PLACES = 6
_NUMBER = re.compile(r"[+-]?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]*)?|[+-]?\.[0-9]+")
_SPACES = re.compile("[\\s\u00a0\u2000-\u200b\u202f\u205f\u2060\ufeff]+")


@dataclass(frozen=True, slots=True)
class NumberOptions(Options):
    """Bounds are part of what is allowed."""

    min: Decimal | None
    max: Decimal | None
    unit: Text | None
    decimals: int


class NumberKind(StandardKind):
    """A number; `whole` ones have no point."""

    def __init__(self, name: str, whole: bool, value_type: Type) -> None:
        self.name = name
        self.whole = whole
        self.value_type = value_type

    @property
    def options_schema(self) -> JsonSchema:
        """min, max, unit, decimals."""
        number = {"type": "integer" if self.whole else "number"}
        schema: dict[str, object] = {"min": number, "max": number, "unit": TEXT_SCHEMA}
        if not self.whole:
            schema["decimals"] = {"type": "integer", "minimum": 0, "maximum": _PLACES}
        return schema

    def options(self, given: Mapping[str, Any]) -> Options:
        """Typed options; bounds of an integer are integers."""
        closed(given, self.options_schema)
        low, high = (None if given.get(key) is None else as_number(key, given[key]) for key in ("min", "max"))
        for key, bound in (("min", low), ("max", high)):
            if self.whole and bound is not None and bound != bound.to_integral_value():
                raise BadOption(key, Text("要写整数", "write a whole number"))
        in_order("min", low, "max", high)
        decimals = 0 if self.whole else as_count("decimals", given.get("decimals", _PLACES))
        if decimals > _PLACES:
            raise BadOption("decimals", Text(f"最多 {_PLACES} 位小数", f"at most {_PLACES} decimal places"))
        unit = None if given.get("unit") is None else as_text("unit", given["unit"])
        return NumberOptions(low, high, unit, decimals)

    def attributes(self, field: Field) -> Mapping[str, str]:
        """A keyboard of digits; never type=number, whose wheel and rounding change answers."""
        return {"inputmode": "numeric" if self.whole else "decimal", "autocomplete": "off"}

    def parse(self, field: Field, text: str) -> Value | None:
        """Full-width digits, spaces, thousands commas and the unit are set right; nothing else is guessed."""
        text = _SPACES.sub("", narrow(text).replace("−", "-").replace("．", "."))
        if not text:
            return None
        unit = cast(NumberOptions, field.options).unit
        if unit is not None:
            for word in (unit.zh, unit.en):
                if word and len(text) > len(word):
                    text = text.removesuffix(_SPACES.sub("", narrow(word)))
        if len(text) > 60:
            raise Wrong("number-too-long", most=_DIGITS)
        if not _NUMBER.fullmatch(text):
            raise Wrong("not-whole" if self.whole else "not-number", example=self._example(field))
        if self.whole and "." in text:
            raise Wrong("not-whole", example=self._example(field))
        number = Decimal(text.replace(",", ""))
        if len(text.lstrip("+-").partition(".")[0].replace(",", "").lstrip("0")) > _DIGITS:
            raise Wrong("number-too-long", most=_DIGITS)
        return int(number) if self.whole else plain(number)

    def accepts(self, value: object) -> bool:
        """An int or a finite Decimal; a boolean is no number."""
        if self.whole:
            return isinstance(value, int) and not isinstance(value, bool)
        return isinstance(value, Decimal) and value.is_finite()

    def check(self, field: Field, value: Value, today: date | None) -> Wrong | None:
        """Bounds, and places after the point."""
        options = cast(NumberOptions, field.options)
        number = cast("int | Decimal", value)
        unit = Text("", "") if options.unit is None else Text(f" {options.unit.zh}", f" {options.unit.say('en')}")
        if options.min is not None and number < options.min:
            return Wrong("below-min", least=options.min, unit=unit)
        if options.max is not None and number > options.max:
            return Wrong("above-max", most=options.max, unit=unit)
        if abs(number) >= 10**_DIGITS:
            return Wrong("number-too-long", most=_DIGITS)
        if isinstance(number, Decimal) and -cast(int, number.normalize().as_tuple().exponent) > options.decimals:
            return Wrong("too-many-decimals", most=options.decimals) if options.decimals else Wrong("no-decimals")
        return None

    def typed(self, field: Field, value: Value) -> Mapping[str, list[str]]:
        """Plain digits."""
        return {"": [_digits(cast("int | Decimal", value))]}

    def show(self, field: Field, value: Value, language: Language) -> str:
        """With thousands commas and the unit."""
        number, unit = cast("int | Decimal", value), cast(NumberOptions, field.options).unit
        whole, point, places = _digits(number).partition(".")
        shown = f"{int(whole):,}" if whole.lstrip("-") != "0" else whole
        shown += point + places
        return f"{shown} {unit.say(language)}" if unit is not None else shown

    def reach(self, options: Options) -> Reach:
        """min and max, and what can be kept exactly."""
        given = cast(NumberOptions, options)
        end = Decimal(10**_DIGITS - (1 if self.whole else 0))
        low, high = given.min if given.min is not None else -end, given.max if given.max is not None else end
        return Reach(low=max(low, -end), high=min(high, end), places=given.decimals)

    def specimen(self, field: Field, seed: int = 0, length: int | None = None) -> Value | None:
        """Upwards from the lower bound, or from one."""
        reach = self.reach(field.options)
        low, high = cast(Decimal, reach.low), cast(Decimal, reach.high)
        number = min(max(low, min(Decimal(1), high)) + seed, high)
        return int(number) if self.whole else plain(number)

    def to_json(self, value: Value) -> Any:
        """Integers as numbers, decimals as strings."""
        return value if self.whole else _digits(cast(Decimal, value))

    def from_json(self, field: Field, stored: Any) -> Value:
        """A number, or one as text."""
        if isinstance(stored, bool):
            raise Wrong("not-whole" if self.whole else "not-number", example=self._example(field))
        if isinstance(stored, (int, float, Decimal)):
            stored = str(stored)
            if "e" in stored.lower():
                stored = format(Decimal(stored), "f")
        if isinstance(stored, str):
            value = self.parse(field, stored)
            if value is not None:
                return value
            raise Wrong("blank")
        raise Wrong("not-whole" if self.whole else "not-number", example=self._example(field))

    def _example(self, field: Field) -> Text:
        if self.whole:
            return Text("12", "12")
        if cast(NumberOptions, field.options).decimals == 0:
            return Text("120", "120")
        return Text("120 或 85.5", "120 or 85.5")


def plain(number: Decimal) -> Decimal:
    """The same number in its shortest form: no exponent, no zeros at the end, no minus zero."""
    if not number:
        return Decimal(0)
    number = number.normalize()
    return number if cast(int, number.as_tuple().exponent) <= 0 else number.quantize(Decimal(1))


def _digits(number: int | Decimal) -> str:
    return str(number) if isinstance(number, int) else format(plain(number), "f")


INTEGER_KIND = NumberKind("integer", True, INTEGER)
DECIMAL_KIND = NumberKind("decimal", False, DECIMAL)
