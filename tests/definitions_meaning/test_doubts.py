"""What hangs on an answer that is not right yet?  Questions, also in rows, materials and rules: each on a condition."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from banshi.definitions.calendars import shipped_calendar
from banshi.definitions.doubts import Doubts, doubts_of
from banshi.definitions.facts import facts_of
from banshi.definitions.model import Matter
from banshi_forms.answers import AnswerSheet
from banshi_forms.live import live_fields

CALENDAR = shipped_calendar()
PARTS = """
form:
  - section: one
    title: 一
    fields:
      - {id: area, kind: decimal, label: 面积}
      - {id: kind, kind: choice, label: 业态, options: {shop: 商店, pool: 泳池, bath: 浴室}}
      - {id: volume, kind: decimal, label: 容积, required: true, visible_when: kind == 'pool'}
      - {id: note, kind: text, label: 备注, visible_when: kind == 'bath'}
      - {id: why, kind: text, label: 理由, required_when: "area > 500"}
      - id: staff
        kind: group
        label: 人员
        least: 0
        fields:
          - {id: role, kind: choice, label: 职务, options: {cook: 厨师, clerk: 文员}}
          - {id: health, kind: date, label: 健康证有效期, required: true, visible_when: role == 'cook'}
situations:
  wet: kind != 'shop'
  big: area > 100
tables:
  level:
    inputs: [kind, area]
    outputs: {level: [low, high]}
    policy: first
    rows:
      - {kind: pool, area: "-", level: high}
      - {kind: "-", area: "> 200", level: high}
      - {kind: "-", area: "-", level: low}
materials:
  - {id: plan, title: 平面图, source: applicant, accept: [pdf], standard: 清楚, basis: licensing-law}
  - {id: water, title: 水质, source: applicant, accept: [pdf], standard: 合格, basis: licensing-law,
     required_when: wet && big}
  - {id: deep, title: 结构, source: applicant, accept: [pdf], standard: 合格, basis: licensing-law,
     required_when: "volume > 50"}
  - {id: high, title: 评估, source: applicant, accept: [pdf], standard: 合格, basis: licensing-law,
     required_when: "level == 'high'"}
checks:
  - {id: clerks, at: staff, wrong_when: "staff.all(s, s.role == 'clerk') && wet", message: 须有厨师}
routes:
  - {route: standard}
"""


@pytest.fixture
def matter(matter_of: Callable[..., Matter]) -> Matter:
    return matter_of(PARTS)


def doubts(matter: Matter, wrong: set[str], **answers: object) -> Doubts:
    sheet, problems = AnswerSheet.from_json(matter.form, answers)
    assert problems == ()
    understood = facts_of(matter, sheet, {"kind": "enterprise"}, date(2026, 3, 2), CALENDAR)
    party = live_fields(matter.party_form, {"applicant_kind": "enterprise"})
    return doubts_of(matter, party, understood, wrong)


def named(found: Doubts) -> tuple[list[str], list[str], list[str]]:
    return (
        [one.at for one in found.questions],
        [material.id for material, _ in found.materials],
        [check.id for check in found.rules],
    )


SHOP = {"area": "60", "kind": "shop", "staff": [{"role": "clerk"}, {"role": "cook", "health": "2027-01-01"}]}


@pytest.mark.parametrize(
    ("wrong", "questions", "materials", "rules"),
    [
        (set(), [], [], []),
        ({"why"}, [], [], []),
        # a small place needs no test of its water whatever it is; only pools have a volume, and notes are never due
        ({"kind"}, ["volume"], ["deep", "high"], []),
        ({"area"}, ["why"], ["high"], []),  # a shop is dry at any size
        ({"area", "kind"}, ["volume", "why"], ["water", "deep", "high"], []),
        ({"staff.0.role"}, ["staff.0.health"], [], []),
        ({"staff.1.role"}, [], [], []),  # its health is answered already
        ({"applicant_kind"}, ["applicant_id_no"], [], []),
    ],
)
def test_what_hangs_on_a_wrong_answer(
    matter: Matter, wrong: set[str], questions: list[str], materials: list[str], rules: list[str]
) -> None:
    assert named(doubts(matter, wrong, **SHOP)) == (questions, materials, rules)


def test_a_rule_that_may_come_to_be_broken_opens_what_it_points_at(matter: Matter) -> None:
    """Only clerks work here; were it a bath, somebody has to be a cook, and cooks have a certificate."""
    found = doubts(matter, {"kind"}, area="60", kind="shop", staff=[{"role": "clerk"}])
    assert named(found)[2] == ["clerks"]


def test_the_condition_is_said_with_each(matter: Matter) -> None:
    (question,) = doubts(matter, {"staff.0.role"}, **SHOP).questions
    assert (question.question.id, question.when.text) == ("health", "role == 'cook'")
