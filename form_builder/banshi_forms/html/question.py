"""One question of one edition in one language: its pieces for each state it can be in, and what fills them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from banshi_forms.html.pieces import Pieces, bind, fill, hole, macro, text_of
from banshi_forms.kinds.choice import ChoiceOptions
from banshi_forms.kinds.number import NumberOptions
from banshi_forms.kinds.yes_no import ANSWERS
from banshi_forms.model import Field, Group
from banshi_forms.posted_names import PREFIX
from banshi_rules.texts import Language, Text
from banshi_rules.values import Value

_SIZES = {
    "integer": "short",
    "decimal": "short",
    "money": "medium",
    "mobile": "medium",
    "person-name": "medium",
    "uscc": "medium",
    "bank-card": "medium",
    "project-code": "medium",
}
_NO_ROW: Mapping[str, str] = {}
#: The pieces of so many rows and states are kept ready; those of more are put together each time.
_MOST_BOUND = 60
#: More boxes to tick than that are folded under their headings.
_OPEN = 20
_ON = {"radios": " checked", "checkboxes": " checked", "select": " selected"}


class Question:
    """A field as it is drawn: under the id and name `f_<id>`.

    In a row of a group they begin with the hole `at` (`f_<group>-<n>-`), its path with the hole `path`: one drawing
    serves every row.
    """

    __slots__ = ("_pieces", "boxes", "control", "field", "id", "in_row", "language", "name", "names", "path", "refresh")

    def __init__(self, field: Field, language: Language, refresh: bool, *, in_row: bool = False) -> None:
        self.field = field
        self.in_row = in_row
        self.id = field.id
        self.name = (hole("at") if in_row else PREFIX) + field.id
        self.path = (hole("path") if in_row else "") + field.id
        self.language = language
        self.refresh = refresh
        self.control = "computed" if field.value is not None else field.kind.control_for(field)
        self.boxes = field.kind.boxes
        self.names = tuple(PREFIX + field.id + box for box in field.kind.boxes)
        self._pieces: dict[tuple[bool, bool, bool, int, str], Pieces] = {}

    def pieces(self, required: bool, wrong: bool, why: bool, day: date | None, row: Mapping[str, str]) -> Pieces:
        """The constant parts in this state, drawn at its first use; what can be chosen depends on the day."""
        options = self.field.options
        era = options.tree.era(day) if isinstance(options, ChoiceOptions) else -1
        state = (required, wrong, why, era, row.get("at", ""))
        pieces = self._pieces.get(state)
        if pieces is not None:
            return pieces
        if row:
            pieces = bind(self.pieces(required, wrong, why, day, _NO_ROW), row)
            if len(self._pieces) > _MOST_BOUND:
                return pieces
        else:
            facts = self._facts(required, wrong, why) | {"parts": offered_parts(self.field, day)}
            pieces = macro(self.control, self.language, facts)
        self._pieces[state] = pieces
        return pieces

    def draw(
        self,
        texts: Mapping[str, Sequence[str]] | None,
        value: Value | None,
        *,
        required: bool,
        error: str | None = None,
        why: str | None = None,
        row: Mapping[str, str] = _NO_ROW,
        day: date | None = None,
    ) -> str:
        """The field with what was typed (`texts` by box), or with its value, as it is asked on that day; `row` fills
        the holes of a row."""
        pieces = self.pieces(required, error is not None, why is not None, day, row)
        if self.control in ("input", "textarea"):
            typed = texts.get("", ()) if texts is not None else self._typed(value).get("", ())
            holes = {"value": text_of(typed[0])} if typed else {}
        else:
            holes = self._holes(texts, value, day, row)
        if error is not None:
            holes["error"] = text_of(error)
        if why is not None:
            holes["why"] = text_of(why)
        return fill(pieces, holes)

    def _typed(self, value: Value | None) -> Mapping[str, list[str]]:
        if value is None or not self.field.kind.accepts(value):
            return {}
        return self.field.kind.typed(self.field, value)

    def _holes(
        self,
        texts: Mapping[str, Sequence[str]] | None,
        value: Value | None,
        day: date | None,
        row: Mapping[str, str],
    ) -> dict[str, str]:
        if self.control == "computed":
            shown = "—" if value is None else self.field.kind.show(self.field, value, self.language)
            return {"value": text_of(shown)}
        if self.control == "file":
            return {"file": self._kept_file(value)}
        typed = texts if texts is not None else self._typed(value)
        if self.control == "date":
            return _date_holes(typed)
        return self._chosen(typed.get("", ()), day, row)

    def _chosen(self, keys: Sequence[str], day: date | None, row: Mapping[str, str]) -> dict[str, str]:
        """What is chosen; what was, and cannot be chosen on that day, stands behind the others."""
        holes: dict[str, str] = {}
        options = self.field.options
        for key in keys:
            holes[f"on:{key}"] = _ON[self.control]
            leaf = options.tree.leaves.get(key) if isinstance(options, ChoiceOptions) else None
            if leaf is None:
                continue
            holes[f"open:{leaf.branch}"] = " open"
            if not leaf.offered(day):
                pieces = macro(f"gone_{self.control}", self.language, self._facts(True, False, False))
                words = {"key": text_of(key), "label": text_of(leaf.words(self.language))}
                holes["gone"] = holes.get("gone", "") + fill(pieces, {**words, **row})
        return holes

    def _kept_file(self, value: Value | None) -> str:
        if not isinstance(value, Mapping):
            return ""
        pieces = macro("kept_file", self.language, self._facts(True, False, False))
        return fill(pieces, {"name": text_of(self.field.kind.show(self.field, value, self.language))})

    def _facts(self, required: bool, wrong: bool, why: bool) -> dict[str, Any]:
        field, options = self.field, self.field.options
        attributes = dict(field.kind.attributes(field))
        if self.in_row and "autocomplete" in attributes:
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
            "attributes": attributes,
            "size": _SIZES.get(field.kind.name, ""),
            "folded": isinstance(options, ChoiceOptions) and len(options.tree.leaves) > _OPEN,
        }


def group_facts(group: Group, *, wrong: bool, why: bool, refresh: bool, in_row: bool) -> Mapping[str, Any]:
    """What the macros of a group want to know; one in a row of another group begins with the holes of that row."""
    return {
        "id": (hole("at") if in_row else PREFIX) + group.id,
        "path": (hole("path") if in_row else "") + group.id,
        "label": group.label,
        "help": group.help,
        "purpose": None,
        "optional": group.least == 0,
        "wrong": wrong,
        "why": why,
        "refresh": refresh,
        "in_row": in_row,
    }


def offered_parts(field: Field, day: date | None) -> list[dict[str, Any]]:
    """What can be chosen on that day, in parts: the heading of each (None: it has none), its branch, and its options
    as place, id and text."""
    if not isinstance(field.options, ChoiceOptions):
        plain = ANSWERS if field.kind.control_for(field) == "radios" else {}
        return [_part(None, None, [(place, key, text) for place, (key, text) in enumerate(plain.items(), 1)])]
    parts: list[dict[str, Any]] = []
    offered = (leaf for leaf in field.options.tree.leaves.values() if leaf.offered(day))
    for place, leaf in enumerate(offered, 1):
        if not parts or parts[-1]["branch"] != leaf.branch:
            parts.append(_part(leaf.branch, leaf.above or None, []))
        parts[-1]["options"].append((place, leaf.id, leaf.label))
    return parts


def _part(branch: str | None, heading: tuple[Text, ...] | None, options: list[tuple[int, str, Text]]) -> dict[str, Any]:
    return {"branch": branch, "heading": heading, "options": options}


def _date_holes(typed: Mapping[str, Sequence[str]]) -> dict[str, str]:
    holes = {box[1:]: text_of(texts[0]) for box, texts in typed.items() if box and texts}
    whole = typed.get("", ())
    if whole and not any(holes.values()):
        holes["year"] = text_of(whole[0])
    return holes
