"""How does a definition come in?  A workbook into a file, a bundle into a district; shown first, done with --write."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from banshi.cli.speech import Speech, answer_json, in_language, with_json

if TYPE_CHECKING:
    from banshi.cli.check import Found
    from banshi.definitions.exchange.cells import Workbook
    from banshi.definitions.exchange.changes import Change
    from banshi.definitions.exchange.profile import Profile
    from banshi_rules.findings import Finding


@dataclass(slots=True)
class Incoming:
    """What an import would do: files with their new texts, what changes in them, what is wrong."""

    files: dict[Path, str] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    used: tuple[str, ...] = ()
    refused: list[Found] = field(default_factory=list)  # findings of what came in
    checked: list[Found] = field(default_factory=list)  # findings that the result would get from `banshi check`


@click.command("import", short_help="Bring a definition in: spreadsheet, national list, bundle.")
@click.argument("source", type=click.Path(path_type=Path))
@click.option("--into", "target", required=True, type=click.Path(path_type=Path), help="The file, or the district.")
@click.option("--format", "profile", help="Whose columns the workbook has; by default its sheets tell.")
@click.option("--department", help="The department here that takes the matter over; for a new file, its department.")
@click.option("--write", is_flag=True, help="Do it; without this, what would change is shown and nothing is written.")
@click.option("--accept-gaps", is_flag=True, help="Write a bundle although something does not resolve here.")
@with_json
@in_language
def command(
    source: Path,
    target: Path,
    profile: str | None,
    department: str | None,
    write: bool,
    accept_gaps: bool,
    as_json: bool,
    say: Speech,
) -> None:
    """Bring a workbook into a definition, or a bundle into a district.

    Without --write nothing is written: it shows every change, and every cell that cannot be read.  Of the file only
    what changes is touched; comments stay.  A file that does not exist yet is begun as `banshi new` begins it, with
    what the columns say.  A bundle goes into the folder of a district: what does not resolve there (departments,
    registers, plugins, ceilings of limits) is listed; flows and dictionaries of the same name stay as they are there.

    \b
    Examples:
      banshi import materials.xlsx --into matter_definitions/shili/market_supervision/catering-licence.yaml
      banshi import materials.xlsx --into matter_definitions/shili/market_supervision/catering-licence.yaml --write
      banshi import catering.zip --into matter_definitions/linqu --department market_supervision

    Exit code: 0 fine, 1 something cannot be read or does not resolve (nothing is written then), 2 wrong use.
    """
    from banshi.cli.writing import write_whole

    if not source.is_file():
        say.stop(f"没有文件 {source}", f"There is no file {source}")
    if source.suffix == ".zip":
        incoming = _from_bundle(source, target, department, say)
        gaps = any(_is_error(one) for one in incoming.checked) and not accept_gaps
    else:
        incoming = _from_workbook(source, target, profile, department, say)
        gaps = False
    stopped = any(_is_error(one) for one in incoming.refused) or gaps
    written = write and not stopped and bool(incoming.files)
    for path, text in incoming.files.items() if written else ():
        write_whole(path, text.encode(), say)
    _answer(incoming, written, stopped, as_json, say)
    raise SystemExit(1 if stopped else 0)


def _is_error(found: Found) -> bool:
    return str(found.finding.severity) == "error"


def _answer(incoming: Incoming, written: bool, stopped: bool, as_json: bool, say: Speech) -> None:
    from banshi.cli.check import found_as_json, found_lines
    from banshi.cli.exchanging import change_lines, changes_as_json
    from banshi.cli.places import as_typed

    files = [as_typed(path) for path in incoming.files]
    if as_json:
        answer: dict[str, Any] = {
            "written": written,
            "files": files,
            "used": list(incoming.used),
            "changes": changes_as_json(incoming.changes),
            "findings": [found_as_json(one, say) for one in incoming.refused],
            "check": [found_as_json(one, say) for one in incoming.checked],
        }
        answer_json(answer)
        return
    for line in (*found_lines(incoming.refused, say), *change_lines(incoming.changes, say)):
        click.echo(line)
    if incoming.checked:
        click.echo(say("导入后 banshi check 会说：", "After the import banshi check will say:"))
        for line in found_lines(incoming.checked, say):
            click.echo(line)
    for used in incoming.used:
        click.echo(say(f"用这里已有的 {used}", f"Uses {used}, which is here already"))
    for file in files:
        click.echo(say(f"写好了 {file}", f"Wrote {file}") if written else say(f"会写 {file}", f"Would write {file}"))
    if stopped:
        click.echo(say("有错误，没有写。", "There are errors; nothing was written."))
    elif not files:
        click.echo(say("没有变化。", "Nothing changes."))
    elif not written:
        click.echo(say("还没有写；加上 --write 就写。", "Nothing is written yet; add --write to do it."))


# --- workbooks ---


def _from_workbook(source: Path, target: Path, profile: str | None, department: str | None, say: Speech) -> Incoming:
    from banshi.cli.check import Found
    from banshi.cli.places import as_typed
    from banshi.definitions.exchange.changes import rewritten
    from banshi.definitions.source import ENDINGS
    from banshi.definitions.source.tree import whole
    from banshi.definitions.style.comments import comments_of
    from banshi.documents.workbooks import MOST_BYTES, read_workbook
    from banshi_rules.findings import Finding, Severity

    if target.suffix not in ENDINGS or target.is_dir():
        say.stop(f"{target} 不是定义文件（.yaml、.json）", f"{target} is no definition file (.yaml, .json)")
    shown, into = as_typed(source), as_typed(target)
    with source.open("rb") as file:
        book, findings = read_workbook(shown, file.read(MOST_BYTES + 1))
    if book is None:
        return Incoming(refused=[Found(shown, one) for one in findings])
    text, root, wrong = _present(target, book, department, say)
    if root is None:
        return Incoming(refused=[Found(into, one) for one in wrong])
    if "extends" in root:
        say.stop(
            f"{into} 的内容来自目录事项 {root['extends']}；请导入到那个文件",
            f"What {into} says stands in the catalogue entry {root['extends']}; import into that file",
        )
    new, findings = _with_book(root, book, shown, profile, say)
    incoming = Incoming(refused=[Found(shown, one) for one in findings])
    if any(map(_is_error, incoming.refused)):
        return incoming
    made, incoming.changes = rewritten(into, text, new)
    if made is None:
        incoming.refused.append(Found(into, Finding("K701", whole(into))))
    elif made != text or not target.exists():
        lost = 0 if target.suffix == ".json" else len(comments_of(text)) - len(comments_of(made))
        if lost > 0:
            incoming.refused.append(Found(into, Finding("K742", whole(into), {"count": lost}, Severity.WARNING)))
        incoming.files = {target: made}
        incoming.checked = _checked(target, made, say)
    return incoming


def _present(
    target: Path, book: Workbook, department: str | None, say: Speech
) -> tuple[str, dict[str, Any] | None, tuple[Finding, ...]]:
    """The definition as it is, or as a new one begins."""
    from banshi.cli.new import NAME, starting_point
    from banshi.definitions.source import read
    from banshi.definitions.source.files import read_file

    if target.exists():
        text, findings = read_file(target, target.name)
        if text is None:
            return "", None, findings
    else:
        if not NAME.fullmatch(target.stem) or target.suffix == ".json":
            say.stop(
                f"没有文件 {target}；新文件的名称要像 road-occupation.yaml",
                f"There is no file {target}; a new one is called like road-occupation.yaml",
            )
        whole = starting_point(target.stem, target.stem, department or target.resolve().parent.name)
        text = whole[: whole.index("\nexamples:")].rstrip() + "\n"  # they are about the form of the beginning
    node, findings = read(target.name, text)
    plain = node.plain() if node is not None and not findings else None
    return text, plain if isinstance(plain, dict) else None, findings


def _with_book(
    root: dict[str, Any], book: Workbook, shown: str, name: str | None, say: Speech
) -> tuple[dict[str, Any], tuple[Finding, ...]]:
    """The definition with what the sheets of the workbook say; which sheets they are tells what is meant."""
    from banshi.cli.exchanging import profile_named
    from banshi.definitions.exchange.lists import with_profile
    from banshi.definitions.exchange.options import OPTIONS, with_options
    from banshi.definitions.exchange.tables import TABLE_MARK, with_tables
    from banshi.definitions.law_files import shipped_laws

    if name is not None:
        return with_profile(profile_named(name, say), root, book, shown, shipped_laws())
    if book.sheet(OPTIONS) is not None:
        return with_options(root, book, shown)
    if any(sheet.cell(0, 0).strip() == TABLE_MARK for sheet in book.sheets):
        return with_tables(root, book, shown)
    return with_profile(_profile_of(book, say), root, book, shown, shipped_laws())


def _profile_of(book: Workbook, say: Speech) -> Profile:
    """The profile with the most sheets of the workbook; the national list where none has any."""
    from banshi.cli.exchanging import profile_named
    from banshi.definitions.data_root import shipped_folder

    known = [profile_named(path.stem, say) for path in sorted(shipped_folder("exchange").glob("*.yaml"))]
    return max(known, key=lambda one: sum(book.sheet(plan.name) is not None for plan in one.sheets))


def _checked(target: Path, text: str, say: Speech) -> list[Found]:
    """What `banshi check` would say of the file after the import; nothing where it belongs to no district."""
    from banshi.cli.check import Found
    from banshi.cli.matters import known_words
    from banshi.cli.places import as_typed
    from banshi.definitions.library import compile_library
    from banshi.definitions.source.files import Sources, find_root, read_folder

    root = find_root(target)
    if root is None:
        return []
    sources = read_folder(root)
    file = target.resolve().relative_to(root).as_posix()
    library = compile_library(Sources({**sources.files, file: text}), known_words(say))
    return [Found(as_typed(target), one) for one in library.findings if one.at.file == file]


# --- bundles ---


def _from_bundle(source: Path, target: Path, department: str | None, say: Speech) -> Incoming:
    from banshi.cli.check import Found
    from banshi.cli.matters import known_words
    from banshi.cli.places import as_typed
    from banshi.definitions.exchange.changes import changes
    from banshi.definitions.exchange.moving import arrive
    from banshi.definitions.library import load_library
    from banshi.definitions.source import read
    from banshi.definitions.source.files import DISTRICT_FILES
    from banshi.documents.bundles import MOST_BYTES, read_bundle

    if not any((target / name).is_file() for name in DISTRICT_FILES):
        _no_district(target, say)
    shown = as_typed(source)
    with source.open("rb") as file:
        bundle, findings = read_bundle(shown, file.read(MOST_BYTES + 1))
    if bundle is None:
        return Incoming(refused=[Found(shown, one) for one in findings])
    words = known_words(say)
    library = load_library(target, words)
    arrival = arrive(bundle, library, words, department)
    incoming = Incoming(used=tuple(as_typed(target / one) for one in arrival.used))
    for one in arrival.findings:
        if one.code in ("K750", "K753"):
            incoming.refused.append(Found(shown, one))
        else:
            incoming.checked.append(Found(as_typed(target / one.at.file), one))
    for path, text in arrival.files.items():
        old = library.sources.get(path)
        if old is None or old != text:
            incoming.files[target / path] = text
        before = read(path, old)[0] if old is not None else None
        after = read(path, text)[0]
        if before is not None and after is not None:
            incoming.changes += changes(before.plain(), after.plain())
    return incoming


def _no_district(target: Path, say: Speech) -> NoReturn:
    say.stop(
        f"{target} 里没有 district.yaml，不是区县的文件夹", f"There is no district.yaml in {target}: it is no district"
    )
