"""Which types go together?  Coercion of what is written out, the common type of several parts, types in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final, TypeGuard

from banshi_rules.expressions.complaints import Complaints
from banshi_rules.expressions.nodes import Conditional, ListOf, Literal, Node, Widen
from banshi_rules.expressions.suggesting import suggest
from banshi_rules.texts import Text
from banshi_rules.values import DATE, DECIMAL, Kind, Type, list_of

NUMBERS: Final = (Kind.INTEGER, Kind.DECIMAL)
#: The type of the items of `[]`: it goes together with any list.
NOTHING: Final = Type(Kind.RECORD)

_ISO_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_KINDS: Final = {
    Kind.BOOLEAN: Text("是或否（true、false）", "true or false"),
    Kind.INTEGER: Text("整数", "a whole number"),
    Kind.DECIMAL: Text("数值", "a number"),
    Kind.TEXT: Text("文字", "a text"),
    Kind.DATE: Text("日期", "a date"),
    Kind.ENUM: Text("选项", "a choice"),
    Kind.LIST: Text("列表", "a list"),
    Kind.RECORD: Text("一组内容", "a record"),
}


def say_type(kind: Type | Kind) -> Text:
    """A type as authors read it."""
    return _KINDS[kind.kind if isinstance(kind, Type) else kind]


def date_of(text: str) -> date | None:
    """The date written as 2026-01-31; None when there is no such day."""
    try:
        return date.fromisoformat(text) if _ISO_DATE.fullmatch(text) else None
    except ValueError:
        return None


def written(node: Node) -> bool:
    """Whether the value is a text that is written out, which may stand for a member or a date."""
    return isinstance(node, Literal) and node.type.kind is Kind.TEXT


def branch_of(node: Node, kind: Type) -> TypeGuard[Literal]:
    """Whether a written text is a branch of that choice: it stands for several members and is none itself."""
    if not isinstance(node, Literal) or not written(node) or kind.kind is not Kind.ENUM:
        return False
    return node.value in kind.branches and node.value not in kind.members


def leaves(node: Node, kind: Type) -> tuple[Node, ...]:
    """The node itself; instead of a branch of that choice all members it stands for."""
    if not branch_of(node, kind):
        return (node,)
    branch = str(node.value)
    return tuple(replace(node, value=leaf, type=kind, branch=branch) for leaf in kind.branches[branch])


def coerced(node: Node, wanted: Type, complaints: Complaints) -> Node:
    """The node as a value of the wanted type; unchanged when that is impossible (its own type then tells)."""
    if isinstance(node, Conditional) and node.type.kind in (Kind.TEXT, Kind.INTEGER) and node.type.kind != wanted.kind:
        then, otherwise = coerced(node.then, wanted, complaints), coerced(node.otherwise, wanted, complaints)
        if then.type.kind is wanted.kind and otherwise.type.kind is wanted.kind:
            return replace(node, then=then, otherwise=otherwise, type=wanted)
        return node
    if isinstance(node, ListOf) and wanted.kind is Kind.LIST and wanted.item is not None:
        items = tuple(coerced(item, wanted.item, complaints) for item in node.items)
        done = all(item.type.kind is wanted.item.kind for item in items)
        return replace(node, items=items, type=list_of(wanted.item)) if done else node
    if node.type.kind is Kind.INTEGER and wanted.kind is Kind.DECIMAL:
        if isinstance(node, Literal) and isinstance(node.value, int):
            return replace(node, value=Decimal(node.value), type=DECIMAL)
        return Widen(start=node.start, end=node.end, type=DECIMAL, height=node.height, operand=node)
    if isinstance(node, Literal) and isinstance(node.value, str) and node.type.kind is Kind.TEXT:
        if wanted.kind is Kind.ENUM:
            return member(node, wanted, complaints)
        if wanted.kind is Kind.DATE:
            return _day(node, complaints)
    return node


def member(node: Literal, wanted: Type, complaints: Complaints) -> Node:
    """A written text as a member of a choice; one that is no member is complained about, once."""
    found = str(node.value)
    if branch_of(node, wanted):
        complaints.add("X143", node.start, node.end, found=found, meant=f"x in ['{found}']")
    elif node.value not in wanted.members:
        complaints.add("X130", node.start, node.end, found=found, suggestion=suggest(found, wanted.members))
    return replace(node, type=wanted)


def _day(node: Literal, complaints: Complaints) -> Node:
    day = date_of(str(node.value))
    if day is None:
        complaints.add("X131", node.start, node.end, found=node.value)
    return replace(node, value=day or date.min, type=DATE)


def comparable(left: Type, right: Type) -> bool:
    """Whether two values of these types can be equal at all, and say so."""
    if left.kind in NUMBERS and right.kind in NUMBERS:
        return True
    if left.kind is Kind.ENUM and right.kind is Kind.ENUM:
        return not set(left.members).isdisjoint(right.members)
    return left.kind is right.kind and left.kind not in (Kind.LIST, Kind.RECORD)


def one_type(types: Sequence[Type]) -> Type | None:
    """The type that takes them all; None when there is none.  Written texts should have been coerced before."""
    kinds = {kind.kind for kind in types}
    if kinds == {Kind.INTEGER, Kind.DECIMAL}:
        return DECIMAL
    if len(kinds) != 1:
        return None
    first = types[0]
    if first.kind is Kind.ENUM:
        members = tuple(dict.fromkeys(m for kind in types for m in kind.members))
        return Type(Kind.ENUM, members=members, branches=_branches_of_all(types))
    if first.kind is Kind.LIST:
        items = [kind.item for kind in types if kind.item is not None and kind.item != NOTHING]
        item = one_type(items) if items else NOTHING
        same = item is not None and all(kind.kind is item.kind for kind in items)
        return list_of(item) if item is not None and same else None
    if first.kind is Kind.RECORD:
        return first if all(kind == first for kind in types) else None
    return first


def alike(nodes: Sequence[Node], complaints: Complaints) -> list[Node] | None:
    """The nodes brought to one type; None when there is none for them all."""
    if not nodes:
        return []
    leading = next((node.type for node in nodes if node.type.kind in (Kind.ENUM, Kind.DATE)), None)
    if leading is not None:
        nodes = [coerced(node, leading, complaints) for node in nodes]
    wanted = one_type([node.type for node in nodes])
    return None if wanted is None else [coerced(node, wanted, complaints) for node in nodes]


def widest(nodes: Sequence[Node]) -> Type:
    """The one type of nodes that were brought to one type."""
    kind = one_type([node.type for node in nodes])
    assert kind is not None
    return kind


def _branches_of_all(types: Sequence[Type]) -> dict[str, tuple[str, ...]]:
    """The branches that mean the same in every choice that knows them."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for kind in types:
        for branch, below in kind.branches.items():
            found.setdefault(branch, set()).add(tuple(below))
    return {branch: ways.pop() for branch, ways in found.items() if len(ways) == 1}
