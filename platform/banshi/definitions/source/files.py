"""Which files belong together?  A folder of definitions as texts by path, and the root above a file."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from banshi.definitions.source import ENDINGS
from banshi.definitions.source.tree import MAX_CHARACTERS, decode, whole
from banshi_rules.findings import Finding

DISTRICT_FILES = ("district.yaml", "district.yml", "district.json")


@dataclass(frozen=True, slots=True)
class Sources:
    """Texts by path, paths relative to the root with `/` on every system, and what could not be read."""

    files: Mapping[str, str]
    findings: tuple[Finding, ...] = field(default=())


def find_root(path: Path) -> Path | None:
    """The nearest folder at or above the path that holds a district file; None where there is none."""
    start = path if path.is_dir() else path.parent
    for folder in (start.resolve(), *start.resolve().parents):
        if any((folder / name).is_file() for name in DISTRICT_FILES):
            return folder
    return None


def find_roots(path: Path) -> tuple[Path, ...]:
    """The roots that a file or folder is about: the one at or above it, else every one below it."""
    above = find_root(path)
    if above is not None:
        return (above,)
    below = {found.parent.resolve() for name in DISTRICT_FILES for found in path.rglob(name)} if path.is_dir() else ()
    return tuple(sorted(below))


def read_file(path: Path, shown: str) -> tuple[str | None, tuple[Finding, ...]]:
    """The text of one file under the name that findings show; a file that cannot be read is a finding at 1:1."""
    try:
        with path.open("rb") as file:
            content = file.read(MAX_CHARACTERS + 1)
    except OSError:
        return None, (Finding("S001", whole(shown)),)
    return decode(shown, content)


def definition_files(folder: Path) -> Iterator[Path]:
    """Every definition file below the folder, in the order of their names; links out of the folder are not followed."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in ENDINGS and path.is_file() and path.resolve().is_relative_to(folder.resolve()):
            yield path


def read_folder(folder: Path, also: Iterable[Path] = ()) -> Sources:
    """All definition files below the folder, and those at or below `also`, wherever that is."""
    files: dict[str, str] = {}
    findings: list[Finding] = []
    root = folder.resolve()
    more = [path for one in also for path in (definition_files(one) if one.is_dir() else (one,))]
    elsewhere = {path.resolve() for path in more if not path.resolve().is_relative_to(root)}
    for path in (*definition_files(root), *sorted(elsewhere)):
        shown = Path(os.path.relpath(path, root)).as_posix()
        text, wrong = read_file(path, shown)
        findings.extend(wrong)
        if text is not None:
            files[shown] = text
    return Sources(files, tuple(findings))
