"""Do the boards still say what the events say?  They are compared, and made anew where they do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from banshi.cli.speech import Speech, answer_json, in_language, with_json

if TYPE_CHECKING:
    from banshi.store.rebuilding import Difference, Rebuilt

#: Differences told one by one; `--json` tells all.
SHOWN = 20


@click.command("rebuild", short_help="Make the rows of the boards anew from the events.")
@click.option("--check", is_flag=True, help="Only compare; change nothing.")
@with_json
@in_language
def command(check: bool, as_json: bool, say: Speech) -> None:
    """Compare the rows made from events (cases, tasks, timers, notices) with the events, and mend what differs.

    Each case is locked and changed whole, so pages and workers may go on.  What was sent is never touched.

    \b
    Examples:
      banshi rebuild --check
      banshi rebuild --json

    Exit code: 0 nothing differs or everything was mended, 1 something differs (with --check) or could not be mended,
    2 wrong use.
    """
    from banshi.assembly import build_world
    from banshi.cli.serve import read_settings
    from banshi.store.rebuilding import rebuild

    world = build_world(read_settings())
    try:
        rebuilt = rebuild(world.store, mend=not check)
    finally:
        world.store.engine.dispose()
    left = [one for one in rebuilt.differences if check or one.blocked]
    if as_json:
        answer_json(_as_json(rebuilt, check))
    else:
        _tell(rebuilt, check, say)
    if left:
        raise SystemExit(1)


def _tell(rebuilt: Rebuilt, check: bool, say: Speech) -> None:
    for difference in rebuilt.differences[:SHOWN]:
        click.echo(_line(difference, say))
    more = len(rebuilt.differences) - SHOWN
    if more > 0:
        click.echo(say(f"……另有 {more} 处（--json 列出全部）", f"… and {more} more (--json tells all)"))
    looked = say(
        f"{rebuilt.cases} 个办件，{rebuilt.events} 个事件：", f"{rebuilt.cases} cases, {rebuilt.events} events: "
    )
    number = len(rebuilt.differences)
    if not number:
        click.echo(looked + say("完全一致", "no differences"))
    elif check:
        click.echo(looked + say(f"{number} 处不一致", f"{number} differences"))
    else:
        blocked = sum(one.blocked for one in rebuilt.differences)
        kept = say(f"，{blocked} 处因文书已发出而保留", f", {blocked} kept because they were sent") if blocked else ""
        click.echo(looked + say(f"已重建 {number - blocked} 处{kept}", f"{number - blocked} rows mended{kept}"))


def _line(difference: Difference, say: Speech) -> str:
    match difference.problem:
        case "missing":
            what = say("缺少", "missing")
        case "surplus":
            what = say("多余", "surplus")
        case _:
            what = say("不同：", "differs in ") + ", ".join(difference.columns)
    return f"  {difference.table}  {difference.key}  {what}"


def _as_json(rebuilt: Rebuilt, check: bool) -> dict[str, object]:
    return {
        "checked_only": check,
        "cases": rebuilt.cases,
        "events": rebuilt.events,
        "differences": [
            {
                "table": one.table,
                "key": one.key,
                "problem": one.problem,
                "columns": list(one.columns),
                "mended": not check and not one.blocked,
            }
            for one in rebuilt.differences
        ],
    }
