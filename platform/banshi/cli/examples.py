"""Do the definitions do what their own examples say?  Runs them, and says what no example reaches or would notice."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from banshi.cli.speech import Speech, in_language, with_json

if TYPE_CHECKING:
    from banshi.definitions.coverage import Part, Reached
    from banshi.definitions.examples import Mismatch
    from banshi.definitions.model import Example, Matter
    from banshi.definitions.mutation import Judged

PARTS = {
    "rows": ("表行", "table rows"),
    "routes": ("路径", "routes"),
    "conditions": ("条件", "conditions"),
    "materials": ("材料", "materials"),
    "checks": ("检查", "checks"),
    "options": ("选项", "options"),
}


@click.command(short_help="Run the example cases written in the definitions.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--mutants", is_flag=True, help="List the small mistakes that no example would notice.")
@click.option("--root", type=click.Path(exists=True, file_okay=False, path_type=Path), help="The district's folder.")
@with_json
@in_language
def command(paths: tuple[Path, ...], mutants: bool, root: Path | None, as_json: bool, say: Speech) -> None:
    """Run the examples of matters; count what they reach, and which small mistakes they would notice.

    The score is the part of all small mistakes one could make in the definition (a limit one more or less, `<` for
    `<=`, a row or a material left out …) that makes an example fail.

    \b
    Examples:
      banshi examples matter_definitions
      banshi examples --mutants matter_definitions/shili/market_supervision/catering-licence.yaml

    Exit code: 0 all hold, 1 some do not hold or a matter does not compile, 2 wrong use.
    """
    for path in paths:
        if not path.exists():
            say.stop(f"没有 {path}", f"There is no {path}")
    runs, broken = run(paths, root, say)
    if as_json:
        answer = {"matters": [_as_json(one, say) for one in runs], "broken": broken}
        click.echo(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        for line in _report(runs, broken, mutants, say):
            click.echo(line)
    failed = any(mismatches for one in runs for _, mismatches in one.examples)
    raise SystemExit(1 if failed or broken else 0)


@dataclass(frozen=True, slots=True)
class Run:
    """One matter's examples, each with what did not come as expected, what they reach together, and would notice."""

    file: str
    matter: Matter
    examples: tuple[tuple[Example, tuple[Mismatch, ...]], ...]
    coverage: Mapping[Part, Reached]
    mutants: tuple[Judged, ...]


def run(paths: tuple[Path, ...], root: Path | None, say: Speech) -> tuple[list[Run], list[str]]:
    """The examples of every matter at or below these paths, and the files that do not compile."""
    from banshi.cli.places import District, known_words, roots_of, working_calendar
    from banshi.definitions.compile import parse
    from banshi.definitions.coverage import Survey, coverage
    from banshi.definitions.examples import compare, try_example
    from banshi.definitions.library import load_library
    from banshi.definitions.mutation import compiler, judge
    from banshi_rules.findings import Severity

    words, calendar = known_words(say), working_calendar()
    wanted = [path.resolve() for path in paths]
    runs: list[Run] = []
    broken: set[str] = set()
    for one in roots_of(paths, root, say):
        district = District(one, load_library(one, words))
        compile_file = compiler(district.library.parts, words)
        for file, matter in district.matters(wanted).items():
            trials = tuple(try_example(matter, example, calendar) for example in matter.examples)
            compared = tuple((e, compare(e, t)) for e, t in zip(matter.examples, trials, strict=True))
            parsed = parse(file, district.library.sources[file])
            judged = tuple(judge(parsed, matter, calendar, compile_file))
            runs.append(Run(district.shown(file), matter, compared, coverage(Survey(matter), trials), judged))
        errors = [finding for finding in district.findings(wanted) if finding.severity is Severity.ERROR]
        broken |= {district.shown(finding.at.file) for finding in errors}
    return runs, sorted(broken)


def _as_json(one: Run, say: Speech) -> dict[str, Any]:
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
    }


def _report(runs: list[Run], broken: list[str], mutants: bool, say: Speech) -> Iterator[str]:
    from banshi.definitions.examples import shown

    for one in runs:
        yield click.style(f"{one.file}  {one.matter.title.say(say.language)}", bold=True)
        for example, mismatches in one.examples:
            mark = click.style("✗", fg="red") if mismatches else click.style("✓", fg="green")
            yield f"  {mark} {example.name}"
            for wrong in mismatches:
                yield "      " + say(
                    f"{wrong.key} 期望 {shown(wrong.expected)}，实际 {shown(wrong.got)}",
                    f"{wrong.key} should be {shown(wrong.expected)} and is {shown(wrong.got)}",
                )
        for name, part in one.coverage.items():
            if part.total:
                names = [target.words.say(say.language) for target in part.missed]
                missed = say(f"，没有到达：{'、'.join(names)}", f"; never reached: {', '.join(names)}")
                yield f"  {say(*PARTS[name])} {part.reached}/{part.total}{missed if names else ''}"
        yield from _mutants(one, mutants, say)
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


def _mutants(one: Run, in_full: bool, say: Speech) -> Iterator[str]:
    """The score in one line; in full also every mistake that would stay, and those that are none."""
    from banshi.definitions.mutation import Verdict, score

    noticed, counted = score(one.mutants)
    if not counted:
        return
    yield say(
        f"  改错 {counted} 处，例子发现 {noticed} 处，得分 {noticed / counted:.2f}",
        f"  {counted} small mistakes, {noticed} noticed by examples: score {noticed / counted:.2f}",
    )
    if not in_full:
        return
    for judged in one.mutants:
        words, line = judged.mutant.words(say.language), judged.mutant.at.line
        if judged.verdict is Verdict.SURVIVED:
            yield say(
                f"    第 {line} 行：{words}，没有例子会发现", f"    line {line}: {words} - no example would notice"
            )
        elif judged.verdict is Verdict.EQUIVALENT:
            yield say(
                f"    第 {line} 行：{words}，意思不变，不计", f"    line {line}: {words} - means the same; not counted"
            )
