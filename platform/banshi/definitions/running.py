"""Can this application be handled here today?  What the language can say and the case engine does not do yet.

A matter that says such things is checked, proved, tried and published as a guide; filing what cannot be handled is
refused with its reason, so that no case stands still.
"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.model import Matter
from banshi_forms.model import Field
from banshi_rules.findings import Finding, Severity, Span
from banshi_rules.routing import Route
from banshi_rules.texts import Text

CONSULT_ONLY = "consult-only"


def not_yet_run(matter: Matter, route: Route) -> tuple[Text, ...]:
    """What of this route the case engine does not do, in words; empty where an application can be filed online."""
    return tuple(_reasons(matter, route))


def can_begin(matter: Matter) -> bool:
    """Whether an application online can lead anywhere: some route goes on to a decision here."""
    return any(route.ends is None and not not_yet_run(matter, route) for route in matter.routes)


def _reasons(matter: Matter, route: Route) -> Iterator[Text]:
    if matter.online_depth == CONSULT_ONLY:
        yield Text("这个事项只在网上提供咨询", "this matter is online for consultation only")


def running_findings(matter: Matter) -> Iterator[Finding]:
    """What is written and proved, and what the running system does not act on yet: said, never ignored."""
    alike: dict[tuple[Text, ...], list[Route]] = {}
    for route in matter.routes if matter.online_depth != CONSULT_ONLY else ():
        alike.setdefault(not_yet_run(matter, route), []).append(route)
    for reasons, routes in alike.items():
        if reasons:
            args = {"route": tuple(route.id for route in routes), "reasons": reasons}
            yield Finding("N002", routes[0].at, args, Severity.ADVICE)
    for at, what in _idle(matter):
        yield Finding("N003", at, {"what": what}, Severity.ADVICE)


def _idle(matter: Matter) -> Iterator[tuple[Span, Text]]:
    for field in matter.form.fields():
        if isinstance(field, Field) and field.prefill is not None:
            yield field.at, Text(f"预填“{field.label.zh}”", f'filling "{field.label.say("en")}" in')
    for material in matter.materials:
        if material.sample is not None or material.blank_form is not None:
            yield material.at, Text(f"“{material.title.zh}”的样表", f'the sample of "{material.title.say("en")}"')
    if matter.publicity is not None:
        yield matter.publicity.at, Text("决定公开", "publication of decisions")
    for notice in matter.notices:
        yield notice.at, Text(f"通知“{notice.id}”", f'notice "{notice.id}"')
    licence = matter.licence
    if licence is not None and (licence.number or licence.template or licence.renewal or licence.shares):
        yield licence.at, Text("证照的编号、版式、延续和共享", "number, layout, renewal and sharing of the document")
