"""The steps of a catering licence, as each person takes them in the browser."""

from __future__ import annotations

from pathlib import Path

from journeys.browser import picture, sign_in
from playwright.sync_api import Page, expect

#: A plan that is a PDF and shows nothing: only a person can find it unusable.
BLANK = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)


class Camera:
    """Looks at pages at both widths on the run with scripts, and keeps pictures where they are wanted."""

    def __init__(self, looks: bool, folder: Path | None) -> None:
        self.looks, self.folder = looks, folder

    def __call__(self, page: Page, name: str) -> None:
        if self.looks:
            picture(page, self.folder, name)


def go_on(page: Page, **button: str) -> None:
    """Press the button of the page's own form that leads on, or the one of that name and value."""
    if button:
        ((name, value),) = button.items()
        page.locator(f"main button[name={name}][value={value}]").click()
    else:
        page.locator("main form button.button--primary").last.click()
    page.wait_for_load_state()


def choose(page: Page, name: str, *values: str) -> None:
    """Tick these answers of a question."""
    for value in values:
        page.locator(f"input[name={name}][value={value}]").check(force=True)


def find_the_guide(page: Page, camera: Camera) -> None:
    page.goto("/")
    camera(page, "home")
    page.locator("main input[name=q]").fill("餐饮")
    page.locator("main input[name=q]").press("Enter")
    page.wait_for_url("**/search?*")
    camera(page, "search")
    page.get_by_role("link", name="食品经营许可（餐饮服务）新办").first.click()
    expect(page.locator("h1")).to_have_text("食品经营许可（餐饮服务）新办")
    camera(page, "guide")


def begin(page: Page, camera: Camera) -> None:
    page.get_by_role("button", name="在线办理").first.click()
    expect(page.locator(".task-list").first).to_be_visible()
    expect(page.locator("h1")).to_have_text("食品经营许可（餐饮服务）新办")
    camera(page, "task-list")


def say_who_applies(page: Page) -> None:
    page.locator(".task-list a").first.click()
    choose(page, "f_applicant_kind", "sole-trader")
    page.locator("[name=f_applicant_name]").fill("示例区测试甲餐饮店")
    page.locator("[name=f_applicant_number]").fill("92440305ma5hd4k27n")
    page.locator("[name=f_contact_name]").fill("测试甲")
    page.locator("[name=f_contact_mobile]").fill("138 0000 0000")
    go_on(page)
    expect(page.locator("h1")).to_have_text("经营场所")


def describe_the_premises(page: Page, camera: Camera, *, javascript: bool) -> None:
    """One wrong number, and a choice that asks one question more; both are mended on the page."""
    page.locator("[name=f_uscc]").fill("92440305MA5HD4K27N")
    page.locator("[name=f_address]").fill("示例区示例路1号")
    choose(page, "f_business", "canteen")
    page.locator("[name=f_area]").fill("一百二")
    if javascript:
        expect(page.locator("[name=f_diners]")).to_be_visible()
        choose(page, "f_items", "hot")
        choose(page, "f_central_kitchen", "no")
    else:
        expect(page.locator("[name=f_diners]")).to_have_count(0)
    go_on(page)
    summary = page.locator(".error-summary")
    expect(summary).to_contain_text("经营面积")
    expect(summary).to_contain_text("就餐人数")
    expect(page.locator("[name=f_area]")).to_have_value("一百二")
    expect(page.locator("[name=f_address]")).to_have_value("示例区示例路1号")
    camera(page, "apply-error")
    summary.get_by_role("link", name="经营面积").click()
    page.locator("[name=f_area]").fill("１２０")
    page.locator("[name=f_diners]").fill("80")
    if not javascript:
        choose(page, "f_items", "hot")
        choose(page, "f_central_kitchen", "no")
    go_on(page)
    expect(page.locator("h1")).to_have_text("食品安全管理人员")


