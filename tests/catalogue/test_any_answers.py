"""Does anything break on answers nobody foresaw?  Whatever JSON arrives, a dry run says what is wrong and ends."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from banshi.definitions.examples.running import try_example
from banshi.definitions.facts import facts_beside, facts_of
from banshi.definitions.library import Library
from banshi.definitions.model import Example, Matter
from banshi.definitions.requirements import PASSED, required_materials, route_of, run_checks
from banshi.definitions.trying import party_of, try_matter
from banshi_forms.answers import AnswerSheet
from banshi_forms.live import prune
from banshi_forms.model import Group
from banshi_rules.calendars import WorkingCalendar

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.dates().map(str),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
QUIETLY = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def answers(matter: Matter) -> st.SearchStrategy[dict[str, Any]]:
    """Any JSON under the matter's own field ids, mixed with what its examples say."""
    said: dict[str, list[Any]] = {}
    for example in matter.examples:
        for key, value in example.given.items():
            said.setdefault(key, []).append(value)
    fields: dict[str, st.SearchStrategy[Any]] = {}
    for field in matter.form.fields():
        odd: st.SearchStrategy[Any] = JSON
        if isinstance(field, Group):
            odd |= st.lists(st.dictionaries(st.sampled_from([m.id for m in field.members]), JSON), max_size=3)
        fields[field.id] = st.sampled_from(said[field.id]) | odd if field.id in said else odd
    return st.fixed_dictionaries({}, optional=fields)


@QUIETLY
@given(data=st.data())
def test_a_dry_run_never_raises(library: Library, calendar: WorkingCalendar, data: st.DataObject) -> None:
    matter = library.matters[data.draw(st.sampled_from(sorted(library.matters)))]
    trial = try_matter(
        matter,
        data.draw(answers(matter)),
        applicant=data.draw(st.dictionaries(st.sampled_from(["kind", "name", "number", "mobile"]), JSON)),
        received=data.draw(st.dates(date(2018, 1, 1), date(2027, 12, 31))),
        calendar=calendar,
        registers=data.draw(st.dictionaries(st.just("business_licence"), st.sampled_from(["found", "missing"]))),
        plugins=data.draw(st.dictionaries(st.just("registered"), st.sampled_from(["passed", "wrong", "unknown"]))),
    )
    answer = json.loads(json.dumps(trial.to_json("en")))
    assert answer["route"] in {route.id for route in matter.routes}
    assert not set(answer["asked"]) & set(answer["not_asked"])
    places = {field.id for field in matter.form.fields()} | {field.id for field in matter.party_form.fields()}
    assert all(wrong["at"] is None or wrong["at"].split(".")[0] in places | {""} for wrong in answer["wrong"])


@QUIETLY
@given(data=st.data())
def test_what_is_filed_means_the_same_as_what_was_typed(
    library: Library, calendar: WorkingCalendar, data: st.DataObject
) -> None:
    """Pruning, storing and reading back changes no fact, no route, no material and no check."""
    matter = library.matters[data.draw(st.sampled_from(sorted(library.matters)))]
    sheet, _ = AnswerSheet.from_json(matter.form, data.draw(answers(matter)))
    party, _ = party_of(matter, {"kind": data.draw(st.sampled_from(matter.applicants))})
    day = data.draw(st.dates(date(2018, 1, 1), date(2027, 12, 31)))
    filed = prune(matter.form, sheet, facts_beside(party, day, calendar))
    again, problems = AnswerSheet.from_json(matter.form, json.loads(json.dumps(filed.to_json(matter.form))))
    assert problems == ()
    before, after = (facts_of(matter, one, party, day, calendar).facts for one in (sheet, again))
    assert before == after
    assert route_of(matter, before).route == route_of(matter, after).route
    assert required_materials(matter, before, bool).asked == required_materials(matter, after, bool).asked
    asked = [run_checks(matter, facts, lambda _name, _arguments: PASSED) for facts in (before, after)]
    assert asked[0] == asked[1]


def test_an_example_without_days_is_tried_on_an_ordinary_day(library: Library, calendar: WorkingCalendar) -> None:
    example: Example = next(e for m in library.matters.values() for e in m.examples if e.received is e.accepted)
    matter = next(m for m in library.matters.values() if example in m.examples)
    assert try_example(matter, example, calendar).understood.facts["received_on"] == date(2026, 1, 5)
