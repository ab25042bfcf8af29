"""Which rows of a repeating group were posted?  Any indexes, in any order, with gaps; none is dropped in silence.

Groups stand in the rows of groups: `f_units-0-floors-1-area` is the area of the second floor of the first unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import wtforms
from wtforms.fields.core import UnboundField
from wtforms.widgets import TextInput

from banshi_forms.answer_field import texts_of
from banshi_forms.answers import Room
from banshi_forms.live import LiveRow, check_rows, live_rows
from banshi_forms.model import Days, Field, Group, Problem, Wrong
from banshi_forms.posted_names import ROW
from banshi_rules.values import Facts, Value

#: The number of a row, as a page may post it.
INDEX = re.compile("[0-9]{1,9}")
_NOTHING: Facts = {}


class KeptTexts:
    """Kept texts by posted name, read like a posted page."""

    def __init__(self, texts: Mapping[str, Sequence[str]]) -> None:
        self._texts = texts

    def getlist(self, name: str) -> list[str]:
        """All texts of that name."""
        return list(self._texts.get(name, ()))

    def keys(self) -> Iterator[str]:
        """Every name."""
        return iter(self._texts)

    def __contains__(self, name: object) -> bool:
        return name in self._texts


def posted_rows(posted: Any, group: Group, prefix: str) -> dict[int, dict[str, list[str]]]:
    """The posted texts by row index and by column (`id_no`, `born-year`, `floors-1-area`), in the order of the
    indexes."""
    start = f"{prefix}{group.id}-"
    found: dict[int, dict[str, list[str]]] = {}
    for key in posted.keys():  # noqa: SIM118 - a CombinedMultiDict iterates over no keys of its own
        if not key.startswith(start):
            continue
        index, dash, column = key[len(start) :].partition("-")
        if dash and INDEX.fullmatch(index):
            found.setdefault(int(index), {})[column] = texts_of(posted, key)
    return {index: found[index] for index in sorted(found)}


def in_shown_order(rows: Mapping[int, Mapping[str, list[str]]]) -> list[int]:
    """The indexes of posted rows as the page shows them again: those with something in them first, then the blank.

    Thus the number of a row is the same among the answers, in problems and on the page.
    """
    return sorted(rows, key=lambda index: (not _is_filled(rows[index]), index))


class RowsField(wtforms.Field):
    """A repeating group on a page: `data` is the tuple of its rows that are not blank."""

    widget = TextInput()

    def __new__(cls, *args: Any, **kwargs: Any) -> Any:
        """Unbound until a form binds it, as every WTForms field."""
        return object.__new__(cls) if "_form" in kwargs else UnboundField(cls, *args, **kwargs)

    def __init__(self, question: Group, *, name: str, _form: Any = None, _prefix: str = "", **_: Any) -> None:
        self.question = question
        self.name = self.id = _prefix + name
        self.short_name = name
        self.meta: Any = _form.meta if _form is not None else None
        self.type = "RowsField"
        self.errors: Sequence[str] = ()
        self.data: tuple[Mapping[str, Value | None], ...] = ()
        self.problems: list[Problem] = []
        self.typed: dict[str, list[str]] = {}
        self.facts: Facts = _NOTHING
        self.days = Days()
        self._unread: dict[str, Wrong] = {}
        self._live: tuple[LiveRow, ...] = ()

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:
        """Reads every posted row; without a page, the rows kept before."""
        if formdata is None:
            self.data = tuple(row for row in data if isinstance(row, Mapping)) if isinstance(data, tuple) else ()
            self._live = live_rows(self.question, self.data, self.facts)
            return
        prefix = self.name[: len(self.name) - len(self.question.id)]
        found = posted_rows(formdata, self.question, prefix)
        rows = self._rows(self.question, found, self.question.id, self.name, Room())
        self._live = live_rows(self.question, rows, self.facts)
        self.data = self.counting

    def _rows(
        self, group: Group, found: Mapping[int, Mapping[str, list[str]]], at: str, name: str, room: Room
    ) -> tuple[Mapping[str, Value | None], ...]:
        """The answers of these posted rows, those without any left out; what was typed is kept for all of them."""
        readable = room.take(len(found))
        if readable < len(found):
            self._unread[at] = Wrong("too-many-rows", most=group.most, rows=len(found))
            found = {index: found[index] for index in list(found)[:readable]}
        groups = {member.id: member for member in group.members if isinstance(member, Group)}
        made: list[Mapping[str, Value | None]] = []
        for number, index in enumerate(in_shown_order(found)):
            row = found[index]
            for column, texts in row.items():
                if column.partition("-")[0] not in groups:
                    self.typed[f"{name}-{number}-{column}"] = texts
            values: dict[str, Value | None] = {}
            for member in group.members:
                path = f"{at}.{number}.{member.id}"
                if isinstance(member, Group):
                    inner = posted_rows(KeptTexts(row), member, "")
                    values[member.id] = self._rows(member, inner, path, f"{name}-{number}-{member.id}", room)
                elif member.value is None and member.kind.posted:
                    values[member.id] = self._read(member, row, path)
            if _is_filled(row):
                made.append(values)
        return tuple(made)

    def _read(self, member: Field, row: Mapping[str, list[str]], path: str) -> Value | None:
        try:
            return member.kind.read(member, {box: row.get(member.id + box, ()) for box in member.kind.boxes})
        except Wrong as wrong:
            self._unread[path] = wrong
            return None

    @property
    def counting(self) -> tuple[Mapping[str, Value | None], ...]:
        """The rows as conditions read them: the answers of what is asked, and computed values."""
        return tuple(row.values for row in self._live)

    def validate(self, form: Any, extra_validators: Any = ()) -> bool:
        """Judges the number of rows and every answer in them."""
        self.problems = check_rows(self.question, self.data, self._live, self.days, self._unread)
        self.errors = tuple(problem.code for problem in self.problems)
        return not self.problems


def _is_filled(row: Mapping[str, list[str]]) -> bool:
    return any(text.strip() for column, texts in row.items() if not column.endswith(ROW) for text in texts)
