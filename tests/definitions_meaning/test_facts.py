"""The one place where answers become facts: what is there, what is absent, and in which order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from banshi.definitions.calendars import shipped_calendar
from banshi.definitions.facts import facts_of
from banshi.definitions.model import Matter
from banshi_forms.answers import AnswerSheet

DAY = date(2026, 3, 2)
CALENDAR = shipped_calendar()
FORM = """
form:
  - section: one
    title: 一
    fields:
      - {id: business, kind: choice, label: 业态, required: true, options: {shop: 店, canteen: 食堂}}
      - {id: diners, kind: integer, label: 人数, visible_when: business == 'canteen', required: true}
      - {id: twice, kind: integer, label: 两倍, value: diners * 2}
      - {id: own, kind: yes-no, label: 本人, visible_when: applicant.kind == 'natural-person', required: true}
      - {id: until, kind: date, label: 到期}
"""
RULES = """
situations:
  crowded: size_class == 'big' && soon
  soon: days(received_on, until) < 30
tables:
  size_class:
    inputs: [diners]
    outputs: {size_class: [small, big]}
    policy: unique
    rows:
      - {diners: "<= 500", size_class: small}
      - {diners: "> 500", size_class: big}
  staff:
    inputs: [size_class, soon]
    outputs: {people: integer, note: [calm, busy]}
    policy: first
    rows:
      - {size_class: big, soon: true, people: 3, note: busy}
      - {size_class: "-", soon: "-", people: 1, note: calm}
"""


def known(matter: Matter, answers: dict[str, object], kind: str = "enterprise") -> dict[str, object]:
    """All facts by name."""
    sheet, problems = AnswerSheet.from_json(matter.form, answers)
    assert problems == ()
    return dict(facts_of(matter, sheet, {"kind": kind, "name": "测试"}, DAY, CALENDAR).facts)


def test_an_answer_that_is_not_asked_is_no_fact(matter_of: Callable[..., Matter]) -> None:
    facts = known(matter_of(FORM), {"business": "shop", "diners": 9})
    assert facts.get("diners") is None
    assert facts.get("twice") is None


def test_applicant_and_day_of_receipt_are_facts(matter_of: Callable[..., Matter]) -> None:
    facts = known(matter_of(FORM), {"business": "shop", "own": True}, kind="natural-person")
    assert facts["applicant"]["kind"] == "natural-person"  # type: ignore[index]
    assert facts["received_on"] == DAY
    assert facts["own"] is True
    assert known(matter_of(FORM), {"business": "shop", "own": True}).get("own") is None


def test_computed_values_are_never_taken_from_outside(matter_of: Callable[..., Matter]) -> None:
    assert known(matter_of(FORM), {"business": "canteen", "diners": 4, "twice": 99})["twice"] == 8


def test_situations_and_tables_come_after_what_they_read(matter_of: Callable[..., Matter]) -> None:
    facts = known(matter_of(FORM + RULES), {"business": "canteen", "diners": 501, "until": "2026-03-10"})
    assert (facts["size_class"], facts["soon"], facts["crowded"]) == ("big", True, True)
    assert facts["staff"] == {"people": 3, "note": "busy"}


def test_the_row_of_each_table_is_told(matter_of: Callable[..., Matter]) -> None:
    matter = matter_of(FORM + RULES)
    sheet, _ = AnswerSheet.from_json(matter.form, {"business": "canteen", "diners": 500, "until": "2027-03-10"})
    understood = facts_of(matter, sheet, {"kind": "enterprise"}, DAY, CALENDAR)
    assert {name: hit.row for name, hit in understood.hits.items()} == {"size_class": 1, "staff": 2}


def test_what_is_not_known_stays_unknown(matter_of: Callable[..., Matter]) -> None:
    facts = known(matter_of(FORM + RULES), {"business": "canteen"})
    assert facts.get("size_class") is None
    assert facts.get("crowded") is None
    assert facts.get("soon") is None


def test_unknown_and_false_is_false(matter_of: Callable[..., Matter]) -> None:
    facts = known(matter_of(FORM + RULES), {"business": "canteen", "diners": 5})
    assert facts["size_class"] == "small"
    assert facts["crowded"] is False  # small settles it, whatever the date
