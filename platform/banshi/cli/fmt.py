"""Are the definitions laid out in the one style?  Brings them there; comments and meaning stay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from banshi.cli.speech import Speech, answer_json, in_language, with_json

if TYPE_CHECKING:
    from banshi.cli.check import Found


@click.command("fmt", short_help="Lay definitions out in one style.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--check", "only_check", is_flag=True, help="Change nothing; exit 1 where something would change.")
@with_json
@in_language
def command(paths: tuple[Path, ...], only_check: bool, as_json: bool, say: Speech) -> None:
    """Lay files, or all definitions below folders, out in one style.

    What stands in brackets on one line stays there, lines of a table get their columns, everything else is indented by
    two.  Comments stay where they are.  Every file is read again before it is written: what would not say exactly the
    same is left alone, and so is a file with errors.

    \b
    Examples:
      banshi fmt matter_definitions/shili
      banshi fmt --check matter_definitions/shili/market_supervision/catering-licence.yaml

    Exit code: 0 fine, 1 a file has errors (with --check also: a file would change), 2 wrong use.
    """
    from banshi.cli.check import found_as_json, found_lines
    from banshi.cli.writing import write_whole

    looked_at = list(_lay_out(_files(paths, say)))
    changed = [one for one in looked_at if one.text is not None]
    for one in () if only_check else changed:
        write_whole(one.path, (one.text or "").encode(), say)
    findings = [found for one in looked_at for found in one.findings]
    if as_json:
        answer = {"changed": [one.shown for one in changed], "findings": [found_as_json(one, say) for one in findings]}
        answer_json(answer)
    else:
        for line in found_lines(findings, say):
            click.echo(line)
        for one in changed:
            click.echo(say(f"{one.shown} 要重新排版", f"{one.shown} would change") if only_check else one.shown)
        click.echo(_summary(len(looked_at), len(changed), len({one.file for one in findings}), only_check, say))
    raise SystemExit(1 if findings or (only_check and changed) else 0)


@dataclass(frozen=True, slots=True)
class _File:
    """One file: its new text where that differs, and what is wrong with it."""

    path: Path
    shown: str
    text: str | None
    findings: tuple[Found, ...]


def _files(paths: Iterable[Path], say: Speech) -> Iterator[Path]:
    from banshi.definitions.source.files import definition_files

    for path in paths:
        if not path.exists():
            say.stop(f"没有 {path}", f"There is no {path}")
        if path.is_dir():
            yield from (file for file in definition_files(path) if not file.name.endswith(".schema.json"))
        else:
            yield path


def _lay_out(paths: Iterable[Path]) -> Iterator[_File]:
    from banshi.cli.check import Found
    from banshi.cli.places import as_typed
    from banshi.definitions.source.files import read_file
    from banshi.definitions.style import formatted

    for path in paths:
        shown = as_typed(path)
        text, findings = read_file(path, shown)
        if text is not None:
            made = formatted(shown, text)
            text, findings = made.text if made.text != text else None, made.findings
        yield _File(path, shown, text, tuple(Found(shown, one) for one in findings))


def _summary(files: int, changed: int, broken: int, only_check: bool, say: Speech) -> str:
    would = ("要改", "would change") if only_check else ("改了", "changed")
    zh = f"看了 {files} 个文件：{would[0]} {changed} 个" + (f"，{broken} 个有错误，没有动" if broken else "") + "。"
    en = (
        f"Looked at {files} files: {changed} {would[1]}"
        + (f", {broken} with errors left alone" if broken else "")
        + "."
    )
    return say(zh, en)
