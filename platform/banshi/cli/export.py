"""How does a definition get out?  As the national list, as a spreadsheet of one of its parts, or as a bundle."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from banshi.cli.speech import Speech, answer_json, in_language, with_json

if TYPE_CHECKING:
    from banshi.definitions.exchange.cells import Workbook
    from banshi_rules.findings import Finding

PARTS = ("materials", "options", "tables")


@click.command("export", short_help="Take a definition out: spreadsheet, national list, bundle.")
@click.argument("matter")
@click.option("--format", "profile", help="A list of another system: implementation-list, or a profile of your own.")
@click.option("--part", type=click.Choice(PARTS), help="One part as a spreadsheet, to be edited and imported again.")
@click.option("--bundle", is_flag=True, help="The matter with everything it uses, for another district.")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="The file to write.")
@click.option("--root", type=click.Path(exists=True, file_okay=False, path_type=Path), help="The district's folder.")
@with_json
@in_language
def command(
    matter: str,
    profile: str | None,
    part: str | None,
    bundle: bool,
    output: Path,
    root: Path | None,
    as_json: bool,
    say: Speech,
) -> None:
    """Write a matter (its code or its file) as a workbook or a bundle.

    In a workbook every cell is text: no number loses a digit.  A workbook of a part goes back with `banshi import`.
    A bundle holds the matter, the flows and dictionaries it uses, and a list with their digests.

    \b
    Examples:
      banshi export catering-licence --format implementation-list -o catering.xlsx
      banshi export catering-licence --part materials -o materials.xlsx
      banshi export matter_definitions/shili/dictionaries/food_items.yaml --part options -o food_items.xlsx
      banshi export catering-licence --bundle -o catering.zip

    Exit code: 0 written, 1 the definition has errors, 2 wrong use.
    """
    from banshi.cli.check import Found, found_as_json, found_lines
    from banshi.cli.writing import write_whole

    if sum((profile is not None, part is not None, bundle)) != 1:
        say.stop("要写一个：--format、--part 或 --bundle", "Say one of --format, --part or --bundle")
    if output.exists():
        say.stop(f"{output} 已经存在，没有改动", f"{output} exists already; nothing was changed")
    ending = ".zip" if bundle else ".xlsx"
    if output.suffix != ending:
        say.stop(f"{output} 的后缀应当是 {ending}", f"{output} should end in {ending}")
    if bundle:
        content, findings, file = _bundle(matter, root, say)
    else:
        content, findings, file = _workbook(matter, profile, part, root, say)
    if content is not None:
        write_whole(output, content, say)
    found = [Found(file, one) for one in findings]
    if as_json:
        answer = {
            "file": str(output) if content is not None else None,
            "findings": [found_as_json(one, say) for one in found],
        }
        answer_json(answer)
    else:
        for line in found_lines(found, say):
            click.echo(line, err=True)
        if content is not None:
            click.echo(say(f"写好了 {output}。", f"Wrote {output}."))
    raise SystemExit(0 if content is not None else 1)


def _workbook(
    name: str, profile: str | None, part: str | None, root: Path | None, say: Speech
) -> tuple[bytes | None, tuple[Finding, ...], str]:
    from banshi.documents.workbooks import write_workbook

    if part is not None:
        plain, findings, file = _read(name, root, say)
        facts: Mapping[str, str] = {}
    else:
        plain, facts, file = _compiled(name, root, say)
        findings = ()
    if plain is None:
        return None, findings, file
    book, wrong = _book(plain, part, profile, facts, file, say)
    content, too_long = write_workbook(book, file)
    return content, (*wrong, *too_long), file


def _book(
    plain: Mapping[str, Any], part: str | None, profile: str | None, facts: Mapping[str, str], file: str, say: Speech
) -> tuple[Workbook, tuple[Finding, ...]]:
    from banshi.cli.exchanging import profile_named
    from banshi.definitions.exchange.lists import profile_book
    from banshi.definitions.exchange.options import options_book
    from banshi.definitions.exchange.tables import tables_book

    findings: tuple[Finding, ...] = ()
    if part == "options":
        book = options_book(plain)
        empty = len(book.sheets[0].rows) <= 2
    elif part == "tables":
        book = tables_book(plain)
        empty = not book.sheets
    else:
        book, findings = profile_book(profile_named(part or profile or "", say), plain, facts, file)
        if part is None:
            return book, findings
        empty = all(len(sheet.rows) <= sheet.heading for sheet in book.sheets)
    if empty:
        zh, en = f"{file} 里没有可以导出的内容（{part}）", f"There is nothing of that kind in {file} ({part})"
        if (entry := plain.get("extends")) is not None:
            zh += f"；它由目录条目“{entry}”规定，请导出那个条目的文件"
            en += f'; the entry "{entry}" of the catalogue says it, so export the file of the entry'
        say.stop(zh, en)
    return book, findings


def _read(name: str, root: Path | None, say: Speech) -> tuple[dict[str, Any] | None, tuple[Finding, ...], str]:
    """A file as it is written, whether the rest of it is right or not."""
    from banshi.cli.matters import find_matter
    from banshi.definitions.source import MapNode, read
    from banshi.definitions.source.files import read_file

    path = Path(name)
    file = name if path.is_file() else find_matter(name, root, say)[2]
    text, findings = read_file(Path(file), file)
    node, wrong = read(file, text) if text is not None else (None, findings)
    plain = node.plain() if isinstance(node, MapNode) and not wrong else None
    return (plain if isinstance(plain, dict) else None), wrong, file


def _compiled(name: str, root: Path | None, say: Speech) -> tuple[dict[str, Any], Mapping[str, str], str]:
    """A matter without errors, as it is written (with the catalogue entry it extends) and as it is understood."""
    from banshi.cli.matters import find_matter
    from banshi.definitions.compile.extending import extended
    from banshi.definitions.compile.reader import Findings, Reader
    from banshi.definitions.exchange.said import facts_of
    from banshi.definitions.source import MapNode, read

    district, matter, file = find_matter(name, root, say)
    if matter is None:
        say.stop(f"{file} 有错误，先用 banshi check 查看", f"{file} has errors; see banshi check first")
    parts = district.library.parts
    node, _ = read(file, district.library.sources[district.library.paths[matter.code]])
    assert isinstance(node, MapNode)
    if "extends" in node.items:
        node = extended(parts.catalogue[Reader(node, Findings()).word("extends") or ""], node, Findings())
    plain = node.plain()
    assert isinstance(plain, dict)
    return plain, facts_of(matter), file


def _bundle(name: str, root: Path | None, say: Speech) -> tuple[bytes | None, tuple[Finding, ...], str]:
    from banshi.cli.matters import find_matter
    from banshi.documents.bundles import write_bundle

    district, matter, file = find_matter(name, root, say)
    if matter is None:
        say.stop(f"{file} 有错误，先用 banshi check 查看", f"{file} has errors; see banshi check first")
    return write_bundle(matter, district.library.frozen[matter.code]), (), file
