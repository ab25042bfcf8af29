"""Which paths can a case of a matter take, how long do they take, and is every one of them in time?"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from banshi.cli.speech import Speech, answer_json, in_language, with_json


@click.command("paths", short_help="Prove that every path of a matter is in time.")
@click.argument("matter")
@click.option(
    "--accepted", type=click.DateTime(["%Y-%m-%d"]), help="Day of acceptance: shows each day, counted or not, and why."
)
@click.option("--root", type=click.Path(exists=True, file_okay=False, path_type=Path), help="The district's folder.")
@with_json
@in_language
def command(matter: str, accepted: datetime | None, root: Path | None, as_json: bool, say: Speech) -> None:
    """Show every path of every route with its limits, the slowest and the fastest, and whether all keep the promise.

    A path is one way through the steps: those whose condition does not hold fall away, of a fork the branch counts that
    is waited for. Steps between acceptance and decision must fit into the promise, the promise into the law's limit,
    that into the ceiling of the class. Procedures of the law stop the clock; a return starts no new one and counts
    nothing. Which conditions hold together is tried, not guessed; what a list or a calculation gives is taken as free.

    \b
    Examples:
      banshi paths catering-licence
      banshi paths catering-licence --accepted 2026-02-13
      banshi paths matter_definitions/shili/urban_management/road-occupation.yaml --json

    Exit code: 0 no path is late; 1 one is, or the matter has errors; 2 wrong use. What could not be proved is said.
    """
    from banshi.cli.matters import compiled_matter, working_calendar
    from banshi.cli.path_words import Shown
    from banshi.definitions.model import LAST_YEAR
    from banshi.definitions.path_proof import Proof, prove

    compiled = compiled_matter(matter, root, say, judged=False)
    day = accepted.date() if accepted is not None else None
    if day is not None and day.year > LAST_YEAR:
        say.stop(f"--accepted 太远，最晚 {LAST_YEAR} 年", f"--accepted is too far; {LAST_YEAR} is the last year")
    proofs = prove(compiled)
    shown = Shown(say, compiled, day, working_calendar() if day is not None else None)
    if as_json:
        routes = [shown.as_json(proof) for proof in proofs]
        answer_json({"matter": compiled.code, "routes": routes})
    else:
        click.echo(click.style(compiled.title.say(say.language), bold=True))
        for proof in proofs:
            for line in shown.report(proof):
                click.echo(line)
    raise SystemExit(1 if any(proof.proof is Proof.BROKEN for proof in proofs) else 0)
