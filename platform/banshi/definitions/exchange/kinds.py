"""How does one value of a definition stand in a column, and what does a cell of that column say?

A kind writes a value as a cell, and reads a cell beside the value that stands there now: what a cell does not say
(the English words, the basis of a limit) stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from banshi_rules.time_limits import TimeLimit, Unit, parse_limit, say

if TYPE_CHECKING:
    from banshi.definitions.exchange.profile import Column


@dataclass(frozen=True, slots=True)
class BadValue(Exception):
    """A cell that does not say what its column can hold.  Without `grave` the value stays, and the rest is read."""

    code: str
    told: Mapping[str, object]
    grave: bool = True


Write: TypeAlias = "Callable[[Column, Any], str]"
Read: TypeAlias = "Callable[[Column, str, Any], Any]"

#: What a cell takes out of the definition.
GONE = object()
_SEPARATOR = re.compile(r"[、,，;；\n]+")
_PERIODS = {"year": "年", "month": "个月", "day": "日"}
_VALIDITY = re.compile(r"(?P<amount>[1-9][0-9]{0,2}) (?P<unit>year|month|day)s?")
_CHINESE_VALIDITY = re.compile(r"(?P<amount>[1-9][0-9]{0,2}) *个?(?P<unit>年|月|日)")
_ENGLISH_UNITS = {Unit.WORKING_DAY: "working day", Unit.DAY: "day", Unit.MONTH: "month", Unit.HOUR: "hour"}


def _write_text(column: Column, value: Any) -> str:
    if isinstance(value, Mapping):
        return str(value.get(column.language, ""))
    return str(value) if value is not None and column.language == "zh" else ""


def _read_text(column: Column, cell: str, old: Any) -> Any:
    if _write_text(column, old).strip() == cell:
        return old
    if column.language == "zh":
        return {**old, "zh": cell} if isinstance(old, Mapping) else cell
    if isinstance(old, Mapping):
        return {**old, column.language: cell}
    if isinstance(old, str):
        return {"zh": old, column.language: cell}
    raise BadValue("K731", {"column": column.label})


def _write_texts(column: Column, value: Any) -> str:
    return "\n".join(_write_text(column, one).replace("\n", " ") for one in value or ())


def _read_texts(column: Column, cell: str, old: Any) -> Any:
    before = list(old or ())
    lines = [line.strip() for line in cell.split("\n") if line.strip()]
    known = {_write_text(column, one).replace("\n", " ").strip(): one for one in before}
    return [known.get(line, line) for line in lines]


def _write_word(column: Column, value: Any) -> str:
    if isinstance(value, bool):
        value = "true" if value else "false"
    return "" if value is None else column.codes.get(str(value), "" if column.codes else str(value))


def _read_word(column: Column, cell: str, old: Any) -> Any:
    if old is not None and _write_word(column, old).strip() == cell:
        return old
    if not column.codes:
        return cell
    found = next((ours for ours, theirs in column.codes.items() if cell in (theirs, ours)), None)
    if found is None:
        raise BadValue("K732", {"value": cell, "known": tuple(dict.fromkeys(column.codes.values()))})
    return found


def _write_words(column: Column, value: Any) -> str:
    words = [_write_word(column, one) for one in value] if isinstance(value, list) else []
    return "、".join(dict.fromkeys(word for word in words if word))


def _read_words(column: Column, cell: str, old: Any) -> Any:
    if old is not None and _write_words(column, old) == cell:
        return old
    before = old if isinstance(old, list) else []
    made = []
    for word in (one.strip() for one in _SEPARATOR.split(cell)):
        same = [one for one in before if word and _write_word(column, one) == word]
        made.extend(same or ([_read_word(column, word, None)] if word else []))
    return made


def _write_number(_: Column, value: Any) -> str:
    return "" if value is None or isinstance(value, bool) else str(value)


def _read_number(column: Column, cell: str, old: Any) -> Any:
    if not re.fullmatch(r"(0|[1-9][0-9]{0,8})", cell):
        raise BadValue("K733", {"value": cell, "column": column.label})
    return int(cell)


def _limit(value: Any) -> TimeLimit | None:
    written = value.get("limit") if isinstance(value, Mapping) else value
    return parse_limit(written) if isinstance(written, str) else None


def _with_limit(old: Any, limit: TimeLimit) -> Any:
    if _limit(old) == limit:
        return old
    written = f"{limit.amount} {_ENGLISH_UNITS[limit.unit]}{'' if limit.amount == 1 else 's'}"
    return {**old, "limit": written} if isinstance(old, Mapping) else written


def _write_amount(column: Column, value: Any) -> str:
    limit = _limit(value)
    return str(limit.amount) if limit is not None and limit.unit.value in column.codes else ""


def _read_amount(column: Column, cell: str, old: Any) -> Any:
    limit = _limit(old)
    amount = _read_number(column, cell, None)
    if amount < 1:
        raise BadValue("K733", {"value": cell, "column": column.label})
    return _with_limit(old, TimeLimit(amount, limit.unit if limit is not None else Unit.WORKING_DAY))


def _write_unit(column: Column, value: Any) -> str:
    limit = _limit(value)
    return column.codes.get(limit.unit.value, "") if limit is not None else ""


def _read_unit(column: Column, cell: str, old: Any) -> Any:
    limit = _limit(old)
    unit = _read_word(column, cell, limit.unit.value if limit is not None else None)
    if limit is None:
        raise BadValue("K731", {"column": column.label})
    return _with_limit(old, TimeLimit(limit.amount, Unit(unit)))


def _write_limit(_: Column, value: Any) -> str:
    limit = _limit(value)
    return say(limit, "zh") if limit is not None else ""


def _write_validity(_: Column, value: Any) -> str:
    match = _VALIDITY.fullmatch(value) if isinstance(value, str) else None
    return match["amount"] + _PERIODS[match["unit"]] if match is not None else ""


def _read_validity(column: Column, cell: str, old: Any) -> Any:
    if _write_validity(column, old) == cell:
        return old
    match = _CHINESE_VALIDITY.fullmatch(cell)
    if match is None:
        raise BadValue("K732", {"value": cell, "known": ("3年", "6个月", "90日")})
    unit = next(english for english, chinese in _PERIODS.items() if match["unit"] in chinese)
    return f"{match['amount']} {unit}{'' if match['amount'] == '1' else 's'}"


def _write_present(_: Column, value: Any) -> str:
    return "1" if value else "0"


def _write_fixed(column: Column, _: Any) -> str:
    return column.fact


def _write_nothing(_: Column, __: Any) -> str:
    return ""


def _write_need(column: Column, value: Any) -> str:
    """Necessary; not necessary (asked in some situations only); to follow later."""
    entry = value if isinstance(value, Mapping) else {}
    if entry.get("necessity") == "secondary":
        return column.codes["later"]
    return column.codes["sometimes" if "required_when" in entry else "always"]


def _read_need(column: Column, cell: str, old: Any) -> Any:
    entry = dict(old) if isinstance(old, Mapping) else {}
    meant = next((ours for ours, theirs in column.codes.items() if cell == theirs), None)
    if meant is None:
        raise BadValue("K732", {"value": cell, "known": tuple(column.codes.values())})
    if _write_need(column, entry) == cell:
        return old
    if meant == "sometimes" and "required_when" not in entry:
        raise BadValue("K734", {"column": column.label}, grave=False)
    entry["necessity"] = "secondary" if meant == "later" else "principal"
    if meant == "always":
        entry.pop("required_when", None)
    return entry


#: Kind of column -> how it is written, and how it is read (None: it is only written).
KINDS: Mapping[str, tuple[Write, Read | None]] = {
    "text": (_write_text, _read_text),
    "texts": (_write_texts, _read_texts),
    "word": (_write_word, _read_word),
    "words": (_write_words, _read_words),
    "number": (_write_number, _read_number),
    "amount": (_write_amount, _read_amount),
    "unit": (_write_unit, _read_unit),
    "limit": (_write_limit, None),
    "validity": (_write_validity, _read_validity),
    "need": (_write_need, _read_need),
    "id": (_write_word, None),  # read by what goes through the rows
    "order": (_write_nothing, None),  # written by what goes through the rows
    "law": (_write_nothing, None),  # the same: it needs the list of laws
    "laws": (_write_nothing, None),
    "present": (_write_present, None),
    "fixed": (_write_fixed, None),
    "fact": (_write_nothing, None),  # written by who knows the compiled matter
}
