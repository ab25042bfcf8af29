"""What changed between two states of definitions?  In an official's words, with what it means for running cases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from banshi.cli.speech import Speech, answer_json, in_language, with_json

if TYPE_CHECKING:
    from banshi.definitions.diff import Change, Effect
    from banshi.definitions.library import Library
    from banshi.definitions.model import Matter, MatterCode
    from banshi.definitions.source.files import Sources

COLOURS = {"harmless": "green", "in-flight-keep": "yellow", "needs-migration": "red"}


@click.command("diff", short_help="Say in words what changed between two states.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--published", is_flag=True, help="Compare with the newest edition of this installation.")
@click.option("--root", type=click.Path(exists=True, file_okay=False, path_type=Path), help="The district's folder.")
@with_json
@in_language
def command(paths: tuple[Path, ...], published: bool, root: Path | None, as_json: bool, say: Speech) -> None:
    """Compare OLD with NEW, two files or two folders, or what is published with the definitions at one path.

    Parts are found again by their ids: what got another id is one part less and one part more.  Every change says what
    it means for cases that run: it does not touch them, they keep their edition, or each has to be looked at.

    A file that stands in no district is read as if it stood in place of the other one.

    \b
    Examples:
      banshi diff catering-licence.old.yaml matter_definitions/shili/market_supervision/catering-licence.yaml
      banshi diff ../last-year/shili matter_definitions/shili --json
      banshi diff --published matter_definitions/shili/market_supervision/catering-licence.yaml

    Exit code: 0 compared, whether or not anything changed; 1 a definition cannot be compiled; 2 wrong use.
    """
    if len(paths) != (1 if published else 2):
        say.stop(
            "要写 OLD 和 NEW 两个路径；或者用 --published 和一个路径",
            "Name two paths, OLD and NEW; or --published and one path",
        )
    for path in paths:
        if not path.exists():
            say.stop(f"没有 {path}", f"There is no {path}")
    if published:
        new = matters_at(paths[0], root, say)
        old = _published(new, say)
    else:
        old, new = matters_at(paths[0], root, say, paths[1]), matters_at(paths[1], root, say, paths[0])
    compared = tuple(compare(old, new))
    if as_json:
        answer_json({"matters": [_as_json(one) for one in compared]})
    else:
        for line in _report(compared, say):
            click.echo(line)


@dataclass(frozen=True, slots=True)
class Compared:
    """A matter in two states; None where it was not there or is no longer."""

    code: MatterCode
    old: Matter | None
    new: Matter | None
    changes: tuple[Change, ...]

    @property
    def act(self) -> str:
        """added, removed, changed, or unchanged."""
        if self.old is None:
            return "added"
        return "removed" if self.new is None else "changed" if self.changes else "unchanged"

    @property
    def effect(self) -> Effect:
        """What all changes together mean; a matter that came or went leaves running cases as they are."""
        from banshi.definitions.diff import Effect, gravest

        return gravest(self.changes) if self.old is not None and self.new is not None else Effect.KEEP


def compare(old: Mapping[MatterCode, Matter], new: Mapping[MatterCode, Matter]) -> Iterator[Compared]:
    """Every matter on either side; two files with one matter each are compared whatever their codes."""
    from banshi.definitions.diff import diff

    if len(old) == len(new) == 1 and set(old) != set(new):
        (one,), (other,) = old.values(), new.values()
        yield Compared(other.code, one, other, diff(one, other))
        return
    for code in sorted({**old, **new}):
        before, after = old.get(code), new.get(code)
        changes = diff(before, after) if before is not None and after is not None else ()
        yield Compared(code, before, after, changes)


def matters_at(path: Path, root: Path | None, say: Speech, beside: Path | None = None) -> Mapping[MatterCode, Matter]:
    """The matters at or below a path; ends with exit code 1 where one does not compile.

    A file without a district takes the place of the file of its matter in the district of `beside`.
    """
    from banshi.cli.matters import District, known_words
    from banshi.cli.places import roots_of
    from banshi.definitions.library import compile_library, load_library
    from banshi.definitions.source.files import find_root, read_folder

    words = known_words(say)
    if root is None and beside is not None and path.is_file() and find_root(path) is None:
        home = roots_of([beside], None, say)[0]
        sources, file = _in_place(path, read_folder(home), beside.resolve(), home)
        return _without_errors(compile_library(sources, words), {file: str(path)}, say)
    found: dict[MatterCode, Matter] = {}
    for one in roots_of([path], root, say):
        library = load_library(one, words)
        district = District(one, library)
        wanted = [path.resolve()]
        _without_errors(library, {file: district.shown(file) for file in district.files(wanted)}, say)
        found |= {matter.code: matter for matter in district.matters(wanted).values()}
    if not found:
        say.stop(f"{path}：没有事项", f"There are no matters at or below {path}")
    return found


def _in_place(path: Path, sources: Sources, beside: Path, home: Path) -> tuple[Sources, str]:
    """The district with that file instead of the one beside it, and the name under which it is read."""
    from banshi.definitions.source import ENDINGS
    from banshi.definitions.source.files import read_file

    if beside.is_file() and beside.suffix == path.suffix:
        name = beside.relative_to(home.resolve()).as_posix()
    else:
        name = f"compared{path.suffix if path.suffix in ENDINGS else '.yaml'}"
    text, findings = read_file(path, name)
    left = {file: kept for file, kept in sources.files.items() if not beside.is_file() or (home / file) != beside}
    return replace(sources, files={**left, name: text or ""}, findings=(*sources.findings, *findings)), name


def _without_errors(library: Library, shown: Mapping[str, str], say: Speech) -> Mapping[MatterCode, Matter]:
    """The matters in these files; their errors are told, and end it."""
    from banshi.definitions.words import word
    from banshi_rules.findings import Severity

    shared = frozenset(library.parts.paths.values())
    wrong = [
        finding
        for finding in library.findings
        if finding.severity is Severity.ERROR and (finding.at.file in shown or finding.at.file in shared)
    ]
    for finding in wrong:
        worded, at = word(finding, say.language), finding.at
        file = shown.get(at.file, at.file)
        click.echo(f"{file}:{at.line}:{at.column} {finding.code} {worded.message}\n  {worded.hint}", err=True)
    if wrong:
        click.echo(say("有错误，不能比较。", "There are errors, so nothing was compared."), err=True)
        raise SystemExit(1)
    return {code: matter for code, matter in library.matters.items() if library.paths[code] in shown}


def _published(new: Mapping[MatterCode, Matter], say: Speech) -> Mapping[MatterCode, Matter]:
    """The newest editions of these matters, as far as there are any."""
    from banshi.cli.serve import prepare, read_settings
    from banshi.use_cases.publishing import newest

    world = prepare(read_settings())
    try:
        return {code: edition.matter for code in new if (edition := newest(world, code)) is not None}
    finally:
        world.store.engine.dispose()


def _as_json(one: Compared) -> dict[str, object]:
    return {
        "matter": one.code,
        "act": one.act,
        "effect": one.effect.value,
        "changes": [change.to_json() for change in one.changes],
    }


def _report(compared: tuple[Compared, ...], say: Speech) -> Iterator[str]:
    told = [one for one in compared if one.act != "unchanged"]
    for one in told:
        matter = one.new or one.old
        assert matter is not None
        act = {"added": say("新增事项", "new matter"), "removed": say("没有了", "no longer there")}.get(one.act, "")
        yield click.style(f"{matter.title.say(say.language)} ({one.code}) {act}".rstrip(), bold=True)
        yield from change_lines(one.changes, say)
        yield ""
    if not told:
        yield say("没有变化。", "Nothing changed.")


def change_lines(changes: tuple[Change, ...], say: Speech) -> Iterator[str]:
    """Changes under what they mean for running cases, the gravest first."""
    from banshi.definitions.diff import Effect

    for effect in reversed(Effect):
        mine = [change for change in changes if change.effect is effect]
        if mine:
            yield "  " + click.style(effect.words.say(say.language), fg=COLOURS[effect.value])
            yield from (f"    {change.say(say.language)}" for change in mine)
