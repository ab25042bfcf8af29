"""Has every step a name that people read?  Without one the guide can only say what kind of step it is."""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.lint.subject import Subject
from banshi_rules.findings import Finding, Severity

CODES = ("L092",)


def check(subject: Subject) -> Iterator[Finding]:
    """Steps and forks without a title, told together, once for each flow."""
    flows = {flow.at: flow for flow in subject.flows.values()}
    for flow in flows.values():
        steps = {part.id: part for part in (*flow.parts, *flow.steps) if part.title is None}
        if steps:
            first = next(iter(steps.values()))
            yield Finding("L092", first.at, {"steps": tuple(steps)}, Severity.ADVICE)
