"""How do definitions come into force?  Checks them, freezes them as editions, and says which are new."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from banshi.cli.speech import Speech, in_language, with_json

if TYPE_CHECKING:
    from banshi.use_cases.publishing import PublishedEdition


@click.command("publish", short_help="Put definitions in force.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--by", "person", required=True, help="Who publishes (login or name); stays in the history.")
@click.option("--summary", required=True, help="What changed and why, for those who read the history.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="First day in force (YYYY-MM-DD); by default today.")
@click.option("--root", type=click.Path(exists=True, file_okay=False, path_type=Path), help="The district's folder.")
@with_json
@in_language
def command(
    paths: tuple[Path, ...],
    person: str,
    summary: str,
    on: datetime | None,
    root: Path | None,
    as_json: bool,
    say: Speech,
) -> None:
    """Put the matters at or below these paths in force, all of them or none.

    Nothing is published while an error or an example that does not hold stands in the way.  A matter that did not
    change gets no new edition.  Applications that began under an older edition end under it.

    \b
    Examples:
      banshi publish matter_definitions --by admin --summary "first publication"
      banshi publish matter_definitions/shili/urban_management/outdoor-signboard.yaml \\
          --by admin --summary 承诺时限缩短为5个工作日 --on 2026-12-01

    The installation is the one of BANSHI_DATA or BANSHI_DATABASE_URL, as for `banshi serve`.

    Exit code: 0 published (or nothing new), 1 errors in the definitions, 2 wrong use.
    """
    from banshi.cli.check import errors_before_publishing

    for path in paths:
        if not path.exists():
            say.stop(f"没有 {path}", f"There is no {path}")
    if not person.strip() or not summary.strip():
        say.stop("--by 和 --summary 不能是空的", "--by and --summary cannot be empty")
    errors = errors_before_publishing(paths, root, say)
    if errors:
        _answer_errors(errors, as_json, say)
        raise SystemExit(1)
    editions = _publish(paths, root, person.strip(), summary.strip(), on, say)
    if as_json:
        click.echo(json.dumps({"editions": [_as_json(one) for one in editions], "findings": []}, indent=2))
        return
    for one in editions:
        click.echo(
            say(f"{one.matter}：第 {one.number} 版，已发布", f"{one.matter}: edition {one.number}, published")
            if one.new
            else say(
                f"{one.matter}：没有变化，仍是第 {one.number} 版",
                f"{one.matter}: unchanged, still edition {one.number}",
            )
        )


def _publish(
    paths: tuple[Path, ...], root: Path | None, by: str, summary: str, on: datetime | None, say: Speech
) -> list[PublishedEdition]:
    from banshi.cli.places import District, roots_of
    from banshi.cli.serve import prepare, read_settings
    from banshi.definitions.library import load_library
    from banshi.use_cases.publishing import publish

    world = prepare(read_settings())
    editions: list[PublishedEdition] = []
    try:
        for one in roots_of(paths, root, say):
            library = load_library(one, world.editions.vocabulary)
            wanted = [path.resolve() for path in paths]
            chosen = [matter.code for matter in District(one, library).matters(wanted).values()]
            day = on.date() if on else None
            editions += publish(world, library, by=by, summary=summary, on=day, only=chosen).editions
    finally:
        world.store.engine.dispose()
    if not editions:
        say.stop("这些路径下没有事项", "There are no matters at or below these paths")
    return editions


def _as_json(one: PublishedEdition) -> dict[str, object]:
    return {"matter": one.matter, "number": one.number, "digest": one.digest, "new": one.new}


def _answer_errors(errors: list[dict[str, object]], as_json: bool, say: Speech) -> None:
    if as_json:
        click.echo(json.dumps({"editions": [], "findings": errors}, ensure_ascii=False, indent=2))
        return
    for one in errors:
        click.echo(
            f"{one['file']}:{one['line']}:{one['column']} {one['code']} {one['message']}\n  {one['hint']}", err=True
        )
    click.echo(say("有错误，没有发布。", "There are errors; nothing was published."), err=True)
