"""Can officers look at a place, answer for their department, stop the clock, hear the public and extend, on pages?"""

import re

import pytest
from use_cases.staff import add
from use_cases.worlds import APPLICANT
from web.desk.test_deciding import confirm, hidden, offered
from web.pages import shown
from web.straight import Straight, file_straight, staff

from banshi.cases import commands as wish
from banshi.cases.case import Status
from banshi.people import Post, Role
from banshi.store import delegations
from banshi.use_cases import staffing

ROLES = (Role.WINDOW_CLERK, Role.HANDLER, Role.INSPECTOR, Role.REVIEWER, Role.APPROVER, Role.ORGAN_HEAD)
HOSTILE = "第一行“引号”&<b>\n第二行  </textarea><script>alert(1)</script>"


def town(world, department: str, people: int = 1):
    return {role: found[:] for role, found in staff(world, department, *ROLES, people=people).items()}


def path(filed: Straight) -> str:
    return f"/desk/cases/{filed.number}/decide"


def form(filed: Straight, act: str, *fields: tuple[str, str], task: str | None = None) -> list[tuple[str, str]]:
    named = [("task", task)] if task else []
    return [("act", act), ("seen", str(filed.case().version)), *named, *fields]


@pytest.fixture
def fire(own_world):
    """A fire safety check that waits for its inspection."""
    people = town(own_world, "fire_rescue", people=3)
    filed = file_straight(own_world, "fire-safety-check")
    filed.does(people[Role.WINDOW_CLERK][0], wish.Accept())
    return filed, people


@pytest.fixture
def road(own_world):
    """A road excavation with its visit and its opinions side by side."""
    people = town(own_world, "urban_management", people=2)
    police = staff(own_world, "traffic_police", Role.HANDLER)[Role.HANDLER][0]
    filed = file_straight(own_world, "road-excavation", answers={"planting": False, "crosses_pipes": False})
    filed.does(people[Role.WINDOW_CLERK][0], wish.Accept())
    return filed, people, police


CHECKS = [(f"finding-{n}", "yes") for n in range(1, 6)]


def test_a_visit_is_recorded_by_those_who_were_there(browse_own, fire) -> None:
    filed, people = fire
    first, second, _third = people[Role.INSPECTOR]
    browser = browse_own(first)
    page = browser.get(path(filed))
    assert "visit" in offered(page)
    assert page.text.count('class="radio__input"') >= 15, "five items, each with three answers, in fieldsets"
    there = re.findall(r'name="visitors" value="([^"]+)"', page.text)
    assert there[0] == first.person
    assert second.person in there
    assert APPLICANT.person not in there
    assert "至少 2 名" in page.text
    whole = [("visitors", first.person), ("visitors", second.person), *CHECKS, ("passed", "no"), ("report", HOSTILE)]
    looked, done = confirm(browser, path(filed), form(filed, "visit", *whole, task="inspect-1"))
    words = shown(looked)
    for expected in (
        f"{first.name}、{second.name}",
        "不能再修改",
        "转到“审核”环节",
        "室内装修材料燃烧性能符合要求",
        "不符合",
    ):
        assert expected in words, expected
    assert "<script>alert" not in looked.text
    assert done.status_code == 303
    visit = filed.case().visits[0]
    assert [one.person for one in visit.visitors] == [first.person, second.person]
    assert visit.passed is False
    assert visit.report == HOSTILE
    story = shown(browser.get(f"/desk/cases/{filed.number}"))
    assert "消防安全检查：不符合" in story.replace(" ", "")


def test_the_page_offers_each_human_being_once_and_nobody_who_applied_or_is_absent(browse_own, own_world, fire) -> None:
    filed, people = fire
    first, second, third = people[Role.INSPECTOR]
    post = Post("fire_rescue", Role.INSPECTOR)
    party = filed.case().party.number
    for person in ("twice-a", "twice-b"):
        add(own_world, person, "同一人", post, number="440301199001011234")
    add(own_world, "himself", "申请人本人", post, number=party)
    there = re.findall(r'name="visitors" value="([^"]+)"', browse_own(first).get(path(filed)).text)
    assert there[0] == first.person
    assert len({"twice-a", "twice-b"} & set(there)) == 1
    assert "himself" not in there
    assert {second.person, third.person} <= set(there)
    deputy, today = people[Role.HANDLER][0], own_world.today()
    own_world.store.write(
        lambda work: delegations.add(
            work, second.person, deputy.person, post, today, today, "休假。", second, own_world.clock.now()
        )
    )
    there = re.findall(r'name="visitors" value="([^"]+)"', browse_own(deputy).get(path(filed)).text)
    assert there[0] == deputy.person
    assert second.person not in there
    assert first.person in there


