"""What came of running the examples of some definitions?  One answer per matter, for whoever tells or writes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from banshi.cli.speech import Speech

if TYPE_CHECKING:
    from banshi.definitions.examples.coverage import Part, Reached
    from banshi.definitions.examples.running import Mismatch
    from banshi.definitions.model import Example, Matter
    from banshi.definitions.mutation import Judged
    from banshi.definitions.proposals import Proposal


@dataclass(frozen=True, slots=True)
class Run:
    """One matter's examples, each with what did not come as expected; what they reach together and would notice; and
    the examples that are missing.  `path` and `text` are those of its file."""

    file: str
    path: Path
    text: str
    matter: Matter
    examples: tuple[tuple[Example, tuple[Mismatch, ...]], ...]
    coverage: Mapping[Part, Reached]
    mutants: tuple[Judged, ...]
    proposals: tuple[Proposal, ...]


def run(paths: tuple[Path, ...], root: Path | None, say: Speech) -> tuple[list[Run], list[str]]:
    """The examples of every matter at or below these paths, and the files that do not compile."""
    from banshi.cli.matters import District, known_words, working_calendar
    from banshi.cli.places import roots_of
    from banshi.definitions.compile import parse
    from banshi.definitions.examples.coverage import Survey, coverage
    from banshi.definitions.examples.running import compare, try_example
    from banshi.definitions.library import load_library
    from banshi.definitions.mutation import compiler, judge
    from banshi.definitions.proposals import look_for, proposals
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
            text = district.library.sources[file]
            looked = look_for(matter, tuple(judge(parse(file, text), matter, calendar, compile_file)), calendar)
            runs.append(
                Run(
                    file=district.shown(file),
                    path=district.root / file,
                    text=text,
                    matter=matter,
                    examples=tuple((e, compare(e, t)) for e, t in zip(matter.examples, trials, strict=True)),
                    coverage=coverage(Survey(matter), trials),
                    mutants=looked.judged,
                    proposals=proposals(looked),
                )
            )
        errors = [finding for finding in district.findings(wanted) if finding.severity is Severity.ERROR]
        broken |= {district.shown(finding.at.file) for finding in errors}
    return runs, sorted(broken)
