"""Which matter is meant, and what is in its district?  A file or a code, looked up in definitions compiled together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from banshi.cli.places import as_typed, files_of, nearest_roots, roots_of
from banshi.cli.speech import Speech
from banshi.definitions.calendars import load_calendars
from banshi.definitions.compile import compile_parsed, parse
from banshi.definitions.data_root import data_root, shipped_folder
from banshi.definitions.library import Library, load_library
from banshi.definitions.model import Matter
from banshi.definitions.shape.check import nearest
from banshi.definitions.source import MapNode, read
from banshi.definitions.vocabulary import Vocabulary
from banshi.definitions.words import word
from banshi.plugin_api.host import BrokenPlugin, PluginHost, load_folder
from banshi_rules.calendars import WorkingCalendar
from banshi_rules.findings import Finding, Severity


def known_words(say: Speech) -> Vocabulary:
    """Field kinds, plugin checks and registers of this installation."""
    try:
        host = PluginHost(load_folder(data_root() / "plugins"))
    except BrokenPlugin as broken:
        say.stop(f"插件不能加载：{broken}", f"A plugin cannot be loaded: {broken}")
    return host.vocabulary()


def working_calendar() -> WorkingCalendar:
    """The calendars of this installation, without those that have errors: `banshi check` tells those."""
    return load_calendars(shipped_folder("calendars"))[0]


@dataclass(frozen=True, slots=True)
class District:
    """One district's definitions, read from a folder."""

    root: Path
    library: Library

    def shown(self, file: str) -> str:
        """A file of the district as one would type it from the current folder."""
        return as_typed(self.root / file)

    def files(self, wanted: Iterable[Path]) -> frozenset[str]:
        """The definition files at or below these resolved paths, readable or not."""
        return files_of(self.root, wanted)

    def matters(self, wanted: Iterable[Path]) -> Mapping[str, Matter]:
        """The matters without errors at or below these paths, by file."""
        mine = self.files(wanted)
        by_file = {self.library.paths[code]: matter for code, matter in self.library.matters.items()}
        return {file: matter for file, matter in by_file.items() if file in mine}

    def findings(self, wanted: Iterable[Path]) -> tuple[Finding, ...]:
        """What is wrong with these files, with the shared parts they use, and with whatever may be one they lack.

        Advice about a shared part is told to those alone who use it.  What a matter uses that could not be compiled
        nobody knows: all that is graver may be about it.
        """
        mine, shared = self.files(wanted), frozenset(self.library.parts.paths.values())
        codes = {file: code for code, file in self.library.paths.items()}
        sound = mine <= shared | codes.keys()
        compiled = all(codes[file] in self.library.frozen for file in mine & codes.keys())
        used = {part for file in mine & codes.keys() for part in self.library.frozen.get(codes[file], ())}
        told = mine | (used if sound and compiled else shared)
        return tuple(
            finding
            for finding in self.library.findings
            if finding.at.file in mine | used
            or (finding.at.file in told and finding.severity is not Severity.ADVICE)
            or not (finding.at.file in told or sound or self._is_matter(finding.at.file))
        )

    def unjudged(self, path: Path, words: Vocabulary) -> Matter | None:
        """The matter of a file, whatever rules of law it breaks; None where it has other errors."""
        name = path.resolve().relative_to(self.root.resolve()).as_posix()
        text = self.library.sources.get(name)
        if text is None:
            return None
        return compile_parsed(parse(name, text), self.library.parts, words, judge=False).matter

    def _is_matter(self, file: str) -> bool:
        text = self.library.sources.get(file)
        node = read(file, text)[0] if text is not None else None
        return isinstance(node, MapNode) and "matter" in node.items


def find_matter(name: str, root: Path | None, say: Speech) -> tuple[District, Matter | None, str]:
    """The matter of a file or a code, with its district and its file as one would type it; None where it has errors."""
    words = known_words(say)
    path = Path(name)
    if path.is_file():
        one = roots_of([path], root, say)[0]
        district = District(one, load_library(one, words))
        codes = {(one / file).resolve(): code for code, file in district.library.paths.items()}
        code = codes.get(path.resolve())
        return district, None if code is None else district.library.matters[code], name
    if path.suffix:
        say.stop(f"没有文件 {name}", f"There is no file {name}")
    roots = (root,) if root is not None else nearest_roots()
    districts = [District(one, load_library(one, words)) for one in roots]
    found = next((one for one in districts if name in one.library.matters), None)
    if found is None:
        known = sorted(code for one in districts for code in one.library.matters)
        near = nearest(name, known).say(say.language)
        say.stop(
            f"没有事项“{name}”。{near}已有：{'、'.join(known) or '无'}。也可以写文件的路径",
            f'There is no matter "{name}". {near}There are: {", ".join(known) or "none"}. A path of a file will do',
        )
    return found, found.library.matters[name], found.shown(found.library.paths[name])


def compiled_matter(name: str, root: Path | None, say: Speech, *, judged: bool = True) -> Matter:
    """The matter of a file or a code; ends with its errors and exit code 1 when it does not compile.

    Without `judged`, one that only breaks rules of law is given as well.
    """
    district, matter, file = find_matter(name, root, say)
    if matter is None and not judged:
        matter = district.unjudged(Path(file), known_words(say))
    if matter is not None:
        return matter
    errors = [f for f in district.findings([Path(file).resolve()]) if f.severity is Severity.ERROR]
    if not errors:
        say.stop(f"{file} 不是事项", f"{file} is not a matter")
    for finding in errors:
        worded, at = word(finding, say.language), finding.at
        place = f"{district.shown(at.file)}:{at.line}:{at.column}"
        click.echo(f"{place} {finding.code} {worded.message}\n  {worded.hint}", err=True)
    click.echo(say(f"{file} 有错误，先改正。", f"{file} has errors; mend them first."), err=True)
    raise SystemExit(1)
