"""Can the decision end as the law wants it to?  (Licensing Law 37, 38; Business Environment Regulation 39)"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.flow import Decide
from banshi.definitions.lint.subject import Subject
from banshi_rules.findings import Finding, Severity
from banshi_rules.routing import Route, RouteMode

CODES = ("W411", "L048")


def check(subject: Subject) -> Iterator[Finding]:
    """An examination can grant and refuse; what is only filed is not refused, or filing is a licence by another name.

    A flow that routes of both sorts take is told of once for each.
    """
    said = set()
    for route in subject.routes:
        flow = subject.flows.get(route.id)
        decision = next((step for step in flow.steps if isinstance(step, Decide)), None) if flow is not None else None
        if decision is None:
            continue
        for finding in _found(decision, _filed(subject, route)):
            if (finding.code, finding.at) not in said:
                said.add((finding.code, finding.at))
                yield finding


def _found(decision: Decide, filed: bool) -> Iterator[Finding]:
    wanted = ("grant",) if filed else ("grant", "refuse")
    for outcome in wanted:
        if outcome not in decision.outcomes:
            yield Finding("W411", decision.at, {"outcome": outcome})
    if filed and "refuse" in decision.outcomes:
        yield Finding("L048", decision.at, {"step": decision.id}, Severity.WARNING)


def _filed(subject: Subject, route: Route) -> bool:
    return subject.kind == "filing" or route.mode is RouteMode.FILING
