"""Which law lets an organ keep a copy of an identity document?  (Personal Information Protection Law 6, 28, 34)"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.lint.documents import documents, identifies
from banshi.definitions.lint.subject import Subject
from banshi.definitions.model import MaterialSource
from banshi_forms.model import Privacy
from banshi_rules.findings import Finding, Severity

CODES = ("L074", "L075")


def check(subject: Subject) -> Iterator[Finding]:
    """An identity document among the materials names its basis; one asked as a file is marked as personal."""
    for one, material in documents(subject.materials):
        unfounded = one.basis is None and material.basis is None
        if unfounded and one.source is MaterialSource.APPLICANT and identifies(one.title.zh):
            yield Finding("L074", one.at, {"title": one.title})
    for field in subject.form.every_field():
        if field.kind.name == "upload" and field.privacy is Privacy.PUBLIC and identifies(field.label.zh):
            yield Finding("L075", field.at, {"label": field.label}, Severity.WARNING)
