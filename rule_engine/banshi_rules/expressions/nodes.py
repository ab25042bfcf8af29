"""What is an expression made of?  A closed list of nodes, each with its place and, once checked, its type."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from banshi_rules.values import BOOLEAN, Type, Value

#: The type of nodes that nobody has checked yet.
UNCHECKED = BOOLEAN


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What every node has.

    `start` and `end` are offsets into the text (from 0, the end exclusive), `type` is that of its value, `height` how
    many nodes stand inside each other from here down.
    """

    start: int
    end: int
    type: Type = UNCHECKED
    height: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Literal(Part):
    """A value that is written out; `branch` is what was written where it stands for a branch together with others."""

    value: Value
    branch: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Name(Part):
    """A fact, or the variable of an enclosing `exists`, `all` or `sum`."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Part):
    """`record.name`."""

    record: Node
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Not(Part):
    """`!operand`."""

    operand: Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Negative(Part):
    """`-operand`."""

    operand: Node


@dataclass(frozen=True, slots=True, kw_only=True)
class And(Part):
    """`a && b && …`, all in one node however many there are."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Or(Part):
    """`a || b || …`, all in one node however many there are."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compare(Part):
    """`left op right` with one of `== != < <= > >=`."""

    op: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True, kw_only=True)
class In(Part):
    """`item in among`."""

    item: Node
    among: Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Arithmetic(Part):
    """`left op right` with one of `+ - * / %`; `+` also puts two texts together."""

    op: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditional(Part):
    """`condition ? then : otherwise`."""

    condition: Node
    then: Node
    otherwise: Node


@dataclass(frozen=True, slots=True, kw_only=True)
class ListOf(Part):
    """`[a, b, …]`."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Call(Part):
    """`function(arguments)` with one of the closed list of functions."""

    function: str
    arguments: tuple[Node, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Each(Part):
    """`among.macro(variable, body)` with one of `exists all sum`."""

    macro: str
    among: Node
    variable: str
    body: Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Widen(Part):
    """An integer where a decimal is wanted; put in by the checker, never written."""

    operand: Node


Node: TypeAlias = (
    "Literal | Name | Column | Not | Negative | And | Or | Compare | In | Arithmetic | Conditional | ListOf | Call"
    " | Each | Widen"
)
