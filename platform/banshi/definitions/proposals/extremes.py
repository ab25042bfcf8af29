"""What do people get wrong in any form?  Nothing answered, numbers at their bounds and beyond, too few or many rows.

One application that leaves everything out shows every required flag; one beyond every bound shows every bound.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, TypeAlias

from banshi.definitions.model import Example, Matter
from banshi_forms.kinds.number import NumberOptions
from banshi_forms.model import Field, Group

_Answer: TypeAlias = "Callable[[NumberOptions, bool], Decimal | None]"  # the bounds, and whether only whole numbers do


def _beyond(bound: Decimal | None, whole: bool, way: int) -> Decimal | None:
    return None if bound is None else bound + way * (1 if whole else Decimal("0.01"))


_NUMBERS: Mapping[str, _Answer] = {
    "数值都填下限": lambda options, whole: options.min,
    "数值都填上限": lambda options, whole: options.max,
    "数值都低于下限": lambda options, whole: _beyond(options.min, whole, -1),
    "数值都高于上限": lambda options, whole: _beyond(options.max, whole, 1),
}


def extremes(matter: Matter, known: Sequence[Example]) -> Iterator[Example]:
    """Such applications, each like a known one in everything else; the name says what is special."""
    questions = tuple(matter.form.fields())
    shown_by = {path[0] for question in questions for path in _read_by(question)}
    for number, example in enumerate((*known[:1], *known)):
        kept = {} if number == 0 else {key: value for key, value in example.given.items() if key in shown_by}
        yield _like(example, "必填的都没有填", _emptied(kept, questions))
    for example in known:
        for name, answer in _NUMBERS.items():
            yield _like(example, name, _answered(example.given, questions, answer))
        for question in questions:
            if isinstance(question, Group) and example.given.get(question.id):
                for rows in _as_many(example.given[question.id], question):
                    yield _like(example, "", {**example.given, question.id: rows})


def _as_many(rows: Sequence[Any], group: Group) -> Iterator[list[Any]]:
    """The fewest rows and the most, and one too few and one too many; what is missing is like the last row."""
    for number in (group.least, group.least - 1, group.most, group.most + 1):
        if number >= 0 and number != len(rows):
            yield [*rows[:number], *[rows[-1]] * (number - len(rows))]


def _read_by(question: Field | Group) -> frozenset[tuple[str, ...]]:
    """What decides whether a question is asked, also those in a group."""
    own = question.visible_when.reads if question.visible_when is not None else frozenset()
    return own.union(*map(_read_by, question.members)) if isinstance(question, Group) else own


def _like(example: Example, name: str, given: Mapping[str, Any]) -> Example:
    return replace(
        example, name=name, given=given, accepted=None, received=example.received or example.accepted, expect={}
    )


def _emptied(given: Mapping[str, Any], questions: Sequence[Field | Group]) -> dict[str, Any]:
    """Groups with one row without answers; of the rest what is given."""
    groups = {question.id: question for question in questions if isinstance(question, Group)}
    made = {key: value for key, value in given.items() if key not in groups}
    return made | {name: [_emptied({}, group.members)] for name, group in groups.items()}


def _answered(given: Mapping[str, Any], questions: Sequence[Field | Group], answer: _Answer) -> dict[str, Any]:
    """Every number that has such a bound, at that bound; numbers nobody answered stay so."""
    made = dict(given)
    for question in questions:
        if question.id not in given:
            continue
        if isinstance(question, Group):
            rows = given[question.id]
            made[question.id] = [_answered(row, question.members, answer) for row in rows if isinstance(row, Mapping)]
        elif isinstance(question.options, NumberOptions):
            number = answer(question.options, question.options.decimals == 0)
            if number is not None:
                made[question.id] = question.kind.to_json(_exact(number, question))
    return made


def _exact(number: Decimal, question: Field) -> int | Decimal:
    return int(number) if question.kind.accepts(int(number)) else number