@pytest.mark.parametrize(
    ("left_out", "field"),
    [("visitors", "visitors"), ("finding-3", "finding-3"), ("passed", "passed"), ("report", "report")],
)
def test_what_a_visit_lacks_is_said_at_its_field_and_nothing_is_lost(browse_own, fire, left_out, field) -> None:
    filed, people = fire
    first, second, _third = people[Role.INSPECTOR]
    whole = [("visitors", first.person), ("visitors", second.person), *CHECKS, ("passed", "yes"), ("report", "看过。")]
    fields = [pair for pair in whole if pair[0] != left_out]
    answer = browse_own(first).post(path(filed), [*form(filed, "visit", *fields, task="inspect-1"), ("go", "look")])
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.text
    assert f'id="{field}"' in answer.text
    for name, text in fields:
        if name == "report":
            assert text in answer.text
        elif name.startswith("finding"):
            assert re.search(rf'name="{name}" value="yes" checked', answer.text), name
    assert filed.case().visits == ()


def test_nobody_is_named_who_does_not_work_there(browse_own, fire) -> None:
    filed, people = fire
    first = people[Role.INSPECTOR][0]
    for stranger in (APPLICANT.person, "p-handler", "nobody"):
        fields = [("visitors", first.person), ("visitors", stranger), *CHECKS, ("passed", "yes"), ("report", "看过。")]
        posted = [*form(filed, "visit", *fields, task="inspect-1"), ("go", "confirm")]
        assert browse_own(first).post(path(filed), posted).status_code == 400
    assert filed.case().visits == ()


def test_a_check_afterwards_that_is_not_met_orders_a_day(browse_own, own_world, clock) -> None:
    people = town(own_world, "fire_rescue", people=2)
    filed = file_straight(own_world, "fire-safety-check", "commitment")
    clerk, approver = people[Role.WINDOW_CLERK][0], people[Role.APPROVER][0]
    filed.does(clerk, wish.Accept())
    filed.does(approver, wish.Grant("准予"))
    filed.does(clerk, wish.Deliver("window", "测试甲"))
    first, second = people[Role.INSPECTOR]
    browser = browse_own(first)
    whole = [
        ("visitors", first.person),
        ("visitors", second.person),
        *CHECKS,
        ("passed", "no"),
        ("report", "通道堵塞。"),
    ]
    long = [*whole, ("mend_within", "99"), ("mend_within_unit", "working-day")]
    refused = browser.post(path(filed), [*form(filed, "post-check", *long), ("go", "look")])
    assert refused.status_code == 422
    assert 'href="#mend_within"' in refused.text
    assert "最长为30 日" in refused.text.replace("\u00a0", " ")
    ordered = [*whole, ("mend_within", "10"), ("mend_within_unit", "working-day")]
    looked, done = confirm(browser, path(filed), form(filed, "post-check", *ordered))
    assert "责令 2026年3月16日（周一） 前改正" in shown(looked)
    assert done.status_code == 303
    assert filed.case().visits[0].mend_by is not None
    assert "已经责令改正过一次" in browser.get(path(filed)).text
    assert "请在2026年3月16日前改正" in shown(browse_own(APPLICANT).get(f"/my/cases/{filed.number}"))


@pytest.mark.parametrize("typed", ["", "0", "x", "-3", "1e9", "99999999999", "１０"])
def test_a_time_that_is_none_is_asked_again(browse_own, road, typed) -> None:
    filed, people, _police = road
    fields = [("procedure", "expert-review"), ("planned", typed), ("planned_unit", "day"), ("reason", "复杂。")]
    answer = browse_own(people[Role.INSPECTOR][0]).post(
        path(filed), [*form(filed, "procedure", *fields), ("go", "look")]
    )
    assert answer.status_code == 422
    assert 'href="#planned"' in answer.text


def _visit(people, task: str | None = None) -> wish.RecordVisit:
    there = tuple(people[Role.INSPECTOR])
    return wish.RecordVisit(there, {}, True, "符合要求。", task)


