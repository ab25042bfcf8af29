"""Who could be an example?  An application with what is seen of it, brought near to what the file already tells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from functools import partial, reduce
from itertools import combinations
from typing import Any, TypeAlias

from banshi.definitions.examples.running import ORDINARY_DAY, try_example
from banshi.definitions.model import Example, Matter
from banshi.definitions.proposals.seeing import Seen, seen
from banshi.definitions.trying import Trial
from banshi_rules.calendars import WorkingCalendar
from banshi_rules.findings import Span


@dataclass(frozen=True, slots=True)
class Candidate:
    """An application that could be an example; `of` is the place in the file of one that is, and holds."""

    example: Example
    trial: Trial
    seen: Seen
    of: int | None = None


def candidate(matter: Matter, example: Example, calendar: WorkingCalendar, of: int | None = None) -> Candidate:
    """The application of an example, tried."""
    trial = try_example(matter, example, calendar)
    return Candidate(example, trial, seen(trial), of)


def application(
    given: Mapping[str, Any], applicant: Mapping[str, Any], received: date | None, at: Span, **more: Any
) -> Example:
    """An application that expects nothing yet."""
    blank: dict[str, Any] = {"accepted": None, "registers": {}, "plugins": {}, "expect": {}}
    return Example(name="", given=given, applicant=applicant, received=received, at=at, **{**blank, **more})


def brought_near(found: Example, known: Sequence[Example], serves: Callable[[Example], bool]) -> Example:
    """The same application told as a variation of one that the file already tells.

    `serves` says whether it still shows what it was found for.  Best is a known application with one or two of the
    answers that were found; else what was found, with every answer taken over that need not differ.  Numbers are made
    round.
    """
    alike = sorted(known, key=lambda one: -sum(found.given.get(key) == value for key, value in one.given.items()))
    told = next(filter(serves, _grafted(found, alike)), None)
    changes = () if told is not None or not alike else _taking_over(found, alike[0])
    found = told or found
    for change in (*changes, *_made_plain(found), _without_days):
        changed = change(found)
        if changed != found and serves(changed):
            found = changed
    return found


def _grafted(found: Example, known: Sequence[Example]) -> Iterator[Example]:
    """Known applications with one answer that was found, then with two of them."""
    for number in (1, 2):
        for one in known[: _ALIKE if number == 2 else None]:
            answers = [*found.given, *(key for key in one.given if key not in found.given)]
            differ = [key for key in answers if found.given.get(key) != one.given.get(key)]
            for keys in combinations(differ, number):
                yield reduce(
                    lambda made, key: _with_answer(key, found.given, made), keys, replace(one, name="", expect={})
                )


_ALIKE = 2  # so many of those that are most alike are tried with two answers


def without_unasked(found: Example, trial: Trial) -> Example:
    """Without answers to questions that are not asked."""
    gone = set(trial.understood.live.not_asked)
    return replace(found, given={key: value for key, value in found.given.items() if key not in gone})


def _without_days(one: Example) -> Example:
    return replace(one, received=None, accepted=None)


_Change: TypeAlias = "Callable[[Example], Example]"


def _taking_over(found: Example, near: Example) -> Iterator[_Change]:
    """Everything that can be taken over: first all at once, then answer by answer."""
    yield lambda one: replace(one, received=near.received, accepted=near.accepted)
    yield lambda one: replace(one, applicant=near.applicant)
    yield lambda one: replace(one, given={**one.given, **near.given})
    for key in (*near.given, *(key for key in found.given if key not in near.given)):
        yield partial(_with_answer, key, near.given)


def _with_answer(key: str, near: Mapping[str, Any], one: Example) -> Example:
    """With that answer of another application, or without one as there."""
    given = {name: value for name, value in one.given.items() if name != key or key in near}
    return replace(one, given=given | ({key: near[key]} if key in near else {}))


def _made_plain(found: Example) -> Iterator[_Change]:
    """Long decimals as shorter ones, up or down, the shortest first; days of another age as days near the receipt."""
    for way in _ways(found.given, _LONG):
        for places in (0, 1, 2):
            for rounding in (ROUND_CEILING, ROUND_FLOOR):
                yield partial(_with, (way,), partial(_shorter, places, rounding))
    came = found.received or found.accepted or ORDINARY_DAY
    if abs(came - ORDINARY_DAY) > _AGE:
        yield partial(_in_our_days, ORDINARY_DAY - came)
    far = [way for way in _ways(found.given, _DAY) if abs(_day(found.given, way) - came) > _AGE]
    for ways in ([tuple(far)] if len(far) > 1 else []) + [(way,) for way in far]:
        for days in _NEAR:
            yield partial(_with, ways, partial(_moved, came + timedelta(days) - _day(found.given, ways[0])))


def _in_our_days(by: timedelta, one: Example) -> Example:
    """The whole story on other days."""
    told = _with(tuple(_ways(one.given, _DAY)), partial(_moved, by), one)
    return replace(told, received=one.received and one.received + by, accepted=one.accepted and one.accepted + by)


_Way: TypeAlias = "tuple[str | int, ...]"  # keys and places from the answers down to a value
_LONG = re.compile(r"-?[0-9]+\.[0-9]{2,}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_AGE = timedelta(3650)
_NEAR = (0, 1, -1, 10, -10, 100, -100)  # days from the receipt, tried in this order


def _ways(value: Any, form: re.Pattern[str], way: _Way = ()) -> Iterator[_Way]:
    """The ways to the texts of that form."""
    if isinstance(value, str) and form.fullmatch(value):
        yield way
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _ways(inner, form, (*way, key))
    elif isinstance(value, (list, tuple)):
        for place, inner in enumerate(value):
            yield from _ways(inner, form, (*way, place))


def _day(given: Any, way: _Way) -> date:
    for key in way:
        given = given[key]
    return date.fromisoformat(given)


def _with(ways: Sequence[_Way], change: Callable[[str], str], one: Example) -> Example:
    """With the values at these ways changed, as far as they are still there."""

    def within(value: Any, way: _Way) -> Any:
        if way in ways:
            return change(value) if isinstance(value, str) else value
        if isinstance(value, Mapping):
            return {key: within(inner, (*way, key)) for key, inner in value.items()}
        if isinstance(value, (list, tuple)):
            return [within(inner, (*way, place)) for place, inner in enumerate(value)]
        return value

    return replace(one, given=within(one.given, ()))


def _shorter(places: int, rounding: str, text: str) -> str:
    if _LONG.fullmatch(text) is None:
        return text  # it has been made shorter already
    return format(Decimal(text).quantize(Decimal(1).scaleb(-places), rounding), "f")


def _moved(by: timedelta, text: str) -> str:
    try:
        return (date.fromisoformat(text) + by).isoformat()
    except (ValueError, OverflowError):
        return text
