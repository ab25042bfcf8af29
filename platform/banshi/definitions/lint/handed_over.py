"""Is the document that a grant ends in handed over?  (Licensing Law 44: within ten days of the decision)"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.flow import Decide, Issue
from banshi.definitions.lint.subject import Subject
from banshi_rules.findings import Finding, Severity

CODES = ("L047",)


def check(subject: Subject) -> Iterator[Finding]:
    """Where the matter names a result, every flow has a step that hands it over; each flow is told of once.

    Without one no delivery clock runs, and nobody would notice that the document stays in a drawer.  The ten days are
    those of licences; other acts are warned.
    """
    if subject.licence is None:
        return
    severity = Severity.ERROR if subject.kind == "licence" else Severity.WARNING
    said = set()
    for route in subject.routes:
        flow = subject.flows.get(route.id)
        if flow is None or flow.at in said or any(isinstance(step, Issue) for step in flow.steps):
            continue
        said.add(flow.at)
        decision = next((step for step in flow.steps if isinstance(step, Decide)), None)
        if decision is not None:  # a flow without a decision is told of by the flow
            args = {"route": route.id, "name": subject.licence.name, "step": decision.id}
            yield Finding("L047", decision.at, args, severity)
