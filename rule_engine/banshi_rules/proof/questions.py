"""Is it ever so?  Questions to the solver, each with a time limit, and three possible answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from time import perf_counter
from typing import Any, TypeAlias, cast

import z3

from banshi_rules.proof.ground import Bend, Ground
from banshi_rules.proof.logic import Truth, both
from banshi_rules.proof.symbols import Number, Term, lifted


@dataclass(frozen=True, slots=True)
class Proved:
    """It is so, for every answer there can be."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Refuted:
    """It is not so in this model; a suspicion until somebody has evaluated it."""

    model: Model
    seconds: float


@dataclass(frozen=True, slots=True)
class Undecided:
    """Nobody knows: `why` is a word (`time`, `arithmetic`), `seconds` what was spent.  Never to be shown as proved."""

    why: str
    seconds: float


Claim: TypeAlias = "Proved | Refuted | Undecided"


@dataclass(frozen=True, slots=True)
class Model:
    """One way the unknowns can be."""

    found: z3.ModelRef
    texts: Sequence[str]

    def holds(self, truth: Truth) -> bool:
        """Whether that truth holds in it."""
        if isinstance(truth, bool):
            return truth
        return bool(z3.is_true(self.found.eval(truth, model_completion=True)))

    def value(self, term: Term) -> Fraction:
        """The number a term stands for."""
        if isinstance(term, (int, Fraction)):
            return Fraction(term)
        found: Any = self.found.eval(term, model_completion=True)
        if z3.is_int_value(found):
            return Fraction(found.as_long())
        if z3.is_rational_value(found):
            return Fraction(found.numerator_as_long(), found.denominator_as_long())
        return Fraction(str(found.approx(20).as_fraction()))  # an algebraic number: near enough to be tried


#: What a factor is held at, one after the other, when the solver cannot bend: as in the model, one, at either end.
_HELD = ("model", "one", "low", "high")

#: Of so many coming questions it is looked whether a model answers them, too.
_AT_ONCE = 24


