"""What was probably meant by a name nobody knows?  The nearest known one, else the ones there are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from banshi_rules.expressions.complaints import nearest
from banshi_rules.texts import Text

_LISTED: Final = 12


def suggest(word: str, known: Iterable[str]) -> Text:
    """A sentence that helps with an unknown word: the nearest known one, or the known ones."""
    names = list(dict.fromkeys(known))
    meant = nearest(word, names)
    if meant is not None:
        return Text(f"您是不是想写 {meant}？", f"Did you mean {meant}?")
    if not names:
        return Text("这里没有可用的名称。", "There is no name that could stand here.")
    shown = names[:_LISTED]
    more = len(names) - len(shown)
    return Text(
        "可用的有：" + "、".join(shown) + (f" 等 {len(names)} 个。" if more else "。"),
        "There are: " + ", ".join(shown) + (f" and {more} more." if more else "."),
    )


def column_of(row: str, column: str) -> Text:
    """A sentence that helps with the bare name of a column of a row."""
    return Text(f"它是 {row} 的一栏，要写成 {row}.{column}。", f"It is a column of {row}: write {row}.{column}.")
