"""Are the examples that are missing found, complete, and written as an author would write them?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from banshi.definitions.calendars import shipped_calendar
from banshi.definitions.compile import Parsed, SharedParts, parse
from banshi.definitions.examples.coverage import Survey, coverage
from banshi.definitions.examples.running import run_example, try_example
from banshi.definitions.model import Matter
from banshi.definitions.mutation import Judged, Verdict, compiler, judge, score
from banshi.definitions.proposals import (
    Looked,
    More,
    NewExample,
    Proposal,
    look_for,
    paste,
    proposals,
    written_into,
)
from banshi.definitions.vocabulary import Vocabulary

CALENDAR = shipped_calendar()


@dataclass
class Proposed:
    """A definition, what was proposed for it, and how it stands when all of that is written in."""

    file: Parsed
    matter: Matter
    looked: Looked
    proposals: tuple[Proposal, ...]
    text: str
    better: Matter
    judged: list[Judged]


@pytest.fixture(scope="session")
def propose(parts: SharedParts, vocabulary: Vocabulary) -> Callable[..., Proposed]:
    compile_file = compiler(parts, vocabulary)

    def proposing(text: str, path: str = "felling.yaml") -> Proposed:
        file = parse(path, text)
        matter, code = compile_file(file)
        assert matter is not None, code
        looked = look_for(matter, tuple(judge(file, matter, CALENDAR, compile_file)), CALENDAR)
        found = proposals(looked)
        for proposal in found:
            text = written_into(path, text, proposal, matter)
        again = parse(path, text)
        better, code = compile_file(again)
        assert better is not None, code
        judged = list(judge(again, better, CALENDAR, compile_file))
        return Proposed(file, matter, looked, found, text, better, judged)

    return proposing


@pytest.fixture(scope="session")
def felled(propose: Callable[..., Proposed], felling: str) -> Proposed:
    return propose(felling)


def test_with_the_proposals_everything_is_reached_and_nearly_everything_noticed(felled: Proposed) -> None:
    assert [e.name for e in felled.better.examples if run_example(felled.better, e, CALENDAR)] == []
    trials = [try_example(felled.better, example, CALENDAR) for example in felled.better.examples]
    found = coverage(Survey(felled.better), trials)
    assert [target.id for part in found.values() for target in part.missed] == []
    same = {one.mutant.words("en") for one in felled.looked.judged if one.verdict is Verdict.EQUIVALENT}
    left = {one.mutant.words("en") for one in felled.judged if one.verdict is Verdict.SURVIVED}
    assert left == same
    noticed, counted = score(felled.judged)
    assert (noticed + len(same)) == counted > 60


def test_few_examples_do_it_together(felled: Proposed) -> None:
    survived = sum(one.verdict is Verdict.SURVIVED for one in felled.looked.judged)
    assert len(felled.proposals) < survived / 2
    assert all(one.notices or (isinstance(one, NewExample) and one.reaches) for one in felled.proposals)


def test_what_each_is_for_is_true(felled: Proposed) -> None:
    for proposal in felled.proposals:
        example = proposal.example if isinstance(proposal, NewExample) else felled.better.examples[proposal.place]
        assert run_example(felled.matter, example, CALENDAR) == ()
        for one in proposal.notices:
            assert one.matter is not None
            assert run_example(one.matter, example, CALENDAR), one.mutant.words("en")


def test_names_are_chinese_and_differ(felled: Proposed) -> None:
    names = [example.name for example in felled.better.examples]
    assert len(set(names)) == len(names)
    assert all(any("\u4e00" <= character <= "\u9fff" for character in name) for name in names)


def test_nothing_that_stood_there_is_touched(felled: Proposed) -> None:
    lines = iter(felled.text.splitlines())
    for line in felled.file.text.splitlines():
        if "expect: {route: quick}" in line:  # this one is told to expect more
            continue
        assert line in lines, line


def test_what_is_pasted_is_what_is_written(felled: Proposed) -> None:
    new = next(one for one in felled.proposals if isinstance(one, NewExample))
    text = paste(felled.file.path, felled.file.text, new, felled.matter)
    assert text.startswith("  - name: ") and text in written_into(
        felled.file.path, felled.file.text, new, felled.matter
    )


def test_an_example_is_told_to_expect_more_before_another_is_written(
    propose: Callable[..., Proposed], felling: str
) -> None:
    commented = felling.replace("expect: {route: quick}", "expect:   # what comes of it\n      route: quick  # quickly")
    made = propose(commented)
    more = [one for one in made.proposals if isinstance(one, More)]
    assert [one.place for one in more] == [0] and len(more[0].notices) > 3
    assert "expect:   # what comes of it\n      route: quick  # quickly\n      " in made.text


def test_json_is_proposed_for_as_well(propose: Callable[..., Proposed], felled: Proposed) -> None:
    text = (Path(__file__).parent / "felling.json").read_text("utf-8")
    made = propose(text, "felling.json")
    assert score(made.judged)[1] - score(made.judged)[0] == score(felled.judged)[1] - score(felled.judged)[0]
    assert made.text.count("\n") > text.count("\n")


def test_a_definition_without_examples_gets_some(propose: Callable[..., Proposed], felling: str) -> None:
    made = propose(felling[: felling.index("examples:")])
    noticed, counted = score(made.judged)
    assert noticed / counted > 0.9
    assert all(isinstance(one, NewExample) for one in made.proposals)
    assert "\nexamples:\n  - name: " in made.text


def test_no_time_means_no_new_examples_and_no_error(felling: str, parts: SharedParts, vocabulary: Vocabulary) -> None:
    compile_file, file = compiler(parts, vocabulary), parse("felling.yaml", felling)
    matter, _ = compile_file(file)
    assert matter is not None
    judged = tuple(judge(file, matter, CALENDAR, compile_file))
    looked = look_for(matter, judged, CALENDAR, all_in=0)
    assert len(looked.judged) == len(judged) and Verdict.EQUIVALENT not in {one.verdict for one in looked.judged}
    assert proposals(looked)  # those that need no solver