@dataclass(slots=True)
class Court:
    """Asks questions on one ground.  `each` is the time limit of one question, `all` that of all together, in
    seconds; what is asked after that is undecided at once."""

    ground: Ground
    each: float = 2.0
    all: float = 20.0
    spent: float = 0.0
    solver: z3.Solver = field(default_factory=z3.Solver)
    _known: int = 0
    _marks: dict[int, tuple[z3.BoolRef, z3.BoolRef]] = field(default_factory=dict)

    def never(self, *truths: Truth, nicely: bool = True) -> Claim:
        """Whether these are never true together.  `nicely` looks for a model that is easy to read."""
        began = perf_counter()
        claim = self._never(both(*truths), began, self.ground.wishes if nicely else ())
        self.spent += perf_counter() - began
        return claim

    def possible(self, truths: Sequence[Truth], among: Truth) -> tuple[bool | None, ...]:
        """Of each of these whether it can be true among those; None where that is undecided.

        One model settles all that are true in it, so that many questions cost little more than a few.
        """
        answers: dict[int, bool | None] = {place: False for place, truth in enumerate(truths) if truth is False}
        for place, truth in enumerate(truths):
            if place in answers:
                continue
            claim = self.never(among, truth, nicely=False)
            answers[place] = None if isinstance(claim, Undecided) else isinstance(claim, Refuted)
            if isinstance(claim, Refuted):
                waiting = [other for other in range(place + 1, len(truths)) if other not in answers][:_AT_ONCE]
                answers |= {other: True for other in waiting if claim.model.holds(truths[other])}
        return tuple(answers[place] for place in range(len(truths)))

    def _never(self, truth: Truth, began: float, wishes: Sequence[z3.BoolRef]) -> Claim:
        if truth is False:
            return Proved(perf_counter() - began)
        if self.spent >= self.all:
            return Undecided("time", 0.0)
        for law in self.ground.laws[self._known :]:
            self.solver.add(law)
        self._known = len(self.ground.laws)
        ends = began + min(self.each, self.all - self.spent)
        asked = () if truth is True else (truth,)
        found = self._check(asked, ends)
        if found is None:
            return Undecided("time", perf_counter() - began)
        if found is False:
            return Proved(perf_counter() - began)
        return self._straightened(asked, found, wishes, began, ends)

    def _straightened(
        self,
        asked: Sequence[z3.BoolRef],
        loose: z3.ModelRef,
        wishes: Sequence[z3.BoolRef],
        began: float,
        ends: float,
    ) -> Claim:
        """A model in which the encoding is exact, if there is one; else one that may be a little off."""
        ground = self.ground
        if not ground.bends:
            for assumed in ((*ground.tight, *wishes), tuple(ground.tight)):
                nicer = self._check((*asked, *assumed), ends) if assumed else loose
                if isinstance(nicer, z3.ModelRef):
                    return self._refuted(nicer, began)
            return self._refuted(loose, began)
        for way in _HELD:
            held = [part for bend in ground.bends for part in _held(bend, way, loose)]
            for wished in (wishes, ()) if wishes else ((),):
                found = self._check((*asked, *ground.tight, *wished, *held), ends)
                if isinstance(found, z3.ModelRef):
                    return self._refuted(found, began)
        found = self._check((*asked, *(bend.exactly for bend in ground.bends)), ends)
        if found is False:
            return Proved(perf_counter() - began)
        if found is None:
            return Undecided("arithmetic", perf_counter() - began)
        return self._refuted(found, began)

    def _refuted(self, found: z3.ModelRef, began: float) -> Refuted:
        return Refuted(Model(found, self.ground.texts), perf_counter() - began)

    def _check(self, assumed: Sequence[z3.BoolRef], ends: float) -> z3.ModelRef | bool | None:
        """A model, False when there is none, None when time is up."""
        left = ends - perf_counter()
        if left <= 0:
            return None
        self.solver.set("timeout", max(1, int(left * 1000)))
        answer = self.solver.check([self._mark(one) for one in assumed])
        if answer == z3.sat:
            return self.solver.model()
        return False if answer == z3.unsat else None

    def _mark(self, truth: z3.BoolRef) -> z3.BoolRef:
        """A mark that stands for a truth where it is assumed: pushing and popping would cost more than most answers."""
        key = truth.get_id()
        if key not in self._marks:
            mark = z3.Bool(f"assumed {len(self._marks)}")
            self.solver.add(z3.Implies(mark, truth))
            self._marks[key] = (mark, truth)  # the truth is kept, so that nothing else gets its number
        return self._marks[key][0]


def _held(bend: Bend, way: str, loose: z3.ModelRef) -> list[z3.BoolRef]:
    """The right side of a bend held still, and what then comes of it."""
    right = bend.right
    at = _hold(right, way, loose)
    whole = right.whole
    left = lifted(bend.left.term, False)
    by = z3.Q(at.numerator, at.denominator)
    held = [cast(z3.BoolRef, lifted(right.term, whole) == lifted(at, whole))]
    match bend.op:
        case "*":
            held.append(cast(z3.BoolRef, lifted(bend.result, False) == left * by))
        case "/" if at != 0:
            held.append(cast(z3.BoolRef, lifted(bend.result, False) * by == left))
        case "%" if at != 0:
            size = abs(int(at))
            one = lifted(bend.left.term, True)
            held.append(cast(z3.BoolRef, bend.result == z3.If(one < 0, -((-one) % size), one % size)))
        case _:
            pass
    return held


def _hold(right: Number, way: str, loose: z3.ModelRef) -> Fraction:
    if way == "model":
        value = Model(loose, ()).value(right.term)
    else:
        value = {"one": Fraction(1), "low": right.low, "high": right.high}[way]
    return Fraction(int(value)) if right.whole else value
