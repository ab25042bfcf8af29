"""Does axe find anything wrong with pages for staff, and do they fit narrow and wide screens?"""

import pytest
from journeys.browser import NARROW, WIDE, axe_faults, visitor
from journeys.browser import sign_in as type_in
from sqlalchemy import text
from use_cases.worlds import APPLICANT, CLERK, MARKET, OTHER, file_one, version
from web.conftest import PASSWORD, STAFF

from banshi.cases.events import Gap
from banshi.people import Post, Role
from banshi.store import boards
from banshi.use_cases import handling, staffing
from banshi.use_cases.delegating import name_deputy


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


@pytest.mark.parametrize("ways", [(), ("/language/en",)], ids=["zh", "en"])
def test_colleagues(browser, server, own_world, ways) -> None:
    """A head's pages with somebody away, a task nobody can take and one left alone; the page to pass a task on."""
    stuck, alone = file_one(own_world), file_one(own_world, OTHER)
    handling.accept(own_world, CLERK, alone.case_id, version(own_world, alone.case_id))
    handling.claim(own_world, STAFF["handler"], alone.case_id, version(own_world, alone.case_id), "examine-1")
    today = own_world.today()
    staffing.add_post(own_world, STAFF["approver"].person, Post(MARKET, Role.HANDLER), today, None)
    reviewer = STAFF["reviewer"]
    name_deputy(own_world, reviewer, reviewer.person, *reviewer.posts, "p-organ-head", today, today, "外出")
    with own_world.store.unit_of_work() as work:
        gone = text("UPDATE accounts SET active = :no WHERE person IN ('p-handler', 'p-window-clerk', 'p-clerk')")
        work.connection.execute(gone, {"no": False})
    faults = []
    with visitor(browser, server.url) as page:
        for path in ways:
            page.goto(path)
        sign_in(page, "organ-head")
        for path in (
            "/team",
            f"/team?officer={STAFF['handler'].person}",
            "/team/absence",
            "/me",
            f"/desk/cases/{alone.number}",
            f"/desk/cases/{alone.number}/assign",
            f"/desk/cases/{stuck.number}/assign",
        ):
            page.goto(path)
            faults += axe_faults(page) + overflow(page)
        page.goto("/team/absence")
        page.locator("main form .button--primary").click()
        page.locator(".error-summary").wait_for()
        faults += axe_faults(page) + overflow(page)
        page.goto(f"/desk/cases/{alone.number}/assign")
        page.locator("main form .button--primary").click()
        page.locator(".error-summary").wait_for()
        faults += axe_faults(page) + overflow(page)
    assert faults == []
