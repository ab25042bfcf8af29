"""Which nodes stand directly below a node, in the order of the text?"""

from __future__ import annotations

from banshi_rules.expressions.nodes import (
    And,
    Arithmetic,
    Call,
    Column,
    Compare,
    Conditional,
    Each,
    In,
    ListOf,
    Literal,
    Name,
    Negative,
    Node,
    Not,
    Or,
    Widen,
)


def parts_of(node: Node) -> tuple[Node, ...]:
    """The nodes directly below."""
    match node:
        case Literal() | Name():
            return ()
        case Column():
            return (node.record,)
        case Not() | Negative() | Widen():
            return (node.operand,)
        case And() | Or():
            return node.parts
        case Compare() | Arithmetic():
            return (node.left, node.right)
        case In():
            return (node.item, node.among)
        case Conditional():
            return (node.condition, node.then, node.otherwise)
        case ListOf():
            return node.items
        case Call():
            return node.arguments
        case Each():
            return (node.among, node.body)
