"""How does a definition come in?  A workbook into a file, a bundle into a district; shown first, done with --write."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from banshi.cli.incoming import Incoming, is_error
from banshi.cli.speech import Speech, answer_json, in_language, with_json


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

    Exit code: 0 fine, 1 something cannot be read or does not resolve (nothing is written then), or what comes of it has
    errors (`banshi check` says the same of it), 2 wrong use.
    """
    from banshi.cli.incoming_bundles import from_bundle
    from banshi.cli.incoming_workbooks import from_workbook
    from banshi.cli.writing import write_whole

    if not source.is_file():
        say.stop(f"没有文件 {source}", f"There is no file {source}")
    if source.suffix == ".zip":
        incoming = from_bundle(source, target, department, say)
        gaps = any(is_error(one) for one in incoming.checked) and not accept_gaps
    else:
        incoming = from_workbook(source, target, profile, department, say)
        gaps = False
    stopped = any(is_error(one) for one in incoming.refused) or gaps
    written = write and not stopped and bool(incoming.files)
    for path, text in incoming.files.items() if written else ():
        write_whole(path, text.encode(), say)
    wrong = not stopped and any(is_error(one) for one in incoming.checked)
    _answer(incoming, written, stopped, wrong, as_json, say)
    raise SystemExit(1 if stopped or wrong else 0)


def _answer(incoming: Incoming, written: bool, stopped: bool, wrong: bool, as_json: bool, say: Speech) -> None:
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
    elif written and wrong:
        click.echo(
            say(
                "写好的定义还有错误，见上；改好之前不能发布。",
                "What was written has errors, see above; it cannot be published before they are mended.",
            )
        )
    elif not written:
        click.echo(say("还没有写；加上 --write 就写。", "Nothing is written yet; add --write to do it."))
