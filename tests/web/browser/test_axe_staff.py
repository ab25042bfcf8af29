"""Does axe find anything wrong with pages for staff, and do they fit narrow and wide screens?"""

import pytest
from journeys.browser import NARROW, WIDE, axe_faults, visitor
from journeys.browser import sign_in as type_in
from use_cases.worlds import APPLICANT, CLERK, OTHER, file_one, version
from web.conftest import PASSWORD

from banshi.cases.events import Gap
from banshi.store import boards
from banshi.use_cases import handling


def sign_in(page, login) -> None:
    type_in(page, login, PASSWORD)
    page.wait_for_url(lambda url: "sign-in" not in url)


def overflow(page) -> list[str]:
    found = []
    for viewport in (NARROW, WIDE):
        page.set_viewport_size(viewport)
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        found += [f"{page.url} scrolls sideways by {wider} px at {viewport['width']} px"] if wider > 0 else []
    return found


@pytest.mark.parametrize("ways", [(), ("/language/en",), ("/view/large",)], ids=["zh", "en", "large"])
def test_desk_and_notices(browser, server, own_world, ways) -> None:
    filed, asked = file_one(own_world), file_one(own_world, OTHER)
    gaps = (Gap("material:layout", "图上没有标明面积", "请补标面积后重新上传。"),)
    handling.request_correction(own_world, CLERK, asked.case_id, version(own_world, asked.case_id), gaps)
    with own_world.reading() as connection:
        notice = boards.notices_of(connection, asked.case_id)[-1].id
    here = f"/desk/cases/{filed.number}"
    faults = []
    with visitor(browser, server.url) as page:
        for path in ways:
            page.goto(path)
        sign_in(page, "window-clerk")
        for path in (
            "/desk",
            "/desk?view=unclaimed",
            "/desk?q=xx",
            here,
            f"/desk/cases/{asked.number}",
            f"{here}/decide",
            f"{here}/decide?act=accept",
            f"{here}/decide?act=not-accept",
            f"{here}/decide?act=correct",
            f"/notices/{notice}",
        ):
            page.goto(path)
            faults += axe_faults(page) + overflow(page)
        page.goto(f"{here}/decide?act=correct")
        page.locator("button[value=look]").click()
        page.locator(".error-summary").wait_for()
        faults += axe_faults(page) + overflow(page)
        page.goto(f"{here}/decide?act=accept")
        page.locator("button[value=look]").click()
        page.locator("button[value=confirm]").wait_for()
        faults += axe_faults(page) + overflow(page)
        handling.accept(own_world, CLERK, filed.case_id, version(own_world, filed.case_id))
        page.locator("button[value=confirm]").click()
        page.locator("#h-deeds").wait_for()
        faults += axe_faults(page) + overflow(page)
    assert faults == []
    assert APPLICANT.person


@pytest.mark.parametrize("ways", [(), ("/language/en",)], ids=["zh", "en"])
def test_operations(browser, server, own_world, ways) -> None:
    faults = []
    with visitor(browser, server.url) as page:
        for path in ways:
            page.goto(path)
        sign_in(page, "operator")
        for path in (
            "/operations/",
            "/operations/people/",
            "/operations/people/new/",
            "/operations/people/edit/?id=p-handler",
            "/operations/people/password/?id=p-handler",
            "/operations/posts/",
            "/operations/posts/new/",
            "/operations/departments/",
            "/operations/calendars/",
            "/operations/editions/",
            "/operations/deliveries/",
        ):
            page.goto(path)
            faults += axe_faults(page) + overflow(page)
        page.goto("/operations/people/new/")
        page.locator("main form .button--primary").click()
        page.locator(".error-summary").wait_for()
        faults += axe_faults(page)
    assert faults == []
