"""Can everybody do their part of a catering licence in a real browser, with JavaScript and without?"""

from pathlib import Path

import pytest
from journeys import catering
from journeys.browser import sign_in, visitor
from journeys.catering import Camera, officer_acts
from journeys.conftest import Served
from playwright.sync_api import Browser, expect


@pytest.mark.parametrize("javascript", [True, False], ids=["with-javascript", "without-javascript"])
def test_from_the_guide_to_the_licence(
    served: Served, browser: Browser, pictures: Path | None, tmp_path: Path, javascript: bool
) -> None:
    camera = Camera(javascript, pictures)

    with visitor(browser, served.url, javascript=javascript) as page:
        sign_in(page, "applicant1")
        catering.find_the_guide(page, camera)
        catering.begin(page, camera)
        catering.say_who_applies(page)
        catering.describe_the_premises(page, camera, javascript=javascript)
        catering.name_the_staff(page, camera)
        catering.upload_everything(page, camera)
        number, code = catering.file_it(page, camera)
        page.reload()  # a bookmarked receipt works
        expect(page.locator(".receipt__number")).to_have_text(number)

    served.work()
    served.clock.set("2026-03-03 09:00")
    with visitor(browser, served.url, javascript=javascript) as page:
        catering.ask_for_correction(page, number, camera)

    served.work()
    served.clock.set("2026-03-04 09:30")
    with visitor(browser, served.url, javascript=javascript) as page:
        sign_in(page, "applicant1")
        catering.correct_it(page, number, camera)

    served.work()
    for day, login, act, typed in (
        ("2026-03-04 14:00", "market.clerk", "accept", {}),
        ("2026-03-05 10:00", "market.handler", "pass", {"opinion": "材料齐全，符合条件，建议准予。"}),
        ("2026-03-06 10:00", "market.reviewer", "pass", {"opinion": "同意承办意见。"}),
        ("2026-03-09 10:00", "market.approver", "grant", {"opinion": "准予许可。"}),
        ("2026-03-10 10:00", "market.clerk", "deliver", {"manner": "window", "recipient": "测试甲"}),
    ):
        served.clock.set(day)
        with visitor(browser, served.url, javascript=javascript) as page:
            officer_acts(page, login, number, act, camera, **typed)
        served.work()

    with visitor(browser, served.url, javascript=javascript) as page:
        page.goto("/progress")
        page.locator("[name=number]").fill(number)
        page.locator("[name=code]").fill(code.lower())
        catering.go_on(page)
        expect(page.get_by_role("status")).to_contain_text("已送达")
        camera(page, "progress")

    with visitor(browser, served.url, javascript=javascript) as page:
        sign_in(page, "applicant1")
        page.goto(f"/my/cases/{number}")
        camera(page, "my-case")
        for title in ("收件回执", "一次性补正告知书", "受理通知书", "准予行政许可决定书"):
            expect(page.get_by_role("link", name=title, exact=True).first).to_be_visible()
        page.get_by_role("link", name="受理通知书", exact=True).first.click()
        # accepted after a correction: the clock counts from the day the correction came in, 4 March; five working days
        expect(page.locator("main")).to_contain_text("2026年3月11日")
        camera(page, "notice")
        pdf = page.request.get(page.url + ".pdf")
        assert pdf.status == 200
        assert pdf.headers["content-type"] == "application/pdf"
        assert pdf.body().startswith(b"%PDF-")
