"""Which files are meant?  Paths as typed, and the folders of districts, calendars and laws around and below them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from banshi.cli.speech import Speech
from banshi.definitions.data_root import data_root, shipped_folder
from banshi.definitions.kept_findings import FOLDER
from banshi.definitions.source.files import DISTRICT_FILES, definition_files, find_root, find_roots

#: What a folder of calendars is called, and one of laws.
CALENDARS, LAWS = "calendars", "laws"


def installed_folders() -> tuple[Path, ...]:
    """The calendars and laws of this installation, by which every definition is judged."""
    return tuple(shipped_folder(name) for name in (CALENDARS, LAWS))


def kept_folder() -> Path | None:
    """Where it is kept what was found: with the data of the installation, else with the user's own caches.

    None for a user who has neither: nothing is kept then.
    """
    if data := os.environ.get("BANSHI_DATA"):
        return Path(data) / FOLDER
    try:
        return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "banshi" / FOLDER
    except RuntimeError:
        return None


def files_of(folder: Path, wanted: Iterable[Path]) -> frozenset[str]:
    """The definition files of a folder at or below these resolved paths, readable or not."""
    wanted = tuple(wanted)
    return frozenset(
        file.relative_to(folder).as_posix() for file in definition_files(folder) if lies_within(file, wanted)
    )


def lies_within(path: Path, wanted: Iterable[Path]) -> bool:
    """Whether a path is one of these resolved paths, or below one."""
    resolved = path.resolve()
    return any(resolved.is_relative_to(one) for one in wanted)


def as_typed(path: Path) -> str:
    """A path relative to the current folder where it lies below, absolute elsewhere."""
    whole, here = path.resolve(), Path.cwd().resolve()
    return os.path.relpath(whole, here) if whole.is_relative_to(here) else str(whole)


def roots_of(paths: Iterable[Path], root: Path | None, say: Speech) -> tuple[Path, ...]:
    """The folders of the districts that these files and folders belong to, each once; wrong use where there is none."""
    if root is not None:
        if not any((root / name).is_file() for name in DISTRICT_FILES):
            say.stop(f"--root：{root} 里没有 district.yaml", f"--root: there is no district.yaml in {root}")
        return (root,)
    roots: dict[Path, None] = {}
    for path in paths:
        found = find_roots(path)
        if not found and not calendar_folders([path]) and not law_folders([path]):
            say.stop(
                f"{path}：上级文件夹里没有 district.yaml，不知道属于哪个区县；用 --root 指定",
                f"{path}: no district.yaml in the folders above it; say with --root which district it belongs to",
            )
        roots |= dict.fromkeys(found)
    return tuple(roots)


def nearest_roots() -> tuple[Path, ...]:
    """Districts to look a code up in: around the current folder, in its `matter_definitions`, else the shipped ones."""
    return find_roots(Path("matter_definitions")) or find_roots(data_root() / "matter_definitions")


def calendar_folders(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The folders of calendars at, below or around these paths."""
    return tuple(_folders(paths, CALENDARS))


def law_folders(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The folders of laws at, below or around these paths; those of a district are read with the district."""
    return tuple(folder for folder in _folders(paths, LAWS) if find_root(folder) is None)


def _folders(paths: Iterable[Path], name: str) -> Iterable[Path]:
    folders: dict[Path, None] = {}
    for path in paths:
        around = path if path.is_dir() else path.parent
        below = path.rglob(name) if path.is_dir() else ()
        folders |= dict.fromkeys(one for one in (around, *sorted(below)) if one.name == name and one.is_dir())
    return folders
