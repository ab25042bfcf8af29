"""Which mutants do the examples of a matter notice?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from banshi.definitions.compile import Parsed, SharedParts, compile_parsed
from banshi.definitions.examples.running import run_example
from banshi.definitions.model import Matter
from banshi.definitions.mutation.mutant import Mutant, node_at, with_node
from banshi.definitions.mutation.places import mutants
from banshi.definitions.source.tree import Node
from banshi.definitions.vocabulary import Vocabulary
from banshi_rules.calendars import WorkingCalendar
from banshi_rules.findings import Severity

#: Compiles a file that has been read: the matter, or None and the code of an error that forbids it.
CompileFile: TypeAlias = Callable[[Parsed], "tuple[Matter | None, str | None]"]


def compiler(parts: SharedParts, vocabulary: Vocabulary) -> CompileFile:
    """Compiles files that belong to these shared parts, as the checker does."""

    def compile_file(file: Parsed) -> tuple[Matter | None, str | None]:
        made = compile_parsed(file, parts, vocabulary)
        if made.matter is not None:
            return made.matter, None
        return None, next(finding.code for finding in made.findings if finding.severity is Severity.ERROR)

    return compile_file


class Verdict(StrEnum):
    """What became of a mutant.  Only NOTICED and SURVIVED count."""

    NOTICED = "noticed"  # an example fails
    REFUSED = "refused"  # it does not compile: the checker finds the mistake before any example
    EQUIVALENT = "equivalent"  # it means the same, as has been proved
    SURVIVED = "survived"


@dataclass(frozen=True, slots=True)
class Judged:
    """A mutant and what became of it; `by` is the example that fails, or the code of the error.

    `matter` is the compiled mutant where it survived.
    """

    mutant: Mutant
    verdict: Verdict
    by: str | None = None
    matter: Matter | None = None


def judge(file: Parsed, matter: Matter, calendar: WorkingCalendar, compile_file: CompileFile) -> Iterator[Judged]:
    """Every mutant of a matter, judged by those of its examples that hold."""
    assert file.node is not None
    holding = [example for example in matter.examples if not run_example(matter, example, calendar)]
    for mutant in mutants(file.node, matter):
        made, code = compile_file(Parsed(file.path, file.text, without_examples(mutant.node), ()))
        if made is None:
            yield Judged(mutant, Verdict.REFUSED, code)
            continue
        noticing = next((example for example in holding if run_example(made, example, calendar)), None)
        if noticing is None:
            yield Judged(mutant, Verdict.SURVIVED, matter=made)
            continue
        yield Judged(mutant, Verdict.NOTICED, noticing.name)
        holding.sort(key=lambda example: example is not noticing)  # neighbouring mistakes are noticed by the same


def without_examples(root: Node) -> Node:
    """The tree without its examples: those of the definition are run, so that the mutant's need no compiling."""
    return root if node_at(root, ("examples",)) is None else with_node(root, ("examples",), None)


def score(judged: Iterable[Judged]) -> tuple[int, int]:
    """How many mutants are noticed, and of how many that count."""
    verdicts = [one.verdict for one in judged]
    noticed = verdicts.count(Verdict.NOTICED)
    return noticed, noticed + verdicts.count(Verdict.SURVIVED)
