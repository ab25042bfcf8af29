"""Do the definitions do what their own examples say?  Runs them, and says what no example reaches or would notice."""

from __future__ import annotations

from pathlib import Path

import click

from banshi.cli.speech import Speech, answer_json, in_language, with_json


@click.command(short_help="Run the example cases written in the definitions.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--mutants", is_flag=True, help="List the small mistakes nobody would notice, with examples that would.")
@click.option("--write", is_flag=True, help="Offer the missing examples one by one, and write those you take.")
@click.option("--yes", is_flag=True, help="With --write: take all of them without asking.")
@click.option("--root", type=click.Path(exists=True, file_okay=False, path_type=Path), help="The district's folder.")
@with_json
@in_language
def command(
    paths: tuple[Path, ...], mutants: bool, write: bool, yes: bool, root: Path | None, as_json: bool, say: Speech
) -> None:
    """Run the examples of matters; count what they reach, and which small mistakes they would notice.

    The score is the part of all small mistakes one could make in the definition (a limit one more or less, `<` for
    `<=`, a row or a material left out …) that makes an example fail.  What is missing is proposed, ready to paste.

    \b
    Examples:
      banshi examples matter_definitions
      banshi examples --mutants matter_definitions/shili/market_supervision/catering-licence.yaml
      banshi examples --write matter_definitions/shili/market_supervision/catering-licence.yaml

    Exit code: 0 all hold, 1 some do not hold or a matter does not compile, 2 wrong use.
    """
    from banshi.cli.example_report import as_json_of, report
    from banshi.cli.example_runs import run
    from banshi.cli.example_writing import write_proposals

    for path in paths:
        if not path.exists():
            say.stop(f"没有 {path}", f"There is no {path}")
    if yes and not write:
        say.stop("--yes 要和 --write 一起用", "--yes goes with --write")
    if as_json and write and not yes:
        say.stop("--json 和 --write 一起用时要写 --yes", "--json with --write wants --yes: it cannot ask")
    runs, broken = run(paths, root, say)
    if not as_json:
        for line in report(runs, broken, mutants, say):
            click.echo(line)
    written = {one.file: write_proposals(one, yes, as_json, say) for one in runs} if write else {}
    if as_json:
        answer = {"matters": [as_json_of(one, say) for one in runs], "broken": broken}
        answer |= {"written": written} if write else {}
        answer_json(answer)
    failed = any(mismatches for one in runs for _, mismatches in one.examples)
    raise SystemExit(1 if failed or broken else 0)
