"""How large may an expression be, and how large what it computes?  Safety bounds of the language, the same everywhere.

They are no numbers of any law: they keep one text from costing more than a page can afford.
"""

from __future__ import annotations

from typing import Final

#: Characters of one expression.
MAX_CHARACTERS: Final = 4_000
#: Values, operators and calls of one expression.
MAX_NODES: Final = 400
#: How deep expressions may stand inside each other, brackets counted.
MAX_DEPTH: Final = 32
#: How many `exists`, `all` and `sum` may stand inside each other: rows times rows, and no further.  One over a list in
#: the row at hand walks the rows once more, not once for every row, and is not counted.
MAX_ROUNDS: Final = 2
#: Digits of a number that is written out.
MAX_DIGITS: Final = 18
#: What a calculation may reach, plus or minus; beyond it the result is unknown.
MAGNITUDE: Final = 10**MAX_DIGITS
#: Significant digits of a decimal result (those of IEEE decimal128); rounded half to even beyond.
PRECISION: Final = 34
#: Characters of a text put together by `+`; a longer one is unknown.
MAX_TEXT: Final = 10_000
