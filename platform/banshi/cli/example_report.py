"""How is told what examples do, reach and notice?  For people line by line, for programs as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import click

from banshi.cli.speech import Speech

if TYPE_CHECKING:
    from banshi.cli.example_runs import Run
    from banshi.definitions.mutation import Judged
    from banshi.definitions.proposals import Proposal

PARTS = {
    "rows": ("表行", "table rows"),
    "routes": ("路径", "routes"),
    "conditions": ("条件", "conditions"),
    "materials": ("材料", "materials"),
    "checks": ("检查", "checks"),
    "options": ("选项", "options"),
}


def as_json_of(one: Run, say: Speech) -> dict[str, Any]:
    """One matter's examples, coverage, mutants and proposals, as `docs/language/examples.md` describes it."""
    from banshi.definitions.mutation import score

    noticed, counted = score(one.mutants)
    return {
        "matter": one.matter.code,
        "file": one.file,
        "examples": [
            {
                "name": example.name,
                "holds": not mismatches,
                "mismatches": [{"key": m.key, "expected": m.expected, "got": m.got} for m in mismatches],
            }
            for example, mismatches in one.examples
        ],
        "coverage": {
            name: {"reached": part.reached, "of": part.total, "missed": [target.id for target in part.missed]}
            for name, part in one.coverage.items()
        },
        "mutants": {
            "score": round(noticed / counted, 3) if counted else None,
            "noticed": noticed,
            "of": counted,
            "list": [
                {
                    "line": judged.mutant.at.line,
                    "column": judged.mutant.at.column,
                    "mistake": judged.mutant.mistake,
                    "words": judged.mutant.words(say.language),
                    "verdict": judged.verdict,
                    "by": judged.by,
                }
                for judged in one.mutants
            ],
        },
        "proposals": [_proposal(one, proposal, say) for proposal in one.proposals],
    }


def _proposal(one: Run, proposal: Proposal, say: Speech) -> dict[str, Any]:
    from banshi.definitions.proposals import NewExample

    new = isinstance(proposal, NewExample)
    return {
        "kind": "new" if new else "more",
        "name": name_of(proposal),
        "text": text_of(one, proposal),
        "notices": [judged.mutant.words(say.language) for judged in proposal.notices],
        "reaches": [target.id for target in proposal.reaches] if isinstance(proposal, NewExample) else [],
    }


def name_of(proposal: Proposal) -> str:
    """What the example is called that is proposed, or that could expect more."""
    from banshi.definitions.proposals import NewExample

    return proposal.example.name if isinstance(proposal, NewExample) else proposal.name


def text_of(one: Run, proposal: Proposal) -> str | None:
    """The lines to paste; None where the layout of the file is too unusual to be written in."""
    from banshi.definitions.edit import NotEdited
    from banshi.definitions.proposals import paste

    try:
        return paste(one.path.name, one.text, proposal, one.matter)
    except NotEdited:
        return None


def report(runs: list[Run], broken: list[str], in_full: bool, say: Speech) -> Iterator[str]:
    """Everything line by line; `in_full` with every mistake that nobody would notice and who would."""
    for one in runs:
        yield click.style(f"{one.file}  {one.matter.title.say(say.language)}", bold=True)
        yield from _examples(one, say)
        for name, part in one.coverage.items():
            if part.total:
                names = [target.words.say(say.language) for target in part.missed]
                missed = say(f"，没有到达：{'、'.join(names)}", f"; never reached: {', '.join(names)}")
                yield f"  {say(*PARTS[name])} {part.reached}/{part.total}{missed if names else ''}"
        yield from _score(one, say)
        yield from _mutants(one, say) if in_full else ()
        yield ""
    for file in broken:
        sentence = say(f"{file} 有错误，用 banshi check 查看。", f"{file} has errors; see banshi check.")
        yield click.style(sentence, fg="red")
    total = sum(len(one.examples) for one in runs)
    failed = sum(bool(mismatches) for one in runs for _, mismatches in one.examples)
    yield say(
        f"{len(runs)} 个事项，{total} 个例子：{f'{failed} 个不符' if failed else '全部相符'}。",
        f"{len(runs)} matters, {total} examples: {f'{failed} do not hold' if failed else 'all hold'}.",
    )


def _examples(one: Run, say: Speech) -> Iterator[str]:
    from banshi.definitions.examples.running import shown

    for example, mismatches in one.examples:
        mark = click.style("✗", fg="red") if mismatches else click.style("✓", fg="green")
        yield f"  {mark} {example.name}"
        for wrong in mismatches:
            yield "      " + say(
                f"{wrong.key} 期望 {shown(wrong.expected)}，实际 {shown(wrong.got)}",
                f"{wrong.key} should be {shown(wrong.expected)} and is {shown(wrong.got)}",
            )


def _score(one: Run, say: Speech) -> Iterator[str]:
    from banshi.definitions.mutation import score

    noticed, counted = score(one.mutants)
    if counted:
        yield say(
            f"  可能的笔误 {counted} 处，例子会发现 {noticed} 处，得分 {noticed / counted:.2f}",
            f"  {counted} possible slips, {noticed} noticed by examples: score {noticed / counted:.2f}",
        )
    if one.proposals:
        yield say(
            f"  有 {len(one.proposals)} 个补充例子的建议：用 --mutants 查看，用 --write 写进文件",
            f"  {len(one.proposals)} proposals for examples: --mutants shows them, --write writes them",
        )


def _mutants(one: Run, say: Speech) -> Iterator[str]:
    """Every mistake that would stay, by the proposal that would notice it; then those nobody can, and those that are
    none."""
    from banshi.definitions.mutation import Verdict

    for proposal in one.proposals:
        yield ""
        yield from what_for(proposal, say)
        text = text_of(one, proposal)
        yield from (line for line in (text or "").splitlines())
    told = {id(judged.mutant) for proposal in one.proposals for judged in proposal.notices}
    alone = [judged for judged in one.mutants if id(judged.mutant) not in told]
    ends: Mapping[Verdict, tuple[str, str]] = {
        Verdict.SURVIVED: ("没有例子会发现，也没有找到会发现的例子", "no example would notice, and none was found"),
        Verdict.EQUIVALENT: ("意思不变，不计", "means the same; not counted"),
    }
    for judged in alone:
        if judged.verdict in ends:
            yield f"  {_slip(judged, say)}{say('，', ' - ')}{say(*ends[judged.verdict])}"


def what_for(proposal: Proposal, say: Speech) -> Iterator[str]:
    """What a proposal is good for: the mistakes it notices, what it reaches, and what is to be done."""
    from banshi.definitions.proposals import NewExample

    for judged in proposal.notices:
        yield f"  {_slip(judged, say)}{say('，没有例子会发现', ' - no example would notice')}"
    if isinstance(proposal, NewExample):
        for target in proposal.reaches:
            words = target.words.say(say.language)
            yield say(f"  没有例子到达：{words}", f"  no example reaches: {words}")
        yield say("  可以加这样一个例子：", "  an example that would:")
    else:
        yield say(f"  例子“{proposal.name}”可以再写明：", f'  the example "{proposal.name}" could also say:')


def _slip(judged: Judged, say: Speech) -> str:
    words, line = judged.mutant.words(say.language), judged.mutant.at.line
    return say(f"第 {line} 行：{words}", f"line {line}: {words}")
