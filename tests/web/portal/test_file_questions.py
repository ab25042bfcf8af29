"""Can a question be answered with a file: taken, refused with a reason, kept, and read by the officer?"""

import shutil
from io import BytesIO

from use_cases.worlds import APPLICANT, DISTRICT, FOREIGN_CLERK, PARTY, PDF, PREMISES, STAFF
from web.conftest import STAFF as PEOPLE
from web.pages import shown

from banshi.use_cases import drafting
from banshi.use_cases.publishing import publish_folder

QUESTION = "      - {id: sketch, kind: upload, label: {zh: 位置草图, en: Sketch}, accept: [pdf], required: true}\n"


def test_a_question_that_asks_for_a_file(browse_own, own_world, tmp_path) -> None:
    folder = tmp_path / "shili"
    shutil.copytree(DISTRICT, folder)
    path = folder / "market_supervision" / "catering-licence.yaml"
    text = path.read_text("utf-8")
    before = "  - section: people\n"
    assert before in text
    head, _, tail = text.partition("\nexamples:")
    assert tail
    path.write_text(head.replace(before, QUESTION + before) + "\n", "utf-8")
    assert publish_folder(own_world, folder, by=("administrator", "administrator2"), summary="测试").lines("en") == ()

    browser = browse_own(APPLICANT)
    draft = browser.post("/m/catering-licence/start").location
    premises = f"{draft}/s/premises"
    assert browser.post(f"{draft}/s/_applicant", PARTY).status_code == 303
    assert 'enctype="multipart/form-data"' in browser.get(premises).text

    missing = browser.post(premises, PREMISES)
    assert missing.status_code == 422
    assert "位置草图" in shown(missing)

    wrong = browser.post(premises, {**PREMISES, "f_sketch": [(BytesIO(b"<html>"), "草图.pdf")]})
    assert wrong.status_code == 422
    assert "草图.pdf" in shown(wrong)

    assert browser.post(premises, {**PREMISES, "f_sketch": [(BytesIO(PDF), "草图.pdf")]}).status_code == 303
    assert "草图.pdf" in shown(browser.get(premises))
    assert browser.post(premises, PREMISES).status_code == 303, "a file once given stays"

    assert browser.post(f"{draft}/s/people", STAFF).status_code == 303
    draft_id = draft.rpartition("/")[2]
    for material in ("layout", "rules"):
        drafting.attach(own_world, APPLICANT, draft_id, material, f"{material}.pdf", PDF)
    assert "草图.pdf" in shown(browser.get(f"{draft}/check"))
    opened = drafting.open_draft(own_world, APPLICANT, draft_id)
    filed = browser.post(f"{draft}/check", {"key": opened.key, "body": opened.body, "declared": "yes"})
    assert filed.status_code == 303
    number = filed.location.rpartition("/")[2]

    address = f"/desk/cases/{number}/answers/sketch"
    clerk = browse_own(PEOPLE["window-clerk"])
    assert address in clerk.get(f"/desk/cases/{number}").text
    handed = clerk.get(address)
    assert handed.data == PDF
    assert "attachment" in handed.headers["Content-Disposition"]
    assert clerk.get(f"/desk/cases/{number}/answers/area").status_code == 404
    assert browse_own(FOREIGN_CLERK).get(address).status_code == 404
