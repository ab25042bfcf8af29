"""In a real browser: is anything lost when the server dies, a button is pressed twice, an answer changes the page?"""

import re

import pytest
from journeys.browser import WIDE, sign_in, visitor
from playwright.sync_api import Page, expect
from sqlalchemy import text
from use_cases.worlds import APPLICANT, PARTY, PREMISES, start_form
from web.conftest import PASSWORD

from banshi.use_cases import drafting


@pytest.fixture
def page(browser, server):
    with visitor(browser, server.url) as page:
        sign_in(page, "applicant", PASSWORD)
        yield page


def fill(page: Page, **answers: str) -> None:
    for name, answer in answers.items():
        page.fill(f"#f_{name}", answer)


def test_a_dead_server_takes_nothing_away(page, server, own_world) -> None:
    draft = drafting.start(own_world, APPLICANT, "catering-licence")
    page.goto(f"/apply/{draft}/s/premises")
    fill(page, uscc=PREMISES["f_uscc"], address="写了很久的地址", area="80")
    page.get_by_label("仅销售预包装食品").check()
    page.wait_for_load_state("networkidle")
    server.die()
    page.get_by_role("button", name="保存并继续").click()
    banner = page.get_by_role("alert")
    expect(banner).to_contain_text("未保存，内容还在页面上")
    assert page.input_value("#f_address") == "写了很久的地址"
    assert drafting.open_draft(own_world, APPLICANT, draft).sections == {}
    server.rise()
    page.get_by_role("button", name="再试一次").click()
    page.wait_for_url("**/s/people")
    assert drafting.open_draft(own_world, APPLICANT, draft).sheet.get("address") == "写了很久的地址"


def test_it_tries_again_by_itself(page, server, own_world) -> None:
    draft = drafting.start(own_world, APPLICANT, "catering-licence")
    page.goto(f"/apply/{draft}/s/premises")
    fill(page, address="自己会重试")
    server.die()
    page.get_by_role("button", name="保存并返回任务列表").click()
    expect(page.get_by_role("alert")).to_contain_text("秒后自动重试")
    server.rise()
    expect(page.locator(".error-summary")).to_be_visible(timeout=10_000)
    assert page.input_value("#f_address") == "自己会重试"
    assert not page.locator(".unsaved").count()
    assert page.evaluate("document.activeElement.className") == "error-summary"


def test_a_broken_server_takes_nothing_away(page, own_world, monkeypatch) -> None:
    draft = drafting.start(own_world, APPLICANT, "catering-licence")
    page.goto(f"/apply/{draft}/s/premises")
    fill(page, address="服务器出错")
    with monkeypatch.context() as broken:
        broken.setattr(drafting, "save_section", lambda *_args: 1 / 0)
        page.get_by_role("button", name="保存并继续").click()
        expect(page.get_by_role("alert")).to_contain_text("未保存，内容还在页面上")
    page.get_by_role("button", name="再试一次").click()
    expect(page.locator(".error-summary")).to_be_visible()
    assert page.input_value("#f_address") == "服务器出错"


def test_two_clicks_are_one_case(page, own_world) -> None:
    draft = start_form(own_world)
    page.goto(f"/apply/{draft}/check")
    page.check("#declared")
    page.get_by_role("button", name="提交申请").dblclick()
    page.wait_for_url("**/receipt/*")
    with own_world.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM cases")).scalar_one() == 1


def test_questions_follow_an_answer_and_what_is_typed_stays(page, own_world) -> None:
    draft = drafting.start(own_world, APPLICANT, "catering-licence")
    page.goto(f"/apply/{draft}/s/premises")
    expect(page.locator("#f_diners")).to_have_count(0)
    fill(page, uscc="写了一半", address="地址")
    page.get_by_label("集中用餐单位食堂").check()
    expect(page.locator("#f_diners")).to_be_visible()
    expect(page.locator("#f_diners")).to_be_editable()
    fill(page, diners="12x")
    assert page.input_value("#f_uscc") == "写了一半"
    page.get_by_label("餐饮服务", exact=True).check()
    expect(page.locator("#f_diners")).to_have_count(0)
    assert page.input_value("#f_address") == "地址"
    assert page.locator("[name=_asked]").input_value().split()[:3] == ["uscc", "address", "business"]


