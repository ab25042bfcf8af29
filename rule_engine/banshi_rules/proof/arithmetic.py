"""What do sums, products and quotients of symbols give?  Exactly what the evaluator gives, or a little more.

The evaluator rounds to 34 digits.  As long as bounds and decimal places show that a result has fewer, the solver's
rationals are exact; else the result may lie a rounding away.  Results of 10^18 or more are unknown, as they are there.
"""

from __future__ import annotations

from fractions import Fraction
from math import floor
from typing import cast

import z3

from banshi_rules.expressions.limits import PRECISION
from banshi_rules.proof.ground import Bend, Ground
from banshi_rules.proof.logic import Truth, both, either
from banshi_rules.proof.symbols import LIMIT, Number, Term, lifted

#: How far a rounded result may lie from the exact one, for each unit of it.
_ROUNDING = Fraction(1, 10 ** (PRECISION - 1))


def at_least(term: Term, least: int | Fraction) -> Truth:
    """Whether the number is that or more."""
    return term >= _plain(least, term)


def at_most(term: Term, most: int | Fraction) -> Truth:
    """Whether the number is that or less."""
    return term <= _plain(most, term)


def equals(term: Term, value: int) -> Truth:
    """Whether the number is that."""
    return term == value


def counted(truths: list[Truth]) -> Term:
    """How many of these hold."""
    known = sum(truth is True for truth in truths)
    open_ = [z3.If(truth, 1, 0) for truth in truths if not isinstance(truth, bool)]
    return known + z3.Sum(open_) if open_ else known


def _plain(value: int | Fraction, beside: Term) -> int | Fraction | z3.ArithRef:
    """A known number as it can stand beside a term."""
    if isinstance(beside, (int, Fraction)) or isinstance(value, int):
        return value
    return lifted(value, beside.is_int() and value.denominator == 1)


def compared(op: str, left: Number, right: Number) -> Truth:
    """Whether `left op right`, wherever both are there."""
    one, other = left.term, right.term
    if isinstance(one, (int, Fraction)) and isinstance(other, (int, Fraction)):
        return _known(op, one, other)
    settled = _apart(op, left, right)
    if settled is not None:
        return settled
    near = _solved(op, one, other, left.whole and right.whole)
    if left.before is not None and right.places is not None:
        return _rounded(op, near, _solved(op, left.before, other, False))
    if right.before is not None and left.places is not None:
        return _rounded(op, near, _solved(op, one, right.before, False))
    return near


def _solved(op: str, one: Term, other: Term, whole: bool) -> Truth:
    """The comparison, for the solver."""
    left, right = lifted(one, whole), lifted(other, whole)
    match op:
        case "==":
            return cast(z3.BoolRef, left == right)
        case "!=":
            return cast(z3.BoolRef, left != right)
        case "<":
            return left < right
        case "<=":
            return left <= right
        case ">":
            return left > right
        case _:
            return left >= right


def _rounded(op: str, near: Truth, before: Truth) -> Truth:
    """A comparison of a rounded number with one of few digits, by what it was before: rounding never leaps over such a
    number, it can only come to lie on it."""
    return both(near, before) if op in ("<", ">", "!=") else either(near, before)


def _known(op: str, one: int | Fraction, other: int | Fraction) -> bool:
    return {
        "==": one == other, "!=": one != other, "<": one < other, "<=": one <= other, ">": one > other,
        ">=": one >= other,
    }[op]  # fmt: skip


def _apart(op: str, left: Number, right: Number) -> bool | None:
    """The answer where bounds alone give it."""
    if left.high < right.low:
        return op in ("!=", "<", "<=")
    if left.low > right.high:
        return op in ("!=", ">", ">=")
    return None


def plus(ground: Ground, left: Number, right: Number, whole: bool) -> Number:
    """The sum."""
    term, places = _linear("+", left.term, right.term, whole), _finer(left.places, right.places)
    return _settled(ground, left, right, term, left.low + right.low, left.high + right.high, places, whole)


def minus(ground: Ground, left: Number, right: Number, whole: bool) -> Number:
    """The difference."""
    term, places = _linear("-", left.term, right.term, whole), _finer(left.places, right.places)
    return _settled(ground, left, right, term, left.low - right.high, left.high - right.low, places, whole)


