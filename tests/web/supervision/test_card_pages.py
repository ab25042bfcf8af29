"""Who sees which cards, does a card prove its clock, and can it be explained, judged and put right on its page?"""

import re

import pytest
from cases.story import at
from use_cases.worlds import APPLICANT, DISTRICT, FOREIGN_CLERK, OTHER, file_one, version
from web.conftest import STAFF
from web.pages import shown

from banshi.use_cases import handling, supervising
from banshi.use_cases.reading import case_file
from banshi.use_cases.ticking import fire_due

CLERK, HANDLER, REVIEWER, SUPERVISOR = (STAFF[one] for one in ("window-clerk", "handler", "reviewer", "supervisor"))
CHINESE = re.compile(r"[\u3400-\u9fff]")


@pytest.fixture
def late(own_world, clock):
    """A case accepted on 2 March whose examination ran over, with its cards."""
    assert supervising.import_rules(own_world, DISTRICT, ("administrator", "administrator2")).new
    receipt = file_one(own_world)
    handling.accept(own_world, CLERK, receipt.case_id, version(own_world, receipt.case_id))
    task = case_of(own_world, receipt.case_id).open_task
    handling.claim(own_world, HANDLER, receipt.case_id, version(own_world, receipt.case_id), task.id)
    clock.set("2026-03-05 09:00")
    fire_due(own_world)
    return receipt


def case_of(world, case_id):
    return case_file(world, SUPERVISOR, case_id).case


def number_of(world, case_id, rule="stage-passed") -> int:
    return next(card.number for card in case_of(world, case_id).cards.values() if card.rule == rule)


@pytest.fixture
def path(own_world, late) -> str:
    return f"/watch/cards/{late.number}/{number_of(own_world, late.case_id)}"


def test_the_list_and_what_stands_in_it(browse_own, late, path) -> None:
    for actor in (SUPERVISOR, HANDLER):
        page = browse_own(actor).get("/watch/cards")
        assert page.status_code == 200
        words = shown(page)
        for expected in ("▲ 黄牌", "环节超时，办件总时限还没有超", late.number, HANDLER.name, "已发出"):
            assert expected in words, expected
        assert path in page.text


def test_for_others_there_is_nothing(browse_own, late, path) -> None:
    foreign = browse_own(FOREIGN_CLERK)
    assert "还没有预警和红黄牌" in shown(foreign.get("/watch/cards"))
    assert foreign.get(path).status_code == 404
    assert foreign.post(path, {"act": "explain", "words": "不知道。"}).status_code == 404
    for nobody in (APPLICANT, OTHER):
        assert browse_own(nobody).get("/watch/cards").status_code == 403
        assert browse_own(nobody).get(path).status_code == 403


def test_filters(browse_own, late) -> None:
    browser = browse_own(SUPERVISOR)
    assert "环节超时" in shown(browser.get("/watch/cards?level=yellow&state=issued"))
    assert "环节超时" in shown(browser.get(f"/watch/cards?q={late.number}&department=market_supervision"))
    for query in ("level=red", "state=confirmed", "department=urban_management", "q=none"):
        assert "没有符合条件" in shown(browser.get(f"/watch/cards?{query}")), query
    for query in ("level=green", "state=x", "after=x", "after=2026-01-01T00:00:00~x~y", "after=" + "9" * 90):
        assert browser.get(f"/watch/cards?{query}").status_code == 200, query


def test_the_proof_of_the_clock(browse_own, path) -> None:
    """Accepted on Monday the 2nd, two working days: Tuesday and Wednesday count, Monday does not."""
    words = shown(browse_own(SUPERVISOR).get(path))
    assert "环节时限至2026年3月4日届满。" in words
    assert "2日（周一） 不计入 起算当日，不计入" in words
    assert "3日（周二） 第 1 天 工作日" in words
    assert "4日（周三） 第 2 天 工作日" in words
    assert "stage-passed" in words
    assert HANDLER.name in words and REVIEWER.name in words


