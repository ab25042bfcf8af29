"""Can an applicant see what to pay and why, pay, and keep the receipt; and an officer record, waive and give back?"""

from dataclasses import replace

import pytest
from cases.test_paying import fee
from use_cases.worlds import APPLICANT, OTHER, file_one, version
from web.conftest import STAFF, settings_in
from web.pages import Browser, shown

from banshi.cases.case import Status
from banshi.definitions.charging import Payable
from banshi.payments import Paid
from banshi.payments.sandbox import Sandbox
from banshi.payments.signed_words import key_from, signed
from banshi.store.editions import Editions
from banshi.use_cases import handling, paying
from banshi.use_cases.ticking import fire_due
from banshi.web.app import create_app
from banshi.web.portal.payments import SIGNATURE

CLERK, HANDLER = STAFF["window-clerk"], STAFF["handler"]
REVIEWER, APPROVER = STAFF["reviewer"], STAFF["approver"]
KEY = key_from("k" * 32)


class Charging(Editions):
    """The editions in force, each with fees."""

    payable = Payable.BEFORE_ISSUE

    def edition(self, digest):
        edition = super().edition(digest)
        return replace(edition, matter=replace(edition.matter, fees=(fee("licence", "60 * 2", self.payable),)))


@pytest.fixture
def town(own_world, tmp_path):
    editions = Charging(own_world.store, own_world.plugins.vocabulary())
    return replace(own_world, editions=editions, treasury=Sandbox(tmp_path / "treasury", KEY))


@pytest.fixture
def paying_app(town, tmp_path):
    return create_app(town, settings_in(tmp_path))


@pytest.fixture
def granted(town):
    """A granted case with 120.00 元 to pay."""
    receipt = file_one(town)
    case_id = receipt.case_id
    handling.accept(town, CLERK, case_id, version(town, case_id))
    handling.pass_on(town, HANDLER, case_id, version(town, case_id), "建议准予。")
    handling.pass_on(town, REVIEWER, case_id, version(town, case_id), "同意。")
    handling.grant(town, APPROVER, case_id, version(town, case_id), "准予。")
    return receipt


def test_an_applicant_sees_what_and_why_pays_and_keeps_the_receipt(paying_app, granted):
    browser = Browser(paying_app, APPLICANT)
    case, payment = f"/my/cases/{granted.number}", f"/my/cases/{granted.number}/payments/1"
    assert "请缴费 120.00 元" in shown(browser.get(case))
    words = shown(browser.get(payment))
    for expected in ("licence费", "120.00", "待缴", "去缴费", "前（含当日）缴清"):
        assert expected in words, expected
    there = browser.post(payment)
    assert there.status_code == 303
    assert "测试：这里不收钱" in shown(browser.get(there.location))
    assert browser.post(there.location, {"way": "pay"}).location == payment
    receipt = shown(browser.get(payment))
    assert "缴费回单" in receipt and "TEST-" in receipt and "已缴" in receipt
    assert "请缴费" not in shown(browser.get(case))
    assert browser.post(payment).location == payment, "nothing is left to pay: back to the receipt"
    browser.get("/language/en")
    assert "Receipt of payment" in shown(browser.get(payment))


def test_a_lost_word_is_found_by_the_sweep(paying_app, town, granted):
    browser = Browser(paying_app, APPLICANT)
    payment = f"/my/cases/{granted.number}/payments/1"
    there = browser.post(payment).location
    browser.post(there, {"way": "lost"})
    assert "待缴" in shown(browser.get(payment))
    assert paying.look_for_money(town) == 1
    assert "缴费回单" in shown(browser.get(payment))


def test_the_word_of_the_treasury_needs_its_signature_and_no_session(paying_app, town, granted):
    with town.unit_of_work() as work:
        order = next(iter(work.load(granted.case_id).payments))
    call = signed(KEY, Paid(order, granted.case_id, "120.00", "T-1"))
    outside = paying_app.test_client()
    assert outside.post("/treasury/paid", data=call.body).status_code == 403
    assert outside.post("/treasury/paid", data=call.body, headers={SIGNATURE: "0" * 64}).status_code == 403
    for _ in range(2):
        said = outside.post(
            "/treasury/paid", data=call.body, headers={SIGNATURE: call.signature}, content_type="application/json"
        )
        assert said.status_code == 204
    wrong = signed(KEY, Paid("no-order", granted.case_id, "1.00", "T-2"))
    refused = outside.post("/treasury/paid", data=wrong.body, headers={SIGNATURE: wrong.signature})
    assert refused.status_code == 409
    once_more = signed(KEY, Paid(order, granted.case_id, "1.00", "T-3"))
    assert (
        outside.post("/treasury/paid", data=once_more.body, headers={SIGNATURE: once_more.signature}).status_code == 204
    )
    approver = Browser(paying_app, APPROVER)
    assert granted.number in approver.get("/desk?view=unclaimed").text, "a task on a desk, not a line of a log"
    page = shown(approver.get(f"/desk/cases/{granted.number}/payments"))
    for expected in ("重复缴费", "1.00 元", "登记退款", "不予退款"):
        assert expected in page, expected
    assert "办理退款" in shown(approver.get(f"/desk/cases/{granted.number}"))


