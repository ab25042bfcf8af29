"""What lies on an officer's desk, in which order, and for whom?"""

import re

import pytest
from use_cases.worlds import APPLICANT, APPROVER, CLERK, FOREIGN_CLERK, HANDLER, OTHER, REVIEWER, file_one, version
from web.conftest import STAFF
from web.pages import shown

from banshi.use_cases import handling

CLERK_HERE, HANDLER_HERE = STAFF["window-clerk"], STAFF["handler"]


def numbers(answer) -> list[str]:
    return re.findall(r'href="/desk/cases/([^"/?]+)"', answer.text)


def counts(answer) -> list[str]:
    return re.findall(r'views__count">(\d+\+?)', answer.text)


def test_a_case_moves_from_view_to_view(browse_own, own_world) -> None:
    filed = file_one(own_world)
    clerk, handler = browse_own(CLERK_HERE), browse_own(HANDLER_HERE)
    assert numbers(clerk.get("/desk?view=unclaimed")) == [filed.number]
    assert counts(clerk.get("/desk")) == ["0", "1", "0", "0"]
    assert "没有待办" in clerk.get("/desk").text
    assert counts(handler.get("/desk")) == ["0", "0", "0", "0"]

    handling.claim(own_world, CLERK_HERE, filed.case_id, version(own_world, filed.case_id), "accept-1")
    assert counts(clerk.get("/desk")) == ["1", "0", "0", "0"]
    assert numbers(clerk.get("/desk")) == [filed.number]

    handling.accept(own_world, CLERK_HERE, filed.case_id, version(own_world, filed.case_id))
    assert counts(clerk.get("/desk")) == ["0", "0", "1", "0"]
    assert numbers(clerk.get("/desk?view=waiting")) == [filed.number]
    assert counts(handler.get("/desk")) == ["0", "1", "0", "0"]


def test_what_is_closed_is_done(browse_own, own_world) -> None:
    filed = file_one(own_world)
    handling.accept(own_world, CLERK_HERE, filed.case_id, version(own_world, filed.case_id))
    for officer in (HANDLER, REVIEWER):
        handling.pass_on(own_world, officer, filed.case_id, version(own_world, filed.case_id), "同意。")
    handling.grant(own_world, APPROVER, filed.case_id, version(own_world, filed.case_id), "准予。")
    handling.deliver(own_world, CLERK_HERE, filed.case_id, version(own_world, filed.case_id), "window", "测试甲")
    page = browse_own(CLERK_HERE).get("/desk?view=done")
    assert numbers(page) == [filed.number]
    assert "已送达" in shown(page)
    assert counts(page)[3] == "1"


def test_least_time_left_comes_first(browse_own, own_world, clock) -> None:
    first = file_one(own_world)
    clock.move(days=2)
    second = file_one(own_world, OTHER)
    clerk = browse_own(CLERK_HERE)
    page = clerk.get("/desk?view=unclaimed")
    assert numbers(page) == [first.number, second.number]
    assert "3月9日前" in page.text
    assert "△ 预警" not in page.text
    clock.set("2026-03-06 10:00")
    clerk = browse_own(CLERK_HERE)
    assert clerk.get("/desk?view=unclaimed").text.count("△ 预警") == 1
    clock.set("2026-03-10 10:00")
    page = browse_own(CLERK_HERE).get("/desk?view=unclaimed")
    assert page.text.count("■ 超期") == 1
    assert "超期 1 个工作日" in page.text


def test_pages_follow_one_another(browse_own, own_world, monkeypatch) -> None:
    monkeypatch.setattr("banshi.web.desk.inbox.PAGE", 2)
    filed = {file_one(own_world, who).number for who in (APPLICANT, OTHER, APPLICANT)}
    clerk = browse_own(CLERK_HERE)
    first = clerk.get("/desk?view=unclaimed")
    way = re.search(r'href="(/desk\?[^"]*after=[^"]*)"', first.text)
    assert way
    second = clerk.get(way[1].replace("&amp;", "&"))
    assert len(numbers(first)) == 2
    assert len(numbers(second)) == 1
    assert {*numbers(first), *numbers(second)} == filed
    assert "回到第一页" in second.text


@pytest.mark.parametrize("after", ["", "x", "2026-03-02", "2026-03-02~", "~x", "9999999999~x", "2026-03-02T10:00:00~x"])
@pytest.mark.parametrize("view", ["", "nonsense", "done"])
def test_odd_addresses_begin_at_the_beginning(browse, after, view) -> None:
    assert browse(CLERK_HERE).get("/desk", query_string={"view": view, "after": after}).status_code == 200


def test_a_search_finds_by_number_and_name_and_only_what_one_may_see(browse_own, own_world) -> None:
    filed = file_one(own_world)
    for words in (filed.number, filed.number[:8], "测试甲餐饮"):
        assert numbers(browse_own(CLERK_HERE).get("/desk", query_string={"q": words})) == [filed.number]
        assert numbers(browse_own(STAFF["supervisor"]).get("/desk", query_string={"q": words})) == [filed.number]
        assert numbers(browse_own(FOREIGN_CLERK).get("/desk", query_string={"q": words})) == []
    nothing = browse_own(CLERK_HERE).get("/desk", query_string={"q": "没有的人"})
    assert "没有找到" in nothing.text
    for sign in ("%%", "__", "\\\\"):
        assert numbers(browse_own(CLERK_HERE).get("/desk", query_string={"q": sign})) == []
    assert "至少输入两个字符" in browse_own(CLERK_HERE).get("/desk?q=x").text


def test_who_already_acted_as_another_hand_does_not_hold_the_desk_up(browse_own, own_world) -> None:
    """A colleague sees what the first officer has passed on; the handler's desk no longer shows it as free."""
    filed = file_one(own_world)
    handling.accept(own_world, CLERK, filed.case_id, version(own_world, filed.case_id))
    handling.pass_on(own_world, HANDLER, filed.case_id, version(own_world, filed.case_id), "同意。")
    assert counts(browse_own(HANDLER_HERE).get("/desk"))[1] == "0"
    assert counts(browse_own(STAFF["reviewer"]).get("/desk"))[1] == "1"


def test_who_only_operates_is_led_to_operations(browse) -> None:
    assert browse(STAFF["operator"]).get("/desk").location == "/operations/"
    assert "没有待办" in browse(STAFF["administrator"]).get("/desk").text


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00%2B14:00", "9999-12-31T23:59:59-14:00", "x", "2026-03-02"])
def test_any_place_in_an_address_is_a_place(browse_own, moment) -> None:
    for view in ("mine", "done"):
        assert browse_own(STAFF["window-clerk"]).get(f"/desk?view={view}&after={moment}~x").status_code == 200
