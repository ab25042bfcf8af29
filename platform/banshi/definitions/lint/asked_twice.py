"""Is the same document asked twice under two names?  (Licensing Law 31: nothing that is not needed is asked)"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.lint.documents import document, documents
from banshi.definitions.lint.subject import Subject
from banshi_rules.findings import Finding, Severity, Span
from banshi_rules.texts import Text

CODES = ("L078",)


def check(subject: Subject) -> Iterator[Finding]:
    """No two materials, and no question for a file, mean the same document; in two different cases it is advice."""
    seen: dict[str, tuple[Text, bool]] = {}
    for title, always, at in _documents(subject):
        name = document(title.zh)
        if name in seen:
            first, first_always = seen[name]
            severity = Severity.WARNING if always or first_always else Severity.ADVICE
            yield Finding("L078", at, {"title": title, "first": first}, severity)
        else:
            seen[name] = title, always


def _documents(subject: Subject) -> Iterator[tuple[Text, bool, Span]]:
    for one, material in documents(subject.materials):
        yield one.title, material.required is True and one is material, one.at
    for field in subject.form.every_field():
        if field.kind.name == "upload":
            yield field.label, False, field.at
