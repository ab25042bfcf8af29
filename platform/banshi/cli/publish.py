"""How do definitions come into force?  One person proposes, another approves; what is proposed is told in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from banshi.cli.speech import Speech, answer_json, in_language, with_json

if TYPE_CHECKING:
    from banshi.store.proposals import Proposal
    from banshi.use_cases.publishing import Proposed, Publication, PublishedEdition, Running
    from banshi.use_cases.world import World

DAY = click.DateTime(["%Y-%m-%d"])


@click.command("publish", short_help="Put definitions in force, by two persons.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--by", "person", help="Who does it: a login with a post as administrator of matters.")
@click.option("--summary", help="What changed and why; everybody can read it in the history.")
@click.option("--on", type=DAY, help="First day (YYYY-MM-DD); by default the day of approval.")
@click.option("--until", type=DAY, help="Last day on which one can apply; by default there is none.")
@click.option("--approve", type=int, metavar="ID", help="Put a proposal in force.")
@click.option("--reject", type=int, metavar="ID", help="Close a proposal without putting it in force.")
@click.option("--why", help="Why it is rejected.")
@click.option("--withdraw", metavar="MATTER", help="Propose that a matter takes no more applications.")
@click.option("--list", "listing", is_flag=True, help="Show the proposals that wait for a second person.")
@click.option("--root", type=click.Path(exists=True, file_okay=False, path_type=Path), help="The district's folder.")
@with_json
@in_language
def command(
    paths: tuple[Path, ...],
    person: str | None,
    summary: str | None,
    on: datetime | None,
    until: datetime | None,
    approve: int | None,
    reject: int | None,
    why: str | None,
    withdraw: str | None,
    listing: bool,
    root: Path | None,
    as_json: bool,
    say: Speech,
) -> None:
    """Propose the matters at or below these paths; another person puts them in force with --approve.

    Nothing is proposed or approved while an error or an example that does not hold stands in the way.  A matter that
    did not change is left out.  A proposal comes into force as a whole or not at all, and not once a newer one was
    made.  Applications that began under an older edition end under it, also when the matter is withdrawn.

    \b
    Examples:
      banshi publish matter_definitions/shili --by zhang.san --summary 承诺时限缩短为5个工作日 --on 2026-12-01
      banshi publish --list
      banshi publish --approve 7 --by li.si
      banshi publish --reject 7 --by li.si --why "the gazette says January"
      banshi publish --withdraw outdoor-signboard --by zhang.san --summary 国务院决定取消

    The installation is the one of BANSHI_DATA or BANSHI_DATABASE_URL, as for `banshi serve`.  While it has no
    accounts, the two persons may be named freely.

    Exit code: 0 done (or nothing new), 1 errors in the definitions or a refusal, 2 wrong use.
    """
    _one_act(bool(paths), approve is not None, reject is not None, withdraw is not None, listing, say=say)
    wanted = {"--by": None if listing else person}
    if paths or withdraw is not None:
        wanted["--summary"] = summary
    if reject is not None:
        wanted["--why"] = why
    for option, given in wanted.items():
        if not (given or "").strip() and not listing:
            say.stop(f"请写 {option}", f"{option} is missing")
    for path in paths:
        if not path.exists():
            say.stop(f"没有 {path}", f"There is no {path}")
    first, last = on.date() if on else None, until.date() if until else None
    answer = _Answer(as_json, say)
    if paths:
        from banshi.cli.check import errors_before_publishing

        errors = errors_before_publishing(paths, root, say)
        if errors:
            answer.errors(errors)
    from banshi.cli.serve import prepare, read_settings
    from banshi.use_cases import publishing
    from banshi.use_cases.refusals import Refusal

    world = prepare(read_settings())
    by, told = (person or "").strip(), (summary or "").strip()
    try:
        if listing:
            answer.waiting(publishing.waiting_proposals(world), publishing.running(world))
        elif approve is not None:
            answer.published(publishing.approve(world, approve, by=by))
        elif reject is not None:
            publishing.reject(world, reject, by=by, why=why or "")
            answer.rejected(reject)
        elif withdraw is not None:
            ended = publishing.propose_withdrawal(world, withdraw, by=by, summary=told, on=first)
            answer.proposed([], [ended], publishing.running(world))
        else:
            made = list(_propose(world, paths, root, answer, by=by, summary=told, on=first, until=last))
            same = [one for proposed in made for one in proposed.unchanged]
            answer.proposed(same, [one.proposal for one in made], publishing.running(world))
    except Refusal as refusal:
        click.echo(refusal.say(say.language), err=True)
        raise SystemExit(1) from refusal
    finally:
        world.store.engine.dispose()


def _one_act(*acts: bool, say: Speech) -> None:
    if sum(acts) != 1:
        say.stop(
            "要写路径，或者 --approve、--reject、--withdraw、--list 其中一个",
            "Name paths, or one of --approve, --reject, --withdraw, --list",
        )


def _propose(
    world: World, paths: tuple[Path, ...], root: Path | None, answer: _Answer, **said: object
) -> Iterator[Proposed]:
    """One proposal for each district the paths belong to; ends with exit code 1 where errors stand in the way."""
    from banshi.cli.check import Found, found_as_json
    from banshi.cli.matters import District
    from banshi.cli.places import roots_of
    from banshi.definitions.library import load_library
    from banshi.use_cases.publishing import propose

    found = False
    for one in roots_of(paths, root, answer.say):
        library = load_library(one, world.editions.vocabulary)
        district = District(one, library)
        chosen = [matter.code for matter in district.matters([path.resolve() for path in paths]).values()]
        if not chosen:
            continue
        found = True
        proposed = propose(world, library, only=chosen, **said)  # type: ignore[arg-type]
        if proposed.findings:
            told = [Found(district.shown(finding.at.file), finding) for finding in proposed.findings]
            answer.errors([found_as_json(finding, answer.say) for finding in told])
        yield proposed
    if not found:
        answer.say.stop("这些路径下没有事项", "There are no matters at or below these paths")


class _Answer:
    """What the command prints, for people or for programs."""

    def __init__(self, as_json: bool, say: Speech) -> None:
        self._as_json, self.say = as_json, say

    def errors(self, errors: list[dict[str, object]]) -> None:
        """Errors stand in the way; ends with exit code 1."""
        if self._as_json:
            self._print({"proposals": [], "editions": [], "findings": errors})
        else:
            for one in errors:
                click.echo(
                    f"{one['file']}:{one['line']}:{one['column']} {one['code']} {one['message']}\n  {one['hint']}",
                    err=True,
                )
            click.echo(self.say("有错误，没有发布。", "There are errors; nothing was published."), err=True)
        raise SystemExit(1)

    def proposed(
        self, unchanged: list[PublishedEdition], made: list[Proposal | None], running: Mapping[str, Running]
    ) -> None:
        """What waits for a second person now."""
        proposals = [one for one in made if one is not None]
        if self._as_json:
            self._print(
                {
                    "proposals": [proposal_json(one, running) for one in proposals],
                    "unchanged": [_edition_json(one) for one in unchanged],
                    "findings": [],
                }
            )
            return
        for one in unchanged:
            click.echo(
                self.say(
                    f"{one.matter}：没有变化，仍是第 {one.number} 版",
                    f"{one.matter}: unchanged, still edition {one.number}",
                )
            )
        for proposal in proposals:
            for line in proposal_lines(proposal, running, self.say):
                click.echo(line)
            click.echo(
                self.say(
                    f"等待另一位批准：banshi publish --approve {proposal.id} --by 登录名",
                    f"Waits for another person: banshi publish --approve {proposal.id} --by LOGIN",
                )
            )

    def published(self, made: Publication) -> None:
        """What is in force now; ends with exit code 1 where errors stood in the way."""
        if made.findings:
            from banshi.cli.check import Found, found_as_json

            self.errors([found_as_json(Found(finding.at.file, finding), self.say) for finding in made.findings])
        assert made.first_day is not None
        day = made.first_day.isoformat()
        if self._as_json:
            editions = [_edition_json(one) for one in made.editions]
            withdrawn = list(made.withdrawn)
            self._print({"editions": editions, "withdrawn": withdrawn, "first_day": day, "findings": []})
            return
        for one in made.editions:
            click.echo(
                self.say(
                    f"{one.matter}：第 {one.number} 版，已发布，自 {day} 起施行",
                    f"{one.matter}: edition {one.number}, published, in force from {day}",
                )
            )
        for code in made.withdrawn:
            click.echo(self.say(f"{code}：自 {day} 起不再受理申请", f"{code}: takes no applications from {day} on"))

    def rejected(self, identity: int) -> None:
        """That it is closed."""
        if self._as_json:
            self._print({"rejected": identity})
        else:
            click.echo(self.say(f"提议 {identity} 已退回", f"Proposal {identity} is rejected"))

    def waiting(self, waiting: tuple[Proposal, ...], running: Mapping[str, Running]) -> None:
        """Everything that waits for a second person."""
        if self._as_json:
            self._print({"proposals": [proposal_json(one, running) for one in waiting]})
            return
        for one in waiting:
            for line in proposal_lines(one, running, self.say):
                click.echo(line)
            click.echo("")
        if not waiting:
            click.echo(self.say("没有等待批准的提议。", "No proposal waits for approval."))

    def _print(self, answer: dict[str, object]) -> None:
        answer_json(answer)


def proposal_lines(one: Proposal, running: Mapping[str, Running], say: Speech) -> Iterator[str]:
    """A proposal for the person who is to approve it."""
    from banshi.cli.diff import change_lines
    from banshi.use_cases.publishing import NONE_RUNNING

    first = one.first_day.isoformat() if one.first_day else say("批准之日", "the day of approval")
    last = say(f"，至 {one.last_day} 止", f", until {one.last_day}") if one.last_day else ""
    yield click.style(
        say(
            f"提议 {one.id}：{one.summary}（{one.proposer.name}，自{first}起{last}）",
            f"Proposal {one.id}: {one.summary} ({one.proposer.name}, from {first}{last})",
        ),
        bold=True,
    )
    for matter in one.matters:
        there = running.get(matter.matter, NONE_RUNNING)
        began = say(
            f"在办 {there.cases} 件、草稿 {there.drafts} 份", f"running cases {there.cases}, open drafts {there.drafts}"
        )
        number = matter.after + 1
        state = (
            say("不再受理申请", "takes no more applications")
            if matter.digest is None
            else say(f"第 {number} 版", f"edition {number}")
        )
        yield f"  {matter.matter}{say('：', ': ')}{state} ({began})"
        yield from (f"  {line}" for line in change_lines(matter.changes, say))


def proposal_json(one: Proposal, running: Mapping[str, Running]) -> dict[str, object]:
    """A proposal for programs."""
    from banshi.use_cases.publishing import NONE_RUNNING

    return {
        "id": one.id,
        "act": "withdraw" if one.withdraws else "publish",
        "summary": one.summary,
        "by": one.proposer.name,
        "proposed": one.proposed.isoformat(),
        "first_day": one.first_day.isoformat() if one.first_day else None,
        "last_day": one.last_day.isoformat() if one.last_day else None,
        "matters": [
            {
                "matter": matter.matter,
                "number": matter.after + 1 if matter.digest is not None else None,
                "digest": matter.digest,
                "kind": matter.kind.value,
                "running": asdict(running.get(matter.matter, NONE_RUNNING)),
                "changes": [change.to_json() for change in matter.changes],
            }
            for matter in one.matters
        ],
    }


def _edition_json(one: PublishedEdition) -> dict[str, object]:
    return {"matter": one.matter, "number": one.number, "digest": one.digest, "new": one.new}
