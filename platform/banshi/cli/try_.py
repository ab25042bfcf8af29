"""What would come of these answers?  Runs a matter dry: nothing is stored, nobody is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from banshi.cli.speech import Speech, answer_json, in_language, with_json

if TYPE_CHECKING:
    from banshi.definitions.trying import Trial
    from banshi_rules.expressions import Reason
    from banshi_rules.tables import Hit
    from banshi_rules.time_limits import Due

DAY = click.DateTime(["%Y-%m-%d"])


@click.command("try", short_help="Dry-run a matter with answers.")
@click.argument("matter")
@click.option("--answers", required=True, type=click.Path(path_type=Path), help="YAML or JSON file with the answers.")
@click.option("--received", type=DAY, help="Day the application comes in (YYYY-MM-DD); by default today.")
@click.option("--accepted", type=DAY, help="Day it is accepted; by default the day it comes in.")
@click.option("--root", type=click.Path(exists=True, file_okay=False, path_type=Path), help="The district's folder.")
@with_json
@in_language
def command(
    matter: str,
    answers: Path,
    received: datetime | None,
    accepted: datetime | None,
    root: Path | None,
    as_json: bool,
    say: Speech,
) -> None:
    """Show what is asked, what is wrong, which materials, which route, due when, and why.

    MATTER is the path of a file or the code of a matter.  The answers file holds field ids and answers, or
    `given:`, `applicant:`, `registers:` and `plugins:` as an example of a definition does.

    \b
    Examples:
      banshi try catering-licence --answers answers.yaml
      banshi try matter_definitions/shili/market_supervision/catering-licence.yaml \\
          --answers answers.json --accepted 2026-02-13 --json

    Exit code: 0 also when answers are wrong (that is what one asks); 1 when the matter or the answers cannot be read;
    2 wrong use.
    """
    from banshi.cases.moment import civil_day
    from banshi.cli.answers import read_answers
    from banshi.cli.matters import compiled_matter, working_calendar
    from banshi.definitions.model import LAST_YEAR
    from banshi.definitions.trying import try_matter
    from banshi.use_cases.clock import SystemClock

    compiled = compiled_matter(matter, root, say)
    given = read_answers(answers, compiled, say)
    came = received.date() if received else accepted.date() if accepted else civil_day(SystemClock().now())
    for option, day in (("--received", received), ("--accepted", accepted)):
        if day is not None and day.year > LAST_YEAR:
            say.stop(f"{option} 太远，最晚 {LAST_YEAR} 年", f"{option} is too far; {LAST_YEAR} is the last year")
    if accepted and accepted.date() < came:
        say.stop("--accepted 不能早于 --received", "--accepted cannot be before --received")
    trial = try_matter(
        compiled,
        given.given,
        applicant=given.applicant,
        received=came,
        accepted=accepted.date() if accepted else came,
        calendar=working_calendar(),
        registers=given.registers,
        plugins=given.plugins,
    )
    if as_json:
        answer_json(trial.to_json(say.language))
    else:
        for line in _report(trial, came, say):
            click.echo(line)


def _report(trial: Trial, came: date, say: Speech) -> Iterator[str]:
    """The trial for people to read."""
    from banshi.definitions.fact_names import names_in_row, names_of, reasons_in_words
    from banshi.definitions.guide.steps import title_of

    names = names_of(trial.matter)

    def because_of(reasons: Sequence[Reason]) -> str:
        return _behind(reasons_in_words(tuple(_opened(reasons, trial)), names, say.language), say)

    matter, answer = trial.matter, trial.to_json(say.language)
    yield click.style(matter.title.say(say.language), bold=True)
    yield say(f"收到日期：{came.isoformat()}", f"Comes in on {came.isoformat()}")
    yield ""
    for wrong in trial.wrong:
        place = wrong.at or say("整个申请", "the application")
        yield click.style(f"✗ {place} [{wrong.check}] {wrong.message.say(say.language)}", fg="red")
    if not trial.wrong:
        yield click.style(say("✓ 没有错误", "✓ nothing wrong"), fg="green")
    labels = {field.id: f"{field.label.say(say.language)} ({field.id})" for field in matter.form.fields()}
    yield say("要填写：", "Asked: ") + _listed([labels[name] for name in answer["asked"]], say)
    hidden = trial.hidden_because()
    yield say("不用填写：", "Not asked: ") + _listed(
        [labels[name] + because_of(hidden.get(name, ())) for name in answer["not_asked"]], say
    )
    for part, (zh, en) in {
        "asked": ("要提交的材料", "Materials to hand in"),
        "supplied": ("免提交的材料", "Found by sharing"),
        "later": ("可以后补的材料", "May follow later"),
    }.items():
        if answer["materials"][part]:
            titles = [material.title.say(say.language) for material in getattr(trial.materials, part)]
            yield say(f"{zh}：", f"{en}: ") + _listed(titles, say)
    needed = {material.id for part in ("asked", "supplied", "later") for material in getattr(trial.materials, part)}
    spared = {name: why for name, why in trial.materials.because.items() if name not in needed}
    for name, why in spared.items():
        material = matter.material(name)
        title = name if material is None else material.title.say(say.language)
        yield say("不用提交：", "Not needed: ") + title + because_of(why)
    yield say("办理路径：", "Route: ") + answer["route"] + because_of(trial.route.because)
    ends = trial.route.route.ends
    if ends is not None:
        yield say("到此为止：", "Ends at the intake: ") + ends.message.say(say.language)
    else:
        yield say("环节：", "Steps: ") + " → ".join(
            f"{title_of(matter, step).say(say.language)} ({step.id})" for step in trial.steps
        )
        if trial.by_rule is not None:
            granted = trial.by_rule.granted
            said = say("系统当场准予", "granted by rule") if granted else say("转由人决定", "a person decides")
            yield say("自动审批：", "Decided by rule: ") + said + because_of(trial.by_rule.because)
        yield from _fees(trial, because_of, say)
        yield say("承诺办结：", "Promised by: ") + _last_day(trial.promised, say)
        yield say("法定期限：", "Statutory limit: ") + _last_day(trial.statutory, say)
    for name, hit in trial.looks():
        group = matter.tables[name].for_each
        decided = reasons_in_words(hit.because, names if group is None else names_in_row(names, group), say.language)
        found = _rows(hit, say) + _behind(decided, say)
        yield say(f"表 {name}：", f"Table {name}: ") + found


def _last_day(due: Due | None, say: Speech) -> str:
    """The last day of a limit, and whether a holiday that is not announced yet may move it."""
    if due is None:
        return say("无", "none")
    later = say("（暂定：节假日安排公布后可能变化）", " (provisional: it may move when the holidays are announced)")
    return due.written() + (later if due.provisional else "")


def _opened(reasons: Sequence[Reason], trial: Trial) -> Iterator[Reason]:
    """The reasons, with what decided a situation in the place of the situation."""
    from banshi_rules.expressions import evaluate

    situations = {situation.id: situation.when for situation in trial.matter.situations}
    for reason in reasons:
        if reason.text in situations:
            yield from _opened(evaluate(situations[reason.text], trial.understood.facts).because, trial)
        else:
            yield reason


def _fees(trial: Trial, because_of: Callable[[Sequence[Reason]], str], say: Speech) -> Iterator[str]:
    """What it costs, fee by fee, and the sum of several; nothing where the matter charges nothing."""
    reasons = {fee.id: why for fee, why in trial.fees.because}
    for due in trial.fees.due:
        amount = (
            say("还算不出", "not known yet") if due.amount is None else say(f"{due.amount} 元", f"{due.amount} yuan")
        )
        sum_of = say("免收", "waived") if due.waived else amount
        yield due.fee.title.say(say.language) + say("：", ": ") + sum_of + because_of(reasons.get(due.fee.id, ()))
    if trial.matter.fees and len(trial.fees.due) != 1:
        written = trial.fees.written()
        words = {"none": say("不收费", "nothing"), "unknown": say("还算不出", "not known yet")}
        yield say("应缴：", "To pay: ") + words.get(written, say(f"{written} 元", f"{written} yuan"))


def _rows(hit: Hit, say: Speech) -> str:
    """Which row of a table counts, or which are collected; none where none fits, or where several contradict."""
    numbers = _listed([str(number) for number in hit.rows or hit.contradicting or (hit.row,)], say)
    if hit.row is not None:
        return say(f"第 {numbers} 行", f"row{'s' if len(hit.rows) > 1 else ''} {numbers}")
    if hit.contradicting:
        return say(
            f"第 {numbers} 行都符合，互相矛盾，没有结果", f"rows {numbers} all fit and contradict each other: no result"
        )
    return say("没有行符合", "no row fits")


def _listed(names: list[str], say: Speech) -> str:
    return say("、", ", ").join(names) or say("无", "none")


def _behind(said: tuple[str, ...], say: Speech) -> str:
    """What decided, behind what was decided; nothing where nothing had to be."""
    return say(f"（{'；'.join(said)}）", f" ({'; '.join(said)})") if said else ""