def test_a_refund_is_denied_on_the_page_and_the_applicant_reads_why(paying_app, town, granted):
    path = f"/desk/cases/{granted.number}/payments"
    case_id = granted.case_id
    paying.record(
        town, CLERK, case_id, version(town, case_id), next(iter(case_of(town, case_id).payments)), "120", "票-1"
    )
    handling.deliver(town, CLERK, case_id, version(town, case_id), "window", "测试甲")
    applicant, approver = Browser(paying_app, APPLICANT), Browser(paying_app, APPROVER)
    asked = {"seen": str(version(town, case_id)), "amount": "120", "reason": "不经营了"}
    assert applicant.post(f"/my/cases/{granted.number}/payments/1/refund", asked).status_code == 303
    assert granted.number in approver.get("/desk?view=unclaimed").text, "also when the case is over"
    seen = str(version(town, case_id))
    lacking = approver.post(f"{path}/1/deny-refund", {"seen": seen, "reason": ""})
    assert lacking.status_code == 422
    done = approver.post(f"{path}/1/deny-refund", {"seen": seen, "reason": "证件已经发给，费用依法收取"})
    assert done.status_code == 303
    words = shown(applicant.get(f"/my/cases/{granted.number}/payments/1"))
    for expected in ("不予退款", "证件已经发给", "行政复议", "申请退款"):
        assert expected in words, expected
    assert "不予退款决定书" in shown(applicant.get(f"/my/cases/{granted.number}"))
    assert granted.number not in approver.get("/desk?view=unclaimed").text


def test_nothing_that_was_typed_about_a_refund_is_lost(paying_app, town, granted):
    path, case_id = f"/my/cases/{granted.number}/payments/1", granted.case_id
    paying.record(
        town, CLERK, case_id, version(town, case_id), next(iter(case_of(town, case_id).payments)), "120", "票-1"
    )
    handling.deliver(town, CLERK, case_id, version(town, case_id), "window", "测试甲")
    applicant, approver = Browser(paying_app, APPLICANT), Browser(paying_app, APPROVER)
    seen = str(version(town, case_id))
    for amount in ("", "-1", "1e9", "0", "120.001", "<script>"):
        wrong = applicant.post(f"{path}/refund", {"seen": seen, "amount": amount, "reason": "不经营了"})
        assert wrong.status_code == 422, amount
        assert 'value="不经营了"' in wrong.text
    long = applicant.post(f"{path}/refund", {"seen": seen, "amount": "20", "reason": "缴" * 5000})
    assert long.status_code == 422
    assert "最多写 500 字，现在有 5000 字" in shown(long)
    assert "缴" * 5000 in long.text
    old = applicant.post(f"{path}/refund", {"seen": "1", "amount": "20", "reason": "不经营了"})
    assert old.status_code == 409
    assert "没有提交" in shown(old)
    assert 'value="不经营了"' in old.text
    assert not case_of(town, case_id).payments[f"{granted.number}-1"].refund
    desk = f"/desk/cases/{granted.number}/payments/1"
    applicant.post(f"{path}/refund", {"seen": seen, "amount": "20", "reason": "不经营了"})
    said = {"seen": str(version(town, case_id)), "reason": "缴" * 5000}
    denied = approver.post(f"{desk}/deny-refund", said)
    assert denied.status_code == 422
    assert "缴" * 5000 in denied.text


def test_nobody_is_sent_to_pay_for_a_case_that_is_over(paying_app, town, clock, granted):
    fire_due(town)
    clock.move(days=60)
    while fire_due(town):
        pass
    assert case_of(town, granted.case_id).status is Status.TERMINATED, "nobody paid within the days of the district"
    payment = f"/my/cases/{granted.number}/payments/1"
    applicant = Browser(paying_app, APPLICANT)
    assert "不用再缴费" in shown(applicant.get(payment))
    assert "去缴费" not in shown(applicant.get(payment))
    refused = applicant.post(payment)
    assert refused.status_code == 409
    assert "这件办件已经办结（已终止），不用再缴费" in shown(refused)


