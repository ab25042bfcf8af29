"""Is it ever so?  Questions to the solver, each with a limit, and three possible answers.

The limit is on what the solver does, not on the clock: the same question has the same answer on every machine, idle or
busy.  A second is so many of its steps.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
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
    """It is not so in this model; a suspicion until somebody has evaluated it.

    `exact`: nothing in the model lies a rounding, or a row that nobody looked at, away from what the evaluator gives.
    """

    model: Model
    seconds: float
    exact: bool = True


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

#: Steps of the solver in what is called a second here; an ordinary machine needs about that long for them.
STEPS = 1_000_000

#: So many times that long a question may take by the clock, lest steps that are slow keep somebody waiting for ever.
PATIENCE = 5

#: Of so many coming questions it is looked whether a model answers them, too.
_AT_ONCE = 24


@dataclass(slots=True)
class Court:
    """Asks questions on one ground.  `each` is the limit of one question, `all` that of all together, in seconds of
    STEPS; what is asked after that is undecided at once."""

    ground: Ground
    each: float = 2.0
    all: float = 20.0
    spent: float = 0.0
    solver: z3.Solver = field(default_factory=z3.Solver)
    _known: int = 0
    _ends: tuple[float, float] = (0.0, 0.0)
    _marks: dict[int, tuple[z3.BoolRef, z3.BoolRef]] = field(default_factory=dict)

    def never(self, *truths: Truth, nicely: bool = True) -> Claim:
        """Whether these are never true together.  `nicely` looks for a model that is easy to read."""
        before = self.spent
        claim = self._never(both(*truths), self.ground.wishes if nicely else ())
        return replace(claim, seconds=self.spent - before)

    def possible(self, truths: Sequence[Truth], among: Truth) -> tuple[bool | None, ...]:
        """Of each of these whether it can be true among those; None where that is undecided.

        What can be true only where the encoding allows more than the evaluator is undecided.  One model settles all
        that are true in it, so that many questions cost little more than a few.
        """
        answers: dict[int, bool | None] = {place: False for place, truth in enumerate(truths) if truth is False}
        for place, truth in enumerate(truths):
            if place in answers:
                continue
            claim = self.never(among, truth, nicely=False)
            if isinstance(claim, Refuted):
                answers[place] = True if claim.exact else None
            else:
                answers[place] = None if isinstance(claim, Undecided) else False
            if isinstance(claim, Refuted) and claim.exact:
                waiting = [other for other in range(place + 1, len(truths)) if other not in answers][:_AT_ONCE]
                answers |= {other: True for other in waiting if claim.model.holds(truths[other])}
        return tuple(answers[place] for place in range(len(truths)))

    def _never(self, truth: Truth, wishes: Sequence[z3.BoolRef]) -> Claim:
        if truth is False:
            return Proved(0.0)
        if self.spent >= self.all:
            return Undecided("time", 0.0)
        for law in self.ground.laws[self._known :]:
            self.solver.add(law)
        self._known = len(self.ground.laws)
        limit = min(self.each, self.all - self.spent)
        self._ends = (self.spent + limit, perf_counter() + PATIENCE * limit)
        asked = () if truth is True else (truth,)
        found = self._check(asked)
        if found is None:
            return Undecided("time", 0.0)
        if found is False:
            return Proved(0.0)
        return self._straightened(asked, found, wishes)

    def _straightened(self, asked: Sequence[z3.BoolRef], loose: z3.ModelRef, wishes: Sequence[z3.BoolRef]) -> Claim:
        """A model in which the encoding is exact, if there is one; else one that may be a little off."""
        ground = self.ground
        if not ground.bends:
            for assumed in ((*ground.tight, *wishes), tuple(ground.tight)):
                nicer = self._check((*asked, *assumed)) if assumed else loose
                if isinstance(nicer, z3.ModelRef):
                    return self._refuted(nicer)
            return self._refuted(loose, exact=False)
        for way in _HELD:
            held = [part for bend in ground.bends for part in _held(bend, way, loose)]
            for wished in (wishes, ()) if wishes else ((),):
                found = self._check((*asked, *ground.tight, *wished, *held))
                if isinstance(found, z3.ModelRef):
                    return self._refuted(found)
        bent = (*asked, *(bend.exactly for bend in ground.bends))
        found = self._check(bent)
        if found is False:
            return Proved(0.0)
        if found is None:
            return Undecided("arithmetic", 0.0)
        exact = self._check((*bent, *ground.tight)) if ground.tight else found
        if isinstance(exact, z3.ModelRef):
            return self._refuted(exact)
        return self._refuted(found, exact=False)

    def _refuted(self, found: z3.ModelRef, exact: bool = True) -> Refuted:
        return Refuted(Model(found, self.ground.texts), 0.0, exact)

    def _check(self, assumed: Sequence[z3.BoolRef]) -> z3.ModelRef | bool | None:
        """A model, False when there is none, None when the limit is reached."""
        steps, clock = int((self._ends[0] - self.spent) * STEPS), self._ends[1] - perf_counter()
        if steps <= 0 or clock <= 0:
            return None
        marks = [self._mark(one) for one in assumed]
        self.solver.set(rlimit=steps, timeout=max(1, int(clock * 1000)))
        before = self._steps()
        answer = self.solver.check(marks)
        self.spent += (self._steps() - before) / STEPS
        if answer == z3.sat:
            return self.solver.model()
        return False if answer == z3.unsat else None

    def _steps(self) -> int:
        """What the solver has done so far."""
        counted = self.solver.statistics()
        return int(counted.get_key_value("rlimit count")) if "rlimit count" in counted.keys() else 0  # noqa: SIM118

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
