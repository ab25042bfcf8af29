"""Which small mistakes could one make in a cell of a table?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeAlias

from banshi.definitions.mutation.expressions import OPPOSITE_BOUND
from banshi.definitions.mutation.mutant import Mistake
from banshi.definitions.source.tree import Scalar
from banshi_rules.expressions.coercion import date_of
from banshi_rules.tables.cells import ANYTHING
from banshi_rules.values import Kind, Type

#: A mistake, and the cell with it.
CellVariation: TypeAlias = "tuple[Mistake, Scalar]"

_NUMBER = re.compile(r"(?<!\w)(?<![0-9]\.)-?[0-9]+(?:\.[0-9]+)?(?![0-9])")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_COMPARED = re.compile(r"<=|>=|<|>")
_RANGE = re.compile(r"(?P<open>[\[(]?)(?P<ends>[^\[\](),]+\.\.[^\[\](),]+)(?P<close>[\])]?)")


def condition_variations(cell: Scalar, type_: Type) -> Iterator[CellVariation]:
    """What a cell of a condition column could wrongly say, each once."""
    seen: set[object] = {str(cell)}
    for mistake, new in _conditions(cell, type_):
        if str(new) not in seen:
            seen.add(str(new))
            yield mistake, new


def _conditions(cell: Scalar, type_: Type) -> Iterator[CellVariation]:
    if isinstance(cell, bool):
        yield Mistake.NEGATED, not cell
        yield Mistake.DROPPED, ANYTHING
        return
    text = str(cell).strip()
    if text == ANYTHING or cell is None:
        return
    yield Mistake.DROPPED, ANYTHING
    if type_.kind is Kind.TEXT:
        return
    yield from _numbers(text, type_)
    for match in _COMPARED.finditer(text):
        yield Mistake.BOUND, text[: match.start()] + OPPOSITE_BOUND[match.group()] + text[match.end() :]
    for match in _RANGE.finditer(text):
        yield from _range(match, text)
    if text.startswith("!="):
        yield Mistake.NEGATED, text[2:].strip()
    elif text.startswith("not in"):
        yield Mistake.NEGATED, text[4:]
    yield from _members(text, type_)


def _numbers(text: str, type_: Type) -> Iterator[CellVariation]:
    if type_.kind in (Kind.INTEGER, Kind.DECIMAL):
        for match in _NUMBER.finditer(text):
            for more in (1, -1):
                new = format(Decimal(match.group()) + more, "f")
                yield Mistake.LIMIT, text[: match.start()] + new + text[match.end() :]
    elif type_.kind is Kind.DATE:
        for match in _DAY.finditer(text):
            day = date_of(match.group())
            for more in (1, -1) if day is not None else ():
                assert day is not None
                yield Mistake.LIMIT, text[: match.start()] + _moved(day, more) + text[match.end() :]


def _moved(day: date, days: int) -> str:
    return (day + timedelta(days)).isoformat()


def _range(match: re.Match[str], text: str) -> Iterator[CellVariation]:
    """Each end of a range once as if it did not belong to it, or as if it did."""
    low, high = match["open"] or "[", match["close"] or "]"
    for new_low, new_high in (("(" if low == "[" else "[", high), (low, ")" if high == "]" else "]")):
        yield Mistake.BOUND, text[: match.start()] + new_low + match["ends"] + new_high + text[match.end() :]


def _members(text: str, type_: Type) -> Iterator[CellVariation]:
    """One of several options left out; a single one written where it is not meant."""
    if type_.kind is not Kind.ENUM:
        return
    opening, closing = text.find("["), text.rfind("]")
    start, end = (opening + 1, closing) if 0 <= opening < closing else (0, len(text))
    items = [item.strip() for item in text[start:end].split(",")]
    if len(items) > 1:
        for place in range(len(items)):
            rest = ", ".join(items[:place] + items[place + 1 :])
            yield Mistake.OPTION_DROPPED, text[:start] + rest + text[end:]
    elif "!" not in text and not text.startswith("not"):
        yield Mistake.NEGATED, f"!= {text}"


def outcome_variations(cell: Scalar, type_: Type) -> Iterator[CellVariation]:
    """What a cell of a result column could wrongly give."""
    if isinstance(cell, bool):
        yield Mistake.OUTCOME, not cell
    elif type_.kind is Kind.ENUM:
        for member in type_.members:
            if member != str(cell):
                yield Mistake.OUTCOME, member
    elif isinstance(cell, (int, Decimal)):
        for more in (1, -1):
            yield Mistake.LIMIT, cell + more
