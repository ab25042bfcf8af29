"""Could a counterexample be easier to read?  Days of this year and round numbers, wherever it stays one.

A solver answers with the first number that does: the first day there is, a millionth above a bound.  Each answer is
exchanged for a plainer one and the application tried again; what no longer shows the fault is put back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any, TypeAlias

from banshi.definitions.proof.applicant import Applicant
from banshi_forms.model import Field, Group
from banshi_rules.values import Kind

#: An answer by the keys and row numbers that lead to it.
_Place: TypeAlias = "tuple[str | int, ...]"
#: Round to whole numbers first, then to so many places.
_PLACES = (0, 1, 2)
#: So many years around the day of receipt are tried: soon, a working life, an old age.
_YEARS = (0, 1, 2, 5, 10, 20, 30, 50, 60, 70, 80, 90, 100)


def plainer(found: Applicant, questions: tuple[Field | Group, ...], shows: Callable[[Applicant], bool]) -> Applicant:
    """The applicant with plainer answers, of whom `shows` still holds."""
    places = list(_answered(questions, found.given, ()))
    days = [place for place, field in places if field.type.kind is Kind.DATE]
    found = _first(found, [_shifted(found, days)] if days else [], shows)
    for place, field in places:
        found = _first(
            found, [_with(found, {place: one}) for one in _plain(field, _at(found.given, place), found)], shows
        )
    return found


def _first(found: Applicant, others: list[Applicant], shows: Callable[[Applicant], bool]) -> Applicant:
    """The first of these, from the plainest on, that shows it; what is reached before is as plain as it gets."""
    return next((other for other in others if other.given == found.given or shows(other)), found)


def _answered(
    questions: tuple[Field | Group, ...], given: Mapping[str, Any], above: _Place
) -> Iterator[tuple[_Place, Field]]:
    """Every answered question whose answer could be plainer, with its place."""
    for question in questions:
        value = given.get(question.id)
        if isinstance(question, Group):
            for number, row in enumerate(value or ()):
                yield from _answered(question.members, row, (*above, question.id, number))
        elif value is not None and question.type.kind in (Kind.DATE, Kind.DECIMAL):
            yield (*above, question.id), question


def _shifted(found: Applicant, days: list[_Place]) -> Applicant:
    """All days moved alike, so that the first is the day of receipt."""
    known = {place: date.fromisoformat(_at(found.given, place)) for place in days}
    by = found.received - min(known.values())
    return _with(found, {place: moved for place, day in known.items() if (moved := _moved(day, by)) is not None})


def _moved(day: date, by: timedelta) -> str | None:
    try:
        return (day + by).isoformat()
    except OverflowError:
        return None


def _plain(field: Field, value: Any, found: Applicant) -> Iterator[Any]:
    if field.type.kind is Kind.DATE:
        yield from _near(date.fromisoformat(value), found.received)
        return
    number = Decimal(str(value))
    for places in _PLACES:
        step = Decimal(1).scaleb(-places)
        if number == number.quantize(step, ROUND_FLOOR):
            return  # it is as plain as that already
        for way in (ROUND_CEILING, ROUND_FLOOR):
            yield str(number.quantize(step, way))


def _near(day: date, received: date) -> Iterator[str]:
    """The day of receipt, then the same day of the year as few years away from it as it can be."""
    yield received.isoformat()
    for years in _YEARS:
        for year in (received.year - years, received.year + years):
            with suppress(ValueError):  # there is no 29 February in that year
                yield day.replace(year=year).isoformat()


def _at(given: Any, place: _Place) -> Any:
    for key in place:
        given = given[key]
    return given


def _with(found: Applicant, answers: Mapping[_Place, Any]) -> Applicant:
    given: Any = found.given
    for place, value in answers.items():
        given = _put(given, place, value)
    return replace(found, given=given)


def _put(part: Any, place: _Place, value: Any) -> Any:
    if not place:
        return value
    key, rest = place[0], place[1:]
    if isinstance(part, Mapping):
        return {**part, key: _put(part[key], rest, value)}
    return [_put(one, rest, value) if number == key else one for number, one in enumerate(part)]
