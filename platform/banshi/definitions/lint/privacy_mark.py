"""Is personal data marked as what it is?  (Personal Information Protection Law 51: handled by its class)"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.lint.personal import PERSONAL_KINDS
from banshi.definitions.lint.subject import Subject
from banshi_forms.model import Privacy
from banshi_rules.findings import Finding, Severity

CODES = ("L021",)


def check(subject: Subject) -> Iterator[Finding]:
    """A question whose kind is personal says privacy."""
    for field in subject.form.every_field():
        if field.kind.name in PERSONAL_KINDS and field.privacy is Privacy.PUBLIC:
            yield Finding("L021", field.at, {"label": field.label}, Severity.WARNING)
