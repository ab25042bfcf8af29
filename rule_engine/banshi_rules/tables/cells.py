"""What does one cell of a condition column ask?  Nothing, one of some values, or a range; in closed form.

What can be written: `-` (anything, also what is not known), a value (`catering`, `50`, `true`, `2026-01-31`), several
(`a, b` or `in [a, b]`), `!= a`, `not in [a, b]`, `<= 50`, `> 50`, `50..100` (both ends included), `[50..100)` (a round
bracket leaves its end out).  Several may be joined by commas: one of them has to fit.  In a text column a cell is one
text, as it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final, TypeAlias

from banshi_rules.expressions.coercion import date_of, say_type
from banshi_rules.expressions.lex import FULL_WIDTH
from banshi_rules.expressions.limits import MAX_DIGITS
from banshi_rules.expressions.suggesting import suggest
from banshi_rules.texts import Text
from banshi_rules.values import Kind, Type


@dataclass(frozen=True, slots=True)
class OneOf:
    """The input is one of these values."""

    values: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class NoneOf:
    """The input is known, and none of these values."""

    values: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Between:
    """The input lies between two ends (None: no end); `from_in` and `to_in` say whether the ends belong to it."""

    low: Any
    from_in: bool
    high: Any
    to_in: bool


Test: TypeAlias = "OneOf | NoneOf | Between"

#: The tests of a cell, one of which has to hold; none at all: anything fits, also what is not known.
Tests: TypeAlias = "tuple[Test, ...]"


class BadCell(Exception):
    """A cell that cannot be read: the code of the finding, and what to put into its words."""

    def __init__(self, code: str, **args: object) -> None:
        super().__init__(code)
        self.code = code
        self.words = args


ANYTHING: Final = "-"
_NUMBER: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?", re.ASCII)
_ORDERED: Final = (Kind.INTEGER, Kind.DECIMAL, Kind.DATE)
_SET: Final = re.compile(r"(?P<not>not\s+)?in\s*\[(?P<items>[^\[\]]*)\]")
_COMPARED: Final = re.compile(r"(?P<op><=|>=|!=|==|<|>)\s*(?P<value>.+)", re.DOTALL)
_RANGE: Final = re.compile(
    r"(?P<open>[\[(]?)\s*(?P<low>[^\[\]()]+?)\s*\.\.\s*(?P<high>[^\[\]()]+?)\s*(?P<close>[\])]?)"
)
_PARTS: Final = re.compile(r"\s*,\s*(?![^\[(]*[\])])")


def tests_of(cell: object, kind: Type) -> Tests:
    """What a cell as written asks of an input of that type.  Raises BadCell."""
    if isinstance(cell, (list, tuple)):
        parts = [tests_of(part, kind) for part in cell]
        if not parts or not all(parts):
            raise _refused(cell, kind)
        return _merged([test for tests in parts for test in tests])
    if isinstance(cell, str) and cell.strip() == ANYTHING:
        return ()
    if not isinstance(cell, str) or kind.kind is Kind.TEXT:
        return (OneOf(values_of_cell(cell, kind)),)
    wide = next((char for char in cell if char in FULL_WIDTH), None)
    if wide is not None:
        raise BadCell("T216", found=wide, meant=FULL_WIDTH[wide])
    return _merged([_test(part, kind) for part in _PARTS.split(cell.strip())])


def _test(text: str, kind: Type) -> Test:
    among = _SET.fullmatch(text)
    if among is not None:
        values = tuple(value for item in among["items"].split(",") for value in values_of_cell(item.strip(), kind))
        return NoneOf(values) if among["not"] else OneOf(values)
    compared = _COMPARED.fullmatch(text)
    if compared is not None:
        return _compared(compared["op"], compared["value"].strip(), kind)
    between = _RANGE.fullmatch(text)
    if between is not None and kind.kind in _ORDERED:
        return _range(between, text, kind)
    return OneOf(values_of_cell(text, kind))


def _compared(op: str, written: str, kind: Type) -> Test:
    if op == "==":
        return OneOf(values_of_cell(written, kind))
    if op == "!=":
        return NoneOf(values_of_cell(written, kind))
    value = value_of_cell(written, kind)
    if kind.kind not in _ORDERED:
        raise BadCell("T208", op=op, what=say_type(kind))
    if op[0] == "<":
        return Between(None, False, value, op == "<=")
    return Between(value, op == ">=", None, False)


def _range(match: re.Match[str], text: str, kind: Type) -> Test:
    if bool(match["open"]) != bool(match["close"]):
        raise BadCell("T209", found=text)
    low, high = value_of_cell(match["low"], kind), value_of_cell(match["high"], kind)
    from_in, to_in = match["open"] != "(", match["close"] != ")"
    if low > high or (low == high and not (from_in and to_in)):
        raise BadCell("T209", found=text)
    return Between(low, from_in, high, to_in)


def _merged(tests: list[Test]) -> Tests:
    """The tests with all plain values in one."""
    values = tuple(dict.fromkeys(value for test in tests if isinstance(test, OneOf) for value in test.values))
    others = tuple(test for test in tests if not isinstance(test, OneOf))
    return ((OneOf(values),) if values else ()) + others


def values_of_cell(written: object, kind: Type) -> tuple[Any, ...]:
    """The value as written; for a branch of a choice all members it stands for.  Raises BadCell."""
    if kind.kind is Kind.ENUM and isinstance(written, str):
        branch = _unquoted(written)
        if branch in kind.branches and branch not in kind.members:
            return kind.branches[branch]
    return (value_of_cell(written, kind),)


def value_of_cell(written: object, kind: Type) -> Any:
    """A value as written, of that type.  Raises BadCell."""
    match kind.kind:
        case Kind.BOOLEAN if isinstance(written, bool):
            return written
        case Kind.BOOLEAN if written in ("true", "false"):
            return written == "true"
        case Kind.ENUM if isinstance(written, str):
            return _member(_unquoted(written), kind)
        case Kind.TEXT if isinstance(written, str):
            return _unquoted(written)
        case Kind.DATE if isinstance(written, (str, date)):
            day = date_of(_unquoted(str(written)))
            if day is None:
                raise _refused(written, kind)
            return day
        case Kind.INTEGER | Kind.DECIMAL if isinstance(written, (int, Decimal, str)) and not isinstance(written, bool):
            return _number(written, kind)
        case _:
            raise _refused(written, kind)


def _number(written: int | Decimal | str, kind: Type) -> int | Decimal:
    text = str(written).strip()
    whole = "." not in text
    if _NUMBER.fullmatch(text) is None or len(text) > MAX_DIGITS + 2 or not (whole or kind.kind is Kind.DECIMAL):
        raise _refused(written, kind)
    return Decimal(text) if kind.kind is Kind.DECIMAL else int(text)


def _member(text: str, kind: Type) -> str:
    if text not in kind.members:
        raise BadCell("T204", found=text, suggestion=suggest(text, kind.members))
    return text


def _unquoted(text: str) -> str:
    return text[1:-1] if len(text) >= 2 and text[0] == text[-1] and text[0] in "'\"" else text


def _refused(written: object, kind: Type) -> BadCell:
    if isinstance(written, (list, tuple)) and written:
        written = ", ".join(str(part) for part in written)
    if isinstance(written, bool):
        written = str(written).lower()
    shown = written if isinstance(written, (str, int, Decimal, date)) else Text("空", "nothing")
    return BadCell("T205", found=_short(shown), what=say_type(kind))


def _short(shown: object) -> object:
    return shown[:40] + "…" if isinstance(shown, str) and len(shown) > 40 else shown


def fits(tests: Tests, value: Any) -> bool:
    """Whether a value fits one of the tests; an unknown one fits `-` alone."""
    if not tests or value is None:
        return not tests
    return any(_holds(test, value) for test in tests)


def _holds(test: Test, value: Any) -> bool:
    match test:
        case OneOf():
            return value in test.values
        case NoneOf():
            return value not in test.values
        case Between():
            above = test.low is None or value > test.low or (test.from_in and value == test.low)
            return above and (test.high is None or value < test.high or (test.to_in and value == test.high))