def test_who_is_asked_sees_the_case_and_answers(browse_own, road) -> None:
    filed, people, police = road
    browser = browse_own(police)
    assert "并联审查：2 项中已完成 0 项" in shown(browser.get(f"/desk/cases/{filed.number}"))
    page = browser.get(path(filed))
    assert offered(page) == ["opinion"], "who is only asked stops no clock and extends nothing"
    missing = browser.post(path(filed), [*form(filed, "opinion", ("opinion", "同意。")), ("go", "look")])
    assert missing.status_code == 422
    assert 'href="#agrees"' in missing.text
    looked, done = confirm(
        browser, path(filed), form(filed, "opinion", ("agrees", "no"), ("opinion", "高峰时段不同意。"))
    )
    assert "意见交作出决定的部门" in shown(looked)
    assert done.status_code == 303
    words = shown(browse_own(people[Role.REVIEWER][0]).get(f"/desk/cases/{filed.number}"))
    assert "并联审查：2 项中已完成 1 项" in words
    assert "高峰时段不同意。" in words
    own = shown(browse_own(APPLICANT).get(f"/my/cases/{filed.number}"))
    assert "并联审查：2 项中已完成 1 项" in own
    assert "已答复意见" in own
    assert "高峰时段不同意" not in own
    assert "按申请内容不需要办理：只有“" in words, "the opinion that fell away, with its reason"


def test_a_procedure_stops_the_clock_and_ends_it(browse_own, own_world, clock) -> None:
    people = town(own_world, "fire_rescue", people=2)
    filed = file_straight(own_world, "fire-safety-check")
    filed.does(people[Role.WINDOW_CLERK][0], wish.Accept())
    filed.does(people[Role.INSPECTOR][0], _visit_of(people, filed))
    reviewer = people[Role.REVIEWER][0]
    browser = browse_own(reviewer)
    page = browser.get(f"{path(filed)}?act=procedure")
    assert "启动后停止计时" in page.text
    assert page.text.count('name="procedure" value=') == 8
    fields = [
        ("procedure", "appraisal"),
        ("planned", "10"),
        ("planned_unit", "working-day"),
        ("reason", "材料须鉴定。"),
    ]
    looked, done = confirm(browser, path(filed), form(filed, "procedure", *fields))
    words = shown(looked)
    assert "法定时限暂停计时" in words
    assert "启动鉴定，计划 2026年3月16日（周一） 结束，所需时间书面告知申请人" in words
    assert "特别程序" in words
    assert done.status_code == 303
    assert filed.case().status is Status.SUSPENDED
    own = shown(browse_own(APPLICANT).get(f"/my/cases/{filed.number}"))
    assert "暂停计时：鉴定" in own
    assert "材料须鉴定。" in own
    assert "计划 2026年3月16日（周一） 结束" in own
    clock.set("2026-03-05 10:00")
    browser = browse_own(reviewer)
    looked, done = confirm(
        browser, path(filed), form(filed, "end-procedure", ("result", "鉴定合格。"), task="+procedure-1")
    )
    assert "法定时限恢复计时" in shown(looked)
    assert done.status_code == 303
    assert filed.case().status is Status.IN_PROGRESS
    assert "鉴定合格。" in shown(browser.get(f"/desk/cases/{filed.number}"))


def _visit_of(people, filed) -> wish.RecordVisit:
    there = tuple(people[Role.INSPECTOR][:2])
    return wish.RecordVisit(there, {str(n): "yes" for n in range(1, 6)}, True, "符合要求。")


def test_an_objection_is_recorded_and_leads_back(browse_own, own_world, clock) -> None:
    people = town(own_world, "civil_affairs", people=2)
    filed = file_straight(own_world, "living-allowance", answers={"staff_relative": False})
    handler = people[Role.HANDLER][0]
    filed.does(people[Role.WINDOW_CLERK][0], wish.Accept())
    filed.does(handler, wish.Pass("已核对。"))
    filed.does(people[Role.INSPECTOR][0], _visit(people))
    browser = browse_own(handler)
    assert "objection" in offered(browser.get(path(filed)))
    lacking = browser.post(
        path(filed), [*form(filed, "objection", ("objector", ""), ("text", "有车。")), ("go", "look")]
    )
    assert lacking.status_code == 422
    assert 'href="#objector"' in lacking.text
    assert "有车。" in lacking.text
    _looked, done = confirm(browser, path(filed), form(filed, "objection", ("objector", "邻居丙"), ("text", "有车。")))
    assert done.status_code == 303
    assert "邻居丙" in shown(browser.get(f"/desk/cases/{filed.number}"))
    own = shown(browse_own(APPLICANT).get(f"/my/cases/{filed.number}"))
    assert "公示期间收到异议" in own
    assert "邻居丙" not in own
    page = browser.get(path(filed))
    assert "return" in offered(page)


