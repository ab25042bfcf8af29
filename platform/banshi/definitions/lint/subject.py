"""What do the lints look at?  The parts of a matter, each as far as it could be compiled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from banshi.definitions.charging import Fee, Quota
from banshi.definitions.flow import Flow, Intake, Step
from banshi.definitions.law.basis import LegalBasis
from banshi.definitions.law.book import LawBook
from banshi.definitions.model import Department, District, Guide, MaterialSpec, TimeLimits
from banshi.definitions.paths import Meanings
from banshi.definitions.results import LicenceSpec
from banshi_forms.model import Form
from banshi_rules.findings import Severity, Span
from banshi_rules.routing import Route


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The parts of one matter; None stands for what could not be read."""

    kind: str | None
    level: str | None
    district: District | None
    department: Department | None
    departments: Mapping[str, Department]
    limits: TimeLimits | None
    basis: tuple[LegalBasis, ...]
    laws: LawBook  # which laws could be cited
    routes: tuple[Route, ...]
    flows: Mapping[str, Flow]  # by route
    meanings: Meanings  # of situations and tables
    form: Form
    materials: tuple[MaterialSpec, ...]
    fees: tuple[Fee, ...]
    quota: Quota | None
    licence: LicenceSpec | None
    cancels: bool  # it ends a licence that is held, and issues none
    guide: Guide
    guide_at: Mapping[str, Span]  # places of its keys; "guide" the whole, "conditions.0" the first
    has: frozenset[str]  # which keys of the guide are written
    online_depth: str | None
    promised_at: Span | None  # where time_limit.promised is written
    one_person_at: Span | None  # where duties: one-person is written
    at: Span

    @property
    def severity_of_ceilings(self) -> Severity:
        """The ceilings of a district are those of licences; for other acts, whose own law may differ, a warning."""
        return Severity.ERROR if self.kind == "licence" else Severity.WARNING

    def intakes(self) -> Iterator[Intake]:
        """Every intake step once, however many routes go through it."""
        yield from (step for step in self.steps() if isinstance(step, Intake))

    def steps(self) -> Iterator[Step]:
        """Every step of every flow, each once."""
        flows = {flow.at: flow for flow in self.flows.values()}
        for flow in flows.values():
            yield from flow.steps
