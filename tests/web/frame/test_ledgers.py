"""Does the page of a clock show each civil day, counted or not and why, to those who may know the case?"""

import re

import pytest
from use_cases.worlds import APPLICANT, FOREIGN_CLERK, OTHER, file_one, version
from web.conftest import STAFF
from web.pages import shown
from web.straight import file_straight, staff

from banshi.cases import commands as wish
from banshi.people import Role
from banshi.use_cases import handling

CLERK = STAFF["window-clerk"]


@pytest.fixture
def hospital(own_world, clock):
    """Accepted on Monday 2 March; reviewed by experts, which stops the clock, from Wednesday 4 to Tuesday 10 March."""
    officers = staff(own_world, "health", Role.WINDOW_CLERK, Role.HANDLER)
    filed = file_straight(own_world, "medical-institution")
    filed.does(officers[Role.WINDOW_CLERK][0], wish.Accept())
    clock.set("2026-03-04 10:00")
    filed.does(officers[Role.HANDLER][0], wish.Pass("材料齐全。"))
    clock.set("2026-03-10 16:00")
    filed.clerk, filed.handler = officers[Role.WINDOW_CLERK][0], officers[Role.HANDLER][0]
    return filed


def rows(answer) -> dict[str, tuple[str, str]]:
    """Each day of the table: whether it counts and why, without markup."""
    found = re.findall(
        r'<time datetime="([^"]+)">[^<]*</time>.*?</th>\s*<td>(.*?)</td>\s*<td>(.*?)</td>', answer.text, re.DOTALL
    )
    return {day: tuple(re.sub(r"<[^>]+>", "", part).strip() for part in parts) for day, *parts in found}


def test_each_day_is_there_with_its_reason(browse_own, hospital) -> None:
    hospital.does(hospital.handler, wish.EndProcedure("专家评审通过。"))
    page = browse_own(hospital.handler).get(f"/desk/cases/{hospital.number}/clocks/statutory")
    days = rows(page)
    assert days["2026-03-02"] == ("不计入", "起算当日，不计入")
    assert days["2026-03-03"] == ("第 1 天", "工作日")
    assert days["2026-03-04"] == ("第 2 天", "工作日")
    for paused in ("2026-03-05", "2026-03-07", "2026-03-10"):
        assert days[paused] == ("不计入", "暂停计时：专家评审")
    assert days["2026-03-11"] == ("第 3 天", "工作日")
    assert days["2026-03-14"] == ("不计入", "周末")
    case = hospital.case()
    clock = case.watches["statutory"]
    assert max(days) == clock.due.isoformat()
    assert days[max(days)][0] == f"第 {clock.limit.amount} 天"
    counted = sum(row[0].startswith("第") for row in days.values())
    assert counted == clock.limit.amount
    words = shown(page)
    assert f"计入 {counted} 天" in words
    assert "不计入：暂停计时：专家评审 6 天" in words
    assert "依据：行政许可法第四十五条" in words
    assert "民法典第二百零一条" in words
    assert "2026年3月10日（周二） 结束" in words


def test_while_it_stands_still_the_page_ends_today(browse_own, hospital) -> None:
    days = rows(browse_own(hospital.handler).get(f"/desk/cases/{hospital.number}/clocks/statutory"))
    assert max(days) == "2026-03-10"
    page = shown(browse_own(APPLICANT).get(f"/my/cases/{hospital.number}/clocks/promised"))
    assert "暂停计时，恢复后确定" in page
    assert "计划 2026年3月18日（周三） 结束" in page


def test_pages_that_show_a_due_date_lead_there(browse_own, hospital) -> None:
    own = browse_own(APPLICANT)
    ways = re.findall(r'href="(/my/cases/[^"]+/clocks/[^"]+)"', own.get(f"/my/cases/{hospital.number}").text)
    assert ways
    assert {own.get(way).status_code for way in ways} == {200}
    desk = browse_own(hospital.handler)
    ways = re.findall(r'href="(/desk/cases/[^"]+/clocks/[^"]+)"', desk.get(f"/desk/cases/{hospital.number}").text)
    assert {way.rpartition("/")[2] for way in ways} >= {"promised", "statutory"}
    assert {desk.get(way).status_code for way in ways} == {200}


def test_nobody_else_sees_them(browse_own, hospital) -> None:
    path = f"cases/{hospital.number}/clocks/statutory"
    assert browse_own(OTHER).get(f"/my/{path}").status_code == 404
    assert browse_own(FOREIGN_CLERK).get(f"/desk/{path}").status_code == 404
    assert browse_own(APPLICANT).get(f"/desk/{path}").status_code == 403


@pytest.mark.parametrize("watch", ["nothing", "stage:nothing-1", "stage:", "..", "stage:examine-1"])
def test_a_clock_that_is_not_there_or_not_the_applicants(browse_own, hospital, watch) -> None:
    assert browse_own(APPLICANT).get(f"/my/cases/{hospital.number}/clocks/{watch}").status_code == 404


def test_days_no_notice_covers_are_marked_in_both_languages(browse_own, own_world, clock) -> None:
    clock.set("2026-12-28 10:00")
    filed = file_one(own_world)
    handling.accept(own_world, CLERK, filed.case_id, version(own_world, filed.case_id))
    path = f"/desk/cases/{filed.number}/clocks/statutory"
    browser = browse_own(CLERK)
    days = rows(browser.get(path))
    assert "暂定" in days["2027-01-04"][1]
    assert "暂定" not in days["2026-12-30"][1]
    browser.get("/language/en")
    words = shown(browser.get(path))
    for expected in ("December 2026", "January 2027", "working day", "the day of the event is not counted"):
        assert expected in words, expected
    assert not re.search(r">[^<]*[一-鿿][^<]*</td>", browser.get(path).text)
