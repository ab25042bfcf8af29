"""On what do questions stand?  The unknown answers, what is known of them, and where the encoding is not exact.

Three sorts of things are written down while facts and expressions become symbols: `laws` hold always; `tight` are
assumptions under which the encoding is exact (they make a suspicion more likely to be confirmed, and are never used for
a proof); `bends` are products and quotients of two unknowns, which the solver finds hard: it is first asked with no
more than bounds for their results, and then with one side held still.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import cast

import z3

from banshi_rules.proof.logic import Truth, either
from banshi_rules.proof.symbols import Member, Number, Term, lifted

#: Codes from here on belong to texts that nobody wrote into a definition.
OTHER_TEXTS = 1_000_000


@dataclass(frozen=True, slots=True)
class Bend:
    """`result` is `left op right` of two unknowns (`*`, `/`, `%`); `exactly` says so."""

    op: str
    result: Term
    left: Number
    right: Number
    exactly: z3.BoolRef


@dataclass(slots=True)
class Ground:
    """The ground of one or more questions; it only grows."""

    laws: list[z3.BoolRef] = field(default_factory=list)
    tight: list[z3.BoolRef] = field(default_factory=list)
    bends: list[Bend] = field(default_factory=list)
    #: what would make a counterexample easier to read
    wishes: list[z3.BoolRef] = field(default_factory=list)
    #: code -> text; members of choices and texts written out share one numbering
    texts: list[str] = field(default_factory=list)
    #: codes of texts (not members) that are written out
    written: set[int] = field(default_factory=set)
    _codes: dict[str, int] = field(default_factory=dict)
    _names: dict[str, int] = field(default_factory=dict)
    _made: dict[tuple[object, ...], tuple[str, tuple[object, ...]]] = field(default_factory=dict)
    _lengths: z3.FuncDeclRef | None = None

    def law(self, truth: Truth) -> None:
        """Something that always holds."""
        if truth is not True:
            self.laws.append(z3.BoolVal(False) if truth is False else truth)

    def assume(self, truth: Truth) -> None:
        """Something under which the encoding is exact."""
        if truth is not True:
            self.tight.append(z3.BoolVal(False) if truth is False else truth)

    def wish(self, truth: Truth) -> None:
        """Something that counterexamples should have where they can."""
        if not isinstance(truth, bool):
            self.wishes.append(truth)

    # -- unknowns ----------------------------------------------------------------------------------------------------

    def fresh(self, name: str) -> str:
        """A name nobody has: the name itself the first time, then with a number."""
        count = self._names[name] = self._names.get(name, 0) + 1
        return name if count == 1 else f"{name}#{count}"

    def named(self, what: str, *made_of: object) -> tuple[str, bool]:
        """A name for what is made of these terms, and whether it is new: the same terms give the same name."""
        key = (what, *(part.get_id() if isinstance(part, z3.AstRef) else part for part in made_of))
        if key in self._made:
            return self._made[key][0], False
        self._made[key] = (self.fresh(what), made_of)  # the terms are kept, so that nothing else gets their number
        return self._made[key][0], True

    def truth(self, name: str) -> z3.BoolRef:
        """An unknown truth; the same name is the same truth."""
        return cast(z3.BoolRef, z3.Bool(name))

    def whole(self, name: str) -> z3.ArithRef:
        """An unknown integer; the same name is the same integer."""
        return cast(z3.ArithRef, z3.Int(name))

    def real(self, name: str) -> z3.ArithRef:
        """An unknown rational; the same name is the same rational."""
        return cast(z3.ArithRef, z3.Real(name))

    def number(
        self, name: str, there: Truth, low: Fraction, high: Fraction, places: int = 0, whole: bool = True
    ) -> Number:
        """An unknown number between two bounds (which the caller makes a law or a condition), on a decimal grid."""
        steps = self.whole(name)
        if whole:
            return Number(there, steps, low, high)
        return Number(there, lifted(steps, False) / 10**places, low, high, places, False)

    # -- texts -------------------------------------------------------------------------------------------------------

    def code(self, text: str) -> int:
        """The code of a text that is written out, or of a member."""
        if text not in self._codes:
            self._codes[text] = len(self.texts)
            self.texts.append(text)
            if self._lengths is not None:
                self.law(self._lengths(self._codes[text]) == len(text))
        return self._codes[text]

    def among(self, term: Term, codes: list[int]) -> Truth:
        """Whether a code is one of these; runs of codes are asked as ranges."""
        runs: list[tuple[int, int]] = []
        for code in sorted(codes):
            if runs and runs[-1][1] == code - 1:
                runs[-1] = (runs[-1][0], code)
            else:
                runs.append((code, code))
        if isinstance(term, (int, Fraction)):
            return any(first <= term <= last for first, last in runs)
        return either(*(z3.And(first <= term, term <= last) if first < last else term == first for first, last in runs))

    def invented(self, text: Member) -> Truth:
        """Whether a text is none of those that are written out."""
        return text.code >= OTHER_TEXTS

    def seed(self, code: int) -> int:
        """A number that tells the invented text of that code from others."""
        return max(code - OTHER_TEXTS, 0)

    def length(self, text: Member) -> z3.ArithRef:
        """The length of a text, in characters."""
        if self._lengths is None:
            self._lengths = z3.Function("length", z3.IntSort(), z3.IntSort())
            for code, known in enumerate(self.texts):
                self.law(self._lengths(code) == len(known))
        return cast(z3.ArithRef, self._lengths(lifted(text.code, True)))

    @property
    def measures(self) -> bool:
        """Whether anybody asked for the length of a text."""
        return self._lengths is not None
