"""`money`: an amount in yuan, exact to the cent, always shown with both decimals.

Options: `min`, `max`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, cast

from banshi_forms.kinds.number import NumberKind, NumberOptions
from banshi_forms.model import BadOption, Field, JsonSchema, Options
from banshi_rules.texts import Language, Text
from banshi_rules.values import DECIMAL, Value

#: 元、角、分.
_CENTS = 2
_YUAN = Text("元", "yuan")
#: Both signs people put before an amount.
_SIGNS = "¥￥"


class MoneyKind(NumberKind):
    """A number with two decimals and a fixed unit."""

    def __init__(self) -> None:
        super().__init__("money", False, DECIMAL)

    @property
    def options_schema(self) -> JsonSchema:
        """min, max."""
        number = {"type": "number"}
        return {"min": number, "max": number}

    def options(self, given: Mapping[str, Any]) -> Options:
        """Typed options; a bound is an amount itself."""
        bounds = cast(NumberOptions, super().options(given))
        for key, bound in (("min", bounds.min), ("max", bounds.max)):
            if bound is not None and bound != round(bound, _CENTS):
                raise BadOption(key, Text("最多写两位小数（到分）", "write at most two decimals"))
        return replace(bounds, unit=_YUAN, decimals=_CENTS)

    def parse(self, field: Field, text: str) -> Value | None:
        """As a number, with or without the sign of the currency."""
        return super().parse(field, text.strip().lstrip(_SIGNS))

    def typed(self, field: Field, value: Value) -> Mapping[str, list[str]]:
        """With both decimals."""
        return {"": [_exact(value)]}

    def show(self, field: Field, value: Value, language: Language) -> str:
        """With thousands commas, both decimals and the unit."""
        return f"{_exact(value, ',')} {_YUAN.say(language)}"

    def to_json(self, value: Value) -> Any:
        """A string with both decimals."""
        return _exact(value)

    def _example(self, field: Field) -> Text:
        return Text("1200 或 1200.50", "1200 or 1200.50")


def _exact(value: Value, thousands: str = "") -> str:
    """The amount with both decimals; more where a wrong answer has more."""
    amount = cast(Decimal, value)
    return format(amount, f"{thousands}.{_CENTS}f" if amount == round(amount, _CENTS) else f"{thousands}f")


MONEY = MoneyKind()
