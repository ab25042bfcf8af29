"""Is anything that was typed ever lost?"""

from use_cases.worlds import APPLICANT, OTHER, PREMISES, STAFF, start_form
from web.pages import shown
from werkzeug.datastructures import MultiDict

from banshi.use_cases import drafting
from banshi.use_cases.visits import FORM_KEPT, IDLE


def draft_of(world, actor=APPLICANT) -> str:
    return drafting.start(world, actor, "catering-licence")


def test_a_wrong_page_shows_what_was_typed_now_and_later(browse, world) -> None:
    draft, browser = draft_of(world), browse(APPLICANT)
    path = f"/apply/{draft}/s/premises"
    answer = browser.post(path, {**PREMISES, "f_area": "一百二", "_seen": "0"})
    assert answer.status_code == 422
    assert "<title>错误：" in answer.text
    for page in (answer.text, browser.get(path).text):
        assert 'value="一百二"' in page
        assert "error-summary" in page
        assert 'href="#f_area"' in page
    assert "有问题" in browser.get(f"/apply/{draft}").text


def test_a_page_sent_after_the_sign_in_expired_waits(browse_own, own_world, clock) -> None:
    draft, browser = draft_of(own_world), browse_own(APPLICANT)
    path = f"/apply/{draft}/s/premises"
    token = browser.token()
    clock.time += IDLE * 2
    answer = browser.post(path, {**PREMISES, "f_address": "还没保存的地址", "_seen": "0"}, token=token)
    assert (answer.status_code, answer.location) == (303, f"/sign-in?next={path}")
    page = browser.get(answer.location)
    assert "内容还没有保存" in page.text
    entered = browser.post("/sign-in", {"login": "applicant", "password": "fourteen bridges", "next": path})
    assert entered.location == path
    page = browser.get(path).text
    assert 'value="还没保存的地址"' in page
    assert "这些内容还没有保存" in page
    assert drafting.open_draft(own_world, APPLICANT, draft).sections == {}
    assert browser.post(path, {**PREMISES, "f_address": "还没保存的地址", "_seen": "0"}).status_code == 303
    assert "这些内容还没有保存" not in browser.get(path).text
    assert drafting.open_draft(own_world, APPLICANT, draft).sheet.get("address") == "还没保存的地址"


def test_what_waits_is_not_shown_to_the_next_person(browse_own, own_world, clock) -> None:
    draft, browser = draft_of(own_world), browse_own(APPLICANT)
    path = f"/apply/{draft}/s/premises"
    token = browser.token()
    clock.time += IDLE * 2
    browser.post(path, {**PREMISES, "f_address": "只给甲看", "_seen": "0"}, token=token)
    browser.post("/sign-in", {"login": "other", "password": "fourteen bridges", "next": path})
    answer = browser.get(path)
    assert answer.status_code == 404
    assert "只给甲看" not in answer.text


def test_it_does_not_wait_for_ever(browse_own, own_world, clock) -> None:
    draft, browser = draft_of(own_world), browse_own(APPLICANT)
    path = f"/apply/{draft}/s/premises"
    token = browser.token()
    clock.time += IDLE * 2
    browser.post(path, {**PREMISES, "f_address": "放了很久", "_seen": "0"}, token=token)
    clock.time += FORM_KEPT * 2
    browser.post("/sign-in", {"login": "applicant", "password": "fourteen bridges", "next": path})
    assert "放了很久" not in browser.get(path).text


def test_passwords_never_wait(browse) -> None:
    browser = browse()
    answer = browser.post("/sign-in", {"login": "applicant", "password": "hunter2hunter2"}, token="old")
    assert answer.status_code == 403
    assert "hunter2hunter2" not in answer.text
    with browser.client.session_transaction() as session:
        assert "kept" not in session


def test_an_old_token_keeps_the_answers_and_leads_back(browse, world) -> None:
    draft, browser = draft_of(world), browse(APPLICANT)
    path = f"/apply/{draft}/s/premises"
    typed = {**PREMISES, "f_address": "<script>alert(1)</script>示例路"}
    answer = browser.post(path, typed, token="old")
    assert answer.status_code == 403
    assert "&lt;script&gt;alert(1)&lt;/script&gt;示例路" in answer.text
    assert "<script>alert" not in answer.text
    assert f'href="{path}"' in answer.text
    page = browser.get(path).text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;示例路" in page
    assert drafting.open_draft(world, APPLICANT, draft).sections == {}


def test_two_tabs_do_not_overwrite_each_other(browse, world) -> None:
    draft, browser = draft_of(world), browse(APPLICANT)
    path = f"/apply/{draft}/s/premises"
    assert browser.post(path, {**PREMISES, "_seen": "0"}).status_code == 303
    late = browser.post(path, {**PREMISES, "f_address": "第二个页面", "_seen": "0"})
    assert late.status_code == 409
    assert 'value="第二个页面"' in late.text
    assert 'name="_seen" value="1"' in late.text
    assert drafting.open_draft(world, APPLICANT, draft).sheet.get("address") == PREMISES["f_address"]
    assert browser.post(path, {**PREMISES, "f_address": "第二个页面", "_seen": "1"}).status_code == 303


