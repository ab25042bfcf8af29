"""Does axe find anything wrong with the pages about money: of the applicant, of the desk, of the sandbox?"""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from journeys.browser import sign_in, visitor
from use_cases.worlds import APPLICANT, file_one, version
from web.browser.conftest import Mortal
from web.browser.test_axe_lawful import judge, look
from web.conftest import PASSWORD, STAFF, settings_in
from web.portal.test_payments import KEY, Charging

from banshi.definitions.charging import Payable
from banshi.payments.sandbox import Sandbox
from banshi.use_cases import handling, paying
from banshi.use_cases.world import World
from banshi.web.app import create_app

CLERK, APPROVER = STAFF["window-clerk"], STAFF["approver"]


@pytest.fixture
def town(own_world, tmp_path) -> World:
    editions = Charging(own_world.store, own_world.plugins.vocabulary())
    return replace(own_world, editions=editions, treasury=Sandbox(tmp_path / "treasury", KEY))


@pytest.fixture
def paying_server(town, tmp_path) -> Iterator[Mortal]:
    server = Mortal(create_app(town, settings_in(tmp_path)))
    yield server
    server.die()


@pytest.mark.parametrize("ways", [(), ("/language/en",), ("/view/large",)], ids=["zh", "en", "large"])
def test_the_pages_of_money(browser, paying_server, town, monkeypatch, ways, request) -> None:
    folder = request.config.getoption("--screenshots")
    folder = folder / f"money-{request.node.callspec.id}" if folder else None
    receipt = file_one(town)
    case_id, number = receipt.case_id, receipt.number
    faults: list[str] = []

    def seen() -> int:
        return version(town, case_id)

    def enter(page, actor) -> None:
        for path in ways:
            page.goto(path)
        sign_in(page, actor.person.removeprefix("p-"), PASSWORD)
        page.wait_for_url(lambda url: "sign-in" not in url)

    own, desk = f"/my/cases/{number}/payments/1", f"/desk/cases/{number}/payments"
    with monkeypatch.context() as before, visitor(browser, paying_server.url) as page:
        before.setattr(Charging, "payable", Payable.BEFORE_ACCEPTANCE)
        enter(page, CLERK)
        faults += look(page, desk, "desk-ask", folder)
    handling.accept(town, CLERK, case_id, seen())
    handling.pass_on(town, STAFF["handler"], case_id, seen(), "建议准予。")
    handling.pass_on(town, STAFF["reviewer"], case_id, seen(), "同意。")
    handling.grant(town, APPROVER, case_id, seen(), "准予。")
    with visitor(browser, paying_server.url) as page:
        enter(page, APPROVER)
        faults += look(page, desk, "desk-waive", folder)
    with visitor(browser, paying_server.url) as page:
        enter(page, CLERK)
        faults += look(page, desk, "desk-record", folder)
        page.fill("#record-1-amount", "1")
        page.locator("#record-1 button").click()
        page.locator(".error-summary").wait_for()
        faults += judge(page, "desk-record-error", folder)
    with visitor(browser, paying_server.url) as page:
        enter(page, APPLICANT)
        faults += look(page, f"/my/cases/{number}", "case-to-pay", folder)
        faults += look(page, own, "payment", folder)
        page.locator(f"form[action='{own}'] button").click()
        page.wait_for_url(lambda url: "treasury-sandbox" in url)
        faults += judge(page, "sandbox", folder)
        page.locator("main form button").first.click()
        page.wait_for_url(lambda url: url.endswith(own))
        faults += judge(page, "receipt", folder)
        handling.deliver(town, CLERK, case_id, seen(), "window", "测试甲")
        faults += look(page, own, "receipt-refund", folder)
        page.locator("#ask-refund-1 button").click()
        page.locator("#ask-refund-1 .error").first.wait_for()
        faults += judge(page, "refund-error", folder)
    order = f"{number}-1"
    paying.ask_refund(town, APPLICANT, case_id, seen(), order, "20", "多缴。")
    with visitor(browser, paying_server.url) as page:
        enter(page, APPROVER)
        faults += look(page, "/desk?view=unclaimed", "inbox-refund", folder)
        faults += look(page, desk, "desk-refund", folder)
        page.locator("#deny-refund-1 button").click()
        page.locator(".error-summary").wait_for()
        faults += judge(page, "desk-deny-error", folder)
    paying.deny_refund(town, APPROVER, case_id, seen(), order, "费用依法收取。")
    with visitor(browser, paying_server.url) as page:
        enter(page, APPLICANT)
        faults += look(page, own, "refund-denied", folder)
    assert faults == []
