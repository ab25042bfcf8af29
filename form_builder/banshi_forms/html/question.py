"""One question of one edition in one language: its pieces for each state it can be in, and what fills them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from banshi_forms.html.pieces import Pieces, fill, macro, text_of
from banshi_forms.kinds.choice import ChoiceOptions
from banshi_forms.kinds.number import NumberOptions
from banshi_forms.kinds.yes_no import ANSWERS
from banshi_forms.model import Field, Group
from banshi_rules.texts import Language, Text
from banshi_rules.values import Value

_SIZES = {"integer": "short", "decimal": "short", "mobile": "medium", "person-name": "medium", "uscc": "medium"}
_ON = {"radios": " checked", "checkboxes": " checked", "select": " selected"}


class Question:
    """A field as it is drawn: under the id and name `f_<id>`, or `f_<group>-<n>-<id>` in row n of a group."""

    __slots__ = ("_pieces", "boxes", "control", "field", "language", "name", "names", "path", "refresh")

    def __init__(self, field: Field, name: str, path: str, language: Language, refresh: bool) -> None:
        self.field = field
        self.name = name
        self.path = path
        self.language = language
        self.refresh = refresh
        self.control = "computed" if field.value is not None else field.kind.control_for(field)
        self.boxes = field.kind.boxes
        self.names = tuple(name + box for box in field.kind.boxes)
        self._pieces: dict[tuple[bool, bool, bool], Pieces] = {}

    def pieces(self, required: bool, wrong: bool, why: bool) -> Pieces:
        """The constant parts in this state, drawn at its first use."""
        state = (required, wrong, why)
        pieces = self._pieces.get(state)
        if pieces is None:
            pieces = self._pieces[state] = macro(self.control, self.language, self._facts(required, wrong, why))
        return pieces

    def draw(
        self,
        texts: Mapping[str, Sequence[str]] | None,
        value: Value | None,
        *,
        required: bool,
        error: str | None = None,
        why: str | None = None,
    ) -> str:
        """The field with what was typed (`texts` by box), or with its value."""
        pieces = self.pieces(required, error is not None, why is not None)
        if self.control in ("input", "textarea"):
            typed = texts.get("", ()) if texts is not None else self._typed(value).get("", ())
            holes = {"value": text_of(typed[0])} if typed else {}
        else:
            holes = self._holes(texts, value)
        if error is not None:
            holes["error"] = text_of(error)
        if why is not None:
            holes["why"] = text_of(why)
        return fill(pieces, holes)

    def _typed(self, value: Value | None) -> Mapping[str, list[str]]:
        if value is None or not self.field.kind.accepts(value):
            return {}
        return self.field.kind.typed(self.field, value)

    def _holes(self, texts: Mapping[str, Sequence[str]] | None, value: Value | None) -> dict[str, str]:
        if self.control == "computed":
            shown = "—" if value is None else self.field.kind.show(self.field, value, self.language)
            return {"value": text_of(shown)}
        if self.control == "file":
            return {"file": self._kept_file(value)}
        typed = texts if texts is not None else self._typed(value)
        if self.control == "date":
            return _date_holes(typed)
        return {f"on:{key}": _ON[self.control] for key in typed.get("", ())}

    def _kept_file(self, value: Value | None) -> str:
        if not isinstance(value, Mapping):
            return ""
        pieces = macro("kept_file", self.language, self._facts(True, False, False))
        return fill(pieces, {"name": text_of(self.field.kind.show(self.field, value, self.language))})

    def _facts(self, required: bool, wrong: bool, why: bool) -> Mapping[str, Any]:
        field, options = self.field, self.field.options
        attributes = dict(field.kind.attributes(field))
        if "-" in self.name and "autocomplete" in attributes:
            attributes["autocomplete"] = "off"  # a browser would fill every row with its owner
        return {
            "id": self.name,
            "name": self.name,
            "path": self.path,
            "field_id": field.id,
            "label": field.label,
            "help": field.help,
            "purpose": field.purpose,
            "optional": not required and field.value is None,
            "wrong": wrong,
            "why": why,
            "refresh": self.refresh,
            "unit": options.unit if isinstance(options, NumberOptions) else None,
            "options": _options(field),
            "attributes": attributes,
            "size": _SIZES.get(field.kind.name, ""),
        }


def group_facts(group: Group, name: str, *, wrong: bool, why: bool, refresh: bool) -> Mapping[str, Any]:
    """What the macros of a group want to know."""
    return {
        "id": name,
        "name": name,
        "path": group.id,
        "field_id": group.id,
        "label": group.label,
        "help": group.help,
        "purpose": None,
        "optional": group.least == 0,
        "wrong": wrong,
        "why": why,
        "refresh": refresh,
    }


def _options(field: Field) -> Mapping[str, Text]:
    if isinstance(field.options, ChoiceOptions):
        return field.options.options
    return ANSWERS if field.kind.control_for(field) == "radios" else {}


def _date_holes(typed: Mapping[str, Sequence[str]]) -> dict[str, str]:
    holes = {box[1:]: text_of(texts[0]) for box, texts in typed.items() if box and texts}
    whole = typed.get("", ())
    if whole and not any(holes.values()):
        holes["year"] = text_of(whole[0])
    return holes