def case_of(town, case_id):
    with town.unit_of_work() as work:
        return work.load(case_id)


def test_there_is_no_sandbox_where_none_is_connected(own_app, own_world):
    number = file_one(own_world).number
    browser = Browser(own_app, APPLICANT)
    assert browser.get(f"/treasury-sandbox/{number}/1").status_code == 404
    assert browser.get(f"/my/cases/{number}/payments/1").status_code == 404
    assert own_app.test_client().post("/treasury/paid", data=b"{}").status_code == 404


def test_nobody_else_sees_or_pays(paying_app, granted):
    for path in (f"/my/cases/{granted.number}/payments/1", f"/treasury-sandbox/{granted.number}/1"):
        for stranger in (OTHER, CLERK):
            assert Browser(paying_app, stranger).get(path).status_code == 404
            assert Browser(paying_app, stranger).post(path).status_code == 404


def test_the_window_records_and_gives_back(paying_app, town, granted):
    path = f"/desk/cases/{granted.number}/payments"
    clerk = Browser(paying_app, CLERK)
    assert "缴费登记和减免" in shown(clerk.get(f"/desk/cases/{granted.number}"))
    seen = str(version(town, granted.case_id))
    wrong = clerk.post(f"{path}/1/record", {"seen": seen, "amount": "119", "receipt": "票-1"})
    assert wrong.status_code == 422 and "正好是 120.00 元" in shown(wrong) and "票-1" in wrong.text
    done = clerk.post(f"{path}/1/record", {"seen": seen, "amount": "120", "receipt": "票-1"})
    assert done.status_code == 303
    assert "已完成：登记缴费" in shown(clerk.get(done.location))
    again = clerk.post(f"{path}/1/record", {"seen": seen, "amount": "120", "receipt": "票-2"})
    assert again.status_code == 409

    applicant = Browser(paying_app, APPLICANT)
    refund = f"/my/cases/{granted.number}/payments/1/refund"
    seen = str(version(town, granted.case_id))
    needed = applicant.post(refund, {"seen": seen, "amount": "20", "reason": "多缴"})
    assert needed.status_code == 409 and "现在不能退" in shown(needed)
    handling.deliver(town, CLERK, granted.case_id, version(town, granted.case_id), "window", "测试甲")
    seen = str(version(town, granted.case_id))
    too_much = applicant.post(refund, {"seen": seen, "amount": "120.01", "reason": "多缴"})
    assert too_much.status_code == 422 and "120.00" in shown(too_much)
    assert applicant.post(refund, {"seen": seen, "amount": "20", "reason": "多缴"}).status_code == 303
    seen = str(version(town, granted.case_id))
    assert clerk.post(f"{path}/1/refund", {"seen": seen, "receipt": "退-1"}).status_code == 409
    approver = Browser(paying_app, APPROVER)
    assert approver.post(f"{path}/1/refund", {"seen": seen, "receipt": "退-1"}).status_code == 303
    assert "20.00 元" in shown(approver.get(path)).replace("  ", " ")


def test_who_decides_waives_with_reason_and_law(paying_app, town, granted):
    path = f"/desk/cases/{granted.number}/payments"
    approver = Browser(paying_app, APPROVER)
    law = town.editions.matter(work_edition(town, granted.case_id)).basis[0].id
    seen = str(version(town, granted.case_id))
    assert "减免费用" not in shown(Browser(paying_app, CLERK).get(path))
    assert approver.post(f"{path}/1/waive", {"seen": seen, "reason": "", "basis": law}).status_code == 422
    assert approver.post(f"{path}/1/waive", {"seen": seen, "reason": "公益项目", "basis": law}).status_code == 303
    assert "已减免" in shown(approver.get(path))


def work_edition(town, case_id):
    with town.unit_of_work() as work:
        return work.load(case_id).edition


def test_fees_before_acceptance_are_asked_at_the_desk(paying_app, town, monkeypatch):
    monkeypatch.setattr(Charging, "payable", Payable.BEFORE_ACCEPTANCE)
    receipt = file_one(town)
    path = f"/desk/cases/{receipt.number}/payments"
    clerk = Browser(paying_app, CLERK)
    assert "通知缴费" in shown(clerk.get(path))
    assert clerk.post(path, {"seen": str(version(town, receipt.case_id))}).status_code == 303
    assert "待缴" in shown(clerk.get(path))
    assert clerk.post(path, {"seen": str(version(town, receipt.case_id))}).status_code == 409
    assert "请缴费 120.00 元" in shown(Browser(paying_app, APPLICANT).get(f"/my/cases/{receipt.number}"))
