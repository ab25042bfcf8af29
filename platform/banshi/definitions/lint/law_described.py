"""Is a cited law described as what it is?  Its rank decides what it may demand (Licensing Law 14-17, 42, 58)."""

from __future__ import annotations

from collections.abc import Iterator

from banshi.definitions.law.book import book_of
from banshi.definitions.lint.cited import place
from banshi.definitions.lint.ranks import RANKS
from banshi.definitions.lint.subject import Subject
from banshi_rules.findings import Finding, Severity
from banshi_rules.texts import Text

CODES = ("A603", "A605")


def check(subject: Subject) -> Iterator[Finding]:
    """The rank written is the law's; a name beside `ref` is the name of that law."""
    for basis in subject.basis:
        law = basis.law
        if law is None:
            continue
        if basis.rank != law.rank and basis.rank in RANKS:
            args: dict[str, object] = {"name": law.name, "is_rank": RANKS[law.rank], "written": RANKS[basis.rank]}
            yield Finding("A603", place(basis, "rank"), {**args, "rank": law.rank})
        if basis.ref is not None and book_of([law]).named(basis.name.zh) is None:
            args = {"ref": basis.ref, "is_name": law.name, "name": Text(basis.name.zh)}
            yield Finding("A605", place(basis, "name"), args, Severity.WARNING)
