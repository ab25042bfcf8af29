"""How does content become a PDF (PDF/A-2b, A4)?  Typst sets it from data alone, with the fonts that are shipped.

A character that the shipped fonts do not hold is printed as its code point, `〔U+30EDE〕`, so that a reader sees that
something stands there; it is never dropped.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

HERE = Path(__file__).parent
FONTS = HERE / "fonts"


def pdf_of(layout: str, content: dict[str, Any]) -> bytes:
    """The PDF of that content in the layout of that name (`letter.typ`), which reads it as one JSON text."""
    return typst.compile(
        HERE / layout,
        root=HERE,
        font_paths=_fonts(),
        format="pdf",
        pdf_standards=["a-2b"],
        sys_inputs={"content": json.dumps(_legible(content), ensure_ascii=False)},
    )


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)])


def _legible(value: Any) -> Any:
    """The same content, with every character that cannot be printed written as its code point."""
    if isinstance(value, str):
        return "".join(char if _printable(char) else f"〔U+{ord(char):04X}〕" for char in value)
    if isinstance(value, dict):
        return {key: _legible(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_legible(item) for item in value]
    return value


def _printable(char: str) -> bool:
    return char == "\n" or ord(char) in _covered()


@lru_cache(maxsize=1)
def _covered() -> frozenset[int]:
    """The code points the regular font shows; what bold does not hold is set in regular."""
    ranges = json.loads((FONTS / "covered.json").read_text(encoding="utf-8"))
    return frozenset(point for first, last in ranges for point in range(first, last + 1))
