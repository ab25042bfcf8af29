"""Which comments stand in a YAML text, and where?  What is neither a token of the parser nor blank is a comment."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_COMMENT = re.compile(r"#[^\n]*")
_HEADER = re.compile(r"[|>][-+0-9]*[ ]+(#[^\n]*)")

Point: TypeAlias = "tuple[int, int]"  # line and column, from 1
#: After everything.
END: Point = (1 << 60, 1)


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment: its text from `#` on, its place, and whether it has the line for itself."""

    text: str
    at: Point
    alone: bool


def comments_of(text: str) -> tuple[Comment, ...]:
    """The comments of a YAML text that can be read, in their order; line ends are `\\n`."""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    made = []
    for index, comment in _comments(text):
        line = bisect_right(starts, index)
        column = index - starts[line - 1] + 1
        alone = not text[starts[line - 1] : index].strip()
        made.append(Comment(comment.rstrip(), (line, column), alone))
    return tuple(made)


def _comments(text: str) -> Iterator[tuple[int, str]]:
    after = 0
    for token in yaml.scan(text, Loader=_Loader):
        start, end = token.start_mark.index, token.end_mark.index
        for match in _COMMENT.finditer(text, after, max(start, after)):
            yield match.start(), match.group()
        if getattr(token, "style", None) in ("|", ">"):
            header = _HEADER.match(text, start)
            if header is not None:
                yield header.start(1), header.group(1)
        after = max(after, end)
    for match in _COMMENT.finditer(text, after):
        yield match.start(), match.group()
