"""Can people know what a question asks?  (Licensing Law 29: a form asks nothing that is unrelated to the licence)"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.lint.subject import Subject
from banshi.definitions.lint.vague import vague_question
from banshi_rules.findings import Finding, Severity

CODES = ("L073",)


def check(subject: Subject) -> Iterator[Finding]:
    """What must be answered says what it asks; a box for remarks that may stay empty harms nobody."""
    for field in subject.form.every_field():
        words = vague_question(field.label.zh) or vague_question(field.label.en or "")
        if words is not None and field.required:
            yield Finding("L073", field.at, {"label": field.label, "words": words}, Severity.WARNING)
