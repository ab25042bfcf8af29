"""Does axe find anything wrong with the pages of supervision, and do they fit narrow and wide screens?"""

import pytest
from journeys.browser import axe_faults, visitor
from use_cases.worlds import CLERK, DISTRICT, file_one, version
from web.browser.test_axe_staff import overflow, sign_in

from banshi.use_cases import handling, supervising
from banshi.use_cases.ticking import fire_due


@pytest.mark.parametrize("ways", [(), ("/language/en",), ("/view/large",)], ids=["zh", "en", "large"])
def test_cards(browser, server, own_world, clock, ways) -> None:
    supervising.import_rules(own_world, DISTRICT, ("administrator", "administrator2"))
    filed = file_one(own_world)
    handling.accept(own_world, CLERK, filed.case_id, version(own_world, filed.case_id))
    faults = []
    clock.set("2026-03-30 09:00")
    with visitor(browser, server.url) as page:
        for path in ways:
            page.goto(path)
        sign_in(page, "supervisor")
        page.goto("/watch/cards")
        faults += axe_faults(page) + overflow(page)
        fire_due(own_world)
        for path in (
            "/watch/cards",
            "/watch/cards?level=red",
            "/watch/messages",
            f"/watch/cards/{filed.number}/1",
            f"/watch/cards/{filed.number}/2",
            f"/desk/cases/{filed.number}",
        ):
            page.goto(path)
            faults += axe_faults(page) + overflow(page)
        page.goto(f"/watch/cards/{filed.number}/2")
        page.locator("button[value=cancel]").click()
        page.locator(".error-summary").wait_for()
        faults += axe_faults(page) + overflow(page)
        page.locator("#words").fill("核实后认为不成立。")
        page.locator("button[value=cancel]").click()
        page.locator(".box--ok").wait_for()
        faults += axe_faults(page) + overflow(page)
    assert faults == []
