"""Which options do the conditions and tables of a matter name?  Those are the ones that make a difference."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import TypeAlias

from banshi.definitions.charging import Quota
from banshi.definitions.model import Check, Matter
from banshi.definitions.results import LicenceSpec
from banshi_forms.model import Field, Group
from banshi_rules.expressions import Expression
from banshi_rules.expressions.nodes import Column, Compare, Each, In, ListOf, Literal, Name, Node
from banshi_rules.expressions.walking import parts_of
from banshi_rules.findings import Span
from banshi_rules.tables import DecisionTable
from banshi_rules.tables.cells import NoneOf, OneOf
from banshi_rules.values import Kind, Type

#: The names on the way to a fact, as `Expression.reads` has them: `("staff", "role")` is a column of a group.
_Path: TypeAlias = "tuple[str, ...]"


@dataclass(frozen=True, slots=True)
class Mention:
    """Options (several where a branch stands for its leaves) of a choice that somewhere make a difference."""

    path: _Path
    options: frozenset[str]
    written: str
    at: Span

    @property
    def name(self) -> str:
        """As in `business=canteen`."""
        return f"{'.'.join(self.path)}={self.written}"


def mentions(matter: Matter) -> tuple[Mention, ...]:
    """The options of choices of the form (or of the applicant) that conditions and cells name, each once."""
    asked = {one.id for one in matter.form.fields() if isinstance(one, Group) or one.value is None} | {"applicant"}
    found: dict[str, Mention] = {}
    for expression, bound in _with_columns(matter):
        for mention in _in_expression(expression.node, expression, bound):
            found.setdefault(mention.name, mention)
    for table in matter.tables.values():
        for mention in _in_table(table):
            found.setdefault(mention.name, mention)
    return tuple(mention for mention in found.values() if mention.path[0] in asked)


#: What no dry run shows: what a plugin is asked, what the engine does later with a case, what stands in a number.  The
#: kind of a field holds none.
_UNSEEN = {(Check, "arguments"), (Quota, "when"), (LicenceSpec, "digits"), (Field, "kind")}


def expressions_of(part: object) -> Iterator[Expression]:
    """Every condition and formula of a matter whose value a dry run shows."""
    if isinstance(part, Expression):
        yield part
    elif isinstance(part, Mapping):
        for value in part.values():
            yield from expressions_of(value)
    elif isinstance(part, tuple):
        for value in part:
            yield from expressions_of(value)
    elif is_dataclass(part) and not isinstance(part, (type, DecisionTable, Span)):
        for column in fields(part):
            if (type(part), column.name) not in _UNSEEN:
                yield from expressions_of(getattr(part, column.name))


def _with_columns(matter: Matter) -> Iterator[tuple[Expression, Mapping[str, _Path]]]:
    """Every expression, and what its bare names mean where it stands in a group: columns of the same row."""
    columns = {at: bound for field in matter.form.fields() for at, bound in _columns(field, (), {})}
    for expression in expressions_of(matter):
        yield expression, columns.get(expression.at, {})


def _columns(
    field: Field | Group, above: _Path, bound: Mapping[str, _Path]
) -> Iterator[tuple[Span, Mapping[str, _Path]]]:
    """The places of the conditions and formulas in a group, each with the columns it reads by their bare names."""
    if isinstance(field, Group):
        path = (*above, field.id)
        here = {**bound, **{member.id: (*path, member.id) for member in field.members}}
        for member in field.members:
            yield from _columns(member, path, here)
    if above:
        own = (field.visible_when,) if isinstance(field, Group) else (field,)
        yield from ((expression.at, bound) for expression in expressions_of(own))


def _in_expression(node: Node, whole: Expression, bound: Mapping[str, _Path]) -> Iterator[Mention]:
    if isinstance(node, Each):
        among = _path(node.among, bound)
        yield from _in_expression(node.among, whole, bound)
        yield from _in_expression(node.body, whole, {**bound, node.variable: among or ()})
        return
    if isinstance(node, Compare):
        for fact, value in ((node.left, node.right), (node.right, node.left)):
            yield from _mentioned(_path(fact, bound), (value,), whole)
    elif isinstance(node, In):
        among_options = node.among.items if isinstance(node.among, ListOf) else ()
        yield from _mentioned(_path(node.item, bound), among_options, whole)
        yield from _mentioned(_path(node.among, bound), (node.item,), whole)
    for part in parts_of(node):
        yield from _in_expression(part, whole, bound)


def _mentioned(path: _Path | None, values: tuple[Node, ...], whole: Expression) -> Iterator[Mention]:
    """What stands at one place is one mention: the leaves of a branch stand where the branch is written."""
    if not path:
        return
    together: dict[tuple[int, int], set[str]] = {}
    for value in values:
        if isinstance(value, Literal) and isinstance(value.value, str) and value.type.kind is Kind.ENUM:
            together.setdefault((value.start, value.end), set()).add(value.value)
    for (start, end), options in together.items():
        at = whole.at.within(start, end)
        yield Mention(path, frozenset(options), whole.text[start:end].strip("'\""), at)


def _path(node: Node, bound: Mapping[str, _Path]) -> _Path | None:
    """The way to the fact a node reads; None where it reads something else."""
    if isinstance(node, Name):
        return bound[node.name] or None if node.name in bound else (node.name,)
    if isinstance(node, Column):
        record = _path(node.record, bound)
        return (*record, node.name) if record else None
    return None


def _in_table(table: DecisionTable) -> Iterator[Mention]:
    for row in table.rows:
        for column, tests in zip(table.inputs, row.tests, strict=True):
            if column.type.kind is not Kind.ENUM:
                continue
            named = {option for test in tests if isinstance(test, (OneOf, NoneOf)) for option in test.values}
            for written, options in _by_branch(named, column.type):
                yield Mention(tuple(column.name.split(".")), options, written, row.at)


def _by_branch(options: set[str], type_: Type) -> Iterator[tuple[str, frozenset[str]]]:
    """The options one by one; where all leaves of a branch are among them, the branch instead."""
    left = set(options)
    for branch, leaves in sorted(type_.branches.items(), key=lambda item: -len(item[1])):
        if leaves and left.issuperset(leaves):
            left -= set(leaves)
            yield branch, frozenset(leaves)
    for option in type_.members:
        if option in left:
            yield option, frozenset((option,))
