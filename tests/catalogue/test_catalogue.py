"""Is what we ship fit to be a model?  No finding, examples that hold and reach everything, English everywhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum

from banshi.assembly import plugin_host
from banshi.definitions.compile import parse
from banshi.definitions.examples.coverage import Survey, coverage
from banshi.definitions.examples.running import compare, try_example
from banshi.definitions.library import Library
from banshi.definitions.mutation import compiler, judge, score
from banshi.definitions.words import format_finding
from banshi_rules.calendars import WorkingCalendar
from banshi_rules.expressions import Expression
from banshi_rules.findings import Severity
from banshi_rules.texts import Text

#: What issue and law ask of the catalogue of the demonstration district.
SHIPPED = {"catering-licence", "outdoor-signboard", "individual-business-change"}


#: Advice that is true: texts nobody could compare with a gazette, what is no law, loops that cost time, what the case
#: engine does not run yet.
HONEST = {"A602", "A613", "L090", "N003"}


def test_nothing_is_wrong_with_what_we_ship(library: Library) -> None:
    assert [format_finding(finding, "en") for finding in library.findings if finding.code not in HONEST] == []
    assert {finding.severity for finding in library.findings} <= {Severity.ADVICE}


def test_the_matters_are_there(library: Library) -> None:
    assert set(library.matters) >= SHIPPED


def test_every_example_holds(library: Library, calendar: WorkingCalendar) -> None:
    for matter in library.matters.values():
        for example in matter.examples:
            wrong = compare(example, try_example(matter, example, calendar))
            assert [(w.key, w.expected, w.got) for w in wrong] == [], f"{matter.code}: {example.name}"


def test_every_matter_has_ten_examples_or_more(library: Library) -> None:
    assert {code: len(m.examples) for code, m in library.matters.items() if len(m.examples) < 10} == {}


def test_examples_notice_nine_small_mistakes_of_ten(library: Library, calendar: WorkingCalendar) -> None:
    compile_file = compiler(library.parts, plugin_host().vocabulary())
    for code, matter in library.matters.items():
        file = parse(library.paths[code], library.sources[library.paths[code]])
        noticed, counted = score(judge(file, matter, calendar, compile_file))
        assert noticed / counted >= 0.9, f"{code}: {noticed} of {counted}"


def test_examples_reach_everything(library: Library, calendar: WorkingCalendar) -> None:
    for matter in library.matters.values():
        trials = tuple(try_example(matter, example, calendar) for example in matter.examples)
        found = coverage(Survey(matter), trials)
        assert [target.id for part in found.values() for target in part.missed] == [], matter.code


def test_no_due_date_of_an_example_rests_on_a_provisional_calendar(library: Library, calendar: WorkingCalendar) -> None:
    for matter in library.matters.values():
        for example in matter.examples:
            trial = try_example(matter, example, calendar)
            due = [one for one in (trial.promised, trial.statutory) if one is not None]
            assert len(due) == (2 if trial.route.route.ends is None else 0), f"{matter.code}: {example.name}"
            assert not any(one.provisional for one in due), f"{matter.code}: {example.name}"


def test_everything_is_said_in_english_too(library: Library) -> None:
    things = {**library.matters, **library.departments, "district": library.district}
    for name, thing in things.items():
        assert [text.zh for text in texts(thing) if not text.en] == [], name


def test_no_text_is_the_same_in_both_languages(library: Library) -> None:
    for code, matter in library.matters.items():
        assert [t.zh for t in texts(matter) if t.en == t.zh and not t.zh.isascii()] == [], code


def texts(thing: object, seen: set[int] | None = None) -> Iterator[Text]:
    """Every text for people in a compiled definition."""
    seen = set() if seen is None else seen
    if isinstance(thing, Text):
        yield thing
    elif isinstance(thing, (str, int, Enum, Expression)) or thing is None or id(thing) in seen:
        return
    elif isinstance(thing, Mapping):
        for item in thing.values():
            yield from texts(item, seen)
    elif isinstance(thing, (tuple, list)):
        for item in thing:
            yield from texts(item, seen)
    elif is_dataclass(thing):
        seen.add(id(thing))
        for part in fields(thing):
            yield from texts(getattr(thing, part.name), seen)
