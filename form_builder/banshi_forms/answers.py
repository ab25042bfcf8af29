"""What was answered?  An immutable sheet of typed values, to JSON and back, with a digest that names it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from banshi_forms.kinds.number import plain
from banshi_forms.model import Field, Form, Group, Problem, Wrong
from banshi_rules.values import Facts, Value

#: More rows than any group may have are not even read; nor more than that in all, in groups inside groups.
MOST_ROWS = 1000
MOST_ROWS_IN_ALL = 5000


class Room:
    """How many more rows of one group are read, those of the groups in it counted."""

    __slots__ = ("left",)

    def __init__(self) -> None:
        self.left = MOST_ROWS_IN_ALL

    def take(self, rows: int) -> int:
        """How many of so many rows can be read; their room is taken."""
        taken = min(rows, MOST_ROWS, self.left)
        self.left -= taken
        return taken


class AnswerSheet:
    """Typed answers by field id; a group is a tuple of rows.  What is not answered is absent."""

    __slots__ = ("_digest", "values")

    values: Mapping[str, Value]

    def __init__(self, values: Facts | None = None) -> None:
        kept = {key: _frozen(value) for key, value in (values or {}).items() if value is not None}
        object.__setattr__(self, "values", MappingProxyType(kept))
        object.__setattr__(self, "_digest", None)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("an answer sheet never changes; with_values makes another one")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, AnswerSheet) and self.values == other.values

    def __hash__(self) -> int:
        return hash(self.digest)

    def __repr__(self) -> str:
        return f"AnswerSheet({len(self.values)} answers)"  # never the answers: this ends up in logs

    def __reduce__(self) -> tuple[Any, ...]:
        return AnswerSheet, (_thawed(self.values),)

    def facts(self) -> Facts:
        """The answers as expressions read them."""
        return self.values

    def get(self, field_id: str) -> Value | None:
        """The answer of that field or group."""
        return self.values.get(field_id)

    def with_values(self, changes: Facts) -> AnswerSheet:
        """The same sheet with these answers instead; None takes an answer away."""
        return AnswerSheet({**self.values, **changes})

    @property
    def digest(self) -> str:
        """SHA-256, hex, over the JSON of `to_json` with sorted keys, no spaces, UTF-8."""
        if self._digest is None:
            text = json.dumps(_plain(self.values), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
            digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
            object.__setattr__(self, "_digest", digest)
        return str(self._digest)

    _digest: str | None

    def to_json(self, form: Form) -> dict[str, Any]:
        """The answers of this form's fields as JSON keeps them."""
        stored: dict[str, Any] = {}
        for field in form.fields():
            value = self.values.get(field.id)
            if value is None:
                continue
            if isinstance(field, Group):
                stored[field.id] = _rows_to_json(field, value)
            elif field.kind.accepts(value):
                stored[field.id] = field.kind.to_json(value)
        return stored

    @staticmethod
    def from_json(form: Form, stored: Any) -> tuple[AnswerSheet, tuple[Problem, ...]]:
        """The sheet in this JSON, and what in it could not be read.  Never raises on JSON values."""
        if not isinstance(stored, Mapping):
            return AnswerSheet(), (Problem("", "not-object", {}),)
        values: dict[str, Value | None] = {}
        problems: list[Problem] = []
        known: set[str] = set()
        for field in form.fields():
            known.add(field.id)
            given = stored.get(field.id)
            if given is None:
                continue
            if isinstance(field, Group):
                values[field.id] = _rows_from_json(field, given, field.id, problems, Room())
            else:
                values[field.id] = _from_json(field, given, field.id, problems)
        problems.extend(
            Problem(str(key), "unknown-field", {"name": str(key)[:60]}) for key in stored if key not in known
        )
        return AnswerSheet(values), tuple(problems)


def _from_json(field: Field, given: Any, at: str, problems: list[Problem]) -> Value | None:
    try:
        return field.kind.from_json(field, given)
    except Wrong as wrong:
        if wrong.code != "blank":
            problems.append(Problem(at, wrong.code, wrong.words))
        return None


def _rows_from_json(group: Group, given: Any, at: str, problems: list[Problem], room: Room) -> Value | None:
    if not isinstance(given, (list, tuple)):
        problems.append(Problem(at, "not-list", {}))
        return None
    if room.take(len(given)) < len(given):
        problems.append(Problem(at, "too-many-rows", {"most": group.most, "rows": len(given)}))
        return None
    rows: list[Value] = []
    members = {member.id: member for member in group.members}
    for index, stored in enumerate(given):
        if not isinstance(stored, Mapping):
            problems.append(Problem(f"{at}.{index}", "not-object", {}))
            rows.append({})
            continue
        row: dict[str, Value | None] = {}
        for key, item in stored.items():
            path = f"{at}.{index}.{key}"
            member = members.get(key)
            if member is None:
                problems.append(Problem(path, "unknown-field", {"name": str(key)[:60]}))
            elif isinstance(member, Group) and item is not None:
                row[key] = _rows_from_json(member, item, path, problems, room)
            elif isinstance(member, Field) and item is not None:
                row[key] = _from_json(member, item, path, problems)
        rows.append({member_id: row[member_id] for member_id in members if row.get(member_id) is not None})
    return tuple(rows)


def _rows_to_json(group: Group, rows: Value) -> list[dict[str, Any]]:
    given = rows if isinstance(rows, tuple) else ()
    return [_row_to_json(group, row) for row in given if isinstance(row, Mapping)]


def _row_to_json(group: Group, row: Mapping[str, Value | None]) -> dict[str, Any]:
    stored: dict[str, Any] = {}
    for member in group.members:
        value = row.get(member.id)
        if value is None:
            continue
        if isinstance(member, Group):
            stored[member.id] = _rows_to_json(member, value)
        elif member.kind.accepts(value):
            stored[member.id] = member.kind.to_json(value)
    return stored


def _frozen(value: Value) -> Value:
    if isinstance(value, Mapping):
        return MappingProxyType({key: _frozen(item) for key, item in value.items() if item is not None})
    if isinstance(value, (tuple, list)):
        return tuple(_frozen(item) for item in value)
    return value


def _thawed(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _thawed(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return tuple(_thawed(item) for item in value)
    return value


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Decimal):
        return format(plain(value), "f")
    return value.isoformat() if isinstance(value, date) else value