def test_the_whole_life_on_the_page(browse_own, own_world, late, path) -> None:
    handler, supervisor = browse_own(HANDLER), browse_own(SUPERVISOR)
    page = shown(supervisor.get(path))
    assert "可以在2026年3月10日之前说明情况，现在还不能确认" in page
    assert 'value="confirm"' not in supervisor.get(path).text
    answer = handler.post(path, {"act": "explain", "words": "材料核实用了较长时间。"})
    assert (answer.status_code, answer.location) == (303, f"{path}?done=1")
    assert "材料核实用了较长时间。" in shown(supervisor.get(path))
    assert supervisor.post(path, {"act": "confirm", "words": "超时属实。"}).status_code == 303
    assert handler.post(path, {"act": "rectify", "words": "已补齐并调整分工。"}).status_code == 303
    words = shown(handler.get(path))
    for expected in ("责任单位说明", "监察人员确认", "超时属实。", "责任单位报告整改", "已整改"):
        assert expected in words, expected
    card = case_of(own_world, late.case_id).cards[number_of(own_world, late.case_id)]
    assert card.counts


def test_what_is_lacking_is_said_and_nothing_typed_is_lost(browse_own, path) -> None:
    answer = browse_own(HANDLER).post(path, {"act": "explain", "words": " 。"})
    assert answer.status_code == 422
    assert "请写明情况" in shown(answer)
    long = browse_own(HANDLER).post(path, {"act": "explain", "words": "字" * 5000})
    assert long.status_code == 422
    assert "现在有 5000 字" in shown(long)
    assert "字" * 5000 in long.text
    refused = browse_own(HANDLER).post(path, {"act": "confirm", "words": "我觉得不对。"})
    assert refused.status_code == 409
    assert "我觉得不对。" in shown(refused)
    assert browse_own(HANDLER).post(path, {"act": "burn", "words": "x"}).status_code == 400
    assert browse_own(HANDLER).post(path, {"act": "explain", "words": "x", "more": "y"}).status_code == 400


def test_messages_are_counted_until_the_card_is_opened(browse_own, path) -> None:
    browser = browse_own(REVIEWER)
    assert "，未读提醒" in shown(browser.get("/desk"))
    assert "未读" in shown(browser.get("/watch/messages"))
    browser.get(path)
    assert "，未读提醒" not in shown(browser.get("/desk"))
    assert "已读" in shown(browser.get("/watch/messages"))


def test_the_officer_s_case_page_shows_cards_and_the_applicant_s_does_not(browse_own, late, path) -> None:
    page = browse_own(HANDLER).get(f"/desk/cases/{late.number}")
    assert path in page.text
    assert "环节超时" in shown(page)
    own = shown(browse_own(APPLICANT).get(f"/my/cases/{late.number}"))
    assert "环节超时" not in own and "黄牌" not in own and "监察" not in own


def test_an_act_on_the_case_is_not_stale_for_a_card(browse_own, own_world, late, clock) -> None:
    """The officer opened the page before the card came; the card changes nothing that the officer does."""
    browser = browse_own(HANDLER)
    seen = re.search(r'name="seen" value="(\d+)"', browser.get(f"/desk/cases/{late.number}/decide?act=pass").text)[1]
    clock.set("2026-03-20 09:00")
    fire_due(own_world)
    act = {"act": "pass", "seen": seen, "opinion": "材料齐全，建议同意。", "go": "confirm"}
    assert browser.post(f"/desk/cases/{late.number}/decide", act).status_code == 303


def test_english_pages_are_all_english(browse_own, late, path) -> None:
    browser = browse_own(SUPERVISOR)
    browser.get("/language/en")
    for one in ("/watch/cards", "/watch/messages", path, "/watch/cards?level=red"):
        page = re.sub(r'<(\w+)[^>]*lang="zh-CN"[^>]*>.*?</\1>', "", browser.get(one).text, flags=re.DOTALL)
        words = re.sub(r"演示[a-z-]+", "", page)
        assert not CHINESE.search(words), CHINESE.findall(words)


def test_a_red_card_names_the_yellow_one_nobody_cleared(browse_own, own_world, late, clock) -> None:
    clock.set("2026-03-20 09:00")
    fire_due(own_world)
    yellow = number_of(own_world, late.case_id)
    red = next(c.number for c in case_of(own_world, late.case_id).cards.values() if c.about == f"card:{yellow}")
    words = shown(browse_own(SUPERVISOR).get(f"/watch/cards/{late.number}/{red}"))
    assert f"第 {yellow} 号：环节超时，办件总时限还没有超" in words
    assert at("2026-03-20 09:00")