def test_the_same_page_sent_twice_is_taken_once(browse, world) -> None:
    draft, browser = draft_of(world), browse(APPLICANT)
    path = f"/apply/{draft}/s/premises"
    first = browser.post(path, {**PREMISES, "_seen": "0"})
    again = browser.post(path, {**PREMISES, "_seen": "0"})
    assert first.status_code == again.status_code == 303
    assert first.location == again.location


def test_one_case_however_often_it_is_sent(browse, world) -> None:
    draft, browser = start_form(world, OTHER), browse(OTHER)
    whole = drafting.open_draft(world, OTHER, draft)
    form = {"key": whole.key, "body": whole.body, "declared": "yes"}
    receipts = {browser.post(f"/apply/{draft}/check", form).location for _ in range(4)}
    assert len(receipts) == 1
    receipt = receipts.pop()
    assert browser.get(receipt).status_code == 200
    for page in ("", "/s/premises", "/materials", "/check", "/discard"):
        assert browser.get(f"/apply/{draft}{page}").location == receipt
    refused = browser.post(f"/apply/{draft}/s/premises", {**PREMISES, "f_area": "99"})
    assert refused.status_code == 409
    assert f'href="{receipt}"' in refused.text


def test_the_language_can_be_changed_in_the_middle(browse, world) -> None:
    draft, browser = draft_of(world), browse(APPLICANT)
    path = f"/apply/{draft}/s/premises"
    answer = browser.post(path, {**PREMISES, "f_area": "一百二", "_seen": "0", "_language": "en"})
    assert answer.location == f"/language/en?next={path}"
    page = browser.get(browser.get(answer.location).location).text
    assert '<html lang="en">' in page
    assert 'value="一百二"' in page


def test_rows_come_and_go_with_everything_typed(browse, world) -> None:
    draft, browser = draft_of(world), browse(APPLICANT)
    path = f"/apply/{draft}/s/people"
    added = browser.post(path, {**STAFF, "f_safety_staff-0-id_no": "写了一半", "_add": "safety_staff", "_seen": "0"})
    assert added.status_code == 200
    assert 'name="f_safety_staff-1-name"' in added.text
    assert 'value="写了一半"' in added.text
    assert "error-summary" not in added.text
    two = {**STAFF, "f_safety_staff-1-name": "测试乙", "f_safety_staff-1-_row": "1", "_seen": "1"}
    removed = browser.post(path, {**two, "_remove": "safety_staff-0"})
    assert 'value="测试乙"' in removed.text
    assert 'name="f_safety_staff-1-name"' not in removed.text


def test_what_is_no_longer_asked_is_said(browse, world) -> None:
    draft, browser = draft_of(world), browse(APPLICANT)
    form = MultiDict({**PREMISES, "f_diners": "120", "f_area": "x", "_seen": "0", "_asked": "business diners area"})
    answer = browser.post(f"/apply/{draft}/s/premises", form)
    assert answer.status_code == 422
    assert "这些问题不再需要" in shown(answer)
    assert "就餐人数" in shown(answer)
    assert drafting.open_draft(world, APPLICANT, draft).sheet.get("diners") is None


def test_questions_follow_an_answer_without_saving(browse, world) -> None:
    draft, browser = draft_of(world, OTHER), browse(OTHER)
    answer = browser.post(f"/apply/{draft}/s/premises/refresh", {"f_business": "canteen", "f_area": "半", "_seen": "0"})
    assert answer.status_code == 200
    assert 'name="f_diners"' in answer.text
    assert 'value="半"' in answer.text
    assert drafting.open_draft(world, OTHER, draft).sections == {}


def test_a_fault_of_ours_keeps_what_was_typed(browse, world, monkeypatch) -> None:
    draft, browser = draft_of(world), browse(APPLICANT)
    path = f"/apply/{draft}/s/premises"
    with monkeypatch.context() as broken:
        broken.setattr(drafting, "save_section", lambda *_args: 1 / 0)
        answer = browser.post(path, {**PREMISES, "f_address": "出错之前写的"})
    assert answer.status_code == 500
    assert "出错之前写的" in answer.text
    assert f'href="{path}"' in answer.text
    assert "ZeroDivisionError" not in answer.text
    assert 'value="出错之前写的"' in browser.get(path).text


def test_without_its_database_it_says_so_in_plain_words(browse_own, own_world, tmp_path) -> None:
    browser = browse_own()
    own_world.store.engine.dispose()
    for file in (tmp_path / "town").glob("*.sqlite3"):
        file.write_bytes(b"not a database any more, however one looks at it" * 100)
    answer = browser.get("/")
    assert answer.status_code == 500
    assert "系统出了问题" in answer.text
    assert browser.get("/readyz").status_code == 503
    assert browser.get("/healthz").status_code == 200
