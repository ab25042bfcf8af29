"""What does an expression mean to the solver?  The same three-valued meaning that `expressions.evaluate` gives it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import cast

import z3

from banshi_rules.expressions.limits import MAX_TEXT
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
from banshi_rules.proof import arithmetic
from banshi_rules.proof.ground import Ground
from banshi_rules.proof.logic import Truth, both, either, every, follows, opposite, same, some
from banshi_rules.proof.symbols import (
    Columns,
    Listed,
    Member,
    Number,
    Symbol,
    Term,
    Trilean,
    chosen,
    guarded,
    lifted,
    nothing,
    there_of,
)
from banshi_rules.values import Kind, Type, Value

Scope = Mapping[str, Symbol]


@dataclass(frozen=True, slots=True)
class Encoder:
    """Turns trees into symbols on one ground."""

    ground: Ground

    def symbol(self, node: Node, facts: Scope) -> Symbol:
        """The value of that part for these facts; a fact that is not among them is not there."""
        match node:
            case Literal():
                return self.literal(node.value, node.type)
            case Name():
                return facts.get(node.name) or nothing(node.type)
            case Column():
                record = cast(Columns, self.symbol(node.record, facts))
                return guarded(record.columns.get(node.name) or nothing(node.type), record.there)
            case Not():
                operand = self.truth(node.operand, facts)
                return Trilean(operand.no, operand.yes)
            case And():
                parts = [self.truth(part, facts) for part in node.parts]
                return Trilean(every(part.yes for part in parts), some(part.no for part in parts))
            case Or():
                parts = [self.truth(part, facts) for part in node.parts]
                return Trilean(some(part.yes for part in parts), every(part.no for part in parts))
            case Compare():
                return self.compared(node.op, self.symbol(node.left, facts), self.symbol(node.right, facts))
            case In():
                return self.contained(node, facts)
            case Arithmetic():
                return self.arithmetic(node, facts)
            case Negative():
                whole = node.type.kind is Kind.INTEGER
                zero = Number(True, 0 if whole else Fraction(0), Fraction(0), Fraction(0), whole=whole)
                return arithmetic.minus(self.ground, zero, cast(Number, self.symbol(node.operand, facts)), whole)
            case Conditional():
                return self.conditional(node, facts)
            case ListOf():
                items = tuple((True, self.symbol(item, facts)) for item in node.items)
                return Listed(every(there_of(item) for _, item in items), items)
            case Call():
                return self.call(node, facts)
            case Each():
                return self.each(node, facts)
            case Widen():
                return arithmetic.widened(cast(Number, self.symbol(node.operand, facts)))

    def truth(self, node: Node, facts: Scope) -> Trilean:
        """The value of a part that is a condition."""
        return cast(Trilean, self.symbol(node, facts))

    def literal(self, value: Value, kind: Type) -> Symbol:
        """A value that is known: of an expression, or of a cell of a table."""
        match value:
            case bool():
                return Trilean(value, not value)
            case int():
                if kind.kind is Kind.DECIMAL:
                    return self.literal(Decimal(value), kind)
                return Number(True, value, Fraction(value), Fraction(value))
            case Decimal():
                exact = Fraction(value)
                places = max(0, -cast(int, value.normalize().as_tuple().exponent))
                return Number(True, exact, exact, exact, places, False)
            case date():
                day = value.toordinal()
                return Number(True, day, Fraction(day), Fraction(day))
            case str():
                code = self.ground.code(value)
                if kind.kind is Kind.TEXT:
                    self.ground.written.add(code)
                return Member(True, code)
            case _:
                raise TypeError(f"no literal: {value!r}")

    # -- truths ------------------------------------------------------------------------------------------------------

    def compared(self, op: str, left: Symbol, right: Symbol) -> Trilean:
        """`left op right`; unknown where one of them is."""
        if isinstance(left, Trilean) and isinstance(right, Trilean):
            equal = either(both(left.yes, right.yes), both(left.no, right.no))
            other = either(both(left.yes, right.no), both(left.no, right.yes))
            return Trilean(equal, other) if op == "==" else Trilean(other, equal)
        if isinstance(left, Number) and isinstance(right, Number):
            there = both(left.there, right.there)
            if there is False:
                return Trilean(False, False)
            holds = arithmetic.compared(op, left, right)
        else:
            one, another = cast(Member, left), cast(Member, right)
            there = both(one.there, another.there)
            if there is False:
                return Trilean(False, False)
            holds = _equal(one.code, another.code)
            holds = holds if op == "==" else opposite(holds)
        return Trilean(both(there, holds), both(there, opposite(holds)))

    def contained(self, node: In, facts: Scope) -> Trilean:
        item = self.symbol(node.item, facts)
        if isinstance(node.among, ListOf):
            others = [(True, self.symbol(other, facts)) for other in node.among.items]
            there = there_of(item)
            plain = _codes(item, [other for _, other in others])
            if plain is not None:
                inside = self.ground.among(cast(Member, item).code, plain)
                return Trilean(both(there, inside), both(there, opposite(inside)))
        else:
            among = cast(Listed, self.symbol(node.among, facts))
            others = list(among.items)
            there = both(there_of(item), among.there)
        found = [(inside, self.compared("==", item, other)) for inside, other in others]
        return Trilean(
            both(there, some(both(inside, equal.yes) for inside, equal in found)),
            both(there, every(follows(inside, equal.no) for inside, equal in found)),
        )

    def conditional(self, node: Conditional, facts: Scope) -> Symbol:
        condition = self.truth(node.condition, facts)
        then, otherwise = self.symbol(node.then, facts), self.symbol(node.otherwise, facts)
        return guarded(chosen(condition.yes, then, otherwise), there_of(condition))

    # -- values ------------------------------------------------------------------------------------------------------

    def arithmetic(self, node: Arithmetic, facts: Scope) -> Symbol:
        left, right = self.symbol(node.left, facts), self.symbol(node.right, facts)
        if isinstance(left, Member) and isinstance(right, Member):
            return self.joined(left, right)
        one, other = cast(Number, left), cast(Number, right)
        whole = node.type.kind is Kind.INTEGER
        if not whole:
            one, other = (arithmetic.widened(side) if side.whole else side for side in (one, other))
        match node.op:
            case "+":
                return arithmetic.plus(self.ground, one, other, whole)
            case "-":
                return arithmetic.minus(self.ground, one, other, whole)
            case "*":
                return arithmetic.times(self.ground, one, other, whole)
            case "/":
                return arithmetic.quotient(self.ground, one, other)
            case _:
                return arithmetic.remainder(self.ground, one, other)

    def joined(self, left: Member, right: Member) -> Member:
        """Two texts in one: exact where both are written out, else some text of the right length."""
        if isinstance(left.code, int) and isinstance(right.code, int) and min(left.code, right.code) >= 0:
            text = self.ground.texts[left.code] + self.ground.texts[right.code]
            return Member(both(left.there, right.there, len(text) <= MAX_TEXT), self.ground.code(text))
        join = z3.Function("join", z3.IntSort(), z3.IntSort(), z3.IntSort())
        whole = Member(True, cast(z3.ArithRef, join(lifted(left.code, True), lifted(right.code, True))))
        length = self.ground.length(whole)
        self.ground.law(length == self.ground.length(left) + self.ground.length(right))
        return Member(both(left.there, right.there, length <= MAX_TEXT), whole.code)

    def call(self, node: Call, facts: Scope) -> Symbol:
        arguments = [self.symbol(argument, facts) for argument in node.arguments]
        first = arguments[0]
        match node.function:
            case "has":
                known = there_of(first)
                return Trilean(known, opposite(known))
            case "size" if isinstance(first, Listed):
                return guarded(self.size(first), first.there)
            case "size":
                text = cast(Member, first)
                return Number(text.there, self.ground.length(text), Fraction(0), Fraction(MAX_TEXT))
            case "days":
                start, end = cast(Number, first), cast(Number, arguments[1])
                return arithmetic.minus(self.ground, end, start, True)
            case "min" | "max" if isinstance(first, Listed):
                items = [(inside, cast(Number, item)) for inside, item in first.items]
                found = arithmetic.extreme(node.function, items) if items else cast(Number, nothing(node.type))
                return guarded(found, first.there)
            case "min" | "max":
                return arithmetic.extreme(node.function, [(True, cast(Number, one)) for one in arguments])
            case _:
                return self.working_days(cast(Number, first), cast(Number, arguments[1]))

    def working_days(self, start: Number, end: Number) -> Number:
        """Working days of a calendar that the solver does not know: no more than the days, to the same side."""
        days = arithmetic.minus(self.ground, end, start, True)
        name, _ = self.ground.named("working days", days.term)
        term, all_ = self.ground.whole(name), lifted(days.term, True)
        self.ground.law(z3.If(all_ >= 0, z3.And(term >= 0, term <= all_), z3.And(all_ <= term, term <= 0)))
        return Number(days.there, term, min(days.low, Fraction(0)), max(days.high, Fraction(0)))

    def size(self, items: Listed) -> Number:
        """How many items there are."""
        if items.size is not None:
            return items.size
        return Number(True, arithmetic.counted([i for i, _ in items.items]), Fraction(0), Fraction(len(items.items)))

    def each(self, node: Each, facts: Scope) -> Symbol:
        among = cast(Listed, self.symbol(node.among, facts))
        bodies = [(inside, self.symbol(node.body, {**facts, node.variable: item})) for inside, item in among.items]
        if node.macro == "sum":
            return guarded(self.total(node, among, [(i, cast(Number, body)) for i, body in bodies]), among.there)
        truths = [(inside, cast(Trilean, body)) for inside, body in bodies]
        one, all_ = ("yes", "no") if node.macro == "exists" else ("no", "yes")
        found = some(both(inside, getattr(truth, one)) for inside, truth in truths)
        never = every(follows(inside, getattr(truth, all_)) for inside, truth in truths)
        if among.beyond is not False and not among.copies:
            name, _ = self.ground.named(f"beyond {node.macro}", among.beyond, found, never)
            # of rows nobody looks at, one may decide, or be unknown
            found = either(found, both(among.beyond, self.ground.truth(name)))
            never = both(never, either(opposite(among.beyond), self.ground.truth(name + " none")), opposite(found))
            self.ground.assume(opposite(among.beyond))
        found, never = both(among.there, found), both(among.there, never)
        return Trilean(found, never) if node.macro == "exists" else Trilean(never, found)

    def total(self, node: Each, among: Listed, values: list[tuple[Truth, Number]]) -> Number:
        """The sum over the rows; of rows beyond those that are looked at, whatever their bounds allow."""
        whole = node.type.kind is Kind.INTEGER
        zero: int | Fraction = 0 if whole else Fraction(0)
        sum_ = Number(True, zero, Fraction(0), Fraction(0), whole=whole)
        for inside, value in values:
            if not whole and value.whole:
                value = arithmetic.widened(value)
            nothing_ = Number(True, zero, Fraction(0), Fraction(0), whole=whole)
            sum_ = arithmetic.plus(self.ground, sum_, cast(Number, chosen(inside, value, nothing_)), whole)
        if among.beyond is False or among.size is None or not values:
            return sum_
        return arithmetic.plus(self.ground, sum_, self.rest(among, among.size, sum_, values, whole), whole)

    def rest(
        self, among: Listed, size: Number, sum_: Number, values: list[tuple[Truth, Number]], whole: bool
    ) -> Number:
        """What rows beyond those that are looked at bring to a sum: so many times what one row can bring.

        To find an applicant they are taken for copies of the last row.  A row that leaves the sum unknown is the one
        that the sum needs: where rows beyond are copies it is among those that are looked at.
        """
        ground, beyond, last = self.ground, among.beyond, values[-1][1]
        name, _ = ground.named("rest", beyond, sum_.term, sum_.there)
        term = ground.whole(name) if whole else ground.real(name)
        known: Truth = (
            among.copies or every(value.there for _, value in values) is True or ground.truth(f"{name} known")
        )
        low, high = min(value.low for _, value in values), max(value.high for _, value in values)
        one = Number(True, 1, Fraction(1), Fraction(1))
        looked_at = Number(True, len(values), Fraction(len(values)), Fraction(len(values)))
        more = arithmetic.minus(ground, size, looked_at, True)
        more = Number(
            True, cast(Term, z3.If(beyond, lifted(more.term, True), 0)), Fraction(0), max(more.high, one.high)
        )
        count = lifted(more.term, whole)
        ground.law(z3.And(lifted(low, whole) * count <= term, term <= lifted(high, whole) * count))
        copies = arithmetic.times(ground, last if whole or not last.whole else arithmetic.widened(last),
                                  more if whole else arithmetic.widened(more), whole)  # fmt: skip
        ground.assume(cast(z3.BoolRef, term == lifted(copies.term, whole)))
        ground.assume(follows(beyond, same(known, last.there)))
        reach = max(abs(low), abs(high)) * more.high
        return Number(either(opposite(beyond), known), term, -reach, reach, sum_.places, whole)


def differ(one: Symbol, other: Symbol) -> Truth:
    """Whether two values of one type are not the same, where both are there, or one is and the other not."""
    match one, other:
        case Trilean(), Trilean():
            return either(opposite(same(one.yes, other.yes)), opposite(same(one.no, other.no)))
        case Columns(), Columns():
            names = one.columns.keys() | other.columns.keys()
            if one.columns.keys() != other.columns.keys():
                return True
            return either(
                opposite(same(one.there, other.there)),
                *(differ(one.columns[name], other.columns[name]) for name in sorted(names)),
            )
        case (Number(), Number()):
            unequal = arithmetic.compared("!=", one, other)
        case (Member(), Member()):
            unequal = opposite(_equal(one.code, other.code))
        case _:
            return True
    return either(opposite(same(one.there, other.there)), both(one.there, unequal))


def _equal(one: Term, other: Term) -> Truth:
    if isinstance(one, (int, Fraction)) and isinstance(other, (int, Fraction)):
        return one == other
    return cast(z3.BoolRef, lifted(one, True) == lifted(other, True))


def _codes(item: Symbol, others: Sequence[Symbol]) -> list[int] | None:
    """The codes of texts that are all written out; None for anything else."""
    if not isinstance(item, Member):
        return None
    codes = [other.code for other in others if isinstance(other, Member) and other.there is True]
    known = [code for code in codes if isinstance(code, int)]
    return known if len(known) == len(others) else None