def times(ground: Ground, left: Number, right: Number, whole: bool) -> Number:
    """The product; that of two unknowns is bent."""
    corners = [one * other for one in (left.low, left.high) for other in (right.low, right.high)]
    low, high = min(corners), max(corners)
    places = None if left.places is None or right.places is None else left.places + right.places
    if isinstance(left.term, (int, Fraction)) or isinstance(right.term, (int, Fraction)):
        term = _linear("*", left.term, right.term, whole)
        return _settled(ground, left, right, term, low, high, places, whole)
    one, other = lifted(left.term, whole), lifted(right.term, whole)
    name, new = ground.named("product", one, other)
    result = ground.whole(name) if whole else ground.real(name)
    _envelope(ground, both(left.there, right.there), result, left, right)
    if new:
        ground.bends.append(Bend("*", result, left, right, cast(z3.BoolRef, result == one * other)))
    return _settled(ground, left, right, result, low, high, places, whole)


def _envelope(ground: Ground, there: Truth, result: z3.ArithRef, left: Number, right: Number) -> None:
    """The straight lines a product of two bounded numbers cannot cross (McCormick 1976)."""
    x, y = lifted(left.term, False), lifted(right.term, False)
    p = lifted(result, False)
    a, b, c, d = (z3.Q(v.numerator, v.denominator) for v in (left.low, left.high, right.low, right.high))
    lines = z3.And(
        p >= a * y + c * x - a * c, p >= b * y + d * x - b * d, p <= a * y + d * x - a * d, p <= b * y + c * x - b * c
    )
    ground.law(either(_not(there), lines))


def quotient(ground: Ground, left: Number, right: Number) -> Number:
    """The quotient, a decimal; unknown by zero."""
    if isinstance(right.term, (int, Fraction)):
        if right.term == 0:
            return Number(False, Fraction(0), Fraction(0), Fraction(0), whole=False)
        factor = 1 / Fraction(right.term)
        places = _places(factor)
        by = Number(right.there, factor, factor, factor, places, False)
        return times(ground, left, by, False)
    one, other = lifted(left.term, False), lifted(right.term, False)
    name, new = ground.named("quotient", one, other)
    result = ground.real(name)
    there = both(left.there, right.there, other != 0)
    low, high = -LIMIT, LIMIT
    if right.low > 0:
        ends = [end / other_end for end in (left.low, left.high) for other_end in (right.low, right.high)]
        low, high = max(min(ends), low), min(max(ends), high)
        # left = result * right, whose lines are known
        _envelope(ground, there, cast(z3.ArithRef, one), Number(True, result, low, high, None, False), right)
        ground.law(either(_not(there), z3.And(_q(min(ends)) <= result, result <= _q(max(ends)))))
    if new:
        exactly = z3.Or(other == 0, result * other == one)
        ground.bends.append(Bend("/", result, left, right, cast(z3.BoolRef, exactly)))
    apart = Number(both(right.there, other != 0), right.term, right.low, right.high, right.places, right.whole)
    return _settled(ground, left, apart, result, low, high, None, False)


def remainder(ground: Ground, left: Number, right: Number) -> Number:
    """What integer division leaves, with the sign of the dividend; unknown by zero."""
    largest = max(abs(right.low), abs(right.high)) - 1
    low, high = max(min(left.low, Fraction(0)), -largest), min(max(left.high, Fraction(0)), largest)
    if isinstance(right.term, (int, Fraction)):
        by = abs(int(right.term))
        if by == 0:
            return Number(False, 0, Fraction(0), Fraction(0))
        term = _rest(left.term, by)
        return Number(both(left.there, right.there), term, low, high)
    one, other = lifted(left.term, True), right.term
    name, new = ground.named("remainder", one, other)
    result = ground.whole(name)
    size = cast(z3.ArithRef, z3.If(other < 0, -other, other))
    there = both(left.there, right.there, cast(z3.BoolRef, other != 0))
    ground.law(either(_not(there), z3.And(result < size, -result < size, z3.If(one < 0, result <= 0, result >= 0))))
    exactly = result == z3.If(one < 0, -((-one) % size), one % size)
    if new:
        ground.bends.append(Bend("%", result, left, right, cast(z3.BoolRef, exactly)))
    return Number(there, result, low, high)


def _rest(term: Term, by: int) -> Term:
    if isinstance(term, (int, Fraction)):
        rest = abs(int(term)) % by
        return -rest if term < 0 else rest
    return cast(z3.ArithRef, z3.If(term < 0, -((-term) % by), term % by))