def test_without_scripts_the_next_page_asks(browser, server, own_world) -> None:
    draft = drafting.start(own_world, APPLICANT, "catering-licence")
    with visitor(browser, server.url, javascript=False) as page:
        sign_in(page, "applicant", PASSWORD)
        page.goto(f"/apply/{draft}/s/premises")
        page.get_by_label("集中用餐单位食堂").check()
        page.get_by_role("button", name="保存并继续").click()
        assert page.locator("#f_diners").count() == 1
        assert "因为" in page.locator(".error-summary").inner_text()
        page.get_by_role("button", name=re.compile("English")).click()
        assert page.locator("html").get_attribute("lang") == "en"
        assert page.get_by_label("Canteen of a school").is_checked()


def test_a_row_is_added_where_the_cursor_goes(page, own_world) -> None:
    draft = drafting.start(own_world, APPLICANT, "catering-licence")
    page.goto(f"/apply/{draft}/s/people")
    fill(page, **{"safety_staff-0-name": "测试甲"})
    page.locator(".group__add").click()
    expect(page.locator("#f_safety_staff-1-name")).to_be_focused()
    assert page.input_value("#f_safety_staff-0-name") == "测试甲"


@pytest.mark.parametrize("width", [375, 320])
@pytest.mark.parametrize("large", [False, True], ids=["usual", "large"])
def test_nothing_scrolls_sideways_and_targets_are_large(browser, server, own_world, width, large) -> None:
    draft = start_form(own_world)
    with visitor(browser, server.url) as page:
        sign_in(page, "applicant", PASSWORD)
        page.set_viewport_size({"width": width, "height": 800})
        if large:
            page.goto("/view/large")
        for path in (
            "/",
            "/m/catering-licence",
            "/matters/catering-licence/history",
            "/help",
            "/progress",
            f"/apply/{draft}",
            f"/apply/{draft}/s/premises",
            f"/apply/{draft}/materials",
            f"/apply/{draft}/check",
            "/my",
        ):
            page.goto(path)
            wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert wider <= 0, (path, wider)
            low = page.evaluate(
                """(least) => [...document.querySelectorAll('.button, .input, .radio__label, .checkbox__label, .bar a')]
                   .filter((node) => node.offsetParent && !node.matches('.visually-hidden, [type=file]'))
                   .filter((node) => node.getBoundingClientRect().height < least)
                   .map((node) => node.outerHTML.slice(0, 80))""",
                60 if large else 44,
            )
            assert low == [], path
        assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") == (22 if large else 16)
        page.set_viewport_size(WIDE)


@pytest.mark.parametrize("javascript", [True, False])
def test_enter_in_a_field_saves_and_goes_on(browser, server, own_world, javascript) -> None:
    """By keyboard alone: the first button of the form is the one that Enter presses."""
    with visitor(browser, server.url, javascript=javascript) as page:
        sign_in(page, "applicant", PASSWORD)
        draft = drafting.start(own_world, APPLICANT, "catering-licence")
        page.goto(f"/apply/{draft}/s/_applicant")
        page.locator("[value=sole-trader]").check(force=True)
        fill(page, **{name.removeprefix("f_"): text for name, text in PARTY.items() if name != "f_applicant_kind"})
        page.locator("#f_contact_mobile").press("Enter")
        page.wait_for_url("**/s/premises")
        page.goto(f"/apply/{draft}/s/people")
        page.locator("[name=f_safety_staff-0-name]").press("Enter")
        expect(page.locator(".error-summary")).to_be_visible()
        assert not [one for one in page.context.cookies() if one["name"] == "view"]
