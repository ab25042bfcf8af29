"""Does axe find anything wrong with the pages for visits, opinions, procedures, extensions and the days of a limit?"""

import pytest
from journeys.browser import NARROW, WIDE, axe_faults, sign_in, visitor
from use_cases.worlds import APPLICANT
from web.browser.test_axe_staff import overflow
from web.conftest import PASSWORD
from web.straight import file_straight, staff

from banshi.cases import commands as wish
from banshi.people import Role

ROLES = (Role.WINDOW_CLERK, Role.INSPECTOR, Role.REVIEWER, Role.HANDLER, Role.ORGAN_HEAD)


def look(page, path: str, name: str, folder) -> list[str]:
    """Open a page; a picture of it at both widths where pictures are asked for."""
    page.goto(path)
    return judge(page, name, folder)


def judge(page, name: str, folder) -> list[str]:
    faults = axe_faults(page) + overflow(page)
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        for width, viewport in (("narrow", NARROW), ("wide", WIDE)):
            page.set_viewport_size(viewport)
            page.screenshot(path=folder / f"{name}-{width}.png", full_page=True)
    page.set_viewport_size(WIDE)
    return faults


@pytest.mark.parametrize("ways", [(), ("/language/en",)], ids=["zh", "en"])
def test_acts_tasks_and_ledgers(browser, server, own_world, clock, ways, request) -> None:
    folder = request.config.getoption("--screenshots")
    folder = folder / f"lawful-{'en' if ways else 'zh'}" if folder else None
    officers = staff(own_world, "urban_management", *ROLES, people=2)
    staff(own_world, "traffic_police", Role.HANDLER)
    inspectors = staff(own_world, "fire_rescue", Role.WINDOW_CLERK, Role.INSPECTOR, people=3)
    road = file_straight(own_world, "road-excavation", answers={"planting": False, "crosses_pipes": False})
    road.does(officers[Role.WINDOW_CLERK][0], wish.Accept())
    fire = file_straight(own_world, "fire-safety-check")
    fire.does(inspectors[Role.WINDOW_CLERK][0], wish.Accept())
    faults: list[str] = []

    def enter(page, login: str, password: str = "a long password") -> None:
        for path in ways:
            page.goto(path)
        sign_in(page, login, password)

    with visitor(browser, server.url) as page:
        enter(page, "fire_rescue-inspector-0")
        faults += look(page, f"/desk/cases/{fire.number}/decide?act=visit", "visit", folder)
        page.locator("button[value=look]").click()
        page.locator(".error-summary").wait_for()
        faults += judge(page, "visit-error", folder)
    here = f"/desk/cases/{road.number}"
    with visitor(browser, server.url) as page:
        enter(page, "traffic_police-handler-0")
        faults += look(page, here, "case-two-tasks", folder)
        faults += look(page, f"{here}/decide", "opinion", folder)
    with visitor(browser, server.url) as page:
        enter(page, "urban_management-inspector-1")
        faults += look(page, f"{here}/decide?act=ask-extension", "ask-extension", folder)
        faults += look(page, f"{here}/decide?act=procedure", "procedure", folder)
        page.locator("input[name=procedure]").first.check(force=True)
        page.fill("#planned", "10")
        page.fill("#reason", "管线情况复杂，需要专家评审。")
        page.locator("button[value=look]").click()
        page.locator("button[value=confirm]").wait_for()
        faults += judge(page, "procedure-confirm", folder)
        page.locator("button[value=confirm]").click()
        page.wait_for_url(lambda url: "done=" in url)
    clock.set("2026-03-09 10:00")
    with visitor(browser, server.url) as page:
        enter(page, "urban_management-inspector-0")
        faults += look(page, here, "case-suspended", folder)
        faults += look(page, f"{here}/clocks/statutory", "ledger-desk", folder)
    with visitor(browser, server.url) as page:
        enter(page, APPLICANT.person.removeprefix("p-"), PASSWORD)
        faults += look(page, f"/my/cases/{road.number}", "own-case", folder)
        faults += look(page, f"/my/cases/{road.number}/clocks/promised", "ledger-own", folder)
        faults += look(page, f"/my/cases/{fire.number}/clocks/promised", "ledger-fire", folder)
    assert faults == []
