"""How do rules of supervision come into force?  Those of a district, checked, signed by two persons, from now on."""

from __future__ import annotations

from pathlib import Path

import click

from banshi.cli.speech import Speech, answer_json, in_language, with_json


@click.command("supervise", short_help="Let rules of supervision hold: warnings, yellow and red cards.")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--by", "first", required=True, help="Who does it: a login with a post as administrator of matters.")
@click.option("--and", "second", required=True, help="The second person: another login with such a post.")
@with_json
@in_language
def command(folder: Path, first: str, second: str, as_json: bool, say: Speech) -> None:
    """Let the rules of supervision in the FOLDER of a district hold from now on, in place of those before.

    What was over before sets no rule off; every case that is not closed is looked at anew.  With an error nothing
    changes: ask `banshi check` first.  While the installation has no accounts, the two may be named freely.

    \b
    Examples:
      banshi supervise matter_definitions/shili --by zhang.san --and li.si
      banshi supervise matter_definitions/shili --by zhang.san --and li.si --json

    Exit code: 0 done (or nothing new), 1 errors in the rules or a refusal, 2 wrong use.
    """
    from banshi.cli.check import Found, found_as_json, found_lines
    from banshi.cli.places import as_typed
    from banshi.cli.serve import prepare, read_settings
    from banshi.use_cases.signatories import NotSignatory
    from banshi.use_cases.supervising import import_rules

    world = prepare(read_settings())
    try:
        imported = import_rules(world, folder, (first, second))
    except NotSignatory as refusal:
        click.echo(refusal.say(say.language), err=True)
        raise SystemExit(1) from refusal
    finally:
        world.store.engine.dispose()
    found = [Found(as_typed(folder / one.at.file), one) for one in imported.errors]
    if as_json:
        findings = [found_as_json(one, say) for one in found]
        answer_json({"rules": imported.rules, "files": imported.files, "new": imported.new, "findings": findings})
    elif found:
        for line in found_lines(found, say):
            click.echo(line)
    elif imported.new:
        click.echo(
            say(
                f"{imported.rules} 条规则从现在起生效（{imported.files} 个文件）。",
                f"{imported.rules} rules hold from now on ({imported.files} files).",
            )
        )
    else:
        click.echo(say("规则没有变化。", "The rules are these already."))
    raise SystemExit(1 if found else 0)
