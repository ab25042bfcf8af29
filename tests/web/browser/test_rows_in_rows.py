"""In a real browser, with JavaScript and without: members with incomes, and options in a tree, at both widths."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from definitions_meaning.conftest import BEGINNING
from journeys.browser import NARROW, WIDE, axe_faults, sign_in, visitor
from playwright.sync_api import Locator, Page, expect
from use_cases.worlds import APPLICANT, DISTRICT
from web.conftest import PASSWORD

from banshi.use_cases import drafting
from banshi.use_cases.publishing import publish_folder


def industries() -> str:
    """Twenty-seven options in three branches."""
    leaves = [", ".join(f"i{n}_{m}: 第{n}类第{m}种" for m in range(9)) for n in range(3)]
    return "".join(f"          i{n}: {{label: 第{n}类行业, children: {{{below}}}}}\n" for n, below in enumerate(leaves))


FORM = f"""
form:
  - section: household
    title: 家庭
    fields:
      - id: home
        kind: choice
        label: 住房
        required: true
        options:
          own: {{label: 自有, children: {{flat: 商品房, house: 自建房}}}}
          rent: {{label: 租赁, children: {{public: 公租房}}}}
      - id: industry
        kind: choice
        label: 行业
        required: true
        options:
{industries()}      - id: skills
        kind: choices
        label: 技能
        options:
{industries()}      - id: members
        kind: group
        label: 成员
        least: 1
        fields:
          - {{id: name, kind: text, label: 称呼, required: true}}
          - {{id: works, kind: yes-no, label: 有工作, required: true}}
          - id: incomes
            kind: group
            label: 收入
            visible_when: works
            least: 1
            fields:
              - {{id: sort, kind: choice, label: 种类, required: true, options: {{wage: 工资, rent: 租金}}}}
              - {{id: monthly, kind: money, label: 月收入, min: 0, required: true}}
          - {{id: total, kind: money, label: 合计, value: "works ? incomes.sum(i, i.monthly) : 0"}}
      - {{id: whole, kind: money, label: 全家收入, value: "members.sum(m, m.total)"}}
"""


@pytest.fixture
def draft(own_world, tmp_path) -> str:
    """The address of a draft of a matter with such a form."""
    folder = tmp_path / "district"
    folder.mkdir()
    for name in ("departments", "flows", "dictionaries"):
        shutil.copytree(DISTRICT / name, folder / name)
    shutil.copy(DISTRICT / "district.yaml", folder)
    (folder / "tried.yaml").write_text(BEGINNING.format(applicants="natural-person") + FORM, "utf-8")
    published = publish_folder(own_world, folder, by=("administrator", "administrator2"), summary="测试")
    assert "tried" in {edition.matter.code for edition in own_world.editions.catalogue(own_world.today())}, published
    return f"/apply/{drafting.start(own_world, APPLICANT, 'tried')}"


@pytest.fixture(params=[True, False], ids=["javascript", "plain"])
def javascript(request) -> bool:
    return bool(request.param)


@pytest.fixture
def page(javascript, browser, server) -> Iterator[Page]:
    with visitor(browser, server.url, javascript=javascript) as page:
        sign_in(page, "applicant", PASSWORD)
        yield page


def judge(page: Page, javascript: bool) -> None:
    """Nothing wider than the window; nothing that axe, which is a script itself, finds wrong."""
    for viewport in (NARROW, WIDE):
        page.set_viewport_size(viewport)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{wide} px too wide at {viewport['width']}"
        assert not javascript or axe_faults(page) == []


def button(page: Page, act: str, at: str) -> Locator:
    """The button that adds to a group, or removes a row."""
    return page.locator(f"button[name=_{act}][value={at}]")


def test_rows_in_rows_are_filled_mended_and_read_again(page: Page, javascript: bool, draft: str) -> None:
    page.goto(f"{draft}/s/household")
    page.fill("#f_members-0-name", "本人")
    page.check("input[name=f_members-0-works][value=yes]")
    if not javascript:  # the next page asks
        page.get_by_role("button", name="添加成员").click()
        page.get_by_role("button", name="删除成员 2").click()
    page.fill("#f_members-0-incomes-0-monthly", "1,200.5")
    page.check("input[name=f_members-0-incomes-0-sort][value=wage]")
    button(page, "add", "members-0-incomes").click()
    expect(page.locator("#f_members-0-incomes-1-sort")).to_be_visible()
    page.fill("#f_members-0-incomes-1-monthly", "很多")
    page.get_by_role("button", name="保存并继续").click()
    summary = page.locator(".error-summary")
    expect(summary).to_contain_text("成员第1项的收入第2项的种类还没有选")
    judge(page, javascript)
    summary.get_by_text("成员第1项的收入第2项的月收入要填数字").click()
    expect(page.locator("#f_members-0-incomes-1-monthly")).to_be_in_viewport()
    assert page.input_value("#f_members-0-incomes-1-monthly") == "很多"
    button(page, "remove", "members-0-incomes-1").click()
    expect(page.locator("#f_members-0-incomes-1-sort")).to_have_count(0)
    page.get_by_label("自建房").check()
    page.select_option("#f_industry", label="第2类第3种")
    page.get_by_text("第1类行业", exact=True).click()
    page.get_by_label("第1类第7种").check()
    page.get_by_role("button", name="保存并继续").click()
    page.wait_for_url("**/materials")
    page.goto(f"{draft}/check")
    shown = page.locator("main").inner_text()
    for words in (
        "自有 / 自建房",
        "第2类行业 / 第2类第3种",
        "第1类行业 / 第1类第7种",
        "成员第1项的收入第1项",
        "1,200.50 元",
    ):
        assert words in shown
    judge(page, javascript)
