"""How does a value of a definition stand in a cell, so that it comes back as exactly that value?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from banshi.definitions.source.tree import meaning


def cell_of(value: object) -> str:
    """A value as a cell; a text that would read as a number, or begins with a quote, stands in quotes."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, Decimal)):
        return f"{value:f}" if isinstance(value, Decimal) else str(value)
    text = str(value)
    return f'"{text}"' if text.startswith('"') or not text or (meaning(text)[0] != text) else text


def value_of(cell: str) -> object:
    """The value of a cell: what an unquoted word of a definition means, a text where it means nothing."""
    if len(cell) >= 2 and cell.startswith('"') and cell.endswith('"'):
        return cell[1:-1]
    value, code = meaning(cell.strip())
    return cell.strip() if code is not None or value is None else value


def mappings(value: object) -> Iterator[Mapping[str, Any]]:
    """The mappings in a list; nothing where it is none."""
    yield from (one for one in (value if isinstance(value, list) else []) if isinstance(one, Mapping))
