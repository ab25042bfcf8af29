"""Of what parts does a matter consist, whatever its classes are called today?  A tree that two states can share.

The tree is made from the dataclasses themselves, field by field, so a part that the model gets tomorrow is compared
without anybody remembering it.  Places in the text and what is only derived are left out (`parts.UNCOMPARED`).
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from decimal import Decimal
from functools import cache
from inspect import get_annotations
from typing import Any, TypeAlias

from banshi.definitions.diff.parts import UNCOMPARED
from banshi.definitions.fact_names import names_of
from banshi.definitions.flow import Flow
from banshi.definitions.model import Matter
from banshi_forms.kinds.kind import StandardKind
from banshi_forms.model import Form
from banshi_forms.options import Option
from banshi_rules.expressions import Expression, Named, Names
from banshi_rules.expressions.nodes import Part as NodePart
from banshi_rules.expressions.nodes import Widen
from banshi_rules.tables import DecisionTable
from banshi_rules.tables.cells import Tests
from banshi_rules.texts import Text
from banshi_rules.time_limits import TimeLimit
from banshi_rules.values import Type


@dataclass(frozen=True, slots=True)
class Leaf:
    """A value that is told as a whole.  Two leaves with one mark mean the same."""

    value: object
    mark: Hashable
    noun: Text | None = None  # of a cell: its column


@dataclass(frozen=True, slots=True)
class Said:
    """An expression with the names by which it is read aloud."""

    expression: Expression
    names: Names


@dataclass(frozen=True, slots=True)
class Cell:
    """What a row asks of one column, and what that column is called."""

    tests: Tests
    named: Named | None


@dataclass(frozen=True, slots=True)
class Branch:
    """A part with parts: by field, as `Class.field`.  `title` is what people call it."""

    kind: str
    title: Text | None
    parts: Mapping[str, Node]


@dataclass(frozen=True, slots=True)
class Collection:
    """Parts that have ids of their own."""

    members: Mapping[str, Node]
    ordered: bool


@dataclass(frozen=True, slots=True)
class Listing:
    """Parts without ids: sentences, rows, questions."""

    members: tuple[Node, ...]


Node: TypeAlias = "Leaf | Branch | Collection | Listing"

NOTHING = Leaf(None, None)
#: What a node of an expression says about its text and its type, which follow from the rest.
_OF_THE_TEXT = frozenset(field.name for field in fields(NodePart))
#: Told as a whole, never part by part.
_WHOLE = (Text, TimeLimit, Type)


def outline(matter: Matter) -> Branch:
    """The tree of a matter.

    A flow stands once under its id, however many routes take it, and a field stands beside its section, so that it
    can move to another one.
    """
    flows: dict[str, Flow] = {}
    for taken_by, flow in matter.flows.items():
        other = flows.get(flow.id, flow)
        flows[flow.id if other is flow or mark_of(other) == mark_of(flow) else f"{flow.id}/{taken_by}"] = flow
    taken = (replace(r, flow=matter.flows[r.id].id) if r.id in matter.flows else r for r in matter.routes)
    names = names_of(matter)
    of_rows = {name: named for group in names.values() for name, named in group.columns.items()}
    return _Drawing({**of_rows, **names}).branch(replace(matter, routes=tuple(taken), flows=flows))


@dataclass(frozen=True, slots=True)
class _Drawing:
    """Draws the tree of one state of a matter, with the names of its facts."""

    names: Names

    def node(self, value: object) -> Node:
        """The tree of any part."""
        if isinstance(value, StandardKind):
            return Leaf(value.name, value.name)
        if isinstance(value, Expression):
            return Leaf(Said(value, self.names), mark_of(value))
        if value is None or isinstance(value, _WHOLE):
            return Leaf(value, mark_of(value))
        if isinstance(value, Form):
            return self.form(value)
        if isinstance(value, DecisionTable):
            return self.table(value)
        if is_dataclass(value) and not isinstance(value, type):
            return self.branch(value)
        if isinstance(value, Mapping):
            seen = all(isinstance(member, (Text, Option)) for member in value.values())
            return Collection({str(key): self.node(member) for key, member in value.items()}, ordered=seen)
        if isinstance(value, (tuple, list)) and any(
            isinstance(one, (Text, tuple)) or is_dataclass(one) for one in value
        ):
            return self.several(tuple(value))
        return Leaf(value, mark_of(value))

    def branch(self, value: Any, **instead: Node) -> Branch:
        """A part by its fields."""
        names = compared(value.__class__)
        parts = {
            f"{owner}.{name}": instead.get(name) or self.node(getattr(value, name)) for name, owner in names.items()
        }
        return Branch(type(value).__name__, title_of(value), parts)

    def form(self, form: Form) -> Branch:
        """Sections without their fields, and all fields with the section each stands in."""
        fields_: dict[str, Node] = {}
        for section in form.sections:
            for field in section.fields:
                drawn = self.branch(field)
                place = Leaf(section.title, section.id)
                fields_[field.id] = replace(drawn, parts={"Field.section": place, **drawn.parts})
        parts: dict[str, Node] = {
            "Form.sections": Collection({s.id: self.branch(s, fields=NOTHING) for s in form.sections}, ordered=True),
            "Section.fields": Collection(fields_, ordered=True),
        }
        return Branch("Form", None, parts)

    def table(self, table: DecisionTable) -> Branch:
        """Rows as cells under the names of their columns."""
        rows = []
        for row in table.rows:
            cells: dict[str, Node] = {}
            for column, tests in zip(table.inputs, row.tests, strict=True):
                named = self.named(column.name)
                noun = named.label if named is not None else Text(column.name)
                cells[f"Row.{column.name}"] = Leaf(Cell(tests, named), mark_of(tests), noun)
            for name, value in row.hit.outputs.items():
                cells[f"Row.{name}"] = Leaf(value, mark_of(value), Text(name))
            rows.append(Branch("Row", None, cells))
        return self.branch(table, rows=Listing(tuple(rows)))

    def named(self, path: str) -> Named | None:
        """What a fact is called, also one within another (`applicant.kind`)."""
        first, *within = path.split(".")
        found = self.names.get(first)
        for name in within:
            found = found.columns.get(name) if found is not None else None
        return found

    def several(self, values: tuple[object, ...]) -> Node:
        """Parts that stand one after the other."""
        ids = [identity(value) for value in values]
        if None in ids or len(set(ids)) < len(ids):
            return Listing(tuple(self.node(value) for value in values))
        return Collection({str(id): self.node(value) for id, value in zip(ids, values, strict=True)}, ordered=True)


def mark_of(value: object) -> Hashable:
    """What the value means, without places; equal for values that mean the same."""
    if isinstance(value, Expression):
        return ("expression", mark_of(value.node))
    if isinstance(value, StandardKind):
        return ("kind", value.name)
    if isinstance(value, (Decimal, int)) and not isinstance(value, bool):
        return ("number", str(Decimal(value).normalize()))
    if isinstance(value, Widen):
        return mark_of(value.operand)  # put in by the checker where a whole number meets another
    if is_dataclass(value) and not isinstance(value, type):
        own = [name for name in compared(value.__class__) if not (isinstance(value, NodePart) and name in _OF_THE_TEXT)]
        return (type(value).__name__, tuple((name, mark_of(getattr(value, name))) for name in own))
    if isinstance(value, Mapping):
        return tuple(sorted((str(key), mark_of(member)) for key, member in value.items()))
    if isinstance(value, (tuple, list)):
        return tuple(mark_of(member) for member in value)
    return (type(value).__name__, str(value))


def node_mark(node: Node) -> Hashable:
    """What a whole tree means."""
    if isinstance(node, Leaf):
        return node.mark
    if isinstance(node, Branch):
        return (node.kind, tuple((name, node_mark(part)) for name, part in node.parts.items()))
    if isinstance(node, Collection):
        return tuple((name, node_mark(part)) for name, part in node.members.items())
    return tuple(node_mark(part) for part in node.members)


@cache
def compared(kind: type) -> Mapping[str, str]:
    """The fields of a dataclass that are compared, each with the class that brought it in: `{"limit": "StepBase"}`."""
    return {
        field.name: owner
        for field in fields(kind)
        if (owner := owner_of(kind, field.name)) and f"{owner}.{field.name}" not in UNCOMPARED and field.name != "at"
    }


def owner_of(kind: type, name: str) -> str:
    """The class that a dataclass has the field from."""
    return next(one.__name__ for one in reversed(kind.__mro__) if name in get_annotations(one))


def identity(value: object) -> str | None:
    """By which id a part is found again in another state of the matter; None for what has none."""
    found = getattr(value, "id", None) or getattr(value, "to", None)
    if found is None and is_dataclass(value):
        found = getattr(value, "name", None)
    return found if isinstance(found, str) else None


def title_of(value: object) -> Text | None:
    """What people call a part."""
    for name in ("title", "label", "name", "q", "message"):
        found = getattr(value, name, None)
        if isinstance(found, Text):
            return found
        if isinstance(found, str):
            return Text(found)
    found = getattr(value, "id", None) or getattr(value, "to", None)
    return Text(found) if isinstance(found, str) else None
