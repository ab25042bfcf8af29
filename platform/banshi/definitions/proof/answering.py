"""What can one question be answered with?  An unknown of its type, and the bounds that a right answer keeps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal, cast

from banshi.definitions.proof.rows import Path
from banshi_forms.kinds.date import DATE_KIND, DateOptions
from banshi_forms.model import Field, Reach
from banshi_rules.proof import (
    Columns,
    Ground,
    Listed,
    Member,
    Number,
    Symbol,
    Trilean,
    Truth,
    at_least,
    at_most,
    both,
    compared,
    counted,
    either,
    equals,
    follows,
    opposite,
)
from banshi_rules.values import INTEGER, Kind, Type

#: Bounds of an answer whose bounds nobody may rely on: what a number of fifteen digits can be.
_WIDE = Fraction(10**15)


@dataclass(slots=True)
class Answering:
    """Makes unknown answers on one ground; the same name is the same answer, whichever form asks for it.

    `right` gathers what must hold of right answers.  Where it is not `strict`, sheets may be wrong, and the bounds of a
    question bound nothing.  `ticked` are members that other forms let one tick in the same place.
    """

    ground: Ground
    received: Number
    strict: bool = True
    ticked: Mapping[Path, tuple[str, ...]] = field(default_factory=dict)
    right: list[Truth] = field(default_factory=list)
    texts: list[tuple[Truth, Field, Member]] = field(default_factory=list)

    def answer(self, asked: Field, path: Path, name: str, when: Truth) -> Symbol:
        """The answer to a question that is asked `when`."""
        kind, reach = asked.type, asked.kind.reach(asked.options)
        if kind.kind is Kind.LIST:
            return self._choices(kind, reach, self.ticked.get(path, ()), name, when)
        if kind.kind is Kind.RECORD:
            there = self.ground.truth(f"{name} there")
            return Columns(there, {key: self._column(column, f"{name}.{key}") for key, column in kind.columns.items()})
        there = self.ground.truth(f"{name} there")
        match kind.kind:
            case Kind.BOOLEAN:
                value = self.ground.truth(name)
                return Trilean(both(there, value), both(there, opposite(value)))
            case Kind.ENUM:
                member = Member(there, self.ground.whole(name))
                codes = [self.ground.code(one) for one in kind.members]
                self._bound(both(when, there), self.ground.among(member.code, codes))
                for one, days in reach.offered.items():
                    chosen = both(when, there, equals(member.code, self.ground.code(one)))
                    self._bound(chosen, self._received_in(days))
                self.ground.law(at_least(member.code, 0))
                return member
            case Kind.TEXT:
                text = Member(there, self.ground.whole(name))
                self.ground.law(at_least(text.code, 0))
                self.texts.append((both(when, there), asked, text))
                return text
            case _:
                return self._number(kind, reach, name, there, when)

    def finish(self) -> None:
        """Says what texts can be, once every text that is written out is known."""
        ground = self.ground
        for there, asked, text in self.texts:
            known = [code for code in sorted(ground.written) if _could_be(asked, ground.texts[code])]
            self.right.append(follows(there, either(ground.invented(text), ground.among(text.code, known))))
            if ground.measures:
                reach, length = asked.kind.reach(asked.options), ground.length(text)
                self.right.append(follows(there, at_least(length, reach.shortest)))
                if reach.longest is not None:
                    self.right.append(follows(there, at_most(length, reach.longest)))

    def _number(self, kind: Type, reach: Reach, name: str, there: Truth, when: Truth) -> Number:
        low, high = _end(reach.low, -_WIDE, kind), _end(reach.high, _WIDE, kind)
        places = reach.places if kind.kind is Kind.DECIMAL else 0
        if not self.strict and kind.kind is not Kind.DATE:
            bounds = (-_WIDE, _WIDE)
        else:
            bounds = (low, high)
        number = self.ground.number(f"{name} /{places}", there, *bounds, places, kind.kind is not Kind.DECIMAL)
        self._bound(both(when, there), both(at_least(number.term, low), at_most(number.term, high)))
        for end, op in ((reach.low, ">="), (reach.high, "<=")):
            if end == "today":
                self._bound(both(when, there), compared(op, number, self.received))
        return number

    def _choices(self, kind: Type, reach: Reach, also: Sequence[str], name: str, when: Truth) -> Listed:
        assert kind.item is not None
        members = kind.item.members
        bits: list[tuple[str, Truth]] = [(one, self.ground.truth(f"{name} {one}")) for one in members]
        there = either(*(bit for _, bit in bits))
        foreign = [self.ground.truth(f"{name} {one}") for one in also if one not in members]
        self._bound(when, opposite(either(*foreign)))
        for one, days in reach.offered.items():
            self._bound(both(when, self.ground.truth(f"{name} {one}")), self._received_in(days))
        count = counted([bit for _, bit in bits])
        if reach.least > 1:
            self._bound(both(when, there), at_least(count, reach.least))
        if reach.most is not None:
            self._bound(when, at_most(count, reach.most))
        items = tuple((bit, Member(True, self.ground.code(one))) for one, bit in bits)
        return Listed(there, items)

    def _column(self, kind: Type, name: str) -> Symbol:
        """A column of a file that was handed in; nothing else has columns."""
        if kind == INTEGER:
            number = self.ground.number(name, True, Fraction(0), _WIDE)
            self.ground.law(both(at_least(number.term, 0), at_most(number.term, _WIDE)))
            return number
        text = Member(True, self.ground.whole(name))
        self.ground.law(self.ground.invented(text))
        return text

    def _received_in(self, days: tuple[date | None, date | None]) -> Truth:
        since, until = days
        day = self.received.term
        return both(
            True if since is None else at_least(day, since.toordinal()),
            True if until is None else at_most(day, until.toordinal()),
        )

    def _bound(self, when: Truth, truth: Truth) -> None:
        self.right.append(follows(when, truth))


def _end(given: Decimal | date | Literal["today"] | None, otherwise: Fraction, kind: Type) -> Fraction:
    if isinstance(given, Decimal):
        return Fraction(given)
    if kind.kind is Kind.DATE:
        widest = DATE_KIND.reach(DateOptions(None, None))
        day = given if isinstance(given, date) else widest.low if otherwise < 0 else widest.high
        return Fraction(cast(date, day).toordinal())
    return otherwise


def _could_be(asked: Field, text: str) -> bool:
    """Whether a text that is written out could be this answer."""
    return asked.kind.accepts(text) and asked.kind.check(asked, text, None) is None
