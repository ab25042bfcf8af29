"""What do examples reach?  Every kind of thing, both ways of a condition, and rows of groups one by one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from banshi.definitions.examples.coverage import CODES, Part, Survey, coverage, coverage_findings
from banshi.definitions.examples.mentions import mentions
from banshi.definitions.examples.running import example_findings, try_example
from banshi.definitions.model import Example, Matter
from banshi.definitions.words import WORDS, word
from banshi_rules.calendars import WorkingCalendar
from banshi_rules.findings import NOWHERE, Severity

PARTS = """
form:
  - section: one
    title: 一
    fields:
      - {id: uscc, kind: uscc, label: 代码, required: true}
      - {id: business, kind: choice, label: 业态, required: true, options: {shop: 店, canteen: 食堂, other: 其他}}
      - {id: diners, kind: integer, label: 人数, visible_when: business == 'canteen', required_when: has(uscc)}
      - id: staff
        kind: group
        label: 人员
        fields:
          - {id: role, kind: choice, label: 职务, required: true, options: {head: 负责人, cook: 厨师, waiter: 服务员}}
          - {id: grade, kind: integer, label: 等级, visible_when: role == 'cook', required: true}
situations:
  headed: staff.exists(p, p.role in ['head', 'waiter'])
materials:
  - {id: licence, title: 营业执照, source: sharing, register: business_licence, standard: 一致, basis: licensing-law}
  - {id: plan, title: 方案, source: applicant, accept: [pdf], standard: 清楚, basis: licensing-law,
     required_when: diners > 500}
tables:
  scale:
    inputs: [business, applicant.kind]
    outputs: {scale: [small, large]}
    policy: first
    rows:
      - {business: shop, applicant.kind: natural-person, scale: small}
      - {business: "-", applicant.kind: "-", scale: large}
checks:
  - {id: few, at: staff, wrong_when: diners > 500 && !headed, message: 人员不足}
  - {id: registered, plugin: market_supervision.enterprise_status, with: {uscc: uscc}}
routes:
  - {route: express, when: scale == 'small', promised: 1 working day, flow: express-3}
  - {route: standard}
