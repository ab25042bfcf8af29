"""Is a cited law in force, in the wording its author read?"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.lint.cited import place
from banshi.definitions.lint.subject import Subject
from banshi_rules.findings import Finding, Severity

CODES = ("A610", "A611", "A612")


def check(subject: Subject) -> Iterator[Finding]:
    """In force on the day the author names (`as_of`), not amended since, and not repealed."""
    for basis in subject.basis:
        law, day = basis.law, basis.as_of
        if law is None:
            continue
        first, newest = law.versions[0], law.versions[-1]
        if newest.until is not None:
            yield Finding("A612", basis.at, {"name": law.name, "until": newest.until}, Severity.WARNING)
        if day is None:
            continue
        if day < first.in_force:
            yield Finding("A610", place(basis, "as_of"), {"name": law.name, "day": day, "in_force": first.in_force})
        elif day < newest.in_force:
            args = {"name": law.name, "as_of": day, "in_force": newest.in_force}
            yield Finding("A611", place(basis, "as_of"), args, Severity.WARNING)
