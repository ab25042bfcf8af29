"""What is everybody told about a matter, and is it still true?  Guide and notice sheet as files; the drift check."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from banshi.cli.speech import Speech, with_json
from banshi.cli.try_ import DAY

if TYPE_CHECKING:
    from banshi.definitions.guide import Languages, ServiceGuide

FORMATS = ("html", "pdf", "text", "json")


@click.command(short_help="Make the service guide and the one-time notice sheet of a matter; look whether they hold.")
@click.argument("names", nargs=-1, required=True, metavar="MATTER|PATH|FILE...")
@click.option("--format", "form", type=click.Choice(FORMATS), help="What to make; by default text.")
@click.option("--sheet", is_flag=True, help="The one-time notice sheet (一次性告知单) instead of the guide.")
@click.option("--answers", type=click.Path(path_type=Path), help="The sheet for one applicant: file with the answers.")
@click.option(
    "--received", type=DAY, help="Day the application comes in and is accepted (YYYY-MM-DD); by default today."
)
@click.option("--check", is_flag=True, help="Compare the definitions at PATH with what is published here.")
@click.option("--verify", is_flag=True, help="Tell whether exported FILEs still say what the definition says.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to this file instead of the screen.")
@click.option("--root", type=click.Path(exists=True, file_okay=False, path_type=Path), help="The district's folder.")
@click.option("--lang", type=click.Choice(["zh", "en", "both"]), default="zh", help="zh, en, or both in one file.")
@with_json
def command(
    names: tuple[str, ...],
    form: str | None,
    sheet: bool,
    answers: Path | None,
    received: datetime | None,
    check: bool,
    verify: bool,
    output: Path | None,
    root: Path | None,
    lang: Languages,
    as_json: bool,
) -> None:
    """Print what a matter tells everybody: conditions, materials, steps with post and officers, limits, fees, law.

    MATTER is the path of a file or the code of a matter.  A page or PDF carries a stamp, by which --verify finds out
    later whether it still says what the definition says, and whether somebody changed it.

    \b
    Examples:
      banshi guide catering-licence --format html --lang both -o guide.html
      banshi guide catering-licence --sheet --format pdf -o sheet.pdf
      banshi guide catering-licence --answers answers.yaml
      banshi guide --check matter_definitions/shili
      banshi guide --verify guide.html sheet.pdf

    Exit code: 0 made, or nothing differs; 1 something differs, or the matter or the answers cannot be read;
    2 wrong use.
    """
    say = Speech("en" if lang == "en" else "zh")
    if check and verify:
        say.stop("--check 和 --verify 不能同时用", "--check and --verify cannot go together")
    if (check or verify) and (form or sheet or output or (check and answers)):
        say.stop(
            "--check、--verify 只作核对，不能和 --format、--sheet、--answers、-o 一起用",
            "--check and --verify only look; they do not go with --format, --sheet, --answers or -o",
        )
    if check:
        from banshi.cli.guide_drift import drift

        raise SystemExit(drift(tuple(Path(name) for name in names), root, as_json, say))
    if verify:
        from banshi.cli.guide_drift import verified

        files = tuple(Path(name) for name in names)
        raise SystemExit(verified(files, answers, received.date() if received else None, root, as_json, say))
    if len(names) != 1:
        say.stop("一次做一个事项的指南", "Name one matter")
    if as_json and form not in (None, "json"):
        say.stop("--json 就是 --format json", "--json is --format json")
    from banshi.cli.guide_making import guide_of
    from banshi.cli.matters import compiled_matter

    matter = compiled_matter(names[0], root, say)
    guide = guide_of(matter, "case" if answers else "sheet" if sheet else "guide", answers, _day(received), say)
    _write(guide, "json" if as_json else form or "text", lang, output, say)


def _day(received: datetime | None) -> date:
    from banshi.cases.moment import civil_day
    from banshi.use_cases.clock import SystemClock

    return received.date() if received else civil_day(SystemClock().now())


def _write(guide: ServiceGuide, form: str, languages: Languages, output: Path | None, say: Speech) -> None:
    from banshi.cli.guide_making import content_of

    content = content_of(guide, form, languages)
    if output is not None:
        try:
            output.write_bytes(content)
        except OSError as refused:
            _stop_writing(output, refused, say)
        click.echo(say(f"已写入 {output}", f"Written to {output}"), err=True)
    elif form == "pdf" and sys.stdout.isatty():
        say.stop("PDF 不能显示在屏幕上；用 -o 写到文件", "A PDF cannot be shown here; write it to a file with -o")
    elif form == "pdf":
        click.echo(content, nl=False)  # bytes go out as they are
    else:
        click.echo(content.decode(), nl=False)


def _stop_writing(output: Path, refused: OSError, say: Speech) -> NoReturn:
    say.stop(f"不能写 {output}：{refused.strerror}", f"{output} cannot be written: {refused.strerror}")
