"""What an applicant sees and does after filing: corrections, withdrawal, the public query."""

from sqlalchemy import text
from use_cases.worlds import APPLICANT, CLERK, file_one, version, walk_to_the_end
from web.pages import shown

from banshi.cases.events import Gap
from banshi.use_cases import handling

GAPS = (
    Gap("material:layout", "图上没有标明面积", "请补标面积后重新上传。"),
    Gap("field:area", "面积与平面图不一致", "请按平面图填写。"),
)


def asked_to_correct(world):
    receipt = file_one(world)
    handling.request_correction(world, CLERK, receipt.case_id, version(world, receipt.case_id), GAPS)
    return receipt


def test_a_correction_from_the_list_to_the_end(browse_own, own_world) -> None:
    receipt = asked_to_correct(own_world)
    browser = browse_own(APPLICANT)
    assert "有 1 件申请等您补正" in shown(browser.get("/"))
    mine = shown(browser.get("/my"))
    assert mine.index("需要我做的") < mine.index(receipt.number)
    page = shown(browser.get(f"/my/cases/{receipt.number}"))
    for gap in GAPS:
        assert gap.problem in page
        assert gap.remedy in page
    assert "3月16日" in page  # ten working days after Monday, 2 March
    draft = browser.post(f"/my/cases/{receipt.number}/correct").location
    assert browser.post(f"/my/cases/{receipt.number}/correct").location == draft, "the same draft is found again"
    tasks = browser.get(draft).text
    assert f'href="{draft}/materials#material-layout"' in tasks
    assert f'href="{draft}/s/premises?back=check#f_area"' in tasks
    saved = browser.post(
        draft + "/s/premises",
        {
            "f_uscc": "92440305MA5HD4K27N",
            "f_address": "示例区示例路1号",
            "f_business": "catering",
            "f_area": "82",
            "f_items": "hot",
            "f_central_kitchen": "no",
            "_seen": "1",
            "_back": "check",
        },
    )
    assert saved.location == draft + "/check"
    page = browser.get(draft + "/check").text
    key = page.split('name="key" value="')[1].split('"')[0]
    body = page.split('name="body" value="')[1].split('"')[0]
    answer = browser.post(draft + "/check", {"key": key, "body": body, "declared": "yes"})
    assert answer.location == f"/receipt/{receipt.number}"
    assert "补正已收到" in shown(browser.get(answer.location))
    assert "请一次补齐" not in shown(browser.get(f"/my/cases/{receipt.number}"))
    again = browser.post(f"/my/cases/{receipt.number}/correct")
    assert again.status_code == 409


def test_a_correction_says_its_last_day_and_ends_with_the_case(browse_own, own_world) -> None:
    receipt = asked_to_correct(own_world)
    browser = browse_own(APPLICANT)
    draft = browser.post(f"/my/cases/{receipt.number}/correct").location
    page = shown(browser.get(draft))
    assert "最迟 2026年3月16日（周一） 提交补正" in page
    assert "草稿保留到" not in page
    seen = browser.get(f"/my/cases/{receipt.number}/withdraw").text.split('name="seen" value="')[1].split('"')[0]
    browser.post(f"/my/cases/{receipt.number}/withdraw", {"seen": seen, "reason": ""})
    for path in ("", "/check", "/materials", "/s/premises"):
        assert browser.get(draft + path).location == f"/my/cases/{receipt.number}"


def test_withdrawing_asks_once_and_sees_what_changed(browse_own, own_world) -> None:
    receipt = file_one(own_world)
    browser = browse_own(APPLICANT)
    path = f"/my/cases/{receipt.number}/withdraw"
    page = browser.get(path).text
    seen = page.split('name="seen" value="')[1].split('"')[0]
    handling.accept(own_world, CLERK, receipt.case_id, version(own_world, receipt.case_id))
    stale = browser.post(path, {"seen": seen, "reason": "不开了"})
    assert stale.status_code == 409
    assert CLERK.name in shown(stale)
    seen = browser.get(path).text.split('name="seen" value="')[1].split('"')[0]
    assert browser.post(path, {"seen": seen, "reason": "不开了"}).location == f"/my/cases/{receipt.number}"
    assert "不开了" in shown(browser.get(f"/my/cases/{receipt.number}"))
    replayed = browser.post(path, {"seen": seen, "reason": "不开了"})
    assert replayed.location == f"/my/cases/{receipt.number}", "pressed twice, done once"


def test_a_closed_case_answers_old_acts_with_its_state(browse_own, own_world) -> None:
    receipt = file_one(own_world)
    walk_to_the_end(own_world, receipt.case_id)
    browser = browse_own(APPLICANT)
    seen = str(version(own_world, receipt.case_id))
    answer = browser.post(f"/my/cases/{receipt.number}/withdraw", {"seen": seen, "reason": ""})
    assert answer.status_code == 409
    assert "已经" in shown(answer)
    assert browser.post(f"/my/cases/{receipt.number}/correct").status_code == 409
    assert "现在不能撤回" in shown(browser.get(f"/my/cases/{receipt.number}/withdraw"))
    page = shown(browser.get(f"/my/cases/{receipt.number}"))
    assert "已送达" in page
    assert "同意。" not in page, "what officers write to each other is not the applicant's"


def test_progress_says_stage_and_dates_and_nothing_else(browse_own, own_world) -> None:
    receipt = file_one(own_world, f_applicant_name="不公开的名字")
    browser = browse_own()
    answer = browser.post("/progress", {"number": receipt.number, "code": receipt.query_code.lower()})
    page = shown(answer)
    assert answer.status_code == 200
    assert "受理" in page
    assert "2026年3月9日（周一）" in page
    assert "不公开的名字" not in answer.text
    assert "92440305MA5HD4K27N" not in answer.text


def test_progress_reads_a_number_however_it_is_typed(browse_own, own_world) -> None:
    receipt = file_one(own_world)
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in receipt.number)
    code = f"{receipt.query_code[:4]}-{receipt.query_code[4:]}".lower()
    for number in (receipt.number.lower(), wide, f" {receipt.number[:2]} {receipt.number[2:]} "):
        assert browse_own().post("/progress", {"number": number, "code": code}).status_code == 200, number


def test_progress_answers_every_mistake_alike_and_not_for_ever(browse_own, own_world) -> None:
    receipt = file_one(own_world)
    browser = browse_own()
    pages = set()
    for number, code in [
        (receipt.number, "22222222"),
        ("SL2026999999", receipt.query_code),
        ("' OR 1=1 --", "x"),
        ("", ""),
    ]:
        answer = browser.post("/progress", {"number": number, "code": code})
        assert answer.status_code == 422
        pages.add(shown(answer))
    assert len(pages) == 1
    answers = [browser.post("/progress", {"number": "x", "code": str(n)}).status_code for n in range(20)]
    assert answers == [422] * 16 + [429] * 4


def test_messages_lead_to_their_notices(browse_own, own_world) -> None:
    receipt = file_one(own_world)
    browser = browse_own(APPLICANT)
    assert "还没有通知" in shown(browser.get("/my/messages"))
    with own_world.reading() as connection:
        notice = connection.execute(text("SELECT id FROM notices")).scalar_one()
    own_world.store.write(
        lambda work: work.connection.execute(
            text("INSERT INTO messages (notice, person, at) VALUES (:n, :p, :t)"),
            {"n": notice, "p": APPLICANT.person, "t": "2026-03-02 02:00:00.000000"},
        )
    )
    page = browser.get("/my/messages").text
    assert f'href="/notices/{notice}"' in page
    assert receipt.number in page
    assert "未读通知" in browser.get("/").text