def name_the_staff(page: Page, camera: Camera) -> None:
    page.locator("[name=f_safety_staff-0-name]").fill("测试甲")
    page.locator("[name=f_safety_staff-0-id_no]").fill("11010519491231002x")
    choose(page, "f_safety_staff-0-role", "principal")
    camera(page, "apply-group")
    go_on(page)
    expect(page.locator("h1")).to_have_text("上传材料")


def upload_everything(page: Page, camera: Camera) -> None:
    """Every material gets a file; the plan is a blank page."""
    for place in page.locator("input[type=file]").all():
        place.set_input_files({"name": "平面图.pdf", "mimeType": "application/pdf", "buffer": BLANK})
    camera(page, "materials")
    go_on(page)
    expect(page.locator("h1")).to_have_text("核对并提交")


def file_it(page: Page, camera: Camera) -> tuple[str, str]:
    """Without the declaration nothing is filed; with it there is a receipt.  Number and query code."""
    go_on(page)
    expect(page.locator(".error-summary")).to_be_visible()
    page.locator("[name=declared]").check()
    camera(page, "check-answers")
    go_on(page)
    page.wait_for_url("**/receipt/*")
    camera(page, "receipt")
    codes = page.locator(".codes dd").first.inner_text().strip()
    return page.locator(".receipt__number").inner_text().strip(), codes


def officer_acts(page: Page, login: str, number: str, act: str, camera: Camera, **typed: str) -> None:
    """Sign in, find the case in the inbox, choose the act, write what it asks, see the consequences, confirm."""
    sign_in(page, login)
    page.goto("/desk")
    found = page.get_by_role("link", name=number)
    if not found.count():
        page.goto("/desk?view=unclaimed")
    page.goto(f"/desk/cases/{number}")
    page.get_by_role("link", name="办理", exact=True).click()
    page.locator(f"nav.acts a[href*='act={act}']").click()
    for name, words in typed.items():
        place = page.locator(f"[name={name.replace('__', '-')}]")
        if place.first.get_attribute("type") in ("radio", "checkbox"):
            choose(page, name, words)
        else:
            place.fill(words)
    camera(page, f"desk-{act}")
    go_on(page, go="look")
    camera(page, f"desk-{act}-confirm")
    go_on(page, go="confirm")
    expect(page.locator(".box--ok")).to_be_visible()


def ask_for_correction(page: Page, number: str, camera: Camera) -> None:
    """The clerk sees that the plan is blank and says so once, in writing."""
    sign_in(page, "market.clerk")
    page.goto("/desk?view=unclaimed")
    camera(page, "desk-inbox")
    page.goto(f"/desk/cases/{number}")
    page.get_by_role("button", name="领取").click()
    camera(page, "desk-case")
    page.get_by_role("link", name="办理", exact=True).click()
    page.locator("nav.acts a[href*='act=correct']").click()
    plan = page.locator("fieldset.gap-row", has_text="平面布局").first
    plan.locator("textarea").first.fill("上传的平面图是空白页，看不出布局。")
    camera(page, "desk-correct")
    go_on(page, go="look")
    camera(page, "desk-correct-confirm")
    go_on(page, go="confirm")
    expect(page.locator(".box--ok")).to_be_visible()


def correct_it(page: Page, number: str, camera: Camera) -> None:
    """The applicant replaces the blank plan and files the correction."""
    page.goto("/my")
    camera(page, "my")
    page.goto(f"/my/cases/{number}")
    expect(page.locator(".gaps")).to_contain_text("空白页")
    camera(page, "my-case-correction")
    page.get_by_role("button", name="去补正").click()
    expect(page.locator(".gaps")).to_contain_text("空白页")
    page.get_by_role("link", name="去改这一项").first.click()
    plan = page.locator(".material", has_text="平面布局").first
    plan.locator("button[name=_remove]").click()
    expect(plan.locator("button[name=_remove]")).to_have_count(0)
    plan.locator("input[type=file]").set_input_files(
        {"name": "平面图（补正）.pdf", "mimeType": "application/pdf", "buffer": BLANK.replace(b"595", b"842")}
    )
    go_on(page)
    page.locator("[name=declared]").check()
    go_on(page)
    page.wait_for_url("**/receipt/*")
