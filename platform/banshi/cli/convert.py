"""How does a definition become JSON, or YAML again?  Nothing is lost but the comments, which JSON does not know."""

from __future__ import annotations

from pathlib import Path

import click

from banshi.cli.speech import Speech, answer_json, in_language, with_json


@click.command("convert", short_help="Turn a definition from YAML into JSON, or back.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--to", "form", required=True, type=click.Choice(["json", "yaml"]), help="What it shall be.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write; by default it is printed.")
@with_json
@in_language
def command(file: Path, form: str, output: Path | None, as_json: bool, say: Speech) -> None:
    """Turn one definition into JSON or YAML.  Both say exactly the same; numbers keep their digits, texts their quotes.

    JSON has no comments: how many are left out is said.  The file itself stays; a file that exists is not overwritten.

    \b
    Examples:
      banshi convert matter_definitions/shili/market_supervision/catering-licence.yaml --to json -o catering.json
      banshi convert catering.json --to yaml

    Exit code: 0 fine, 1 the file has errors, 2 wrong use.
    """
    from banshi.cli.check import Found, found_as_json, found_lines
    from banshi.cli.places import as_typed
    from banshi.cli.writing import write_whole
    from banshi.definitions.source.files import read_file
    from banshi.definitions.style import Formatted, as_yaml
    from banshi.definitions.style import as_json as turned_to_json

    if not file.is_file():
        say.stop(f"没有文件 {file}", f"There is no file {file}")
    if output is not None and output.exists():
        say.stop(f"{output} 已经存在，没有改动", f"{output} exists already; nothing was changed")
    if output is not None and output.suffix not in ((".json",) if form == "json" else (".yaml", ".yml")):
        say.stop(f"{output} 的后缀应当是 .{form}", f"{output} should end in .{form}")
    shown = as_typed(file)
    text, findings = read_file(file, shown)
    turn = turned_to_json if form == "json" else as_yaml
    made = turn(shown, text) if text is not None else Formatted(None, findings)
    found = [Found(shown, one) for one in made.findings]
    if made.text is not None and output is not None:
        write_whole(output, made.text.encode(), say)
    if as_json:
        answer = {
            "text": made.text if output is None else None,
            "file": str(output) if output is not None and made.text is not None else None,
            "dropped_comments": made.dropped,
            "findings": [found_as_json(one, say) for one in found],
        }
        answer_json(answer)
    else:
        for line in found_lines(found, say):
            click.echo(line, err=True)
        if made.text is not None and output is None:
            click.echo(made.text, nl=False)
        if made.dropped:
            click.echo(
                say(
                    f"JSON 没有注释：{made.dropped} 处注释没有带过去。",
                    f"JSON has no comments: {made.dropped} were left out.",
                ),
                err=True,
            )
    raise SystemExit(0 if made.text is not None else 1)
