"""What happened to a matter since it was first published?  Everything approved, as the public page shows it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from banshi.cli.speech import Speech, answer_json, in_language, with_json

if TYPE_CHECKING:
    from banshi.use_cases.matter_history import HistoryEntry


@click.command("history", short_help="Tell every published change of a matter.")
@click.argument("matter")
@with_json
@in_language
def command(matter: str, as_json: bool, say: Speech) -> None:
    """Tell every approved change of a matter, the newest first: what, from when, why, in the words of the differences.

    MATTER is the code of a matter.  Posts are told, names are not, as on the public page.

    \b
    Examples:
      banshi history catering-licence
      banshi history catering-licence --json --lang en

    Exit code: 0 told, 1 nothing was ever published under that code, 2 wrong use.
    """
    from banshi.cli.serve import prepare, read_settings
    from banshi.use_cases.matter_history import matter_history
    from banshi.use_cases.refusals import NotFound

    world = prepare(read_settings())
    try:
        entries = matter_history(world, matter)
    except NotFound as missing:
        click.echo(say(f"没有发布过事项 {matter}", f"No matter {matter} was ever published"), err=True)
        raise SystemExit(1) from missing
    finally:
        world.store.engine.dispose()
    if as_json:
        told = {"matter": matter, "history": [_as_json(entry, say) for entry in entries]}
        answer_json(told)
        return
    for entry in entries:
        for line in _lines(entry, say):
            click.echo(line)


def _lines(entry: HistoryEntry, say: Speech) -> Iterator[str]:
    from banshi.cli.diff import change_lines

    title, day = entry.title.say(say.language), entry.first_day.isoformat()
    number = say(f"第 {entry.number} 版 ", f"Edition {entry.number} ") if entry.number is not None else ""
    until = say(f"，至 {entry.last_day} 止", f", until {entry.last_day}") if entry.last_day else ""
    yield click.style(say(f"{number}{title}，自 {day} 起{until}", f"{number}{title}, from {day}{until}"), bold=True)
    yield f"  {entry.summary}"
    proposed, approved = entry.proposed_by.say(say.language), entry.approved_by.say(say.language)
    yield "  " + say(f"提出：{proposed}；批准：{approved}", f"Proposed by: {proposed}; approved by: {approved}")
    yield from change_lines(entry.changes, say)
    yield ""


def _as_json(entry: HistoryEntry, say: Speech) -> dict[str, object]:
    return {
        "kind": entry.kind.value,
        "number": entry.number,
        "first_day": entry.first_day.isoformat(),
        "last_day": entry.last_day.isoformat() if entry.last_day else None,
        "summary": entry.summary,
        "published": entry.published.isoformat(),
        "proposed_by": entry.proposed_by.say(say.language),
        "approved_by": entry.approved_by.say(say.language),
        "changes": [change.to_json() for change in entry.changes],
    }
