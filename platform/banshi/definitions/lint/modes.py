"""Does a route do what its mode says?  (告知承诺: checked afterwards; 秒批: decided by rule, refused by a person)"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.flow import Automatic, Flow, Fork, PostCheck, steps_in
from banshi.definitions.lint.subject import Subject
from banshi.definitions.model import MaterialSource, Necessity
from banshi_rules.findings import Finding, Severity
from banshi_rules.routing import RouteMode

CODES = ("L040", "L041", "L042", "L043", "L049")


def check(subject: Subject) -> Iterator[Finding]:
    """An automatic route has a step that decides by rule, and only it; a commitment route is checked afterwards."""
    for route in subject.routes:
        flow = subject.flows.get(route.id)
        if flow is None:
            continue
        automatic = next((step for step in flow.steps if isinstance(step, Automatic)), None)
        if route.mode is RouteMode.AUTOMATIC and automatic is None:
            yield Finding("L040", route.at, {"route": route.id})
        if route.mode is not RouteMode.AUTOMATIC and automatic is not None:
            yield Finding("L041", automatic.at, {"step": automatic.id, "route": route.id})
        if route.mode is RouteMode.COMMITMENT and not any(isinstance(step, PostCheck) for step in flow.steps):
            yield Finding("L042", route.at, {"route": route.id})
        if route.mode is RouteMode.AUTOMATIC:
            yield from _unchecked(subject)
    yield from _beside(subject)


def _beside(subject: Subject) -> Iterator[Finding]:
    """A rule in a branch would grant while the other branches are still looking; each flow is told of once."""
    flows: dict[int, Flow] = {id(flow): flow for flow in subject.flows.values()}
    for fork in (part for flow in flows.values() for part in flow.parts if isinstance(part, Fork)):
        for step in steps_in(fork):
            if isinstance(step, Automatic):
                yield Finding("L049", step.at, {"step": step.id, "fork": fork.id})


def _unchecked(subject: Subject) -> Iterator[Finding]:
    """Papers that everybody has to bring cannot be judged by rule."""
    for material in subject.materials:
        brought = material.source is MaterialSource.APPLICANT and material.required is True
        if brought and material.necessity is Necessity.PRINCIPAL and material.due_at is None:
            yield Finding("L043", material.at, {"title": material.title}, Severity.WARNING)
