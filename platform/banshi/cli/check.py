"""What is wrong with these definitions?  Everything at once, each with its place, in words, with what to do."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from banshi.cli.speech import Speech, in_language, with_json
from banshi_rules.findings import Finding, Severity

if TYPE_CHECKING:
    from banshi.cli.places import District

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.ADVICE: "cyan"}
SEVERITIES = {
    Severity.ERROR: ("错误", "error"),
    Severity.WARNING: ("警告", "warning"),
    Severity.ADVICE: ("建议", "advice"),
}


@click.command(short_help="Say everything that is wrong with definitions.")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--strict", is_flag=True, help="Exit 1 for warnings, too.")
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The district's folder; by default the nearest one above that holds district.yaml.",
)
@with_json
@in_language
def command(paths: tuple[Path, ...], strict: bool, root: Path | None, as_json: bool, say: Speech) -> None:
    """Check files or folders: shape, names, types, law, tables, and the examples they hold.

    Every finding is `file:line:column CODE message`, and what to do about it.  Errors forbid publishing, warnings want a
    reason, advice is free.

    \b
    Examples:
      banshi check matter_definitions
      banshi check matter_definitions/shili/market_supervision/catering-licence.yaml
      banshi check --strict --json matter_definitions > findings.json

    Exit code: 0 nothing wrong (or warnings only), 1 errors (with --strict also warnings), 2 wrong use.
    """
    for path in paths:
        if not path.exists():
            say.stop(f"没有 {path}", f"There is no {path}")
    checked = look_at(paths, root, say)
    if as_json:
        click.echo(json.dumps({"findings": [_as_json(one, say) for one in checked.findings]}, ensure_ascii=False, indent=2))
    else:
        for line in _report(checked, say):
            click.echo(line)
    grave = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    raise SystemExit(1 if any(one.finding.severity in grave for one in checked.findings) else 0)


@dataclass(frozen=True, slots=True)
class Found:
    """A finding, and its file as one would type it."""

    file: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class Checked:
    """What was looked at, and what was found."""

    files: int
    examples: int
    findings: tuple[Found, ...]


def look_at(paths: Iterable[Path], root: Path | None, say: Speech) -> Checked:
    """Everything wrong with the files at or below these paths, and with the shared parts they need."""
    from banshi.cli.places import District, known_words, roots_of, working_calendar
    from banshi.definitions.examples import run_example
    from banshi.definitions.library import load_library
    from banshi.definitions.words import in_order

    words, calendar = known_words(say), working_calendar()
    wanted = [path.resolve() for path in paths]
    files = examples = 0
    found: list[Found] = []
    for one in roots_of(paths, root, say):
        district = District(one, load_library(one, words))
        mine = {file for file in district.library.sources if _within(district, file, wanted)}
        files += len(mine)
        findings = [f for f in district.library.findings if f.at.file in mine or not _within(district, f.at.file, wanted)]
        for matter in district.library.matters.values():
            if matter.at.file in mine:
                examples += len(matter.examples)
                findings += [m.finding() for e in matter.examples for m in run_example(matter, e, calendar)]
        found += [Found(district.shown(finding.at.file), finding) for finding in in_order(findings)]
    return Checked(files, examples, tuple(found))


def _within(district: District, file: str, wanted: Iterable[Path]) -> bool:
    path = (district.root / file).resolve()
    return any(path.is_relative_to(one) for one in wanted)


def _as_json(one: Found, say: Speech) -> dict[str, object]:
    from banshi.definitions.words import word

    worded = word(one.finding, say.language)
    return {
        "file": one.file,
        "line": one.finding.at.line,
        "column": one.finding.at.column,
        "code": one.finding.code,
        "severity": str(one.finding.severity),
        "message": worded.message,
        "hint": worded.hint,
    }


def _report(checked: Checked, say: Speech) -> Iterator[str]:
    from banshi.definitions.words import word

    for file, group in groupby(checked.findings, key=lambda one: one.file):
        for one in group:
            worded, at = word(one.finding, say.language), one.finding.at
            severity = click.style(say(*SEVERITIES[one.finding.severity]), fg=COLOURS[one.finding.severity], bold=True)
            yield f"{file}:{at.line}:{at.column} {one.finding.code} {severity} {worded.message}"
            yield f"  {worded.hint}"
        yield ""
    yield _summary(checked, say)


def _summary(checked: Checked, say: Speech) -> str:
    counts = {severity: sum(one.finding.severity is severity for one in checked.findings) for severity in Severity}
    zh = "，".join(f"{SEVERITIES[s][0]} {n} 处" for s, n in counts.items() if n) or "没有发现问题"
    en = ", ".join(f"{n} {SEVERITIES[s][1]}" + ("s" if n > 1 and s is not Severity.ADVICE else "") for s, n in counts.items() if n)
    return say(
        f"看了 {checked.files} 个文件，运行了 {checked.examples} 个例子：{zh}。",
        f"Looked at {checked.files} files and ran {checked.examples} examples: {en or 'nothing wrong'}.",
    )
