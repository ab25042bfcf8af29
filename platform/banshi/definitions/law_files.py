"""Which laws come with an installation?  The files of `laws/`, checked, as one book."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from banshi.definitions.compile import compile_shared, parse
from banshi.definitions.data_root import shipped_folder
from banshi.definitions.law.book import LawBook
from banshi.definitions.source.files import read_folder
from banshi_rules.findings import Finding


def load_laws(folder: Path) -> tuple[LawBook, tuple[Finding, ...]]:
    """The laws of a folder, without those whose files have errors, and all findings about them."""
    sources = read_folder(folder)
    parts, findings = compile_shared(parse(path, text) for path, text in sources.files.items())
    wrong = {finding.at.file for finding in findings}
    laws = {name: law for name, law in parts.laws.items() if law.at.file not in wrong}
    return LawBook(laws), (*sources.findings, *findings)


@cache
def shipped_laws() -> LawBook:
    """The laws that come with Banshi, without those that have errors: `banshi check` tells those."""
    return load_laws(shipped_folder("laws"))[0]
