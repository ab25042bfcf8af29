"""What is wrong with one expression, and at which characters?  Complaints become findings with a place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from banshi_rules.findings import Finding, Span


class Unreadable(Exception):
    """Nothing sensible can be read behind this place; what is wrong has been said."""


@dataclass(slots=True)
class Complaints:
    """The findings about one text that stands at a place."""

    at: Span
    findings: list[Finding] = field(default_factory=list)

    def add(self, code: str, start: int, end: int, **args: object) -> None:
        """Complain about the characters from `start` to `end` (offsets from 0, the end exclusive)."""
        self.findings.append(Finding(code, self.at.within(start, end), args))

    def stop(self, code: str, start: int, end: int, **args: object) -> Unreadable:
        """The same, where reading on would only find more of the same.  Raise the result."""
        self.add(code, start, end, **args)
        return Unreadable(code)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word one most likely meant: at most two slips away (a letter more, less, other, or two exchanged).

    Some of the word has to be right: a single letter, or none, is near to nothing.
    """
    allowed = min(1 if len(word) <= 3 else 2, len(word) - 1)
    best = min(((_slips(word, other, allowed), other) for other in sorted(known)), default=(allowed + 1, ""))
    return best[1] if best[0] <= allowed else None


def _slips(one: str, other: str, allowed: int) -> int:
    if abs(len(one) - len(other)) > allowed or len(one) > 64:
        return allowed + 1
    rows: list[Sequence[int]] = [range(len(other) + 1)]
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            cost = min(rows[-1][j] + 1, row[j - 1] + 1, rows[-1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, rows[-2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1]
