"""Which Python function computes an expression?  One is generated from the checked tree, and from nothing else.

A condition is written twice: T is "certainly true", F is "certainly false", so that no third truth value is needed
while it runs: `T(a && b) = T(a) and T(b)`, `F(a && b) = F(a) or F(b)`, `T(!a) = F(a)`, and every comparison first asks
whether its operands are there.  Where a truth is itself compared or chosen by, V gives True, False or None.  No mode
writes a part twice, so the function is never much longer than the expression.

The text of the author never gets into the source: names are made here, values are bound by name, and the function sees
no builtins but the ones it uses.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, Final, NamedTuple, cast

from banshi_rules.expressions import operations
from banshi_rules.expressions.limits import MAGNITUDE
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
from banshi_rules.expressions.walking import parts_of
from banshi_rules.values import CALENDAR, Facts, Kind, Value

#: All that a generated function can call.
_WORLD: Final[dict[str, Any]] = {
    "any": any, "all": all, "len": len, "tuple": tuple, "decimal": Decimal,
    "plus": operations.DECIMALS.add, "minus": operations.DECIMALS.subtract, "times": operations.DECIMALS.multiply,
    "remainder": operations.remainder, "divide": operations.divide, "join": operations.join,
    "among": operations.among, "some": operations.some, "every": operations.every,
    "total": operations.total, "total_decimals": operations.total_decimals,
    "working_days": operations.working_days,
    "least": operations.least, "greatest": operations.greatest,
    "low": -MAGNITUDE, "high": MAGNITUDE,
}  # fmt: skip
_OPPOSITE: Final = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
_DECIMAL_CALLS: Final = {"+": "plus", "-": "minus", "*": "times"}


class Code(NamedTuple):
    """Source of a value: whether it may be None, and whether it is a bare name that can be written again."""

    text: str
    nullable: bool
    bare: bool = False


def value_function(node: Node) -> Callable[[Facts], Value | None]:
    """The function from facts to the value, None where it is unknown."""
    writer = _Writer(node)
    if node.type.kind is Kind.BOOLEAN and not isinstance(node, (Literal, Name, Column)):
        body = f"True if {writer.true(node)} else False if {writer.false(node)} else None"
    else:
        body = writer.value(node).text
    return cast("Callable[[Facts], Value | None]", writer.function(body))


def truth_function(node: Node) -> Callable[[Facts], bool]:
    """The function from facts to whether the condition is certainly true."""
    writer = _Writer(node)
    return cast("Callable[[Facts], bool]", writer.function(writer.true(node)))


def source_of(node: Node) -> str:
    """The Python source of the value function, for reading."""
    writer = _Writer(node)
    return writer.source(writer.value(node).text)


class _Writer:
    def __init__(self, root: Node) -> None:
        self.globals: dict[str, Any] = {"__builtins__": {}, **_WORLD}
        self.temporaries = 0
        self.keys: dict[str, str] = {}
        self.locals: dict[str, str] = {}
        self.variables: dict[str, str] = {}
        for name in _read_often(root):
            self.locals[name] = f"f{len(self.locals)}"

    def function(self, body: str) -> Callable[..., Any]:
        """The compiled function around that expression."""
        source = self.source(body)
        scope = dict(self.globals)
        exec(compile(source, "<expression>", "exec"), scope)
        return cast("Callable[..., Any]", scope["run"])

    def source(self, body: str) -> str:
        loads = "".join(f"    {local} = get({self.key(name)})\n" for name, local in self.locals.items())
        return f"def run(facts):\n    get = facts.get\n{loads}    return {body}\n"

    # -- certainly true, certainly false -----------------------------------------------------------------------------

    def true(self, node: Node) -> str:
        match node:
            case Not():
                return self.false(node.operand)
            case And():
                return "(" + " and ".join(self.true(part) for part in node.parts) + ")"
            case Or():
                return "(" + " or ".join(self.true(part) for part in node.parts) + ")"
            case Compare():
                return self.guarded(node.left, node.right, node.op)
            case In() if self.known_set(node) or not isinstance(node.among, ListOf):
                return self.in_set(node, "in")
            case Each():
                return self.each_truth(node, "any" if node.macro == "exists" else "all", self.true)
            case _:
                return self.tested(node, "True")

    def false(self, node: Node) -> str:
        match node:
            case Not():
                return self.true(node.operand)
            case And():
                return "(" + " or ".join(self.false(part) for part in node.parts) + ")"
            case Or():
                return "(" + " and ".join(self.false(part) for part in node.parts) + ")"
            case Compare():
                return self.guarded(node.left, node.right, _OPPOSITE[node.op])
            case In() if self.known_set(node) or not isinstance(node.among, ListOf):
                return self.in_set(node, "not in")
            case Each():
                return self.each_truth(node, "all" if node.macro == "exists" else "any", self.false)
            case _:
                return self.tested(node, "False")

    def tested(self, node: Node, truth: str) -> str:
        return f"({self.value(node).text} is {truth})"

    def guarded(self, left: Node, right: Node, op: str) -> str:
        guards, (one, other) = self.operands(left, right)
        return "(" + " and ".join((*guards, f"{one} {op} {other}")) + ")"

    def in_set(self, node: In, op: str) -> str:
        if self.known_set(node):
            guards, (item,) = self.operands(node.item)
            return "(" + " and ".join((*guards, f"{item} {op} {self.constant(_set(node))}")) + ")"
        return self.guarded(node.item, node.among, op)

    def known_set(self, node: In) -> bool:
        return isinstance(node.among, ListOf) and all(isinstance(item, Literal) for item in node.among.items)

    def each_truth(self, node: Each, how: str, mode: Callable[[Node], str]) -> str:
        guards, items, variable = self.rounds(node)
        body = mode(node.body)
        del self.variables[node.variable]
        return "(" + " and ".join((*guards, f"{how}({body} for {variable} in {items})")) + ")"

    def rounds(self, node: Each) -> tuple[list[str], str, str]:
        """Guards, the name of the list, the name of the variable, which is in scope from here on."""
        among = self.value(node.among)
        variable = self.variables[node.variable] = self.temporary()
        if among.bare:
            return ([f"{among.text} is not None"] if among.nullable else []), among.text, variable
        items = self.temporary()
        return [f"({items} := {among.text}) is not None"], items, variable

    # -- values, None where unknown ----------------------------------------------------------------------------------

    def value(self, node: Node) -> Code:
        match node:
            case Literal():
                return Code(self.constant(node.value), False, True)
            case Name():
                return self.name(node)
            case Column():
                guards, (record,) = self.operands(node.record)
                return self.only_if(guards, f"{record}.get({self.key(node.name)})", True)
            case Not():
                return self.strict("not {}", node.operand)
            case And():
                return self.joined(node, "False", "True")
            case Or():
                return self.joined(node, "True", "False")
            case Compare():
                return self.strict("{} " + node.op + " {}", node.left, node.right)
            case In():
                return self.contained(node)
            case Arithmetic():
                return self.arithmetic(node.op, node.type.kind, node.left, node.right)
            case Negative():
                zero = Literal(start=node.start, end=node.start, type=node.type, value=0)
                return self.arithmetic("-", node.type.kind, zero, node.operand)
            case Conditional():
                condition, choice = self.value(node.condition), self.temporary()
                then, otherwise = self.value(node.then), self.value(node.otherwise)
                last = f"{otherwise.text} if {choice} is False else None" if condition.nullable else otherwise.text
                nullable = condition.nullable or then.nullable or otherwise.nullable
                return Code(f"({then.text} if ({choice} := {condition.text}) else {last})", nullable)
            case ListOf():
                template = "(" + "".join("{}, " for _ in node.items) + ")"
                return self.strict(template, *node.items)
            case Call():
                return self.call(node)
            case Each():
                return self.each_value(node)
            case Widen():
                return self.strict("decimal({})", node.operand)

    def name(self, node: Name) -> Code:
        if node.name in self.variables:
            return Code(self.variables[node.name], False, True)
        if node.name in self.locals:
            return Code(self.locals[node.name], True, True)
        return Code(f"get({self.key(node.name)})", True)

    def joined(self, node: And | Or, decisive: str, neutral: str) -> Code:
        """`&&` is False as soon as one part is False, `||` is True as soon as one is True."""
        made = [(self.value(part), self.temporary()) for part in node.parts]
        first = " or ".join(f"({name} := {part.text}) is {decisive}" for part, name in made)
        unknown = " or ".join(f"{name} is None" for part, name in made if part.nullable)
        rest = f"None if {unknown} else {neutral}" if unknown else neutral
        return Code(f"({decisive} if {first} else {rest})", bool(unknown))

    def contained(self, node: In) -> Code:
        if self.known_set(node):
            return self.strict("{} in " + self.constant(_set(node)), node.item)
        if isinstance(node.among, ListOf):
            items = "".join(f"{self.value(item).text}, " for item in node.among.items)
            guards, (item,) = self.operands(node.item)
            return self.only_if(guards, f"among({item}, ({items}))", True)
        return self.strict("{} in {}", node.item, node.among)

    def arithmetic(self, op: str, kind: Kind, left: Node, right: Node) -> Code:
        guards, (one, other) = self.operands(left, right)
        if kind is Kind.TEXT or op in "/%":
            call = {"+": "join", "/": "divide", "%": "remainder"}[op]
            return self.only_if(guards, f"{call}({one}, {other})", True)
        result = self.temporary()
        if kind is Kind.INTEGER:
            bounded = f"{result} if low < ({result} := {one} {op} {other}) < high else None"
        else:
            bounded = f"{result} if ({result} := {_DECIMAL_CALLS[op]}({one}, {other})).is_finite() else None"
        return self.only_if(guards, f"({bounded})", True)

    def call(self, node: Call) -> Code:
        match node.function:
            case "has":
                return Code(f"({self.value(node.arguments[0]).text} is not None)", False)
            case "size":
                return self.strict("len({})", *node.arguments)
            case "days":
                return self.strict("-({} - {}).days", *node.arguments)
            case "working_days":
                guards, (start, end) = self.operands(*node.arguments)
                return self.only_if(guards, f"working_days(get({self.key(CALENDAR)}), {start}, {end})", True)
            case name:
                extreme = "least" if name == "min" else "greatest"
                if node.arguments[0].type.kind is not Kind.LIST:
                    values = "".join(f"{self.value(argument).text}, " for argument in node.arguments)
                    return Code(f"{extreme}(({values}))", True)
                guards, (items,) = self.operands(*node.arguments)
                return self.only_if(guards, f"{extreme}({items})", True)

    def each_value(self, node: Each) -> Code:
        guards, items, variable = self.rounds(node)
        body = self.value(node.body).text
        del self.variables[node.variable]
        sums = "total" if node.type.kind is Kind.INTEGER else "total_decimals"
        call = {"exists": "some", "all": "every", "sum": sums}[node.macro]
        return self.only_if(guards, f"{call}({body} for {variable} in {items})", True)

    # -- small steps -------------------------------------------------------------------------------------------------

    def operands(self, *nodes: Node) -> tuple[list[str], list[str]]:
        """What has to be asked first, and the operands: names where they may be unknown."""
        guards: list[str] = []
        names: list[str] = []
        for node in nodes:
            code = self.value(node)
            if code.nullable and not code.bare:
                name = self.temporary()
                guards.append(f"({name} := {code.text}) is not None")
                names.append(name)
            else:
                guards.extend([f"{code.text} is not None"] if code.nullable else [])
                names.append(code.text)
        return guards, names

    def strict(self, template: str, *nodes: Node) -> Code:
        """What is unknown as soon as one operand is."""
        guards, names = self.operands(*nodes)
        return self.only_if(guards, f"({template.format(*names)})", False)

    def only_if(self, guards: list[str], text: str, nullable: bool) -> Code:
        if not guards:
            return Code(text, nullable)
        return Code(f"({text} if {' and '.join(guards)} else None)", True)

    def temporary(self) -> str:
        self.temporaries += 1
        return f"t{self.temporaries}"

    def key(self, name: str) -> str:
        if name not in self.keys:
            self.keys[name] = self.constant(name)
        return self.keys[name]

    def constant(self, value: object) -> str:
        if value is True or value is False:
            return str(value)
        name = f"c{len(self.globals)}"
        self.globals[name] = value
        return name


def _set(node: In) -> frozenset[Value]:
    assert isinstance(node.among, ListOf)
    return frozenset(item.value for item in node.among.items if isinstance(item, Literal))


def _read_often(root: Node) -> Iterator[str]:
    """Facts that are read more than once, or once in every round: they are fetched first."""
    seen: Counter[str] = Counter()
    waiting: list[tuple[Node, frozenset[str], int]] = [(root, frozenset(), 1)]
    while waiting:
        node, variables, times = waiting.pop()
        match node:
            case Name():
                if node.name not in variables:
                    seen[node.name] += times
            case Each():
                waiting.append((node.among, variables, times))
                waiting.append((node.body, variables | {node.variable}, times + 1))
            case _:
                waiting.extend((part, variables, times) for part in parts_of(node))
    return (name for name, times in sorted(seen.items()) if times > 1)
