"""Is this matter applied for here?  And what of a definition does the running system not act on yet?"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.model import Matter
from banshi_forms.model import Field
from banshi_rules.findings import Finding, Severity, Span
from banshi_rules.texts import Text

CONSULT_ONLY = "consult-only"


def filed_online(matter: Matter) -> bool:
    """Whether applications of this matter are taken here; one that is online for consultation only is a guide."""
    return matter.online_depth != CONSULT_ONLY


def running_findings(matter: Matter) -> Iterator[Finding]:
    """What is written and proved, and what the running system does not act on yet: said, never ignored."""
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
    if licence is not None and licence.template:
        yield licence.at, Text("证照的版式", "layout of the document")