def test_an_extension_shows_the_new_last_day_before_it_happens(browse_own, road) -> None:
    filed, people, _police = road
    filed.does(people[Role.INSPECTOR][0], _visit(people))
    filed.does(_police, wish.GiveOpinion(True, "同意。"))
    reviewer, head = people[Role.REVIEWER][0], people[Role.ORGAN_HEAD][0]
    before = filed.case().watches["statutory"].due
    browser = browse_own(reviewer)
    page = shown(browser.get(f"{path(filed)}?act=ask-extension"))
    assert "只能延长一次，由行政机关负责人批准" in page
    new = re.search(r"法定时限由 (\S+) 延长至 (\S+)", page)
    assert new
    assert f"{before.month}月{before.day}日" in new[1]
    assert browser.post(path(filed), [*form(filed, "ask-extension", ("reason", "")), ("go", "look")]).status_code == 422
    _looked, done = confirm(browser, path(filed), form(filed, "ask-extension", ("reason", "管线复杂。")))
    assert done.status_code == 303
    boss = browse_own(head)
    assert set(offered(boss.get(path(filed)))) >= {"approve-extension", "deny-extension"}
    shown_before = shown(boss.get(f"{path(filed)}?act=approve-extension"))
    assert new[0] in shown_before
    assert "管线复杂。" in shown_before
    assert "reason" not in dict(hidden(boss.get(f"{path(filed)}?act=approve-extension")))
    looked, done = confirm(boss, path(filed), form(filed, "approve-extension"))
    assert new[0] in shown(looked)
    assert done.status_code == 303
    after = filed.case().watches["statutory"].due
    assert after > before
    assert f"{after.month}月{after.day}日" in new[2]
    own = shown(browse_own(APPLICANT).get(f"/my/cases/{filed.number}"))
    assert "办理期限延长 10 个工作日" in own
    assert "管线复杂。" in own


def test_an_extension_can_be_denied(browse_own, road) -> None:
    filed, people, _police = road
    filed.does(people[Role.INSPECTOR][0], wish.AskExtension("管线复杂。"))
    head = browse_own(people[Role.ORGAN_HEAD][0])
    due = filed.case().watches["statutory"].due
    _looked, done = confirm(head, path(filed), form(filed, "deny-extension", ("reason", "时间足够。")))
    assert done.status_code == 303
    assert filed.case().watches["statutory"].due == due


def test_one_officer_of_two_tasks_acts_on_the_one_named(browse_own, own_world, road) -> None:
    """The same person holds both the posts of a consultation and of the visit: each is taken and done by its name."""
    filed, _people, police = road
    staffing.add_post(own_world, police.person, Post("urban_management", Role.INSPECTOR), own_world.today(), None)
    browser = browse_own(police)
    page = browser.get(f"/desk/cases/{filed.number}")
    assert page.text.count('name="task"') == 2
    taken = browser.post(f"/desk/cases/{filed.number}/claim", {"seen": str(filed.case().version), "task": "visit-1"})
    assert taken.status_code == 303
    case = filed.case()
    assert case.tasks["visit-1"].holder == police.person
    assert case.tasks["police-1"].holder is None
    confirm(browser, path(filed), form(filed, "opinion", ("agrees", "yes"), ("opinion", "同意。"), task="police-1"))
    assert filed.case().tasks["police-1"].outcome == "agrees"
    wrong = form(filed, "opinion", ("agrees", "yes"), ("opinion", "同意。"), task="visit-1")
    assert browser.post(path(filed), [*wrong, ("go", "confirm")]).status_code == 409


def test_the_new_acts_speak_english(browse_own, fire) -> None:
    filed, people = fire
    browser = browse_own(people[Role.INSPECTOR][0])
    browser.get("/language/en")
    words = shown(browser.get(path(filed)))
    for expected in ("Record the visit", "At least 2", "Escape routes and exits", "Not applicable", "As it must be"):
        assert expected in words, expected
