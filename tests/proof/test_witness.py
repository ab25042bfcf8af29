"""Is there somebody of whom it is so?  Every witness is tried; where there is none, nobody is made up."""

from __future__ import annotations

import pytest
from proof.conftest import Written

from banshi.definitions.library import Library
from banshi.definitions.model import Matter
from banshi.definitions.proof import (
    AllOf,
    Applicant,
    Asks,
    Hits,
    Misses,
    NoneOf,
    Predicate,
    Prover,
    Requires,
    Takes,
    Value,
    Wrongs,
    witness,
)
from banshi_rules.calendars import WorkingCalendar
from banshi_rules.expressions import Expression, compile_expression
from banshi_rules.findings import NOWHERE
from banshi_rules.values import INTEGER, Type, list_of, record


def wanted_of(matter: Matter) -> list[tuple[Predicate, bool]]:
    """What examples of a matter have to reach, and whether it is filed then."""
    wanted: list[tuple[Predicate, bool]] = [(Takes(route.id), True) for route in matter.routes]
    wanted += [(Requires(material.id), True) for material in matter.materials]
    wanted += [(Asks(field.id), True) for field in matter.form.fields()]
    wanted += [(Wrongs(check.id), False) for check in matter.checks if check.wrong_when is not None]
    wanted += [(Hits(table.id, row.number), False) for table in matter.tables.values() for row in table.rows]
    return wanted


def test_everything_in_the_shipped_matters_can_be_reached(library: Library, calendar: WorkingCalendar) -> None:
    """An applicant for every route, material, question, check and row, without anything wrong but what is wanted."""
    found = 0
    for matter in library.matters.values():
        prover = Prover(matter, calendar)
        for predicate, filed in wanted_of(matter):
            one = prover.witness(predicate, filed=filed)
            assert isinstance(one, Applicant), (matter.code, predicate, one)
            trial = one.tried(matter, calendar)
            assert predicate.met(trial)
            assert {wrong.check for wrong in trial.wrong} <= {check.id for check in matter.checks}
            assert not (filed and trial.wrong)
            found += 1
    assert found > 80


FORM = """
form:
  - section: shop
    title: 店铺
    fields:
      - {id: business, kind: choice, label: 业态, required: true, options: {catering: 餐饮, canteen: 食堂}}
      - {id: area, kind: decimal, label: 面积, decimals: 2, min: 1, max: 1000, required: true}
      - {id: diners, kind: integer, label: 人数, min: 1, max: 5000, visible_when: business == 'canteen', required: true}
      - {id: opened, kind: date, label: 开业日期, latest: today}
      - {id: code, kind: uscc, label: 代码}
      - {id: note, kind: text, label: 备注, min_length: 2, max_length: 20}
      - id: staff
        kind: group
        label: 人员
        least: 0
        most: 30
        fields:
          - {id: name, kind: person-name, label: 姓名, required: true, privacy: personal, purpose: 核验}
          - {id: age, kind: integer, label: 年龄, min: 16, max: 80}
          - {id: pay, kind: decimal, label: 工资, decimals: 2, min: 0, max: 100000}
"""


def condition(matter: Matter, text: str) -> Expression:
    """A condition over the answers of that matter."""
    scope: dict[str, Type] = {"received_on": compile_type("date")}
    for field in matter.form.fields():
        if hasattr(field, "members"):
            scope[field.id] = list_of(record({member.id: member.type for member in field.members}))
        else:
            scope[field.id] = field.type
    expression, findings = compile_expression(text, scope, NOWHERE)
    assert expression is not None, findings
    return expression


def compile_type(kind: str) -> Type:
    """The type of that name."""
    from banshi_rules import values

    return {"date": values.DATE, "integer": INTEGER}[kind]


POSSIBLE = """
area == 50.25
area * area > 900 && area * area < 901
area / 3 > 10 && area / 3 < 10.01
diners > 4999 && business == 'canteen'
days(opened, received_on) == 17
size(note) == 13
code == '92440305MA5HD4K27N'
size(staff) == 29
staff.exists(s, s.age == 20) && staff.exists(s, s.age == 21) && staff.all(s, s.age < 30)
staff.sum(s, s.age) == 100
staff.sum(s, s.pay) > 5000.5 && size(staff) >= 2
staff.exists(s, !has(s.age))
has(opened) && !has(note)
diners % 7 == 3 && diners > 100
diners / area == 2
size(staff) == 3 && staff.all(s, s.pay * s.age > 1000)
min(area, 20) == 20 && max(diners, 4) == 4
""".strip().splitlines()

IMPOSSIBLE = """
area > 1000
area == 50.255
area < 1
has(diners) && business == 'catering'
diners > 5000
opened > received_on
size(note) == 1
size(note) == 21
code == '92440305MA5HD4K27M'
staff.exists(s, s.age > 80)
size(staff) > 30
staff.all(s, s.age > 20) && staff.exists(s, s.age < 18)
area * area > 1000000
area / 3 > 334
diners / 0 > 1
diners % 7 == 7
staff.sum(s, s.age) > 2400
!has(area)
staff.exists(s, !has(s.name))
""".strip().splitlines()


@pytest.mark.parametrize("text", POSSIBLE)
def test_somebody_is_found(written: Written, text: str) -> None:
    matter = written(FORM)
    one = witness(matter, condition(matter, text))
    assert isinstance(one, Applicant), one
    assert not one.tried(matter, WorkingCalendar(())).wrong


@pytest.mark.parametrize("text", IMPOSSIBLE)
def test_nobody_is_found(written: Written, text: str) -> None:
    matter = written(FORM)
    assert witness(matter, condition(matter, text)) is None


def test_predicates_are_put_together(written: Written) -> None:
    matter = written(FORM)
    canteen, large = condition(matter, "business == 'canteen'"), condition(matter, "area > 100")
    both = AllOf((Value(canteen), NoneOf((Value(large),)), Asks("diners")))
    one = witness(matter, both)
    assert isinstance(one, Applicant)
    assert one.given["business"] == "canteen"
    assert witness(matter, AllOf((Value(canteen, False), Asks("diners")))) is None


def test_unknown_is_a_value_of_its_own(written: Written) -> None:
    matter = written(FORM)
    one = witness(matter, Value(condition(matter, "diners > 3"), None))
    assert isinstance(one, Applicant)
    assert one.given["business"] == "catering"
    assert witness(matter, Value(condition(matter, "area > 3"), None)) is None


def test_a_gap_is_not_a_question_that_was_not_answered(written: Written) -> None:
    matter = written(
        FORM
        + """
tables:
  track:
    inputs: [diners]
    outputs: {track: [few, many]}
    policy: unique
    rows:
      - {diners: "<= 50", track: few}
      - {diners: "> 50", track: many}
"""
    )
    assert witness(matter, Misses("track")) is None
    assert isinstance(witness(matter, Misses("track", known=False)), Applicant)
