"""Of what parts does a matter consist, whatever its classes are called today?  A tree that two states can share.

The tree is made from the dataclasses themselves, field by field, so a part that the model gets tomorrow is compared
without anybody remembering it.  Places in the text and what is only derived are left out (`parts.UNCOMPARED`).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from decimal import Decimal
from functools import cache
from inspect import get_annotations
from typing import Any, TypeAlias

from banshi.definitions.diff.parts import UNCOMPARED
from banshi.definitions.flow import Flow
from banshi.definitions.model import Matter
from banshi_forms.model import FieldKind, Form
from banshi_rules.expressions import Expression
from banshi_rules.expressions.nodes import Part as NodePart
from banshi_rules.expressions.nodes import Widen
from banshi_rules.tables import DecisionTable
from banshi_rules.texts import Text
from banshi_rules.time_limits import TimeLimit
from banshi_rules.values import Type


@dataclass(frozen=True, slots=True)
class Leaf:
    """A value that is told as a whole.  Two leaves with one mark mean the same."""

    value: object
    mark: Hashable


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
_WHOLE = (Text, TimeLimit, Expression, Type)


def outline(matter: Matter) -> Branch:
    """The tree of a matter.

    A flow stands once under its id, however many routes take it, and a field stands beside its section, so that it
    can move to another one.
    """
    routes = tuple(replace(route, flow=matter.flows[route.id].id) for route in matter.routes)
    flows: dict[str, Flow] = {}
    for taken_by, flow in matter.flows.items():
        other = flows.get(flow.id, flow)
        flows[flow.id if other is flow or mark_of(other) == mark_of(flow) else f"{flow.id}/{taken_by}"] = flow
    node = node_of(replace(matter, routes=routes, flows=flows))
    assert isinstance(node, Branch)
    return node


def node_of(value: object) -> Node:
    """The tree of any part."""
    if isinstance(value, FieldKind):
        return Leaf(value.name, value.name)
    if value is None or isinstance(value, _WHOLE):
        return Leaf(value, mark_of(value))
    if isinstance(value, Form):
        return _form(value)
    if isinstance(value, DecisionTable):
        return _table(value)
    if is_dataclass(value) and not isinstance(value, type):
        return _branch(value)
    if isinstance(value, Mapping):
        texts = all(isinstance(member, Text) for member in value.values())
        return Collection({str(key): node_of(member) for key, member in value.items()}, ordered=texts)
    if isinstance(value, (tuple, list)) and any(isinstance(one, (Text, tuple)) or is_dataclass(one) for one in value):
        return _several(value)
    return Leaf(value, mark_of(value))


def mark_of(value: object) -> Hashable:
    """What the value means, without places; equal for values that mean the same."""
    if isinstance(value, Expression):
        return ("expression", mark_of(value.node))
    if isinstance(value, FieldKind):
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


def _branch(value: Any, **instead: Node) -> Branch:
    names = compared(value.__class__)
    parts = {f"{owner}.{name}": instead.get(name) or node_of(getattr(value, name)) for name, owner in names.items()}
    return Branch(type(value).__name__, title_of(value), parts)


def _form(form: Form) -> Branch:
    """Sections without their fields, and all fields with the section each stands in."""
    sections = {s.id: _branch(s, fields=NOTHING) for s in form.sections}
    fields_: dict[str, Node] = {}
    for section in form.sections:
        for field in section.fields:
            node = node_of(field)
            assert isinstance(node, Branch)
            place = Leaf(section.title, section.id)
            fields_[field.id] = replace(node, parts={"Field.section": place, **node.parts})
    parts: dict[str, Node] = {
        "Form.sections": Collection(dict(sections), ordered=True),
        "Section.fields": Collection(fields_, ordered=True),
    }
    return Branch("Form", None, parts)


def _table(table: DecisionTable) -> Branch:
    """Rows as cells under the names of their columns."""
    names = [column.name for column in table.inputs]
    rows = []
    for row in table.rows:
        cells: dict[str, Node] = {
            f"Row.{name}": Leaf(tests, mark_of(tests)) for name, tests in zip(names, row.tests, strict=True)
        }
        cells |= {f"Row.{name}": Leaf(value, mark_of(value)) for name, value in row.hit.outputs.items()}
        rows.append(Branch("Row", None, cells))
    return _branch(table, rows=Listing(tuple(rows)))


def _several(values: Iterable[object]) -> Node:
    values = tuple(values)
    ids = [identity(value) for value in values]
    if None in ids or len(set(ids)) < len(ids):
        return Listing(tuple(node_of(value) for value in values))
    return Collection({str(name): node_of(value) for name, value in zip(ids, values, strict=True)}, ordered=True)


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
