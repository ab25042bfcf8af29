"""Is there an applicant of whom this is so?  One is found and tried, or it is proved that there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from banshi.definitions.model import Matter
from banshi.definitions.proof.applicant import Applicant, NoSpecimen, applicant_of
from banshi.definitions.proof.meaning import Meaning, meaning_of
from banshi.definitions.proof.predicates import Predicate, Value
from banshi.definitions.proof.rows import rows_of
from banshi_rules.calendars import WorkingCalendar
from banshi_rules.expressions import Expression
from banshi_rules.proof import Court, Proved, Truth, Undecided, both

#: Seconds one question may take, and all about one matter together.
EACH, ALL = 2.0, 10.0


@dataclass(slots=True)
class Prover:
    """Asks about one matter; what it learns is used for the next question.

    `also` are expressions of coming questions that the definition does not hold itself.
    """

    matter: Matter
    calendar: WorkingCalendar = field(default_factory=lambda: WorkingCalendar(()))
    also: tuple[Expression, ...] = ()
    each: float = EACH
    all: float = ALL
    meaning: Meaning = field(init=False)
    court: Court = field(init=False)

    def __post_init__(self) -> None:
        self.meaning = meaning_of(self.matter, rows=rows_of([self.matter], self.also))
        for expression in self.also:
            self.meaning.truth(expression)
        self.meaning.finish()
        ground = self.meaning.encoder.ground
        ground.law(self.meaning.right)
        self.court = Court(ground, self.each, self.all)

    def possible(self, truths: Sequence[Truth], among: Truth) -> tuple[bool | None, ...]:
        """Of each of these whether it can be true among those; None where nobody knows."""
        return self.court.possible(truths, among)

    def witness(
        self, wanted: Predicate | Expression, *, filed: bool = True, where: Truth = True
    ) -> Applicant | Undecided | None:
        """An applicant of whom it is so; None where it is proved that there is none.

        Nothing is wrong with their sheet and, if `filed`, none of the matter's own checks finds anything.  `where`
        narrows the search to what no predicate says.
        """
        predicate = Value(wanted) if isinstance(wanted, Expression) else wanted
        passed = self.meaning.passed if filed else True
        claim = self.court.never(both(passed, where, predicate.symbol(self.meaning)))
        if isinstance(claim, Undecided):
            return claim
        if isinstance(claim, Proved):
            return None
        try:
            found = applicant_of(self.meaning, claim.model)
        except NoSpecimen as gap:
            return Undecided(f"specimen {gap}", claim.seconds)
        shown = self.shown_by(predicate, found, filed=filed)
        return found if shown else Undecided("unconfirmed", claim.seconds)

    def shown_by(self, wanted: Predicate, found: Applicant, *, filed: bool) -> bool:
        """Whether a trial of that applicant finds nothing wrong (if not `filed`, but by the matter's own checks), and
        what is wanted."""
        trial = found.tried(self.matter, self.calendar)
        own = {check.id for check in self.matter.checks}
        wrong = [one for one in trial.wrong if filed or one.check not in own]
        return not wrong and wanted.met(trial)


def witness(
    matter: Matter, wanted: Predicate | Expression, *, filed: bool = True, calendar: WorkingCalendar | None = None
) -> Applicant | Undecided | None:
    """An applicant of whom it is so; for more than one question make a Prover."""
    also = (wanted,) if isinstance(wanted, Expression) else ()
    return Prover(matter, calendar or WorkingCalendar(()), also).witness(wanted, filed=filed)
