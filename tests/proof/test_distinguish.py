"""Do two definitions treat somebody differently?  Edits that change nothing are proved to, others have a victim."""

from __future__ import annotations

import pytest
from proof.conftest import Written
from proof.test_witness import FORM

from banshi.definitions.library import Library
from banshi.definitions.proof import Applicant, Proved, distinguish
from banshi.definitions.proof.differences import observed
from banshi_rules.calendars import WorkingCalendar

RULES = """
situations:
  large: area > 100
materials:
  - id: plan
    title: 平面图
    source: applicant
    accept: [pdf]
    standard: 标明出口
    basis: rules
    required_when: large || size(staff) > 3
tables:
  track:
    inputs: [business, area]
    outputs: {track: [few, many]}
    policy: first
    rows:
      - {business: catering, area: "<= 50", track: few}
      - {business: catering, area: "-", track: many}
      - {business: canteen, area: "-", track: many}
checks:
  - {id: young, at: staff, wrong_when: "staff.exists(s, s.age < 18)", message: 有人未成年}
routes:
  - {route: simple, when: track == 'few', promised: 12 working days}
  - {route: standard}
"""

#: What is changed, and whether anybody notices.
EDITS = {
    "a bound moved by one": ('"<= 50"', '"<= 51"', True),
    "a bound left out": ('"<= 50"', '"< 50"', True),
    "a bound between two steps of the form": ('"<= 50"', '"< 50.005"', False),
    "a condition dropped": (" || size(staff) > 3", "", True),
    "a condition that can never hold": (" || size(staff) > 3", " || size(staff) > 3 || area > 1000", False),
    "the parts exchanged": ("large || size(staff) > 3", "size(staff) > 3 || area > 100", False),
    "negated": ("large || size", "false || !large || size", True),
    "a row that says what another says": ('{business: canteen, area: "-"', '{business: canteen, area: ">= 1"', False),
    "another result": ('canteen, area: "-", track: many', 'canteen, area: "-", track: few', True),
    "a check for another age": ("s.age < 18", "s.age <= 18", True),
    "a check for an age nobody has": ("s.age < 18", "s.age < 18 || s.age > 80", False),
    "another promise": ("promised: 12 working days", "promised: 13 working days", True),
    "an answer no longer needed": ("max: 1000, required: true", "max: 1000", True),
    "a smaller maximum": ("max: 1000, required", "max: 999, required", True),
    "an option more": ("canteen: 食堂}", "canteen: 食堂, bar: 酒吧}", True),
    "asked more often": ("visible_when: business == 'canteen', ", "", True),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit(written: Written, calendar: WorkingCalendar, name: str) -> None:
    before, after, noticed = EDITS[name]
    text = FORM + RULES
    assert before in text
    old, new = written(text), written(text.replace(before, after))
    found = distinguish(old, new, calendar=calendar)
    if not noticed:
        assert isinstance(found, Proved), found
        return
    assert isinstance(found, Applicant), found
    assert observed(found.tried(old, calendar)) != observed(found.tried(new, calendar))


def test_a_matter_is_like_itself(library: Library, calendar: WorkingCalendar) -> None:
    for matter in library.matters.values():
        assert isinstance(distinguish(matter, matter, calendar=calendar), Proved), matter.code
