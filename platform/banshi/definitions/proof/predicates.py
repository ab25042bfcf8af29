"""What may one ask for?  Things that can be so of an application: said to the solver, and seen in a trial.

Every predicate is two readers of one meaning: `symbol` for all applicants at once, `met` for the trial of one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from banshi.definitions.proof.meaning import Meaning
from banshi.definitions.trying import Trial
from banshi_rules.expressions import Expression, value_of
from banshi_rules.proof import Truth, both, either, every, opposite, some
from banshi_rules.tables import Hit


class Predicate(Protocol):
    """Something that is so of an application, or not."""

    def symbol(self, meaning: Meaning) -> Truth:
        """Whether it is so, over unknown answers."""

    def met(self, trial: Trial) -> bool:
        """Whether it is so of this one."""


@dataclass(frozen=True, slots=True)
class Value:
    """A condition has this value (None: unknown)."""

    condition: Expression
    value: bool | None = True

    def symbol(self, meaning: Meaning) -> Truth:
        """Certainly true, certainly false, or neither."""
        truth = meaning.truth(self.condition)
        return truth.yes if self.value else opposite(either(truth.yes, truth.no)) if self.value is None else truth.no

    def met(self, trial: Trial) -> bool:
        """Evaluated on its facts."""
        return value_of(self.condition, trial.understood.facts) is self.value


@dataclass(frozen=True, slots=True)
class Hits:
    """This row of a table (from 1) counts; of a table that is looked up for every row of a group, for one of them."""

    table: str
    row: int

    def symbol(self, meaning: Meaning) -> Truth:
        """The row hits."""
        place = _place(meaning, self.table, self.row)
        return some(both(inside, look.hits[place]) for inside, look in meaning.looks[self.table])

    def met(self, trial: Trial) -> bool:
        """The row was hit."""
        return any(name == self.table and self.row in hit.rows for name, hit in trial.looks())


@dataclass(frozen=True, slots=True)
class Misses:
    """No row of a table fits; with `known`, although every input is known."""

    table: str
    known: bool = True

    def symbol(self, meaning: Meaning) -> Truth:
        """No row fits."""
        looks = meaning.looks[self.table]
        return some(both(inside, look.missed, look.known if self.known else True) for inside, look in looks)

    def met(self, trial: Trial) -> bool:
        """No row was hit, and none contradicts another."""
        return any(self._missed(hit) for name, hit in trial.looks() if name == self.table)

    def _missed(self, hit: Hit) -> bool:
        known = all(reason.value is not None for reason in hit.because)
        return hit.row is None and not hit.contradicting and (known or not self.known)


@dataclass(frozen=True, slots=True)
class Contradicts:
    """Both rows of a table fit, and its policy does not allow that."""

    table: str
    rows: tuple[int, int]

    def symbol(self, meaning: Meaning) -> Truth:
        """Both fit."""
        places = [_place(meaning, self.table, row) for row in self.rows]
        looks = meaning.looks[self.table]
        return some(both(inside, *(look.fits[place] for place in places)) for inside, look in looks)

    def met(self, trial: Trial) -> bool:
        """Both stand among those that contradict each other."""
        found = [set(hit.contradicting) for name, hit in trial.looks() if name == self.table]
        return any(set(self.rows) <= rows for rows in found)


def _place(meaning: Meaning, table: str, row: int) -> int:
    return [each.number for each in meaning.matter.tables[table].rows].index(row)


@dataclass(frozen=True, slots=True)
class Takes:
    """The application takes this route."""

    route: str

    def symbol(self, meaning: Meaning) -> Truth:
        """It is taken."""
        return meaning.routes[self.route]

    def met(self, trial: Trial) -> bool:
        """It was taken."""
        return trial.route.route.id == self.route


@dataclass(frozen=True, slots=True)
class Requires:
    """A material is required, whoever then has it."""

    material: str

    def symbol(self, meaning: Meaning) -> Truth:
        """It is required."""
        return meaning.materials[self.material]

    def met(self, trial: Trial) -> bool:
        """It is among those asked, supplied or due later."""
        required = trial.materials
        return any(one.id == self.material for one in (*required.asked, *required.supplied, *required.later))


@dataclass(frozen=True, slots=True)
class Wrongs:
    """A check of the matter's own finds something wrong."""

    check: str

    def symbol(self, meaning: Meaning) -> Truth:
        """Its condition is certainly true."""
        return meaning.checks[self.check].yes

    def met(self, trial: Trial) -> bool:
        """It is among what is wrong."""
        return any(wrong.check == self.check for wrong in trial.wrong)


@dataclass(frozen=True, slots=True)
class Asks:
    """A question is asked."""

    question: str

    def symbol(self, meaning: Meaning) -> Truth:
        """It is asked."""
        return meaning.form.questions[self.question].asked

    def met(self, trial: Trial) -> bool:
        """It was asked, or computed."""
        return self.question not in trial.understood.live.not_asked


@dataclass(frozen=True, slots=True)
class AllOf:
    """All of these are so."""

    parts: tuple[Predicate, ...]

    def symbol(self, meaning: Meaning) -> Truth:
        """All of them."""
        return every(part.symbol(meaning) for part in self.parts)

    def met(self, trial: Trial) -> bool:
        """All of them."""
        return all(part.met(trial) for part in self.parts)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One of these is so."""

    parts: tuple[Predicate, ...]

    def symbol(self, meaning: Meaning) -> Truth:
        """One of them."""
        return some(part.symbol(meaning) for part in self.parts)

    def met(self, trial: Trial) -> bool:
        """One of them."""
        return any(part.met(trial) for part in self.parts)


@dataclass(frozen=True, slots=True)
class NoneOf:
    """None of these is so."""

    parts: tuple[Predicate, ...]

    def symbol(self, meaning: Meaning) -> Truth:
        """None of them."""
        return opposite(some(part.symbol(meaning) for part in self.parts))

    def met(self, trial: Trial) -> bool:
        """None of them."""
        return not any(part.met(trial) for part in self.parts)
