"""From the guide to the receipt, as a browser without scripts would do it; and what is refused on the way."""

import json
import re
import shutil
from io import BytesIO

import pytest
from use_cases.worlds import APPLICANT, DISTRICT, OTHER, PARTY, PDF, PREMISES, STAFF, file_one, start_form
from web.pages import shown
from werkzeug.datastructures import FileStorage, MultiDict

from banshi.use_cases import drafting
from banshi.use_cases.publishing import publish_folder


def upload(name: str, content: bytes = PDF):
    return FileStorage(stream=BytesIO(content), filename=name)


def begun(browser) -> str:
    answer = browser.post("/m/catering-licence/start")
    assert answer.status_code == 303
    return answer.location


def test_the_whole_way(browse) -> None:
    browser = browse(APPLICANT)
    assert "在线办理" in browser.get("/m/catering-licence").text
    draft = begun(browser)
    page = shown(browser.get(draft))
    assert "0 / 4 部分已完成" in page
    assert page.count("未开始") == 4
    ways = [
        ("/s/_applicant", PARTY, "/s/premises"),
        ("/s/premises", PREMISES, "/s/people"),
        ("/s/people", STAFF, "/materials"),
    ]
    for here, answers, then in ways:
        assert browser.get(draft + here).status_code == 200
        answer = browser.post(draft + here, {**answers, "_seen": "0"})
        assert answer.location == draft + then, shown(answer)
    assert "已从市场监督管理部门取得，不用交" in shown(browser.get(draft + "/materials"))
    check = shown(browser.get(draft + "/check"))
    assert "提交前还有 2 处需要处理" in check
    files = {"file-layout": upload("平面图.pdf"), "file-rules": upload("制度.pdf", PDF + b"2")}
    answer = browser.post(draft + "/materials", files, content_type="multipart/form-data")
    assert answer.location == draft + "/check"
    page = browser.get(draft + "/check").text
    assert "11010519491231002X" in page
    whole = {name: value for name, value in _hidden(page).items() if name in ("key", "body")}
    undeclared = browser.post(draft + "/check", whole)
    assert undeclared.status_code == 422
    assert "请先确认声明" in shown(undeclared)
    filed = browser.post(draft + "/check", {**whole, "declared": "yes"})
    assert filed.status_code == 303
    receipt = browser.get(filed.location)
    assert "2026年3月9日（周一）" in shown(receipt)  # the fifth working day after Monday, 2 March
    number = filed.location.rpartition("/")[2]
    assert number in shown(receipt)
    case = shown(browser.get(f"/my/cases/{number}"))
    assert "已收到，最迟 3月9日 告知是否受理" in case
    assert "收件回执" in case
    assert number in shown(browser.get("/my"))


def _hidden(page: str) -> dict[str, str]:
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))


def test_a_refused_file_says_why_beside_its_place(browse, world) -> None:
    browser = browse(OTHER)
    draft = f"/apply/{drafting.start(world, OTHER, 'catering-licence')}"
    files = {"file-layout": upload("图.pdf", b"MZ\x90\x00 not a pdf"), "file-rules": upload("制度.pdf")}
    answer = browser.post(draft + "/materials", files, content_type="multipart/form-data")
    assert answer.status_code == 422
    assert 'href="#file-layout"' in answer.text
    assert 'aria-describedby="file-layout-error"' in answer.text
    assert "制度.pdf" in shown(answer), "the good one is kept"
    digest = drafting.open_draft(world, OTHER, draft.rpartition("/")[2]).files["rules"][0].digest
    assert browser.post(draft + "/materials", {"_remove": f"rules:{digest}"}).status_code == 303
    assert "制度.pdf" not in shown(browser.get(draft + "/materials"))


@pytest.mark.parametrize(
    "extra",
    [
        {"status": "approved"},
        {"role": "admin"},
        {"f_unknown": "x"},
        {"f_": "x"},
        {"owner": "p-other"},
        {"_then": ["list", "list"]},
        {"_seen": ["0", "1"]},
        {"version_id": "3"},
        {"f_applicant_name": "x"},
    ],
    ids=str,
)
def test_names_nobody_asked_for_are_refused(browse, world, extra) -> None:
    browser = browse(OTHER)
    draft = drafting.start(world, OTHER, "catering-licence")
    form = MultiDict(PREMISES)
    form.update(extra)
    assert browser.post(f"/apply/{draft}/s/premises", form).status_code == 400
    assert drafting.open_draft(world, OTHER, draft).sections == {}
    drafting.discard(world, OTHER, draft)


def test_computed_and_hidden_answers_are_the_servers(browse, world) -> None:
    browser = browse(OTHER)
    draft = drafting.start(world, OTHER, "catering-licence")
    browser.post(f"/apply/{draft}/s/premises", {**PREMISES, "f_diners": "99999", "_seen": "0"})
    browser.post(f"/apply/{draft}/s/people", {**STAFF, "f_staff_count": "77", "_seen": "0"})
    sheet = drafting.open_draft(world, OTHER, draft).sheet
    assert sheet.get("diners") is None
    assert sheet.get("staff_count") == 1


