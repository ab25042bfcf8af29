"""Which rows of a repeating group were posted?  Any indexes, in any order, with gaps; none is dropped in silence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import wtforms
from wtforms.fields.core import UnboundField
from wtforms.widgets import TextInput

from banshi_forms.answer_field import texts_of, wrong_answer
from banshi_forms.answers import MOST_ROWS
from banshi_forms.live import LiveRow, live_row, wrong_number
from banshi_forms.model import Field, Group, Problem, Wrong
from banshi_forms.posted_names import ROW
from banshi_rules.values import Facts, Value

_INDEX = re.compile("[0-9]{1,9}")
_NOTHING: Facts = {}


def posted_rows(posted: Any, group: Group, prefix: str) -> dict[int, dict[str, list[str]]]:
    """The posted texts by row index and by column (`id_no`, `born-year`), rows in the order of their indexes."""
    start = f"{prefix}{group.id}-"
    found: dict[int, dict[str, list[str]]] = {}
    for key in posted.keys():  # noqa: SIM118 - a CombinedMultiDict iterates over no keys of its own
        if not key.startswith(start):
            continue
        index, dash, column = key[len(start) :].partition("-")
        if dash and _INDEX.fullmatch(index):
            found.setdefault(int(index), {})[column] = texts_of(posted, key)
    return {index: found[index] for index in sorted(found)}


class RowsField(wtforms.Field):
    """A repeating group on a page: `data` is the tuple of its rows that are not blank.

    Blank rows go last, so that the number of a row is the same in `data`, in `problems` and in what is shown again.
    """

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
        self.today: date | None = None
        self._unread: dict[tuple[int, str], Wrong] = {}
        self._lives: list[LiveRow] = []
        self._too_many = 0

    def process(self, formdata: Any, data: Any = None, extra_filters: Any = None) -> None:
        """Reads every posted row; without a page, the rows kept before."""
        if formdata is None:
            kept = [row for row in data if isinstance(row, Mapping)] if isinstance(data, tuple) else []
            self._lives = [live_row(self.question, row, self.facts) for row in kept]
            self.data = tuple(kept)
            return
        prefix = self.name[: len(self.name) - len(self.question.id)]
        rows = list(posted_rows(formdata, self.question, prefix).values())
        self._too_many = len(rows) if len(rows) > MOST_ROWS else 0
        filled = [row for row in rows[:MOST_ROWS] if _is_filled(row)]
        blank = [row for row in rows[:MOST_ROWS] if not _is_filled(row)]
        self._lives = [self._row(index, row) for index, row in enumerate(filled)]
        self.data = tuple(live.values for live in self._lives)
        for index, row in enumerate(filled + blank):
            for column, texts in row.items():
                self.typed[f"{self.name}-{index}-{column}"] = texts

    def _row(self, index: int, row: Mapping[str, list[str]]) -> LiveRow:
        values: dict[str, Value | None] = {}
        for member in self.question.members:
            if member.value is not None or not member.kind.posted:
                continue
            try:
                values[member.id] = member.kind.read(member, _boxes(member, row))
            except Wrong as wrong:
                self._unread[index, member.id] = wrong
        return live_row(self.question, values, self.facts)

    def validate(self, form: Any, extra_validators: Any = ()) -> bool:
        """Judges the number of rows and every answer in them."""
        group = self.question
        self.problems = wrong_number(group, self._too_many or len(self.data))
        for index, (row, live) in enumerate(zip(self.data, self._lives, strict=True)):
            for member in live.asked:
                wrong = self._unread.get((index, member.id)) or wrong_answer(
                    member, row.get(member.id), member.id in live.required, self.today
                )
                if wrong is not None:
                    self.problems.append(Problem(f"{group.id}.{index}.{member.id}", wrong.code, wrong.words))
        self.errors = tuple(problem.code for problem in self.problems)
        return not self.problems


def _boxes(member: Field, row: Mapping[str, list[str]]) -> Mapping[str, Sequence[str]]:
    return {box: row.get(member.id + box, ()) for box in member.kind.boxes}


def _is_filled(row: Mapping[str, list[str]]) -> bool:
    return any(text.strip() for column, texts in row.items() if column != ROW for text in texts)
