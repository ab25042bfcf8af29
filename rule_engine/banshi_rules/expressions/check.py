"""Does an expression make sense for these facts?  Every node gets its type; all that does not fit is complained about.

Texts that stand beside a choice become its member, texts beside a date become that date, integers where a decimal is
due become decimals: here, once, so that evaluation compares like with like.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TypeVar

from banshi_rules.expressions.calls import checked_call
from banshi_rules.expressions.coercion import (
    NOTHING,
    NUMBERS,
    alike,
    branch_of,
    coerced,
    comparable,
    leaves,
    say_type,
    widest,
    written,
)
from banshi_rules.expressions.complaints import Complaints
from banshi_rules.expressions.functions import FUNCTIONS
from banshi_rules.expressions.limits import MAX_ROUNDS
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
    Part,
    Widen,
)
from banshi_rules.expressions.suggesting import column_of, suggest
from banshi_rules.values import BOOLEAN, DECIMAL, INTEGER, TEXT, Kind, Type, list_of

P = TypeVar("P", bound=Part)
Path = tuple[str, ...]


@dataclass(slots=True)
class Checker:
    """One walk over one tree: `reads` gathers the facts it reads; a part that makes no sense comes back as None."""

    scope: Mapping[str, Type]
    complaints: Complaints
    reads: set[Path] = field(default_factory=set)
    variables: dict[str, tuple[Type, Path | None]] = field(default_factory=dict)
    rounds: int = 0

    def check(self, node: Node) -> Node | None:
        """The node with its type and those of its parts; None when something is wrong with it, which has been said."""
        match node:
            case Literal():
                return replace(node, type=_type_of_literal(node))
            case Name():
                return self.name(node)
            case Column():
                return self.column(node)
            case Not():
                operand = self.truth(node.operand)
                return None if operand is None else replace(node, operand=operand, type=BOOLEAN)
            case Negative():
                return self.negative(node)
            case And() | Or():
                parts = [self.truth(part) for part in node.parts]
                known = [part for part in parts if part is not None]
                return replace(node, parts=tuple(known), type=BOOLEAN) if len(known) == len(parts) else None
            case Compare():
                return self.compare(node)
            case In():
                return self.contained(node)
            case Arithmetic():
                return self.arithmetic(node)
            case Conditional():
                return self.conditional(node)
            case ListOf():
                return self.list_of(node)
            case Call():
                return self.call(node)
            case Each():
                return self.each(node)
            case Widen():
                return node

    # -- names -------------------------------------------------------------------------------------------------------

    def name(self, node: Name) -> Node | None:
        if node.name in self.variables:
            return replace(node, type=self.variables[node.name][0])
        if node.name not in self.scope:
            rows = [name for name, (row, _) in self.variables.items() if node.name in row.columns]
            known = (*self.scope, *self.variables)
            meant = column_of(rows[-1], node.name) if rows else suggest(node.name, known)
            self.complain("X120", node, name=node.name, suggestion=meant)
            return None
        self.reads.add((node.name,))
        return replace(node, type=self.scope[node.name])

    def column(self, node: Column) -> Node | None:
        before = set(self.reads)
        record = self.check(node.record)
        if record is None:
            return None
        if record.type.kind is not Kind.RECORD:
            what = say_type(record.type)
            self.complaints.add("X121", record.end, node.end, name=node.name, what=what)
            return None
        if node.name not in record.type.columns:
            start = node.end - len(node.name)
            suggestion = suggest(node.name, record.type.columns)
            self.complaints.add("X122", start, node.end, name=node.name, suggestion=suggestion)
            return None
        path = self.path(record)
        if path is not None:
            self.reads -= {path} - before  # it reads this column, not the record as a whole
            self.reads.add((*path, node.name))
        return replace(node, record=record, type=record.type.columns[node.name])

    def path(self, node: Node) -> Path | None:
        """Where the fact comes from: its name and the columns below; None when it was made on the way."""
        match node:
            case Name():
                return self.variables[node.name][1] if node.name in self.variables else (node.name,)
            case Column():
                path = self.path(node.record)
                return None if path is None else (*path, node.name)
            case _:
                return None

    # -- truths ------------------------------------------------------------------------------------------------------

    def truth(self, node: Node) -> Node | None:
        """A node that has to be true or false."""
        made = self.check(node)
        if made is not None and made.type.kind is not Kind.BOOLEAN:
            self.complain("X127", made, what=say_type(made.type))
            return None
        return made

    def compare(self, node: Compare) -> Node | None:
        left, right = self.check(node.left), self.check(node.right)
        if left is None or right is None:
            return None
        if self.branch(left, right, node.op) or self.branch(right, left, node.op):
            return None
        left, right = self.together(left, right)
        words = {"op": node.op, "left": say_type(left.type), "right": say_type(right.type)}
        if not comparable(left.type, right.type):
            self.complain("X142" if left.type.kind is right.type.kind is Kind.ENUM else "X128", node, **words)
            return None
        if node.op not in ("==", "!=") and left.type.kind not in (*NUMBERS, Kind.DATE):
            self.complain("X129", node, **words)
            return None
        return replace(node, left=left, right=right, type=BOOLEAN)

    def contained(self, node: In) -> Node | None:
        item, among = self.check(node.item), self.check(node.among)
        if item is None or among is None:
            return None
        if among.type.kind is not Kind.LIST or among.type.item is None:
            self.complain("X133", among, what=say_type(among.type))
            return None
        types = [among.type.item]
        if isinstance(among, ListOf):
            for other in among.items:
                if not written(other):
                    item = coerced(item, other.type, self.complaints)
            items = [leaf for other in among.items for leaf in leaves(other, item.type)]
            among = replace(among, items=tuple(self.together(item, other)[1] for other in items))
            types = [other.type for other in among.items]
        elif self.branch(item, among, "in"):
            return None
        else:
            item = coerced(item, types[0], self.complaints) if written(item) else item
        wrong = next((other for other in types if not comparable(item.type, other)), None)
        if wrong is not None:
            code = "X142" if item.type.kind is wrong.kind is Kind.ENUM else "X128"
            self.complain(code, node, op="in", left=say_type(item.type), right=say_type(wrong))
            return None
        return replace(node, item=item, among=among, type=BOOLEAN)

    def branch(self, node: Node, beside: Node, op: str) -> bool:
        """Whether a written text is a branch, which is no value; that is said, with the way to write it."""
        kind = beside.type.item if op == "in" else beside.type
        if kind is None or not branch_of(node, kind):
            return False
        found, fact = f"['{node.value}']", named(beside) or "x"
        meant = {"!=": f"!({fact} in {found})", "in": f"{fact}.exists(x, x in {found})"}
        self.complain("X143", node, found=node.value, meant=meant.get(op, f"{fact} in {found}"))
        return True

    def together(self, left: Node, right: Node) -> tuple[Node, Node]:
        """Two nodes that stand beside each other; a text written out takes the type of the other."""
        if right.type.kind in (Kind.ENUM, Kind.DATE):
            left = coerced(left, right.type, self.complaints)
        if left.type.kind in (Kind.ENUM, Kind.DATE):
            right = coerced(right, left.type, self.complaints)
        return left, right

    # -- values ------------------------------------------------------------------------------------------------------

    def negative(self, node: Negative) -> Node | None:
        operand = self.check(node.operand)
        if operand is None:
            return None
        if operand.type.kind not in NUMBERS:
            self.complain("X126", operand, function="-", wants=say_type(Kind.DECIMAL), what=say_type(operand.type))
            return None
        if isinstance(operand, Literal) and isinstance(operand.value, (int, Decimal)):
            value = -operand.value if isinstance(operand.value, int) else operand.value.copy_negate()
            return replace(operand, start=node.start, value=value)
        return replace(node, operand=operand, type=operand.type)

    def arithmetic(self, node: Arithmetic) -> Node | None:
        left, right = self.check(node.left), self.check(node.right)
        if left is None or right is None:
            return None
        kinds = {left.type.kind, right.type.kind}
        if node.op == "+" and kinds == {Kind.TEXT}:
            return replace(node, left=left, right=right, type=TEXT)
        wanted = {Kind.INTEGER} if node.op == "%" else set(NUMBERS)
        if not kinds <= wanted:
            words = {"left": say_type(left.type), "right": say_type(right.type)}
            self.complain("X132", node, op=node.op, **words)
            return None
        whole = kinds == {Kind.INTEGER} and node.op != "/"
        return replace(node, left=left, right=right, type=INTEGER if whole else DECIMAL)

    def conditional(self, node: Conditional) -> Node | None:
        condition = self.truth(node.condition)
        then, otherwise = self.check(node.then), self.check(node.otherwise)
        if condition is None or then is None or otherwise is None:
            return None
        branches = alike([then, otherwise], self.complaints)
        if branches is None:
            self.complain("X135", node, left=say_type(then.type), right=say_type(otherwise.type))
            return None
        then, otherwise = branches
        return replace(node, condition=condition, then=then, otherwise=otherwise, type=widest(branches))

    def list_of(self, node: ListOf) -> Node | None:
        items = [self.check(item) for item in node.items]
        known = [item for item in items if item is not None]
        if len(known) < len(items):
            return None
        nested = next((item for item in known if item.type.kind in (Kind.LIST, Kind.RECORD)), None)
        made = alike(known, self.complaints)
        if made is None or nested is not None:
            self.complain("X134", nested or node)
            return None
        return replace(node, items=tuple(made), type=list_of(widest(made) if made else NOTHING))

    # -- calls -------------------------------------------------------------------------------------------------------

    def call(self, node: Call) -> Node | None:
        name = node.function
        if name not in FUNCTIONS:
            suggestion = suggest(name, FUNCTIONS)
            self.complaints.add("X123", node.start, node.start + len(name), name=name, suggestion=suggestion)
            return None
        arguments = [self.check(argument) for argument in node.arguments]
        known = [argument for argument in arguments if argument is not None]
        return checked_call(node, known, self.complaints)

    def each(self, node: Each) -> Node | None:
        among = self.check(node.among)
        if among is None:
            return None
        if among.type.kind is not Kind.LIST or among.type.item is None:
            self.complain("X136", among, macro=node.macro, what=say_type(among.type))
            return None
        name = node.variable
        if name in self.scope or name in self.variables:
            self.complain("X137", node, name=name)
            return None
        rounds = self.rounds + (not self.of_this_row(among))
        if rounds > MAX_ROUNDS:
            self.complain("X138", node, most=MAX_ROUNDS)
            return None
        before, self.rounds = self.rounds, rounds
        self.variables[name] = (among.type.item, self.path(among))
        body = self.check(node.body) if node.macro == "sum" else self.truth(node.body)
        del self.variables[name]
        self.rounds = before
        if body is None:
            return None
        if node.macro == "sum" and body.type.kind not in NUMBERS:
            wants, what = say_type(Kind.DECIMAL), say_type(body.type)
            self.complain("X126", body, function="sum", wants=wants, what=what)
            return None
        return replace(node, among=among, body=body, type=body.type)

    def of_this_row(self, among: Node) -> bool:
        """Whether a list belongs to the row the innermost round is at: going through it visits every item once."""
        while isinstance(among, Column):
            among = among.record
        return isinstance(among, Name) and bool(self.variables) and among.name == next(reversed(self.variables))

    # -- complaining -------------------------------------------------------------------------------------------------

    def complain(self, code: str, node: Node, **args: object) -> None:
        self.complaints.add(code, node.start, node.end, **args)


def _type_of_literal(node: Literal) -> Type:
    match node.value:
        case bool():
            return BOOLEAN
        case int():
            return INTEGER
        case Decimal():
            return DECIMAL
        case _:
            return TEXT


def named(node: Node) -> str | None:
    """A fact as authors write it; None for anything else."""
    match node:
        case Name():
            return node.name
        case Column():
            record = named(node.record)
            return None if record is None else f"{record}.{node.name}"
        case _:
            return None
