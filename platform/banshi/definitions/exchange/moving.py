"""What comes of a matter that moves to another district?  Where its files go, and what is missing there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from banshi.definitions.compile import Parsed, parse
from banshi.definitions.compile.shared import FOLDERS
from banshi.definitions.edit import NotEdited, replace
from banshi.definitions.library import Library, compile_library
from banshi.definitions.source.files import Sources
from banshi.definitions.source.tree import MapNode, ScalarNode, whole
from banshi.definitions.style import same
from banshi.definitions.vocabulary import Vocabulary
from banshi.definitions.words import in_order
from banshi_rules.findings import Finding, Severity

_ID = re.compile(r"[a-z][a-z0-9_-]{0,40}")
#: Where the shared files of a kind go.  The district and its departments are its own; they never travel.
CARRIED = {kind: folder for kind, folder in FOLDERS.items() if kind != "department"}


@dataclass(frozen=True, slots=True)
class Carried:
    """One text of a bundle."""

    entry: str
    form: str
    text: str


@dataclass(frozen=True, slots=True)
class Bundle:
    """What was in a bundle: the name it is known under here, where it comes from, its texts."""

    path: str
    origin: str
    carried: tuple[Carried, ...]


@dataclass(frozen=True, slots=True)
class Arrival:
    """What would happen: files to write by path (relative to the district), what is used from there, what is wrong."""

    matter: str
    files: Mapping[str, str]
    used: tuple[str, ...]
    findings: tuple[Finding, ...]


def arrive(bundle: Bundle, library: Library, vocabulary: Vocabulary, department: str | None = None) -> Arrival:
    """The bundle in the district of that library; `department` takes the place of the one that the matter names."""
    files: dict[str, str] = {}
    used: list[str] = []
    findings: list[Finding] = []
    code = ""
    for one in bundle.carried:
        file = parse(f"{one.entry}.{one.form}", one.text)
        name = _name(file)
        if name is None or file.kind not in ("matter", *CARRIED) or (file.kind == "matter" and code):
            findings.append(Finding("K753", whole(bundle.path), {"name": one.entry}))
            continue
        if file.kind == "matter":
            code = name
            text = _of_department(file, department)
            files[_matter_path(name, text, one.form, library, findings)] = text
            continue
        mark = f"{file.kind}/{name}"
        here = library.parts.paths.get(mark)
        if here is None:
            files[f"{CARRIED[file.kind]}/{name}.{one.form}"] = one.text
            continue
        used.append(here)
        theirs = parse(here, library.sources[here]).node
        if theirs is None or file.node is None or not same(theirs.plain(), file.node.plain()):
            args = {"kind": file.kind, "name": name}
            findings.append(Finding("K754", whole(here), args, Severity.WARNING))
    if not code:
        findings.append(Finding("K750", whole(bundle.path)))
        return Arrival("", {}, (), tuple(findings))
    together = compile_library(Sources({**library.sources, **files}), vocabulary)
    findings += [one for one in together.findings if one.at.file in files and one.code != "D005"]
    return Arrival(code, files, tuple(used), in_order(findings))


def _name(file: Parsed) -> str | None:
    """The id a file gives itself, if it can be one: it becomes part of a path."""
    if not isinstance(file.node, MapNode) or file.kind is None:
        return None
    node = file.node.items.get(file.kind)
    value = node.value if isinstance(node, ScalarNode) else None
    return value if isinstance(value, str) and _ID.fullmatch(value) else None


def _of_department(file: Parsed, department: str | None) -> str:
    if department is None:
        return file.text
    try:
        return replace(file.path, file.text, ("department",), department)
    except NotEdited:
        return file.text


def _matter_path(code: str, text: str, form: str, library: Library, findings: list[Finding]) -> str:
    """Beside the other matters of its department; where a matter of that code is, in its place."""
    there = next((path for path, known in _codes(library).items() if known == code), None)
    if there is not None:
        if library.sources[there] != text:
            findings.append(Finding("K755", whole(there), {"name": code, "file": there}, Severity.WARNING))
        if there.rpartition(".")[2] == form:
            return there
        findings.append(Finding("D005", whole(there), {"name": code, "other": there}))
    node = parse(f"x.{form}", text).node
    department = node.items.get("department") if isinstance(node, MapNode) else None
    folder = department.value if isinstance(department, ScalarNode) else None
    home = folder if isinstance(folder, str) and _ID.fullmatch(folder) else "imported"
    return f"{home}/{code}.{form}"


def _codes(library: Library) -> Mapping[str, str]:
    """The code of every matter file, also of those that have errors."""
    found = {}
    for path, text in library.sources.items():
        file = parse(path, text)
        if file.kind == "matter" and (name := _name(file)) is not None:
            found[path] = name
    return found
