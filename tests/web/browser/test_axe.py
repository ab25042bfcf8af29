"""Does axe find anything wrong with a page of the frame or the portal, in English and in large letters?"""

from journeys.browser import axe_faults, sign_in, visitor
from use_cases.worlds import APPLICANT, CLERK, file_one, start_form, version
from web.conftest import PASSWORD

from banshi.cases.events import Gap
from banshi.use_cases import drafting, handling, publishing


def test_no_violations(browser, server, own_world) -> None:
    draft, empty = start_form(own_world), drafting.start(own_world, APPLICANT, "catering-licence")
    filed, waiting = file_one(own_world), file_one(own_world)
    gaps = (Gap("material:layout", "图上没有标明面积", "请补标面积后重新上传。"),)
    handling.request_correction(own_world, CLERK, waiting.case_id, version(own_world, waiting.case_id), gaps)
    ended = publishing.propose_withdrawal(own_world, "outdoor-signboard", by="administrator", summary="取消")
    publishing.approve(own_world, ended.id, by="administrator2")
    faults = []
    with visitor(browser, server.url) as page:
        for path in ("/language/en", "/view/large"):
            page.goto(path)
        for path in ("/", "/search?q=x", "/search?q=餐饮", "/help", "/accessibility", "/privacy", "/supervision"):
            page.goto(path)
            faults += axe_faults(page)
        for path in ("/sign-in", "/progress", "/nowhere"):
            page.goto(path)
            faults += axe_faults(page)
        page.goto("/progress")
        page.locator("main button[type=submit]").click()
        page.locator(".error-summary").wait_for()
        faults += axe_faults(page)
        sign_in(page, "applicant", PASSWORD)
        for path in (
            "/m/catering-licence",
            "/m/water-abstraction",
            "/m/road-occupation/sheet",
            "/m/outdoor-signboard",
            "/matters/outdoor-signboard/history",
            "/m/catering-licence/start",
            f"/apply/{empty}",
            f"/apply/{empty}/s/_applicant",
            f"/apply/{empty}/materials",
            f"/apply/{empty}/check",
            f"/apply/{draft}/s/people",
            f"/apply/{draft}/materials",
            f"/apply/{draft}/check",
            f"/apply/{empty}/sheet",
            f"/apply/{draft}/discard",
            f"/receipt/{filed.number}",
            f"/my/cases/{filed.number}",
            f"/my/cases/{waiting.number}",
            f"/my/cases/{filed.number}/withdraw",
            "/my",
            "/my/messages",
        ):
            page.goto(path)
            faults += axe_faults(page)
        page.goto(f"/apply/{empty}/s/premises")
        page.locator("#f_business-2").check()
        page.fill("#f_area", "x")
        page.locator("main .form-end .button--primary").click()
        page.locator(".error-summary").wait_for()
        faults += axe_faults(page)
    assert faults == []
