"""Which running cases can go on under another edition of their matter?  Told first, moved only when asked."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from banshi.cli.speech import Speech, answer_json, in_language, with_json
from banshi_rules.texts import Text

if TYPE_CHECKING:
    from banshi.use_cases.migrating import Moved, Planned

_WORDS = {
    "keep": Text("保留", "stays"),
    "move": Text("可转", "moves"),
    "ask": Text("需确认", "to confirm"),
    "blocked": Text("不能转", "cannot move"),
}


@click.command("migrate", short_help="Move running cases to another edition, or say which could be.")
@click.argument("matter")
@click.option("--to", "number", type=click.IntRange(1), help="Number of the edition; the one in force, if left out.")
@click.option("--step", "steps", multiple=True, metavar="OLD=NEW", help="A step that is called otherwise now.")
@click.option("--apply", "carry_out", is_flag=True, help="Move what can be moved; without it nothing changes.")
@click.option("--confirmed", is_flag=True, help="With --apply: also those that somebody has to confirm.")
@click.option("--by", metavar="PERSON", help="Who does it: login of an administrator of matters.")
@with_json
@in_language
def command(
    matter: str,
    number: int | None,
    steps: tuple[str, ...],
    carry_out: bool,
    confirmed: bool,
    by: str | None,
    as_json: bool,
    say: Speech,
) -> None:
    """Say for every running case of a matter whether it stays, moves, has to be confirmed or cannot move.

    MATTER is the code of a matter.  With --apply each case that can move does, whole or not at all, and its history
    says so; clocks that run keep their limits.

    \b
    Examples:
      banshi migrate catering-licence
      banshi migrate catering-licence --to 3 --step examine=review --apply --by administrator

    Exit code: 0 fine, 1 there is no such edition or a case could not be moved, 2 wrong use.
    """
    from banshi.cases.refusals import Refusal
    from banshi.cli.serve import prepare, read_settings
    from banshi.store.refusals import NotFound
    from banshi.use_cases.migrating import administrator, apply, plan, target_of

    renamed = dict(_pair(step, say) for step in steps)
    if carry_out and not by:
        say.stop("--apply 需要 --by：写明由谁办理", "--apply needs --by: say who does it")
    if confirmed and not carry_out:
        say.stop("--confirmed 只和 --apply 一起用", "--confirmed goes with --apply only")
    world = prepare(read_settings())
    try:
        target = target_of(world, matter, number)
        planned = plan(world, target, renamed)
        moved: tuple[Moved, ...] = ()
        if carry_out:
            actor = administrator(world, by or "")
            moved = apply(world, actor, target, planned, renamed, confirmed=confirmed)
    except NotFound as missing:
        click.echo(
            say(f"没有发布过事项 {matter} 的这个版本", f"No such edition of {matter} was ever published"), err=True
        )
        raise SystemExit(1) from missing
    except Refusal as refusal:
        click.echo(refusal.say(say.language), err=True)
        raise SystemExit(1) from refusal
    finally:
        world.store.engine.dispose()
    if as_json:
        answer_json(_as_json(matter, target.number, planned, moved, say))
    else:
        _tell(planned, moved, target.number, say)
    if any(one.refused for one in moved):
        raise SystemExit(1)


def _pair(step: str, say: Speech) -> tuple[str, str]:
    old, sign, new = step.partition("=")
    if not (old and sign and new):
        say.stop(f"--step 要写成 旧环节=新环节，不是“{step}”", f'--step wants OLD=NEW, not "{step}"')
    return old, new


def _tell(planned: tuple[Planned, ...], moved: tuple[Moved, ...], number: int, say: Speech) -> None:
    done = {one.plan.case: one for one in moved}
    for one in planned:
        word = _WORDS[one.found.verdict].say(say.language)
        line = say(f"{one.number}（第 {one.edition} 版）{word}：", f"{one.number} (edition {one.edition}) {word}: ")
        outcome = done.get(one.case)
        if outcome is not None:
            refused = outcome.refused.say(say.language) if outcome.refused else ""
            line += refused or say(f"已转到第 {number} 版", f"moved to edition {number}")
        else:
            line += one.found.reason.say(say.language)
        click.echo(line)
    counts = Counter(one.found.verdict.value for one in planned)
    words = [f"{_WORDS[verdict].say(say.language)} {counts[verdict]}" for verdict in _WORDS if counts[verdict]]
    whole = say(f"共 {len(planned)} 件在办办件在其他版本上", f"{len(planned)} running cases on other editions")
    click.echo(": ".join((whole, ", ".join(words))) if words else whole)


def _as_json(
    matter: str, number: int, planned: tuple[Planned, ...], moved: tuple[Moved, ...], say: Speech
) -> dict[str, object]:
    done = {one.plan.case: one for one in moved}
    return {
        "matter": matter,
        "to": number,
        "cases": [
            {
                "number": one.number,
                "edition": one.edition,
                "verdict": one.found.verdict.value,
                "reason": one.found.reason.say(say.language),
                "steps": dict(one.found.steps),
                "moved": one.case in done and done[one.case].refused is None,
            }
            for one in planned
        ],
    }
