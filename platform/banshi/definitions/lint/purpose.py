"""Does every question about a person say why it is asked?  (Personal Information Protection Law 6, 17)"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.lint.personal import is_personal
from banshi.definitions.lint.subject import Subject
from banshi_rules.findings import Finding

CODES = ("L007",)


def check(subject: Subject) -> Iterator[Finding]:
    """Personal data has a purpose."""
    for field in subject.form.every_field():
        if field.purpose is None and is_personal(field):
            yield Finding("L007", field.at, {"label": field.label})
