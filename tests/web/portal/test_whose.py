"""Drafts, files, cases and receipts: does anybody but their owner learn that they exist?"""

import re

import pytest
from use_cases.worlds import APPLICANT, FOREIGN_CLERK, OTHER, PDF, file_one, start_form
from web.conftest import STAFF
from web.pages import Browser

from banshi.use_cases import drafting, reading

STRANGERS = (OTHER, FOREIGN_CLERK, *STAFF.values())
CANARY = "金丝雀餐饮店"


@pytest.fixture(scope="module")
def draft(world) -> str:
    return start_form(world, APPLICANT, f_applicant_name=CANARY)


@pytest.fixture(scope="module")
def digest(world, draft) -> str:
    return drafting.open_draft(world, APPLICANT, draft).files["layout"][0].digest


@pytest.fixture(scope="module")
def receipt(world):
    return file_one(world, APPLICANT, f_applicant_name=CANARY)


@pytest.fixture(scope="module")
def paths(draft, digest, receipt) -> dict[str, str]:
    number = receipt.number
    return {
        "portal.task_list": f"/apply/{draft}",
        "portal.discard": f"/apply/{draft}/discard",
        "portal.discard_now": f"/apply/{draft}/discard",
        "portal.section": f"/apply/{draft}/s/_applicant",
        "portal.save_section": f"/apply/{draft}/s/_applicant",
        "portal.refresh_section": f"/apply/{draft}/s/_applicant/refresh",
        "portal.materials": f"/apply/{draft}/materials",
        "portal.hand_in": f"/apply/{draft}/materials",
        "portal.draft_file": f"/apply/{draft}/files/layout/{digest}",
        "portal.own_sheet": f"/apply/{draft}/sheet",
        "portal.own_sheet_file": f"/apply/{draft}/sheet.pdf",
        "portal.check": f"/apply/{draft}/check",
        "portal.file_application": f"/apply/{draft}/check",
        "portal.receipt": f"/receipt/{number}",
        "portal.case_page": f"/my/cases/{number}",
        "portal.case_material": f"/my/cases/{number}/files/layout/{digest}",
        "portal.begin_correction": f"/my/cases/{number}/correct",
        "portal.supply": f"/my/cases/{number}/supply",
        "portal.supply_now": f"/my/cases/{number}/supply",
        "portal.withdraw": f"/my/cases/{number}/withdraw",
        "portal.withdraw_now": f"/my/cases/{number}/withdraw",
        "portal.ask_recheck": f"/my/cases/{number}/recheck",
        "portal.hearing": f"/my/cases/{number}/hearing",
        "portal.hearing_wish": f"/my/cases/{number}/hearing",
        "portal.hearing_file": f"/my/cases/{number}/hearing/files/{digest}",
        "portal.start_on_licence": f"/my/licences/{number}/start",
        "portal.clock_ledger": f"/my/cases/{number}/clocks/promised",
        "portal.payment": f"/my/cases/{number}/payments/1",
        "portal.begin_payment": f"/my/cases/{number}/payments/1",
        "portal.ask_refund": f"/my/cases/{number}/payments/1/refund",
        "portal.sandbox_page": f"/treasury-sandbox/{number}/1",
        "portal.pay_in_sandbox": f"/treasury-sandbox/{number}/1",
    }


def call(app, actor, endpoint, path):
    method = next(r.methods for r in app.url_map.iter_rules() if r.endpoint == endpoint)
    browser = Browser(app, actor)
    return browser.get(path) if "GET" in method else browser.post(path)


def scrubbed(page: str) -> str:
    page = re.sub(r'(csrf_token" value="|nonce-)[^"]+', r"\1", page)
    return re.sub(r"next=[^\"]+", "next=", page)


def test_every_owned_route_is_tried(app, paths) -> None:
    rules = app.extensions["banshi.guard"].rules
    assert {name for name, rule in rules.items() if rule.whose and name.startswith("portal.")} == set(paths)


def test_nobody_else_learns_anything(app, paths) -> None:
    for endpoint, path in paths.items():
        absent = re.sub(r"/(apply|receipt|my/cases)/[^/]+", r"/\1/0123456789abcdef", path)
        for stranger in STRANGERS:
            answer, nothing = call(app, stranger, endpoint, path), call(app, stranger, endpoint, absent)
            assert answer.status_code == 404, (endpoint, stranger.person)
            assert CANARY not in answer.text, (endpoint, stranger.person)
            assert scrubbed(answer.text) == scrubbed(nothing.text), (endpoint, stranger.person)


def test_it_is_all_still_there(app, world, draft, paths) -> None:
    assert drafting.open_draft(world, APPLICANT, draft).party.get("applicant_name") == CANARY
    owner = Browser(app, APPLICANT)
    for endpoint in ("portal.task_list", "portal.check", "portal.receipt", "portal.case_page", "portal.case_material"):
        assert owner.get(paths[endpoint]).status_code == 200, endpoint
    assert CANARY in owner.get(paths["portal.check"]).text


def test_files_of_one_draft_do_not_open_with_another(app, world, draft, digest) -> None:
    other = start_form(world, OTHER)
    secret = drafting.attach(world, APPLICANT, draft, "layout", "secret.pdf", PDF + b"secret")
    thief = Browser(app, OTHER)
    assert thief.get(f"/apply/{other}/files/layout/{secret.digest}").status_code == 404
    assert thief.get(f"/apply/{draft}/files/layout/{secret.digest}").status_code == 404


def test_a_file_comes_as_a_download_under_its_own_name(app, world, draft) -> None:
    stored = drafting.attach(world, APPLICANT, draft, "layout", "平面图 <1>.pdf", PDF + b"named")
    answer = Browser(app, APPLICANT).get(f"/apply/{draft}/files/layout/{stored.digest}")
    assert answer.data == PDF + b"named"
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert "filename*=UTF-8''%E5%B9%B3%E9%9D%A2" in answer.headers["Content-Disposition"]
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Cache-Control"] == "no-store"


def test_staff_fetch_files_from_their_desk_alone(world, browse, receipt) -> None:
    case = reading.case_file(world, APPLICANT, receipt.case_id).case
    clerk = STAFF["window-clerk"]
    path = f"files/layout/{case.materials['layout'][0].digest}"
    assert browse(APPLICANT).get(f"/my/cases/{receipt.number}/{path}").status_code == 200
    assert browse(clerk).get(f"/my/cases/{receipt.number}/{path}").status_code == 404
    assert browse(clerk).get(f"/desk/cases/{receipt.number}/{path}").status_code == 200
