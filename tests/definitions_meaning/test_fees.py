"""What does an application cost?  Exact to the cent, by dated rates for every row of a group."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from banshi.definitions.model import Matter
from banshi.definitions.trying import try_matter
from banshi_rules.calendars import WorkingCalendar

ROADS = """
form:
  - section: works
    title: 占用
    fields:
      - {id: zone, kind: choice, label: 区域, options: {busy: 繁华地段, other: 其他}, required: true}
      - {id: days_used, kind: integer, label: 天数, min: 1, max: 365, required: true}
      - {id: public_works, kind: yes-no, label: 市政工程, required: true}
      - id: segments
        kind: group
        label: 路段
        least: 1
        most: 20
        fields:
          - {id: surface, kind: choice, label: 路面, options: {sidewalk: 人行道, carriageway: 车行道}, required: true}
          - {id: area, kind: decimal, label: 面积, min: 0, max: 10000, required: true}
tables:
  rates:
    for: segments
    inputs: [received_on, surface, zone]
    outputs: {rate: decimal}
    policy: unique
    rows:
      - {received_on: "< 2026-01-01", surface: "-", zone: "-", rate: 0.2}
      - {received_on: ">= 2026-01-01", surface: sidewalk, zone: other, rate: 0.3}
      - {received_on: ">= 2026-01-01", surface: carriageway, zone: other, rate: 0.5}
      - {received_on: ">= 2026-01-01", surface: "-", zone: busy, rate: 1.0}
  remarks:
    inputs: [zone, days_used]
    outputs: {remark: [long, crowded]}
    policy: collect
    rows:
      - {zone: busy, days_used: "-", remark: crowded}
      - {zone: "-", days_used: "> 30", remark: long}
situations:
  dear: segments.exists(s, s.rate >= 1.0)
  remarked: size(remarks) > 0
  both: "'long' in remarks && 'crowded' in remarks"
fees:
  - id: occupation
    title: 城市道路占用费
    basis: road-rules
    amount: segments.sum(s, s.area * s.rate) * days_used
    payable: before-issue
    waived_when: public_works
  - id: deposit
    title: 修复保证金
    basis: road-rules
    when: segments.exists(s, s.surface == 'carriageway')
    amount: 100 / 3.0
    payable: before-issue
"""

ROAD_RULES = """law:
  - {id: road-rules, name: 城市道路管理条例, article: 第三十七条, rank: administrative-regulation}
"""


@pytest.fixture
def roads(matter_of: Callable[..., Matter]) -> Matter:
    return matter_of(
        ROADS,
        changes=(
            (
                "law:\n",
                ROAD_RULES,
            ),
            ("  fee: none\n", ""),
        ),
    )


def attempt(
    matter: Matter, calendar: WorkingCalendar, received: date = date(2026, 3, 2), **given: Any
) -> dict[str, Any]:
    answers = {
        "zone": "other",
        "days_used": 10,
        "public_works": False,
        "segments": [{"surface": "sidewalk", "area": "20"}],
        **given,
    }
    trial = try_matter(matter, answers, applicant={}, received=received, calendar=calendar, registers={}, plugins={})
    return trial.to_json() | {"facts": trial.understood.facts}


TWO = [{"surface": "sidewalk", "area": "20"}, {"surface": "carriageway", "area": "12"}]


def test_the_vector_of_the_law_page(roads: Matter, calendar: WorkingCalendar) -> None:
    """20 m² of sidewalk at 0.3 and 12 m² of carriageway at 0.5 for 10 days are 120.00; a third of 100 is 33.33."""
    made = attempt(roads, calendar, segments=TWO)
    assert made["wrong"] == [] and made["fee"] == "153.33"
    assert made["because"]["tables"]["rates"] == [2, 3]
    assert attempt(roads, calendar, segments=TWO[:1])["fee"] == "60.00"


def test_the_rate_of_the_day_it_came_in(roads: Matter, calendar: WorkingCalendar) -> None:
    assert attempt(roads, calendar, received=date(2025, 12, 31))["fee"] == "40.00"
    assert attempt(roads, calendar, received=date(2026, 1, 1))["fee"] == "60.00"


def test_half_a_cent_is_rounded_up_once_at_the_end(roads: Matter, calendar: WorkingCalendar) -> None:
    rows = [{"surface": "sidewalk", "area": "0.05"}] * 3
    assert attempt(roads, calendar, segments=rows, days_used=1)["fee"] == "0.05"  # 0.045, not three times 0.02


def test_who_is_waived_pays_nothing_and_it_is_said_why(roads: Matter, calendar: WorkingCalendar) -> None:
    made = attempt(roads, calendar, public_works=True)
    assert made["fee"] == "0.00"
    assert made["because"]["fees"]["occupation"] == ["public_works → true"]


def test_a_missing_answer_makes_no_price(roads: Matter, calendar: WorkingCalendar) -> None:
    assert attempt(roads, calendar, segments=[{"surface": "sidewalk"}])["fee"] == "unknown"


def test_columns_of_a_table_for_each_row_are_read_like_answers(roads: Matter, calendar: WorkingCalendar) -> None:
    assert attempt(roads, calendar)["facts"]["dear"] is False
    assert attempt(roads, calendar, zone="busy")["facts"]["dear"] is True


@pytest.mark.parametrize(
    ("zone", "days", "remarks"),
    [("other", 30, ()), ("busy", 30, ("crowded",)), ("other", 31, ("long",)), ("busy", 31, ("crowded", "long"))],
)
def test_collected_rows_are_a_list(
    roads: Matter, calendar: WorkingCalendar, zone: str, days: int, remarks: tuple[str, ...]
) -> None:
    facts = attempt(roads, calendar, zone=zone, days_used=days)["facts"]
    assert facts["remarks"] == remarks
    assert facts["remarked"] is bool(remarks) and facts["both"] is (len(remarks) == 2)