@pytest.mark.parametrize("change", [{"key": "guessed"}, {"key": ""}, {"key": ["a", "b"]}, {"number": "1"}], ids=str)
def test_a_filing_needs_its_own_key(browse, world, change) -> None:
    draft = start_form(world, OTHER)
    whole = drafting.open_draft(world, OTHER, draft)
    form = MultiDict({"key": whole.key, "body": whole.body, "declared": "yes"})
    for name, value in change.items():
        form.setlist(name, value if isinstance(value, list) else [value])
    assert browse(OTHER).post(f"/apply/{draft}/check", form).status_code in (400, 404)
    assert drafting.open_draft(world, OTHER, draft).case is None
    drafting.discard(world, OTHER, draft)


def test_what_changed_since_the_check_page_is_not_filed(browse, world) -> None:
    draft = start_form(world, OTHER)
    whole = drafting.open_draft(world, OTHER, draft)
    browser = browse(OTHER)
    browser.post(f"/apply/{draft}/s/premises", {**PREMISES, "f_area": "85", "_seen": "1"})
    answer = browser.post(f"/apply/{draft}/check", {"key": whole.key, "body": whole.body, "declared": "yes"})
    assert answer.status_code == 409
    assert "85 平方米" in shown(answer)
    assert drafting.open_draft(world, OTHER, draft).case is None


def test_a_change_from_the_check_page_leads_straight_back(browse, world) -> None:
    draft = start_form(world, OTHER)
    browser = browse(OTHER)
    page = browser.get(f"/apply/{draft}/s/premises?back=check")
    assert "保存并返回核对" in page.text
    answer = browser.post(f"/apply/{draft}/s/premises", {**PREMISES, "_seen": "1", "_back": "check"})
    assert answer.location == f"/apply/{draft}/check"
    drafting.discard(world, OTHER, draft)


def test_a_draft_goes_only_after_a_question(browse, world) -> None:
    browser = browse(OTHER)
    draft = drafting.start(world, OTHER, "catering-licence")
    assert "删除后不能恢复" in shown(browser.get(f"/apply/{draft}/discard"))
    assert browser.post(f"/apply/{draft}/discard").location == "/my"
    assert browser.get(f"/apply/{draft}").status_code == 404


def test_an_unknown_matter_or_topic_is_not_there(browse, world) -> None:
    browser = browse(OTHER)
    draft = drafting.start(world, OTHER, "catering-licence")
    for path in ("/m/nothing", "/m/nothing/start", f"/apply/{draft}/s/nothing", f"/apply/{draft}/files/layout/abc"):
        assert browser.get(path).status_code == 404
    assert browser.post(f"/apply/{draft}/s/nothing", PREMISES).status_code == 404


def test_lists_show_every_state(browse, own_world, browse_own) -> None:
    browser = browse_own(APPLICANT)
    assert "您还没有办件" in shown(browser.get("/my"))
    draft = start_form(own_world)
    receipt = file_one(own_world)
    page = browser.get("/my")
    assert f'href="/apply/{draft}"' in page.text
    assert receipt.number in page.text
    assert "继续填写" in shown(browser.get("/m/catering-licence/start"))
    assert browser.get("/my?after=nonsense").status_code == 400
    assert browser.get("/my?after=0001-01-01T00:00:00%2B14:00 x").status_code == 400
    assert "没有更早的办件了" in shown(browser.get("/my?after=2001-01-01T00:00:00%2B00:00 x"))


def test_a_question_about_the_only_kind_of_applicant_is_on_its_page(browse_own, own_world, tmp_path) -> None:
    """Where one kind may apply nobody is asked which: pages and judges must know it all the same."""
    folder = tmp_path / "shili"
    shutil.copytree(DISTRICT, folder)
    path = next(folder.glob("market_supervision/individual-business-change.json"))
    matter = json.loads(path.read_text("utf-8"))
    (question,) = [f for section in matter["form"] for f in section["fields"] if f["id"] == "copies"]
    question["visible_when"] = "applicant.kind == 'sole-trader'"
    path.write_text(json.dumps(matter, ensure_ascii=False), "utf-8")
    assert publish_folder(own_world, folder, by=("administrator", "administrator2"), summary="测试").lines("en") == ()
    browser = browse_own(APPLICANT)
    draft = browser.post("/m/individual-business-change/start").location
    answer = browser.post(draft + "/s/_applicant", {key: text for key, text in PARTY.items() if "kind" not in key})
    assert answer.status_code == 303
    assert 'name="f_copies"' in browser.get(draft + "/s/licence_copies").text
    assert browser.post(draft + "/s/licence_copies", {"f_copies": "1", "f_by_agent": "no"}).status_code == 303
    assert "需要的副本数" in shown(browser.get(draft + "/check"))
