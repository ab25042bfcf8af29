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
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any

from banshi.definitions.model import Example, Matter
from banshi_forms.model import Group
from banshi_rules.expressions import Expression
from banshi_rules.expressions.nodes import Column, Each, Name, Node
from banshi_rules.expressions.walking import parts_of
from banshi_rules.findings import Span
from banshi_rules.tables import DecisionTable

#: So many rows of a group are looked at, at most (more where the form asks for more).
MOST = 8

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
    count = _Count()
    for matter in matters:
        for expression, around in expressions_in(matter):
            count.node(expression.node, around.lists, around.inside)
        # what is asked about a table for every row is asked of one of them
        count.needed.update((table.for_each,) for table in matter.tables.values() if table.for_each is not None)
    for expression in also:
        count.node(expression.node, {}, ())
    return Rows(count.needed, frozenset(count.entangled))


@dataclass(frozen=True, slots=True)
class Around:
    """The rows in which an expression stands: the groups they are of, and the lists that are columns of theirs."""

    inside: tuple[Path, ...] = ()
    lists: Mapping[str, Path] = field(default_factory=dict)

    def within(self, group: Group) -> Around:
        """In the rows of a group."""
        path = (*(self.inside[-1] if self.inside else ()), group.id)
        inner = {member.id: (*path, member.id) for member in group.members if isinstance(member, Group)}
        return Around((*self.inside, path), {**self.lists, **inner})


def expressions_in(part: Any, around: Around = Around()) -> Iterator[tuple[Expression, Around]]:
    """Every expression that a matter, or a part of one, holds, and the rows it stands in."""
    if isinstance(part, Expression):
        yield part, around
    elif isinstance(part, Mapping):
        for item in part.values():
            yield from expressions_in(item, around)
    elif isinstance(part, (tuple, list)):
        for item in part:
            yield from expressions_in(item, around)
    elif isinstance(part, Group):
        yield from expressions_in(part.visible_when, around)
        yield from expressions_in(part.members, around.within(part))
    elif is_dataclass(part) and not isinstance(part, (type, Span, Example, DecisionTable)):
        for one in fields(part):
            yield from expressions_in(getattr(part, one.name), around)


@dataclass(slots=True)
class _Count:
    needed: Counter[Path] = field(default_factory=Counter)
    entangled: set[Path] = field(default_factory=set)

    def node(self, node: Node, lists: Mapping[str, Path], inside: tuple[Path, ...]) -> None:
        """Counts what this part needs; `lists` are names of lists of rows, or of a row of one."""
        if not isinstance(node, Each):
            for part in parts_of(node):
                self.node(part, lists, inside)
            return
        path = _path(node.among, lists)
        self.node(node.among, lists, inside)
        if path is None:
            self.mixed(node.among, lists)
            self.node(node.body, lists, inside)
            return
        self.needed[path] += MOST ** len([outer for outer in inside if outer != path[:-1]])
        if path in inside:
            self.entangled.add(path)
        self.node(node.body, {**lists, node.variable: path}, (*inside, path))

    def mixed(self, node: Node, lists: Mapping[str, Path]) -> None:
        """Rows of a list that is now one group and now another are not counted: all of them may matter."""
        path = _path(node, lists)
        if path is not None:
            self.entangled.add(path)
        for part in parts_of(node):
            self.mixed(part, lists)


def _path(node: Node, lists: Mapping[str, Path]) -> Path | None:
    match node:
        case Name():
            return lists.get(node.name, (node.name,))
        case Column():
            record = _path(node.record, lists)
            return None if record is None else (*record, node.name)
        case _:
            return None
