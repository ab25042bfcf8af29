"""Can a function take these arguments?  Each gets its type, or what does not fit is complained about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from banshi_rules.expressions.coercion import NUMBERS, alike, coerced, say_type, widest
from banshi_rules.expressions.complaints import Complaints
from banshi_rules.expressions.functions import ARGUMENTS, FUNCTIONS
from banshi_rules.expressions.nodes import Call, Column, Name, Node
from banshi_rules.texts import Text
from banshi_rules.values import BOOLEAN, DATE, INTEGER, Kind


def checked_call(node: Call, arguments: Sequence[Node], complaints: Complaints) -> Node | None:
    """The call of a known function with its checked arguments, those that could be checked; None when it is wrong."""
    least, most = ARGUMENTS[node.function]
    found = len(node.arguments)
    if found < least or (most is not None and found > most):
        complaints.add("X125", node.start, node.end, form=FUNCTIONS[node.function], found=found)
        return None
    if len(arguments) < found:
        return None
    match node.function:
        case "has":
            return _has(node, arguments[0], complaints)
        case "size":
            return _size(node, arguments[0], complaints)
        case "days" | "working_days":
            return _days(node, arguments, complaints)
        case _:
            return _extreme(node, arguments, complaints)


def _has(node: Call, fact: Node, complaints: Complaints) -> Node | None:
    if not isinstance(fact, (Name, Column)):
        complaints.add("X139", fact.start, fact.end)
        return None
    return replace(node, arguments=(fact,), type=BOOLEAN)


def _size(node: Call, items: Node, complaints: Complaints) -> Node | None:
    if items.type.kind not in (Kind.LIST, Kind.TEXT):
        _wants(node, items, Text("列表或文字", "a list or a text"), complaints)
        return None
    return replace(node, arguments=(items,), type=INTEGER)


def _days(node: Call, arguments: Sequence[Node], complaints: Complaints) -> Node | None:
    dates = [coerced(argument, DATE, complaints) for argument in arguments]
    for argument in dates:
        if argument.type.kind is not Kind.DATE:
            _wants(node, argument, say_type(DATE), complaints)
            return None
    return replace(node, arguments=tuple(dates), type=INTEGER)


def _extreme(node: Call, arguments: Sequence[Node], complaints: Complaints) -> Node | None:
    made = alike(arguments, complaints)
    kind = widest(made) if made else None
    if kind is not None and len(arguments) == 1 and kind.kind is Kind.LIST:
        kind = kind.item
    if made is None or kind is None or kind.kind not in (*NUMBERS, Kind.DATE):
        wrong = next((a for a in arguments if a.type.kind not in NUMBERS), arguments[0])
        _wants(node, wrong, Text("数值或日期", "numbers or dates"), complaints)
        return None
    return replace(node, arguments=tuple(made), type=kind)


def _wants(node: Call, argument: Node, wanted: Text, complaints: Complaints) -> None:
    what = say_type(argument.type)
    complaints.add("X126", argument.start, argument.end, function=node.function, wants=wanted, what=what)