def rounded_half_up(ground: Ground, number: Number, places: int) -> Number:
    """The number with so many decimal places, halves away from zero (as a computed field keeps it)."""
    if number.places is not None and number.places <= places:
        return number
    scale = 10**places
    if isinstance(number.term, (int, Fraction)):
        size = Fraction(floor(abs(number.term) * scale + Fraction(1, 2)), scale)
        size = size if number.term >= 0 else -size
        return Number(number.there, size, size, size, places, False)
    name, _ = ground.named("half up", number.term, places)
    steps = ground.whole(name)
    exact, near = lifted(number.term, False) * scale, z3.ToReal(steps)
    half = z3.Q(1, 2)
    ground.law(
        z3.If(exact >= 0, z3.And(near <= exact + half, exact + half < near + 1),
              z3.And(near >= exact - half, exact - half > near - 1))
    )  # fmt: skip
    low, high = floor(number.low * scale) - 1, floor(number.high * scale) + 2
    return Number(number.there, near / scale, Fraction(low, scale), Fraction(high, scale), places, False)


def widened(number: Number) -> Number:
    """An integer as a decimal."""
    term = number.term if isinstance(number.term, (int, Fraction)) else lifted(number.term, False)
    return Number(number.there, Fraction(term) if isinstance(term, int) else term, number.low, number.high, 0, False)


def extreme(name: str, numbers: list[tuple[Truth, Number]]) -> Number:
    """The least or greatest of those that are in; unknown of none, or when one of those is unknown."""
    whole = all(number.whole for _, number in numbers)
    places: int | None = 0
    there: list[Truth] = [either(*(inside for inside, _ in numbers))]
    found: Truth = False
    term: Term = 0
    for inside, number in numbers:
        there.append(either(_not(inside), number.there))
        better = compared("<" if name == "min" else ">", number, Number(True, term, whole=whole, places=places))
        take = both(inside, either(_not(found), better))
        if take is True:
            term = number.term
        elif take is not False:
            term = cast(z3.ArithRef, z3.If(take, lifted(number.term, whole), lifted(term, whole)))
        found = either(found, inside)
        places = _finer(places, number.places)
    low, high = min(n.low for _, n in numbers), max(n.high for _, n in numbers)
    return Number(both(*there), term, low, high, places, whole)


def _linear(op: str, left: Term, right: Term, whole: bool) -> Term:
    if isinstance(left, (int, Fraction)) and isinstance(right, (int, Fraction)):
        result = left + right if op == "+" else left - right if op == "-" else left * right
        return int(result) if whole else Fraction(result)
    one, other = lifted(left, whole), lifted(right, whole)
    return one + other if op == "+" else one - other if op == "-" else one * other


def _settled(
    ground: Ground,
    left: Number,
    right: Number,
    term: Term,
    low: Fraction,
    high: Fraction,
    places: int | None,
    whole: bool,
) -> Number:
    """A result: unknown where it grows too large, rounded where it has too many digits."""
    there = both(left.there, right.there)
    if low <= -LIMIT or high >= LIMIT:
        if isinstance(term, (int, Fraction)):
            there = both(there, -LIMIT < term < LIMIT)
        else:
            edge = lifted(LIMIT, whole)
            there = both(there, -edge < term, term < edge)
        low, high = max(low, -LIMIT), min(high, LIMIT)
    if whole or (places is not None and _digits(max(abs(low), abs(high))) + places <= PRECISION):
        return Number(there, term, low, high, places, whole)
    exact = lifted(term, False)
    name, _ = ground.named("rounded", exact)
    result = ground.real(name)
    slack = _q(_ROUNDING)
    ground.law(
        z3.If(exact >= 0, z3.And(exact * (1 - slack) <= result, result <= exact * (1 + slack)),
              z3.And(exact * (1 + slack) <= result, result <= exact * (1 - slack)))
    )  # fmt: skip
    ground.assume(cast(z3.BoolRef, result == exact))
    slip = max(abs(low), abs(high)) * _ROUNDING
    return Number(there, result, low - slip, high + slip, None, False, exact)


def _places(factor: Fraction) -> int | None:
    """The decimal places of a fraction; None where they never end."""
    rest, twos, fives = factor.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None


def _digits(size: Fraction) -> int:
    return len(str(floor(size)))


def _finer(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else max(one, other)


def _not(truth: Truth) -> Truth:
    return (not truth) if isinstance(truth, bool) else cast(z3.BoolRef, z3.Not(truth))


def _q(value: Fraction) -> z3.ArithRef:
    return cast(z3.ArithRef, z3.Q(value.numerator, value.denominator))
