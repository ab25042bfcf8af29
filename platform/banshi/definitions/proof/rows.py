"""How many rows of a group must be looked at, so that no more rows can make a difference?

A condition looks at rows through `exists` and `all` alone, and each of these needs one row to be what it is: a row for
which the body is true (false for `all`), or, to be unknown, one for which it is unknown.  Take any applicant with many
rows and keep for each `exists` and `all` of the definition the row that it needs, and others up to the least number:
nothing that can be said of the applicant changes but the number of rows (`size`), which the encoding keeps apart, and
sums, to which it adds what the rows beyond may bring (a sum counts as one more row, so that two rows can differ).  Rows
beyond those that are looked at may therefore be taken for copies of the last one.

This fails where an `exists` or `all` stands inside another over the same group (every row may need a row of its own),
and where there are more of them than are looked at; there the rows beyond may decide anything, and what depends on them
is proved for every decision or not at all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from banshi.definitions.model import Example, Matter
from banshi_forms.model import Group
from banshi_rules.expressions import Expression
from banshi_rules.expressions.nodes import Column, Each, Name, Node
from banshi_rules.expressions.walking import parts_of
from banshi_rules.findings import Span

#: So many rows of a group are looked at, at most (more where the form asks for more).
MOST = 4

#: A group by the ids that lead to it.
Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """How many rows of each group are looked at, and whether those beyond may be taken for copies."""

    needed: Mapping[Path, int]
    entangled: frozenset[Path]

    def of(self, path: Path, group: Group) -> tuple[int, bool]:
        """The number of rows, and whether rows beyond are copies."""
        needed = self.needed.get(path, 0)
        looked_at = min(group.most, max(group.least, 1, min(needed, MOST)))
        return looked_at, needed <= looked_at and path not in self.entangled


def rows_of(matters: Iterable[Matter], also: Iterable[Expression] = ()) -> Rows:
    """The rows that these matters, and more expressions about them, need."""
    needed: Counter[Path] = Counter()
    entangled: set[Path] = set()
    for expression in (*also, *(one for matter in matters for one in expressions_in(matter))):
        _count(expression.node, {}, (), needed, entangled)
    return Rows(needed, frozenset(entangled))


def expressions_in(part: Any) -> Iterator[Expression]:
    """Every expression that a matter, or a part of one, holds."""
    if isinstance(part, Expression):
        yield part
    elif isinstance(part, Mapping):
        for item in part.values():
            yield from expressions_in(item)
    elif isinstance(part, (tuple, list)):
        for item in part:
            yield from expressions_in(item)
    elif is_dataclass(part) and not isinstance(part, (type, Span, Example)):
        for field in fields(part):
            yield from expressions_in(getattr(part, field.name))


def _count(
    node: Node, variables: Mapping[str, Path], inside: tuple[Path, ...], needed: Counter[Path], entangled: set[Path]
) -> None:
    if isinstance(node, Each):
        path = _path(node.among, variables)
        if path is not None:
            needed[path] += MOST ** len([outer for outer in inside if outer != path[:-1]])
            if path in inside:
                entangled.add(path)
        _count(node.among, variables, inside, needed, entangled)
        known = {**variables, node.variable: path} if path is not None else variables
        _count(node.body, known, (*inside, path) if path is not None else inside, needed, entangled)
        return
    for part in parts_of(node):
        _count(part, variables, inside, needed, entangled)


def _path(node: Node, variables: Mapping[str, Path]) -> Path | None:
    match node:
        case Name():
            return variables.get(node.name, (node.name,))
        case Column():
            record = _path(node.record, variables)
            return None if record is None else (*record, node.name)
        case _:
            return None
