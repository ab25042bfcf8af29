"""What is a fact to the solver?  A value and whether it is there; a truth is yes, no, or neither."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TypeAlias, cast

import z3

from banshi_rules.expressions.limits import MAGNITUDE
from banshi_rules.proof.logic import Truth, both, either, opposite
from banshi_rules.values import Kind, Type

#: A number the solver knows already, or one it looks for.
Term: TypeAlias = "int | Fraction | z3.ArithRef"

#: No number is as large as this, plus or minus: beyond it everything is unknown.
LIMIT = Fraction(MAGNITUDE)


@dataclass(frozen=True, slots=True)
class Trilean:
    """A truth of three values: certainly true, certainly false, or neither (unknown).  Never both."""

    yes: Truth
    no: Truth


@dataclass(frozen=True, slots=True)
class Number:
    """An integer, a decimal or a date (its ordinal), between two bounds where it is there.

    `places` is how many decimal places it has at most; None where it may have any number.  A number that was rounded
    because it has too many digits keeps in `before` what it was.
    """

    there: Truth
    term: Term
    low: Fraction = -LIMIT
    high: Fraction = LIMIT
    places: int | None = 0
    whole: bool = True
    before: Term | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A text or a member of a choice, by its code: equal texts have equal codes."""

    there: Truth
    code: Term


@dataclass(frozen=True, slots=True)
class Listed:
    """A list: items that are in it where their truth holds, in order.

    A list of rows may go on beyond its items where `beyond` holds; `copies` says that the rows beyond may be taken for
    copies of the last item without loss (see `definitions.proof.rows`), `size` how many there are in all.
    """

    there: Truth
    items: tuple[tuple[Truth, Symbol], ...]
    size: Number | None = None
    beyond: Truth = False
    copies: bool = True


@dataclass(frozen=True, slots=True)
class Columns:
    """A record; a column that is not named is not there."""

    there: Truth
    columns: Mapping[str, Symbol]


Symbol: TypeAlias = "Trilean | Number | Member | Listed | Columns"


def there_of(symbol: Symbol) -> Truth:
    """Whether the value is there, that is, known."""
    return either(symbol.yes, symbol.no) if isinstance(symbol, Trilean) else symbol.there


def guarded(symbol: Symbol, truth: Truth) -> Symbol:
    """The same value, there only where the truth holds."""
    if truth is True:
        return symbol
    if isinstance(symbol, Trilean):
        return Trilean(both(truth, symbol.yes), both(truth, symbol.no))
    return replace(symbol, there=both(truth, symbol.there))


def nothing(kind: Type) -> Symbol:
    """A value of that type that is never there."""
    match kind.kind:
        case Kind.BOOLEAN:
            return Trilean(False, False)
        case Kind.INTEGER | Kind.DATE:
            return Number(False, 0, Fraction(0), Fraction(0))
        case Kind.DECIMAL:
            return Number(False, Fraction(0), Fraction(0), Fraction(0), whole=False)
        case Kind.TEXT | Kind.ENUM:
            return Member(False, -1)
        case Kind.LIST:
            return Listed(False, ())
        case Kind.RECORD:
            return Columns(False, {})


def chosen(condition: Truth, then: Symbol, otherwise: Symbol) -> Symbol:
    """One or the other value; where neither condition nor its opposite is known this is not for it to say."""
    if isinstance(condition, bool):
        return then if condition else otherwise
    match then, otherwise:
        case Trilean(), Trilean():
            return Trilean(
                picked(condition, then.yes, otherwise.yes),
                picked(condition, then.no, otherwise.no),
            )
        case Number(), Number():
            whole = then.whole and otherwise.whole
            places = None if then.places is None or otherwise.places is None else max(then.places, otherwise.places)
            return Number(
                picked(condition, then.there, otherwise.there),
                either_term(condition, then.term, otherwise.term, whole),
                min(then.low, otherwise.low),
                max(then.high, otherwise.high),
                places,
                whole,
            )
        case Member(), Member():
            there = picked(condition, then.there, otherwise.there)
            return Member(there, either_term(condition, then.code, otherwise.code, True))
        case Listed(), Listed():
            items = (
                *((both(condition, inside), item) for inside, item in then.items),
                *((both(opposite(condition), inside), item) for inside, item in otherwise.items),
            )
            beyond = picked(condition, then.beyond, otherwise.beyond)
            size = None
            if then.size is not None and otherwise.size is not None:
                size = cast(Number, chosen(condition, then.size, otherwise.size))
            there = picked(condition, then.there, otherwise.there)
            return Listed(there, items, size, beyond, then.copies and otherwise.copies)
        case Columns(), Columns():
            names = then.columns.keys() & otherwise.columns.keys()
            columns = {name: chosen(condition, then.columns[name], otherwise.columns[name]) for name in sorted(names)}
            return Columns(picked(condition, then.there, otherwise.there), columns)
        case _:
            raise TypeError("both branches have one type")


def picked(condition: Truth, then: Truth, otherwise: Truth) -> Truth:
    """One truth or the other."""
    if isinstance(condition, bool):
        return then if condition else otherwise
    return both(either(opposite(condition), then), either(condition, otherwise))


def either_term(condition: Truth, then: Term, otherwise: Term, whole: bool) -> Term:
    """One term or the other."""
    if isinstance(condition, bool):
        return then if condition else otherwise
    if isinstance(then, (int, Fraction)) and isinstance(otherwise, (int, Fraction)) and then == otherwise:
        return then
    return cast(z3.ArithRef, z3.If(condition, lifted(then, whole), lifted(otherwise, whole)))


def lifted(term: Term, whole: bool) -> z3.ArithRef:
    """A term as the solver has it: an integer, or a rational."""
    if isinstance(term, (int, Fraction)):
        if whole:
            return cast(z3.ArithRef, z3.IntVal(int(term)))
        fraction = Fraction(term)
        return cast(z3.ArithRef, z3.Q(fraction.numerator, fraction.denominator))
    return term if whole or term.is_real() else cast(z3.ArithRef, z3.ToReal(term))
