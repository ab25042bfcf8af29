"""`mobile`: a mobile telephone number of the mainland.  Option: `landline: true` also takes 0755-12345678."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from banshi_forms.characters import compact, narrow
from banshi_forms.kinds.kind import StandardKind, closed
from banshi_forms.kinds.resident_id import mask_number
from banshi_forms.model import BadOption, Field, JsonSchema, Options, Reach, Wrong
from banshi_rules.texts import Language, Text
from banshi_rules.values import Value

_MOBILE = re.compile("1[3-9][0-9]{9}")
_LANDLINE = re.compile("0[0-9]{2,3}-?[0-9]{7,8}")
_COUNTRY = re.compile(r"^(\+|00)86")


@dataclass(frozen=True, slots=True)
class MobileOptions(Options):
    """Whether a fixed line will do."""

    landline: bool


class MobileKind(StandardKind):
    """Eleven digits beginning with 13 to 19."""

    name = "mobile"

    @property
    def options_schema(self) -> JsonSchema:
        """landline."""
        return {"landline": {"type": "boolean"}}

    def options(self, given: Mapping[str, Any]) -> Options:
        """Typed options."""
        closed(given, self.options_schema)
        also = given.get("landline", False)
        if not isinstance(also, bool):
            raise BadOption("landline", Text("要写 true 或 false", "write true or false"))
        return MobileOptions(also)

    def attributes(self, field: Field) -> Mapping[str, str]:
        """A telephone keyboard."""
        return {"type": "tel", "inputmode": "tel", "autocomplete": "tel"}

    def parse(self, field: Field, text: str) -> Value | None:
        """Without spaces, brackets, dashes and +86."""
        digits = _COUNTRY.sub("", re.sub("[()]", "", compact(text)))
        if not digits:
            return None
        if _MOBILE.fullmatch(digits):
            return digits
        if cast(MobileOptions, field.options).landline:
            dashed = re.sub("[()]", "", re.sub(r"\s", "", narrow(text)))
            return dashed if _LANDLINE.fullmatch(dashed) else digits
        return digits

    def check(self, field: Field, value: Value, today: date | None) -> Wrong | None:
        """The pattern; a wrong length is said."""
        text = cast(str, value)
        if _MOBILE.fullmatch(text):
            return None
        if cast(MobileOptions, field.options).landline:
            return None if _LANDLINE.fullmatch(text) else Wrong("not-phone")
        if not re.fullmatch("[0-9]+", text):
            return Wrong("mobile-digits")
        return Wrong("mobile-length", length=len(text)) if len(text) != 11 else Wrong("mobile-start")

    def reach(self, options: Options) -> Reach:
        """Eleven digits; a fixed line has ten to thirteen characters."""
        return (
            Reach(shortest=10, longest=13) if cast(MobileOptions, options).landline else Reach(shortest=11, longest=11)
        )

    def specimen(self, field: Field, seed: int = 0, length: int | None = None) -> Value | None:
        """An invented number."""
        return f"138{seed % 100_000_000:08}"

    def mask(self, field: Field, value: Value, language: Language) -> str:
        """138****1234."""
        return mask_number(str(value), 3, 4)


MOBILE = MobileKind()
