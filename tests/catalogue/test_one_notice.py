"""Does one notice say everything?  Who mends just what it lists is never told of something that could be known before.

Of every shipped matter, applications are spoiled by chance: answers taken away or wrong, rows and materials gone.  The
items of the notice are mended with the answers of the good application, nothing else is touched, and everything is
checked again (Licensing Law 32(4)).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from banshi.cases.events import Gap, StoredFile
from banshi.definitions.examples.running import ORDINARY_DAY, try_example
from banshi.definitions.facts import facts_beside
from banshi.definitions.library import Library
from banshi.definitions.model import Example, Matter
from banshi.definitions.requirements import PASSED
from banshi.use_cases.gaps import gaps_of
from banshi.use_cases.overview import look_over
from banshi_forms.answers import AnswerSheet
from banshi_forms.live import prune
from banshi_forms.model import Group
from banshi_forms.party import applicant_facts, as_answers
from banshi_rules.calendars import WorkingCalendar

FILE = (StoredFile("1" * 64, "材料.pdf", "pdf", 1024),)
OFTEN = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
#: What nobody can mean: of no option, below every least, in no calendar.
NONSENSE = ("不存在的选项", "-1", "")

Answers = dict[str, Any]
Good = Sequence[tuple[Matter, Example]]


class Window:
    """Where applications of one matter are looked over; registers hold nothing, and departments find nothing wrong."""

    def __init__(self, matter: Matter, calendar: WorkingCalendar, example: Example) -> None:
        self.matter, self.day = matter, example.received or example.accepted or ORDINARY_DAY
        self.calendar = calendar
        self.world: Any = SimpleNamespace(
            calendars=SimpleNamespace(current=lambda: calendar),
            plugins=SimpleNamespace(look_up=lambda register, number: None, ask=lambda name, arguments: PASSED),
        )

    def filed(self, answers: Answers, party: Answers) -> AnswerSheet:
        """What is kept of answers: what was not asked goes."""
        sheet = AnswerSheet.from_json(self.matter.form, answers)[0]
        known = applicant_facts(self._party(party), self.matter.applicants)
        return prune(self.matter.form, sheet, facts_beside(known, self.day, self.calendar))

    def gaps(self, answers: Answers, party: Answers, materials: set[str]) -> tuple[Gap, ...]:
        """The items of the notice about an application; what ends at the intake is never filed, and gets none."""
        files = {name: FILE for name in materials}
        sheet, particulars = self.filed(answers, party), self._party(party)
        whole = look_over(self.world, self.matter, particulars, sheet, files, self.day, {})
        assume(whole.route.route.ends is None)
        return gaps_of(self.matter, whole)

    def _party(self, party: Answers) -> AnswerSheet:
        return AnswerSheet.from_json(self.matter.party_form, party)[0]


def applicants_of(matter: Matter, example: Example) -> Answers:
    """The particulars of an example, whole."""
    kind = example.applicant.get("kind") or matter.applicants[0]
    number = "11010519491231002X" if kind == "natural-person" else "92440305MA5HD4K27N"
    given = {"name": "测试甲", "contact": "测试甲", "mobile": "13800000000", "number": number, **example.applicant}
    return dict(as_answers({**given, "kind": kind}, matter.applicants))


def at(answers: Any, path: str) -> Any:
    """The answer at a path; None where there is none."""
    for part in path.split("."):
        if isinstance(answers, list):
            answers = answers[int(part)] if part.isdecimal() and int(part) < len(answers) else None
        else:
            answers = answers.get(part) if isinstance(answers, Mapping) else None
    return answers


def mended(answers: Any, path: str, value: Any) -> Any:
    """The answers with another one at that path; a row that is not there stays away."""
    first, _, rest = path.partition(".")
    if isinstance(answers, list):
        return [mended(row, rest, value) if str(n) == first else row for n, row in enumerate(answers)]
    here = dict(answers or {})
    if not rest:
        here.pop(first, None)
        return here if value is None else {**here, first: value}
    return {**here, first: mended(here.get(first), rest, value)} if first in here else here


def spoiled(draw: Any, matter: Matter, answers: Answers) -> Answers:
    """The answers, some of them gone or wrong, also inside rows."""
    kept: Answers = {}
    fields = {field.id: field for field in matter.form.fields()}
    for name, value in answers.items():
        what = draw(st.sampled_from(("kept", "kept", "gone", "wrong", "inside")), label=name)
        group = isinstance(fields.get(name), Group) and isinstance(value, list)
        if what == "kept" or (what == "inside" and not group):
            kept[name] = value
        elif what == "inside":
            kept[name] = [
                {key: inner for key, inner in row.items() if draw(st.integers(0, 3), label=key)} for row in value
            ]
        elif what == "wrong" and not group:
            kept[name] = draw(st.sampled_from(NONSENSE), label=f"{name} wrong")
    return kept


@pytest.fixture(scope="session")
def good_ones(library: Library, calendar: WorkingCalendar) -> list[tuple[Matter, Example]]:
    """Examples in which nothing is wrong, handled here, of all matters that ask for no licence held before: there is no
    register of licences here."""
    return [
        (matter, example)
        for matter in library.matters.values()
        if matter.acts_on is None and not matter.requires
        for example in matter.examples
        if not (trial := try_example(matter, example, calendar)).wrong and trial.route.route.ends is None
    ]


def abouts(gaps: tuple[Gap, ...], kind: str) -> list[str]:
    """The places or materials that gaps are about."""
    return [gap.about.removeprefix(kind) for gap in gaps if gap.about.startswith(kind)]


def said_before(gap: Gap, listed: tuple[Gap, ...]) -> bool:
    """Whether the notice had said so: a rule that an answer breaks which nobody could tell was gone."""
    rule = gap.problem.rpartition("：")[2]
    return any(gap.problem in one.problem or one.problem.endswith(rule) for one in listed)


@OFTEN
@given(data=st.data())
def test_who_mends_what_is_listed_is_done(good_ones: Good, calendar: WorkingCalendar, data: st.DataObject) -> None:
    matter, example = good_ones[data.draw(st.integers(0, len(good_ones) - 1))]
    window, party = Window(matter, calendar, example), applicants_of(matter, example)
    everything = {material.id for material in matter.materials}
    good: Answers = dict(example.given)
    assert window.gaps(good, party, everything) == ()
    bad = spoiled(data.draw, matter, good)
    wrong_party = {name: value for name, value in party.items() if data.draw(st.integers(0, 4), label=name)}
    handed_in = {name for name in sorted(everything) if data.draw(st.booleans(), label=name)}
    listed = window.gaps(bad, wrong_party, handed_in)
    now: Answers = window.filed(bad, wrong_party).to_json(matter.form)
    for place in sorted(abouts(listed, "field:")):
        now = mended(now, place, at(good, place))
    particulars = {**wrong_party, **{place: party[place] for place in abouts(listed, "field:") if place in party}}
    left = window.gaps(now, particulars, handed_in | set(abouts(listed, "material:")))
    assert [gap.about for gap in left if not said_before(gap, listed)] == [], matter.code


@OFTEN
@given(data=st.data())
def test_what_other_answers_bring_was_said_before(
    good_ones: Good, calendar: WorkingCalendar, data: st.DataObject
) -> None:
    """Mended with the answers of somebody else: new demands are only such as the notice had named."""
    matter, example = good_ones[data.draw(st.integers(0, len(good_ones) - 1))]
    others = [one for found, one in good_ones if found is matter]
    other = others[data.draw(st.integers(0, len(others) - 1))]
    window, party = Window(matter, calendar, example), applicants_of(matter, example)
    bad = spoiled(data.draw, matter, dict(example.given))
    listed = window.gaps(bad, party, set())
    now: Answers = window.filed(bad, party).to_json(matter.form)
    for place in sorted(abouts(listed, "field:")):
        value = at(dict(other.given), place)
        now = mended(now, place, at(dict(example.given), place) if value is None else value)
    left = window.gaps(now, party, set(abouts(listed, "material:")))
    left = tuple(gap for gap in left if not said_before(gap, listed))
    known = set(abouts(listed, "material:")) | {place.split(".")[0] for place in abouts(listed, "field:")} | {"other"}
    new = {gap.about for gap in left if gap.about.partition(":")[2].split(".")[0] not in known and gap.about != "other"}
    assert new == set(), matter.code
