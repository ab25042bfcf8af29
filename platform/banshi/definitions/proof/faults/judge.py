"""How does a claim become a finding?  Refuted with an applicant who was tried, settled, or left open by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial

from banshi.definitions.proof.applicant import Applicant
from banshi.definitions.proof.plainer import plainer
from banshi.definitions.proof.predicates import Predicate
from banshi.definitions.proof.prover import Prover
from banshi.definitions.proof.telling import counterexample, who
from banshi_rules.findings import Finding, Severity, Span
from banshi_rules.proof import Truth, Undecided
from banshi_rules.texts import Text


@dataclass(slots=True)
class Judge:
    """Asks the prover, and keeps what stays open, in words."""

    prover: Prover
    open: dict[Text, None] = field(default_factory=dict)

    def found(
        self,
        code: str,
        at: Span,
        wanted: Predicate,
        about: Text,
        *,
        reads: Iterable[str],
        where: Truth = True,
        filed: bool = True,
        severity: Severity = Severity.ERROR,
        args: Mapping[str, object],
    ) -> Finding | None:
        """The finding that somebody like that exists; None when nobody does, or nobody knows (`about` is then open)."""
        found = self.prover.witness(wanted, where=where, filed=filed)
        if isinstance(found, Undecided):
            self.open[about] = None
            return None
        if not isinstance(found, Applicant):
            return None
        shows = partial(self.prover.shown_by, wanted, filed=filed)
        found = plainer(found, tuple(self.prover.matter.form.fields()), shows)
        trial = found.tried(self.prover.matter, self.prover.calendar)
        told = {"who": who(trial, reads), "counterexample": counterexample(found)}
        return Finding(code, at, {**args, **told}, severity)