"""


@pytest.fixture
def matter(matter_of: Callable[..., Matter]) -> Matter:
    return matter_of(PARTS)


def example(given: dict[str, Any], **more: Any) -> Example:
    blank: dict[str, Any] = {"applicant": {}, "received": date(2026, 3, 2), "accepted": None}
    return Example(name="例", given=given, expect={}, at=NOWHERE, **{**blank, "registers": {}, "plugins": {}, **more})


def missed(matter: Matter, calendar: WorkingCalendar, *examples: Example) -> dict[str, list[str]]:
    trials = [try_example(matter, one, calendar) for one in examples]
    found = coverage(Survey(matter), trials)
    return {str(part): [target.id for target in reached.missed] for part, reached in found.items()}


def test_one_example_reaches_one_side_of_everything(matter: Matter, calendar: WorkingCalendar) -> None:
    shop = example({"uscc": "92440305MA5HD4K27N", "business": "shop"}, applicant={"kind": "natural-person"})
    assert missed(matter, calendar, shop) == {
        "rows": ["scale:2"],
        "routes": ["standard"],
        "conditions": [
            "diners.visible_when true",
            "diners.required_when false",
            "staff.grade.visible_when true",
            "staff.grade.visible_when false",
            "headed true",
        ],
        "materials": ["licence asked", "plan asked"],
        "checks": ["few wrong", "registered wrong"],
        "options": ["business=canteen", "staff.role=cook", "staff.role=head", "staff.role=waiter"],
    }


def test_each_row_of_a_group_counts(matter: Matter, calendar: WorkingCalendar) -> None:
    staff = [{"role": "cook", "grade": 1}, {"role": "head"}]
    left = missed(matter, calendar, example({"business": "other", "staff": staff}))
    assert not [name for name in left["conditions"] if name.startswith("staff.grade")]
    assert left["options"] == [
        "business=canteen",
        "staff.role=waiter",
        "business=shop",
        "applicant.kind=natural-person",
    ]


def test_examples_reach_everything_together(matter: Matter, calendar: WorkingCalendar) -> None:
    rows = [[{"role": "cook", "grade": 1}], [{"role": "head"}, {"role": "waiter"}]]
    found = missed(
        matter,
        calendar,
        example({"business": "shop", "uscc": "92440305MA5HD4K27N"}, applicant={"kind": "natural-person"}),
        example({"business": "canteen", "diners": 501, "staff": rows[0]}, registers={"business_licence": "missing"}),
        example({"business": "canteen", "diners": 1, "staff": rows[1]}, plugins={"registered": "wrong"}),
        example({"business": "shop", "uscc": "92440305MA5HD4K27N"}, plugins={"registered": "wrong"}),
    )
    assert {part: names for part, names in found.items() if names} == {}


def test_options_are_named_by_conditions_and_cells(matter: Matter) -> None:
    named = {mention.name: (mention.at.line, sorted(mention.options)) for mention in mentions(matter)}
    assert list(named) == [
        "business=canteen",
        "staff.role=cook",
        "staff.role=head",
        "staff.role=waiter",
        "business=shop",
        "applicant.kind=natural-person",
    ]


def test_what_is_not_reached_is_advice_in_words(matter: Matter, calendar: WorkingCalendar) -> None:
    odd = replace(matter, examples=(example({}),))
    found = [finding for finding in example_findings(odd, calendar) if finding.code in CODES.values()]
    assert {finding.code for finding in found} == set(CODES.values()) and set(CODES) == set(Part)
    assert {finding.severity for finding in found} == {Severity.ADVICE}
    assert word(found[0], "zh").message == "没有例子走到表行 scale:1"
    assert word(found[0], "en").message == "No example reaches row scale:1"
    said = {word(finding, "en").message for finding in found}
    assert "In no example diners.visible_when holds" in said
    assert "In no example the material licence is asked" in said
    assert {word(finding, "zh").message for finding in found} >= {
        "没有例子使检查 few 查出问题",
        "没有例子走路径 express",
    }


def test_no_example_at_all_is_said_once(matter: Matter) -> None:
    (finding,) = coverage_findings(replace(matter, examples=()), ())
    assert finding.code == "E111" and finding.code in WORDS
    assert word(finding, "en").message.startswith("The matter tried has no example")


NESTED = """
form:
  - section: one
    title: 一
    fields:
      - id: floors
        kind: group
        label: 楼层
        fields:
          - {id: use, kind: choice, label: 用途, required: true, options: {shop: 店, store: 仓库}}
          - id: rooms
            kind: group
            label: 房间
            visible_when: use == 'shop'
            fields:
              - {id: area, kind: integer, label: 面积, required: true}
              - {id: fitted, kind: yes-no, label: 装修, visible_when: area > 10 && use == 'shop'}
materials:
  - {id: plan, title: 方案, source: applicant, accept: [pdf], standard: 清楚, basis: licensing-law}
"""


def test_groups_in_groups(matter_of: Callable[..., Matter], calendar: WorkingCalendar) -> None:
    matter = matter_of(NESTED)
    small = example({"floors": [{"use": "shop", "rooms": [{"area": 5}]}]})
    assert missed(matter, calendar, small)["conditions"] == [
        "floors.rooms.visible_when false",
        "floors.rooms.fitted.visible_when true",
    ]
    large = example({"floors": [{"use": "store"}, {"use": "shop", "rooms": [{"area": 20}]}]})
    assert missed(matter, calendar, small, large)["conditions"] == []
    assert [mention.name for mention in mentions(matter)] == ["floors.use=shop"]
    assert missed(matter, calendar, example({"floors": [{"use": "store"}]}))["options"] == ["floors.use=shop"]
