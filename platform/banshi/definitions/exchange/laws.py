"""How are the articles a matter rests on written in one cell?  One on each line: 《name》article."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from banshi.definitions.exchange.cell_values import mappings
from banshi.definitions.law.book import LawBook

_LINE = re.compile(r"\s*《(?P<name>[^《》]+(?:《[^《》]*》[^《》]*)*)》\s*(?P<article>.*?)\s*")
#: What a law is taken for that only its name is known of: the lowest, so that nothing is claimed that is not shown.
LOWEST_RANK = "normative-document"


def laws_cell(laws: Any, wanted: Any) -> str:
    """The cell of one article by its id, or of all of them."""
    chosen = [one for one in mappings(laws) if wanted is None or one.get("id") == wanted]
    return "\n".join(_line(one) for one in chosen) if wanted is None or isinstance(wanted, str) else ""


def _line(law: Mapping[str, Any]) -> str:
    return f"《{_zh(law.get('name'))}》{_zh(law.get('article'))}"


def _zh(text: Any) -> str:
    return str(text.get("zh", "")) if isinstance(text, Mapping) else str(text or "")


def laws_of(cell: str, laws: Any, book: LawBook, *, one: bool) -> tuple[list[Any] | None, str | None]:
    """The laws with those of the cell, and the id of its last; None where a line is not 《name》article.

    The rank of a new one is that of the law of this name in the book.

    `one`: the cell names one of the laws; otherwise it is the whole list, except what only materials and limits name.
    """
    made = [dict(law) for law in mappings(laws)]
    lines = [line for line in cell.split("\n") if line.strip()]
    if one and len(lines) != 1:
        return None, None
    named = None
    for line in lines:
        match = _LINE.fullmatch(line)
        if match is None or not match["article"]:
            return None, None
        known = next((listed for listed in made if _line(listed) == line.strip()), None)
        if known is None:
            taken = {law.get("id") for law in made}
            fresh = next(name for count in range(1, 1000) if (name := f"law-{count}") not in taken)
            law = book.named(match["name"])
            rank = law.rank if law is not None else LOWEST_RANK
            known = {"id": fresh, "name": match["name"], "article": match["article"], "rank": rank}
            made.append(known)
        named = str(known["id"])
    return made, named
