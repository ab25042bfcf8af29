"""Does axe find anything wrong with the pages of hearings and of countersigning?"""

from datetime import timedelta

import pytest
from journeys.browser import sign_in, visitor
from use_cases.worlds import APPLICANT
from web.browser.test_axe_lawful import judge, look
from web.conftest import PASSWORD
from web.desk.test_hearings import ANSWERS, ROLES
from web.straight import file_straight, staff

from banshi.cases import commands as wish
from banshi.people import Role


@pytest.mark.parametrize("ways", [(), ("/language/en",)], ids=["zh", "en"])
def test_hearings_and_drafts(browser, server, own_world, clock, ways, request) -> None:
    folder = request.config.getoption("--screenshots")
    folder = folder / f"hearing-{'en' if ways else 'zh'}" if folder else None
    people = staff(own_world, "water_affairs", *ROLES, people=2)
    handler, chair = people[Role.HANDLER][0], people[Role.INSPECTOR][0]
    water = file_straight(own_world, "water-abstraction", answers=ANSWERS)
    water.does(people[Role.WINDOW_CLERK][0], wish.Accept()).does(handler, wish.Pass("影响相邻用水。"))
    desk, mine = f"/desk/cases/{water.number}", f"/my/cases/{water.number}"
    faults: list[str] = []

    def enter(page, login: str, password: str = "a long password") -> None:
        for path in ways:
            page.goto(path)
        sign_in(page, login, password)

    applicant = APPLICANT.person.removeprefix("p-")
    with visitor(browser, server.url) as page:
        enter(page, applicant, PASSWORD)
        faults += look(page, mine, "own-case-asks", folder)
        faults += look(page, f"{mine}/hearing", "own-right", folder)
    with visitor(browser, server.url) as page:
        enter(page, "water_affairs-handler-0")
        faults += look(page, f"{desk}/decide?act=tell-interested", "tell", folder)
        water.does(handler, wish.TellInterested("王邻居", "当面送达")).does(APPLICANT, wish.RequestHearing())
        faults += look(page, f"{desk}/decide?act=schedule-hearing", "schedule", folder)
        page.locator("button[value=look]").click()
        page.locator(".error-summary").wait_for()
        faults += judge(page, "schedule-error", folder)
        at = clock.time + timedelta(days=20)
        water.does(handler, wish.ScheduleHearing(chair, "政务服务中心301室", at, True, ""))
        faults += look(page, desk, "case-with-hearing", folder)
    with visitor(browser, server.url) as page:
        enter(page, applicant, PASSWORD)
        faults += look(page, f"{mine}/hearing", "own-set", folder)
        water.does(APPLICANT, wish.ChallengeChair("主持人是邻居的亲戚。"))
        faults += look(page, f"{mine}/hearing", "own-challenged", folder)
    with visitor(browser, server.url) as page:
        enter(page, "water_affairs-organ-head-0")
        faults += look(page, f"{desk}/decide?act=replace-chair", "replace-chair", folder)
        faults += look(page, f"{desk}/decide?act=keep-chair", "keep-chair", folder)
        water.does(people[Role.ORGAN_HEAD][0], wish.KeepChair("没有亲属关系。"))
    clock.time += timedelta(days=21)
    with visitor(browser, server.url) as page:
        enter(page, "water_affairs-inspector-0")
        faults += look(page, f"{desk}/decide", "chair-acts", folder)
        faults += look(page, f"{desk}/hearing/record", "record", folder)
        page.locator("form.sheet button[type=submit]").click()
        page.locator(".error-summary").wait_for()
        faults += judge(page, "record-error", folder)
    assert faults == []


@pytest.mark.parametrize("ways", [(), ("/language/en",)], ids=["zh", "en"])
def test_drafts(browser, server, own_world, clock, ways, request) -> None:
    folder = request.config.getoption("--screenshots")
    folder = folder / f"draft-{'en' if ways else 'zh'}" if folder else None
    people = staff(own_world, "health", *ROLES, people=2)
    filed = file_straight(own_world, "medical-institution")
    handler, (one, two) = people[Role.HANDLER][0], people[Role.INSPECTOR]
    filed.does(people[Role.WINDOW_CLERK][0], wish.Accept())
    filed.does(handler, wish.Pass("符合条件。"), wish.EndProcedure("专家同意。"))
    matter = own_world.editions.matter(filed.case().edition)
    step = next(step for step in matter.flow(filed.case().route).steps if step.id == "visit")
    items = {str(n): "yes" for n, _ in enumerate(matter.checklists.get(step.checklist or "", ()), start=1)}
    filed.does(one, wish.RecordVisit((one, two), items, True, "符合。"))
    clock.time += timedelta(days=20)
    filed.does(handler, wish.Pass("公示无异议。"), wish.Pass("床位 40 张，拟准予。", grants=True))
    filed.does(people[Role.APPROVER][0], wish.ReturnTo("draft", "床位数与图纸不一致。", "deputy-1"))
    desk = f"/desk/cases/{filed.number}/decide"
    faults: list[str] = []

    def enter(page, login: str) -> None:
        for path in ways:
            page.goto(path)
        sign_in(page, login, "a long password")

    with visitor(browser, server.url) as page:
        enter(page, "health-handler-0")
        faults += look(page, f"{desk}?act=pass", "draft", folder)
    filed.does(handler, wish.Pass("床位 36 张，拟准予。", grants=True))
    with visitor(browser, server.url) as page:
        enter(page, "health-reviewer-0")
        page.goto(f"{desk}?act=pass")
        page.locator("details.draft-changes summary").click()
        faults += judge(page, "countersign", folder)
    for signer, task in ((people[Role.REVIEWER][0], "section-2"), (people[Role.APPROVER][0], "deputy-2")):
        filed.does(signer, wish.Pass("同意。", task))
    with visitor(browser, server.url) as page:
        enter(page, "health-organ-head-0")
        faults += look(page, f"{desk}?act=grant", "grant-with-draft", folder)
    assert faults == []
