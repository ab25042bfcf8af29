"""What is a condition about, and what does it say of it?  Taking sentences apart into subject and predicate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from banshi_rules.expressions.nodes import Call, Column, Compare, In, ListOf, Literal, Name, Node
from banshi_rules.expressions.walking import parts_of
from banshi_rules.values import Kind

_OPPOSITE: Final = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
_TURNED: Final = {"==": "==", "!=": "!=", "<": ">", ">=": "<=", ">": "<", "<=": ">="}


def opposite(op: str) -> str:
    """The comparison that holds just where this one does not."""
    return _OPPOSITE[op]


def turned(node: Node) -> Node:
    """A comparison that begins with a written value, the other way round; anything else as it is."""
    if isinstance(node, Compare) and isinstance(node.left, Literal) and not isinstance(node.right, Literal):
        return replace(node, op=_TURNED[node.op], left=node.right, right=node.left)
    return node


def is_simple(node: Node) -> bool:
    """Whether a condition says one thing of one subject."""
    match node:
        case Compare():
            return node.left.type.kind is not Kind.BOOLEAN
        case In() | Name() | Column():
            return True
        case Call():
            return node.function == "has"
        case _:
            return False


def subject_of(node: Node) -> Node:
    """What a simple condition is about."""
    match node:
        case Compare():
            return node.left
        case In():
            return node.item if isinstance(node.among, ListOf) else node.among
        case Call():
            return node.arguments[0]
        case _:
            return node


def said_of_subject(node: Node) -> tuple[Node, ...]:
    """The parts of a simple condition beside its subject."""
    match node:
        case Compare():
            return (node.right,)
        case In():
            return (node.among,) if isinstance(node.among, ListOf) else (node.item,)
        case _:
            return ()


def denies(node: Node, holds: bool) -> bool:
    """Whether saying that a simple condition holds, or does not, takes a "not"."""
    if isinstance(node, Compare):
        return node.op in ("==", "!=") and (node.op == "!=") is holds
    return not holds


def every_part(node: Node) -> list[Node]:
    """The node and everything below it."""
    found = [node]
    for part in found:
        found.extend(parts_of(part))
    return found


def reads_variable(nodes: Sequence[Node], variable: str) -> bool:
    """Whether a variable is spoken of in these nodes; no inner round can have a variable of the same name."""
    return any(isinstance(part, Name) and part.name == variable for node in nodes for part in every_part(node))
