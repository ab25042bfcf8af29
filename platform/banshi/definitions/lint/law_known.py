"""Does the law exist that a matter names?  (Licensing Law 30: the basis is published, so it must be the right one)"""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.lint.cited import place
from banshi.definitions.lint.subject import Subject
from banshi.definitions.shape.check import nearest
from banshi_rules.findings import Finding, Severity

CODES = ("A600", "A601", "A602")


def check(subject: Subject) -> Iterator[Finding]:
    """A `ref` names a law of the store; a name does so where the store is about it."""
    for basis in subject.basis:
        if basis.law is not None:
            continue
        if basis.ref is not None:
            args = {"ref": basis.ref, "near": nearest(basis.ref, subject.laws.laws)}
            yield Finding("A600", place(basis, "ref"), args)
        elif subject.laws and basis.name.zh:
            near = subject.laws.nearest(basis.name.zh, basis.rank)
            if near is not None:
                args = {"name": basis.name, "near": near.name, "id": near.id}
                yield Finding("A601", place(basis, "name"), args, Severity.WARNING)
            else:
                yield Finding("A602", place(basis, "name"), {"name": basis.name}, Severity.ADVICE)
