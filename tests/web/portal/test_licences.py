"""Does the list of one's own licences say what can be done with each today, and of the rest from when?"""

from __future__ import annotations

import re

from use_cases.test_following import case_of
from use_cases.worlds import APPLICANT, OTHER, file_one, walk_to_the_end
from web.pages import shown

from banshi.store.licences import licence


def offered(page) -> list[str]:
    return re.findall(r'name="matter" value="([^"]+)"', page.text)


def test_nobody_begins_in_vain_what_is_too_early_or_too_late(browse_own, own_world, clock) -> None:
    receipt = file_one(own_world)
    walk_to_the_end(own_world, receipt.case_id)
    number = case_of(own_world, receipt.case_id).licence.number
    with own_world.reading() as connection:
        last = licence(connection, number).valid_until
    page = browse_own(APPLICANT).get("/my/licences")
    assert offered(page) == ["catering-change", "catering-cancellation"], "giving it up comes last"
    assert re.search(r"延续：还不能申请延续，请从\d{4}年\d+月\d+日起申请", shown(page))

    clock.set(f"{last.replace(day=1)} 09:00")
    clock.move(days=-40)
    page = browse_own(APPLICANT).get("/my/licences")
    assert offered(page) == ["catering-renewal", "catering-change", "catering-cancellation"]
    assert "还不能" not in shown(page)

    clock.set(f"{last} 09:00")
    clock.move(days=2)
    english = browse_own(APPLICANT)
    english.get("/language/en")
    page = english.get("/my/licences")
    assert offered(page) == []
    assert "This licence cannot be acted on: expired" in shown(page)
    assert number not in browse_own(OTHER).get("/my/licences").text
