"""Does every question about a person say why it is asked?  (Personal Information Protection Law 6, 17)"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.lint.subject import Subject
from banshi_forms.model import Field, Privacy
from banshi_rules.findings import Finding, Severity

#: Kinds whose answers are always about a person.
PERSONAL_KINDS = ("person-name", "resident-id", "mobile")


def check(subject: Subject) -> Iterator[Finding]:
    """Personal data has a purpose, and is marked as what it is."""
    for question in subject.form.fields():
        for field in (question,) if isinstance(question, Field) else question.members:
            personal = field.privacy is not Privacy.PUBLIC
            if field.purpose is None and (personal or field.kind.name in PERSONAL_KINDS):
                yield Finding("L007", field.at, {"label": field.label})
            if field.kind.name in PERSONAL_KINDS and not personal:
                yield Finding("L021", field.at, {"label": field.label}, Severity.WARNING)
