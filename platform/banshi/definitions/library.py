"""What is in a folder of definitions?  Everything below its root, compiled once, with all findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from banshi.definitions.compile import SharedParts, compile_parsed, compile_shared, parse
from banshi.definitions.compile.shared import Parsed
from banshi.definitions.compile.supervision import unknown_matters
from banshi.definitions.editions import freeze, with_digest
from banshi.definitions.lint import lint_together
from banshi.definitions.model import Department, District, Matter, MatterCode
from banshi.definitions.source.files import Sources, read_folder
from banshi.definitions.source.tree import MapNode, ScalarNode
from banshi.definitions.vocabulary import Vocabulary
from banshi.definitions.words import in_order
from banshi_rules.findings import Finding


@dataclass(frozen=True, slots=True)
class Library:
    """Everything under a root.  `matters` are those without errors; paths are relative to the root."""

    matters: Mapping[MatterCode, Matter]
    parts: SharedParts
    findings: tuple[Finding, ...]
    sources: Mapping[str, str]
    paths: Mapping[MatterCode, str] = field(default_factory=dict)
    frozen: Mapping[MatterCode, Mapping[str, str]] = field(default_factory=dict)  # what an edition keeps

    @property
    def district(self) -> District | None:
        """The district, unless its file has errors or is missing."""
        return self.parts.district

    @property
    def departments(self) -> Mapping[str, Department]:
        """The departments without errors."""
        return self.parts.departments


def load_library(root: Path, vocabulary: Vocabulary, also: Iterable[Path] = ()) -> Library:
    """Everything under that folder, which holds `district.yaml`.  Never raises on bad text.

    `also` are files and folders elsewhere that shall be read as if they stood there; their paths go up with `..`.
    """
    return compile_library(read_folder(root, also), vocabulary)


def compile_library(sources: Sources, vocabulary: Vocabulary) -> Library:
    """Everything in these texts: shared parts first, then every matter.  Each file is read once."""
    files = [parse(path, sources.files[path]) for path in sorted(sources.files)]
    parts, findings = compile_shared(files)
    twice = [name for name in parts.laws if name in vocabulary.laws.laws]
    kept_already = [Finding("A625", parts.laws[name].at, {"name": name}) for name in twice]
    found = [*sources.findings, *findings, *kept_already]
    matters: dict[MatterCode, Matter] = {}
    paths: dict[MatterCode, str] = {}
    frozen: dict[MatterCode, Mapping[str, str]] = {}
    for file in files:
        if file.kind != "matter":
            continue
        compiled = compile_parsed(file, parts, vocabulary)
        found.extend(compiled.findings)
        matter = compiled.matter
        if matter is None:
            continue
        if matter.code in paths:
            found.append(Finding("D005", matter.at, {"name": matter.code, "other": paths[matter.code]}))
            continue
        digest, texts = freeze(file.path, sources.files, compiled.used, parts.paths)
        matters[matter.code] = with_digest(matter, digest)
        paths[matter.code] = file.path
        frozen[matter.code] = texts
    found.extend(lint_together(tuple(matters.values())))
    found.extend(watched_matters(files))
    return Library(matters, parts, in_order(found), sources.files, paths, frozen)


def watched_matters(files: Iterable[Parsed]) -> Iterator[Finding]:
    """Rules of supervision about matters that are not there; a matter with errors is there."""
    files = tuple(files)
    codes = (file.node.items.get("matter") for file in files if isinstance(file.node, MapNode))
    known = {code.value for code in codes if isinstance(code, ScalarNode)}
    for file in files:
        if file.kind == "supervision" and isinstance(file.node, MapNode):
            yield from unknown_matters(file.node, {str(code) for code in known})
