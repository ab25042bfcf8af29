"""Is an application answered in time, and the result handed over?  (Licensing Law 32, 44)"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.flow import Intake
from banshi.definitions.lint.compare import in_words, longer
from banshi.definitions.lint.subject import Subject
from banshi_rules.findings import Finding, Severity


def check(subject: Subject) -> Iterator[Finding]:
    """Intake has a limit, because silence beyond it is acceptance; intake and delivery keep the district's ceilings.

    The ceilings are those of licences; for other acts, whose own law may say otherwise, exceeding one is a warning.
    """
    severity = Severity.ERROR if subject.kind == "licence" else Severity.WARNING
    ceiling = subject.district.intake_ceiling if subject.district is not None else None
    steps = {step.at: step for flow in subject.flows.values() for step in flow.steps if isinstance(step, Intake)}
    for step in steps.values():
        if step.limit is None:
            yield Finding("L023", step.at, {"step": step.id})
        elif ceiling is not None and longer(step.limit, ceiling):
            args = {"step": step.id, "limit": in_words(step.limit), "ceiling": in_words(ceiling)}
            yield Finding("L024", step.at, args, severity)
    delivery = subject.limits.delivery if subject.limits is not None else None
    most = subject.district.delivery_ceiling if subject.district is not None else None
    if delivery is not None and most is not None and longer(delivery.limit, most):
        args = {"limit": in_words(delivery.limit), "ceiling": in_words(most)}
        yield Finding("L025", delivery.at, args, severity)
