"""`yes-no`: 是 or 否; not answering is neither."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from banshi_forms.kinds.kind import StandardKind
from banshi_forms.model import Field, Wrong
from banshi_rules.texts import Language, Text
from banshi_rules.values import BOOLEAN, Value

ANSWERS: Mapping[str, Text] = {"yes": Text("是", "Yes"), "no": Text("否", "No")}


class YesNoKind(StandardKind):
    """Two radio buttons, none of them chosen beforehand."""

    name = "yes-no"
    control = "radios"
    missing = "missing-choice"
    value_type = BOOLEAN
    python = bool

    def parse(self, field: Field, text: str) -> Value | None:
        """yes or no."""
        if text == "":
            return None
        if text not in ANSWERS:
            raise Wrong("not-an-option")
        return text == "yes"

    def specimen(self, field: Field, seed: int = 0, length: int | None = None) -> Value | None:
        """Yes and no in turn."""
        return seed % 2 == 0

    def typed(self, field: Field, value: Value) -> Mapping[str, list[str]]:
        """yes or no."""
        return {"": ["yes" if value else "no"]}

    def show(self, field: Field, value: Value, language: Language) -> str:
        """是 / 否."""
        return ANSWERS["yes" if value else "no"].say(language)

    def from_json(self, field: Field, stored: Any) -> Value:
        """true or false."""
        if isinstance(stored, bool):
            return stored
        raise Wrong("not-yes-no")


YES_NO = YesNoKind()
