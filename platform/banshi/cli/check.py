"""What is wrong with these definitions?  Everything at once, each with its place, in words, with what to do."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import click

from banshi.cli.speech import Speech, answer_json, in_language, with_json
from banshi_rules.findings import Finding, Severity

if TYPE_CHECKING:
    from banshi.definitions.kept_findings import Judgement

#: Says what is wrong with the wanted ones among the files of a folder.
Judge: TypeAlias = "Callable[[Path, list[Path]], Judgement]"

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.ADVICE: "cyan"}
SEVERITIES = {
    Severity.ERROR: ("错误", "error", "errors"),
    Severity.WARNING: ("警告", "warning", "warnings"),
    Severity.ADVICE: ("建议", "advice", "pieces of advice"),
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

    Every finding is `file:line:column CODE message`, and what to do about it.  Errors forbid publishing, warnings want
    a reason, advice is free.

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
        findings = [found_as_json(one, say) for one in checked.findings]
        answer_json({"findings": findings})
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
    from banshi.cli.places import calendar_folders, law_folders, roots_of
    from banshi.definitions.source import ENDINGS

    wanted = [path.resolve() for path in paths]
    folders: list[tuple[Path, Judge]] = [
        *((folder, _judge_calendars) for folder in calendar_folders(paths)),
        *((folder, _judge_laws) for folder in law_folders(paths)),
        *((folder, partial(_judge_district, say)) for folder in roots_of(paths, root, say)),
    ]
    parts = [_judged(folder, wanted, judge) for folder, judge in folders]
    parts += [_not_a_definition(path) for path in wanted if path.is_file() and path.suffix not in ENDINGS]
    return Checked(
        files=sum(part.files for part in parts),
        examples=sum(part.examples for part in parts),
        findings=tuple(found for part in parts for found in part.findings),
    )


def errors_before_publishing(paths: Iterable[Path], root: Path | None, say: Speech) -> list[dict[str, object]]:
    """The errors among all findings of the whole districts these paths belong to, as `--json` shows them."""
    from banshi.cli.places import roots_of

    found = look_at(roots_of(paths, root, say), root, say).findings
    return [found_as_json(one, say) for one in found if one.finding.severity is Severity.ERROR]


def _judged(folder: Path, wanted: list[Path], judge: Judge) -> Checked:
    """The wanted files of a folder: as they were judged before where nothing changed since, else judged now."""
    from banshi.cli.places import as_typed, files_of, installed_folders, kept_folder
    from banshi.definitions.kept_findings import KeptFindings, digest_of_files, key_of
    from banshi.definitions.source.files import definition_files

    mine = files_of(folder, wanted)
    store, key = KeptFindings(kept_folder()), None
    with contextlib.suppress(OSError):  # what cannot be read is a finding, and perhaps it can another time
        texts = (digest_of_files(one, definition_files(one)) for one in (folder, *installed_folders()))
        key = key_of(str(folder.resolve()), *texts, *sorted(mine))
    judgement = store.recall(key) if key is not None else None
    if judgement is None:
        judgement = judge(folder, wanted)
        if key is not None:
            store.keep(key, judgement)
    shown = {file: as_typed(folder / file) for file in {one.at.file for one in judgement.findings}}
    found = tuple(Found(shown[one.at.file], one) for one in judgement.findings)
    return Checked(len(mine), judgement.examples, found)


def _judge_district(say: Speech, folder: Path, wanted: list[Path]) -> Judgement:
    """The wanted files of a district with the examples they hold."""
    from banshi.cli.matters import District, known_words, working_calendar
    from banshi.cli.places import kept_folder
    from banshi.definitions.examples.running import example_findings
    from banshi.definitions.kept_findings import Judgement, KeptFindings
    from banshi.definitions.library import load_library
    from banshi.definitions.proven import proven
    from banshi.definitions.words import in_order

    district, calendar = District(folder, load_library(folder, known_words(say))), working_calendar()
    findings = list(district.findings(wanted))
    matters = district.matters(wanted).values()
    for matter in matters:
        findings += example_findings(matter, calendar)
        findings += proven(matter, calendar, KeptFindings(kept_folder()))
    return Judgement(in_order(findings), sum(len(matter.examples) for matter in matters))


def _judge_calendars(folder: Path, wanted: list[Path]) -> Judgement:
    from banshi.definitions.calendars import load_calendars

    return _among(folder, wanted, load_calendars(folder)[1])


def _judge_laws(folder: Path, wanted: list[Path]) -> Judgement:
    from banshi.definitions.law_files import load_laws

    return _among(folder, wanted, load_laws(folder)[1])


def _among(folder: Path, wanted: list[Path], findings: Iterable[Finding]) -> Judgement:
    """Those findings about a folder of the installation that are about wanted files."""
    from banshi.cli.places import files_of
    from banshi.definitions.kept_findings import Judgement

    mine = files_of(folder, wanted)
    return Judgement(tuple(finding for finding in findings if finding.at.file in mine))


def _not_a_definition(path: Path) -> Checked:
    """A file that was named but cannot be one: its ending says so."""
    from banshi.cli.places import as_typed
    from banshi.definitions.source import read

    file = as_typed(path)
    return Checked(1, 0, tuple(Found(file, finding) for finding in read(file, "")[1]))


def found_as_json(one: Found, say: Speech) -> dict[str, object]:
    """A finding as every command with `--json` shows it."""
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
        **({"counterexample": example} if (example := one.finding.args.get("counterexample")) is not None else {}),
    }


def found_lines(findings: Iterable[Found], say: Speech) -> Iterator[str]:
    """Findings as every command shows them, file by file."""
    from banshi.definitions.words import word

    for file, group in groupby(findings, key=lambda one: one.file):
        for one in group:
            worded, at = word(one.finding, say.language), one.finding.at
            severity = click.style(
                say(*SEVERITIES[one.finding.severity][:2]), fg=COLOURS[one.finding.severity], bold=True
            )
            yield f"{file}:{at.line}:{at.column} {one.finding.code} {severity} {worded.message}"
            yield f"  {worded.hint}"
            yield from _counterexample(one, say)
        yield ""


def _counterexample(one: Found, say: Speech) -> Iterator[str]:
    """The whole application that shows what is wrong, as `banshi try` takes it."""
    example = one.finding.args.get("counterexample")
    if isinstance(example, Mapping):
        answers = json.dumps({key: example[key] for key in ("given", "applicant")}, ensure_ascii=False)
        day = example["received"]
        yield say(
            f"  存为 answers.json，用 banshi try {one.file} --answers answers.json --received {day} 可以看到：",
            f"  Save as answers.json to see it: banshi try {one.file} --answers answers.json --received {day}",
        )
        yield f"  {answers}"


def _report(checked: Checked, say: Speech) -> Iterator[str]:
    yield from found_lines(checked.findings, say)
    yield _summary(checked, say)


def _summary(checked: Checked, say: Speech) -> str:
    counts = {severity: sum(one.finding.severity is severity for one in checked.findings) for severity in Severity}
    zh = "，".join(f"{SEVERITIES[s][0]} {n} 处" for s, n in counts.items() if n) or "没有发现问题"
    en = ", ".join(_count(n, *SEVERITIES[s][1:]) for s, n in counts.items() if n)
    return say(
        f"看了 {checked.files} 个文件，运行了 {checked.examples} 个例子：{zh}。",
        f"Looked at {_count(checked.files, 'file', 'files')} and ran "
        f"{_count(checked.examples, 'example', 'examples')}: {en or 'nothing wrong'}.",
    )


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
