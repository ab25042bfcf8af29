"""How is a value written in YAML or JSON?  As in the files we ship: short things on one line, long ones below."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from banshi.definitions.style.scalars import in_quotes, plain_enough, width

#: What can be written: JSON values with exact numbers, and days (written YYYY-MM-DD).
Plain: TypeAlias = "bool | int | Decimal | str | date | Sequence[Plain] | Mapping[str, Plain] | None"

WIDTH = 110  # what is longer is not written on one line; an ideograph is two columns wide


@dataclass(frozen=True, slots=True)
class Style:
    """How a file is written: JSON or YAML, what ends a line, how far things stand in.

    `step` is the indentation of a level, `list_step` that of a list below its key; `one_line`: everything stands on
    one line; `spread`: every list and mapping stands below its bracket, also the short ones (JSON).
    """

    json: bool
    newline: str = "\n"
    step: int = 2
    list_step: int = 2
    one_line: bool = False
    spread: bool = False


def plain(value: Plain) -> Plain:
    """The value as it is read back: a day is its text, a decimal without a fraction is a whole number."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() and value.as_tuple().exponent == 0 else value
    if isinstance(value, Mapping):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [plain(one) for one in value]
    return value


def is_collection(value: Plain) -> bool:
    """Whether it is a list or a mapping that holds something."""
    return isinstance(value, (Mapping, Sequence)) and not isinstance(value, str) and bool(value)


def key_text(key: str, style: Style) -> str:
    """A key as it stands before its colon."""
    return _text(key, style, within=True)


def on_one_line(value: Plain, style: Style, *, within: bool = True) -> str:
    """The value on one line; `within` another that stands on the same line (YAML is freer where it does not)."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key_text(key, style)}: {on_one_line(one, style)}" for key, one in value.items()) + "}"
    if isinstance(value, str):
        return _text(value, style, within)
    if isinstance(value, Sequence):
        return f"[{', '.join(on_one_line(one, style) for one in value)}]"
    if isinstance(value, bool) or value is None:
        return json.dumps(value)
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def below_each_other(value: Plain, indent: int, style: Style, *, spread: bool = True) -> list[str]:
    """The lines of a value whose first line stands at that indentation; the first line comes without it.

    `spread`: its own items stand below each other although they might fit on one line.
    """
    if not is_collection(value) or style.one_line or not (spread or style.spread or not _fits(value, indent, style)):
        return [on_one_line(value, style, within=style.json)]
    if style.json:
        return list(_json_lines(value, indent, style))
    return list(_block_map(value, indent, style) if isinstance(value, Mapping) else _block_list(value, indent, style))


def _block_map(value: Mapping[str, Plain], indent: int, style: Style) -> Iterator[str]:
    for place, (key, one) in enumerate(value.items()):
        start = f"{' ' * indent if place else ''}{key_text(key, style)}:"
        further = indent + (style.step if isinstance(one, Mapping) else style.list_step)
        taken = width(start) + 1 + (0 if place else indent)
        lines = below_each_other(one, further, style, spread=not _fits(one, taken, style))
        if len(lines) == 1 and not _is_block(lines[0], one):
            yield f"{start} {lines[0]}"
        else:
            yield start
            yield " " * further + lines[0]
            yield from lines[1:]


def _block_list(value: Plain, indent: int, style: Style) -> Iterator[str]:
    assert isinstance(value, Sequence)
    for place, one in enumerate(value):
        lines = below_each_other(one, indent + 2, style, spread=not _fits(one, indent + 2, style))
        yield f"{' ' * indent if place else ''}- {lines[0]}"
        yield from lines[1:]


def _is_block(line: str, value: Plain) -> bool:
    """Whether this single line is a mapping or list in block style (it has one item and was too long for one line)."""
    return is_collection(value) and line[0] not in "[{"


def _json_lines(value: Plain, indent: int, style: Style) -> Iterator[str]:
    named = isinstance(value, Mapping)
    pairs = list(value.items()) if isinstance(value, Mapping) else [("", one) for one in value]  # type: ignore[union-attr]
    inner = indent + style.step
    yield "{" if named else "["
    for place, (key, one) in enumerate(pairs):
        start = f"{key_text(key, style)}: " if named else ""
        comma = "," if place < len(pairs) - 1 else ""
        fits = _fits(one, inner + width(start), style)
        first, *more = below_each_other(one, inner, style, spread=not fits)
        lines = [f"{' ' * inner}{start}{first}", *more]
        yield from (*lines[:-1], lines[-1] + comma)
    yield " " * indent + ("}" if named else "]")


def _fits(value: Plain, indent: int, style: Style) -> bool:
    if is_collection(value) and style.spread:
        return False
    return not is_collection(value) or indent + width(on_one_line(value, style)) <= WIDTH


def _text(text: str, style: Style, within: bool) -> str:
    if style.json:
        return json.dumps(text, ensure_ascii=False)
    return text if plain_enough(text, in_flow=within) else in_quotes(text)
