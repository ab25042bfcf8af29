"""Which questions are asked of these answers, and is the whole sheet right?

One pass from top to bottom: a condition reads earlier answers, the applicant and the day of receipt.  This is
the only place that decides visibility; pages, filing, officers and the dry run all walk here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from banshi_forms.answer_field import wrong_answer
from banshi_forms.answers import AnswerSheet
from banshi_forms.kinds.number import NumberOptions, plain
from banshi_forms.model import Days, Field, Form, Group, Problem, Wrong
from banshi_rules.expressions import Expression, holds, value_of
from banshi_rules.values import Facts, Kind, Value

#: Under this name facts carry the day on which an answer is given, where that is not the day of receipt.  It is no id:
#: no author can name it.
TODAY = "#today"
_NOTHING: Facts = {}
_ALL_READ: Mapping[str, Wrong] = {}


@dataclass(frozen=True, slots=True)
class Live:
    """What is asked: fields and groups by id, in their order.

    `required` are those of `asked` that must be answered.  `computed` fields are shown but not asked.  `facts`
    holds the answers of asked fields, the computed values, and what else was handed in; a group that is asked is there
    even when it has no row.
    """

    asked: tuple[str, ...]
    not_asked: tuple[str, ...]
    required: frozenset[str]
    computed: tuple[str, ...]
    facts: Facts


class Walk:
    """The pass itself: ask for each field in turn whether it is asked, then tell the answer."""

    __slots__ = ("asked", "computed", "days", "facts", "not_asked", "required")

    def __init__(self, more: Facts = _NOTHING) -> None:
        self.facts: dict[str, Value | None] = dict(more)
        self.asked: list[str] = []
        self.not_asked: list[str] = []
        self.computed: list[str] = []
        self.required: set[str] = set()
        self.days = days_of(more)

    def asks(self, field: Field | Group) -> bool:
        """Whether this field is there, after the answers told so far.  A computed one is computed at once."""
        if field.visible_when is not None and not holds(field.visible_when, self.facts):
            self.not_asked.append(field.id)
            return False
        if isinstance(field, Group):
            self.asked.append(field.id)
            self.facts[field.id] = ()
            if field.least:
                self.required.add(field.id)
            return True
        if field.value is not None:
            self.computed.append(field.id)
            value = computed_value(field, self.facts)
            if value is not None:
                self.facts[field.id] = value
            return True
        self.asked.append(field.id)
        if needed(field, self.facts):
            self.required.add(field.id)
        return True

    def tell(self, field: Field, value: Value | None) -> None:
        """The answer of a field that is asked."""
        if value is not None and field.kind.accepts(value):
            self.facts[field.id] = value

    def tell_rows(self, group: Group, rows: object) -> tuple[LiveRow, ...]:
        """The rows of a group that is asked; gives back what of them is asked and what counts."""
        live = live_rows(group, rows, self.facts)
        self.facts[group.id] = tuple(row.values for row in live)
        return live

    def pass_over(self, fields: Sequence[Field | Group], answers: Facts) -> None:
        """Walks these fields with these answers."""
        for field in fields:
            if not self.asks(field):
                continue
            if isinstance(field, Group):
                self.tell_rows(field, answers.get(field.id))
            elif field.value is None:
                self.tell(field, answers.get(field.id))


@dataclass(frozen=True, slots=True)
class LiveRow:
    """One row of a group: which members are asked of it, or computed, which must be answered, the values that count.

    `rows` are the rows of those members that are groups themselves, by their ids.
    """

    asked: tuple[Field | Group, ...]
    computed: tuple[Field, ...]
    required: frozenset[str]
    values: Mapping[str, Value | None]
    rows: Mapping[str, tuple[LiveRow, ...]]


def live_rows(group: Group, rows: object, facts: Facts) -> tuple[LiveRow, ...]:
    """What of the rows of a group is asked; what is no row counts as a row without answers."""
    given = rows if isinstance(rows, tuple) else ()
    return tuple(live_row(group, row if isinstance(row, Mapping) else _NOTHING, facts) for row in given)


def live_row(group: Group, row: Facts, facts: Facts) -> LiveRow:
    """What of this row is asked.

    Conditions of members read the facts so far, earlier members of the same row, and of the rows around it.
    """
    asked: list[Field | Group] = []
    computed: list[Field] = []
    required: set[str] = set()
    values: dict[str, Value | None] = {}
    nested: dict[str, tuple[LiveRow, ...]] = {}
    here: dict[str, Value | None] | None = None
    for member in group.members:
        if here is None and has_conditions(member):
            here = {**facts, **values}
        scope = facts if here is None else here
        if member.visible_when is not None and not holds(member.visible_when, scope):
            if here is not None:
                here.pop(member.id, None)
            continue
        value: Value | None
        if isinstance(member, Group):
            asked.append(member)
            if member.least:
                required.add(member.id)
            inner = nested[member.id] = live_rows(member, row.get(member.id), scope)
            value = tuple(each.values for each in inner)
        elif member.value is not None:
            computed.append(member)
            value = computed_value(member, scope)
        else:
            asked.append(member)
            value = row.get(member.id)
            if value is not None and not member.kind.accepts(value):
                value = None
            if needed(member, scope):
                required.add(member.id)
        if value is not None:
            values[member.id] = value
        if here is not None:
            here[member.id] = value
    return LiveRow(tuple(asked), tuple(computed), frozenset(required), values, nested)


def has_conditions(question: Field | Group) -> bool:
    """Whether anything about this question depends on other answers."""
    if question.visible_when is not None:
        return True
    if isinstance(question, Group):
        return any(has_conditions(member) for member in question.members)
    return question.value is not None or isinstance(question.required, Expression)


def needed(field: Field, facts: Facts) -> bool:
    """Whether this field, being asked, must be answered."""
    required = field.required
    return required if isinstance(required, bool) else holds(required, facts)


def computed_value(field: Field, facts: Facts) -> Value | None:
    """The value of a computed field; rounded half up where its definition says how many decimals."""
    assert field.value is not None
    value = value_of(field.value, facts)
    if isinstance(value, int) and not isinstance(value, bool) and field.type.kind is Kind.DECIMAL:
        value = Decimal(value)
    if isinstance(value, Decimal):
        if not value.is_finite():
            return None
        if isinstance(field.options, NumberOptions):
            value = plain(value.quantize(Decimal(1).scaleb(-field.options.decimals), ROUND_HALF_UP))
    return value if value is not None and field.kind.accepts(value) else None


def live_fields(form: Form, answers: Facts, more: Facts = _NOTHING) -> Live:
    """What is asked of these answers.  `more` brings `applicant`, `received_on` and whatever else conditions may
    read."""
    walk = Walk(more)
    for section in form.sections:
        walk.pass_over(section.fields, answers)
    return Live(tuple(walk.asked), tuple(walk.not_asked), frozenset(walk.required), tuple(walk.computed), walk.facts)


def check_sheet(form: Form, sheet: AnswerSheet, more: Facts = _NOTHING) -> tuple[Problem, ...]:
    """Everything that is wrong with the whole sheet.  Answers of fields that are not asked do not matter."""
    walk = Walk(more)
    problems: list[Problem] = []
    for field in form.fields():
        if not walk.asks(field):
            continue
        if isinstance(field, Group):
            rows = sheet.get(field.id)
            problems.extend(check_rows(field, rows, walk.tell_rows(field, rows), walk.days))
        elif field.value is None:
            value = sheet.get(field.id)
            wrong = wrong_answer(field, value, field.id in walk.required, walk.days)
            if wrong is not None:
                problems.append(Problem(field.id, wrong.code, wrong.words))
            walk.tell(field, value)
    return tuple(problems)


def check_rows(
    group: Group,
    rows: object,
    live: Sequence[LiveRow],
    days: Days,
    unread: Mapping[str, Wrong] = _ALL_READ,
    at: str = "",
) -> list[Problem]:
    """What is wrong with the rows of a group that is asked: as they came, and what of them is live.

    `unread` are the answers that could not even be read, by their paths; `at` is the path of the group.
    """
    at = at or group.id
    given = rows if isinstance(rows, tuple) else ()
    too_many = unread.get(at)
    problems = [Problem(at, too_many.code, too_many.words)] if too_many else wrong_number(group, len(given), at)
    for index, (row, row_live) in enumerate(zip(given, live, strict=True)):
        if not isinstance(row, Mapping):
            problems.append(Problem(f"{at}.{index}", "unreadable", {}))
            continue
        for member in row_live.asked:
            path = f"{at}.{index}.{member.id}"
            value = row.get(member.id)
            if isinstance(member, Group):
                problems.extend(check_rows(member, value, row_live.rows[member.id], days, unread, path))
                continue
            wrong = unread.get(path) or wrong_answer(member, value, member.id in row_live.required, days)
            if wrong is not None:
                problems.append(Problem(path, wrong.code, wrong.words))
    return problems


def wrong_number(group: Group, rows: int, at: str) -> list[Problem]:
    """Too few rows, or too many."""
    if rows < group.least:
        return [Problem(at, "too-few-rows", {"least": group.least, "rows": rows})]
    if rows > group.most:
        return [Problem(at, "too-many-rows", {"most": group.most, "rows": rows})]
    return []


def prune(form: Form, sheet: AnswerSheet, more: Facts = _NOTHING) -> AnswerSheet:
    """The sheet as it is filed: no answer that was not asked for, and every computed value computed anew."""
    live = live_fields(form, sheet.facts(), more)
    kept = {key: live.facts[key] for key in (*live.asked, *live.computed) if live.facts.get(key) is not None}
    return AnswerSheet(kept)


def days_of(more: Facts) -> Days:
    """The days that answers are compared with, as handed in; without another one, the day of receipt is today."""
    received = more.get("received_on")
    received = received if isinstance(received, date) else None
    today = more.get(TODAY)
    return Days(today if isinstance(today, date) else received, received)
