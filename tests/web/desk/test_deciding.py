"""Can an officer do what the law lets him do, see what follows first, and lose nothing he typed?"""

import re
from html import unescape

import pytest
from use_cases.worlds import APPLICANT, file_one, version, walk_to_the_end
from web.conftest import PASSWORD, STAFF
from web.pages import shown

from banshi.cases.case import Status
from banshi.cases.events import Gap
from banshi.people import Post, Role
from banshi.use_cases import handling, reading, staffing
from banshi.web.desk.acts import ACTS

CLERK, HANDLER, REVIEWER, APPROVER = (STAFF[r] for r in ("window-clerk", "handler", "reviewer", "approver"))
HOSTILE = "第一行“引号”&<b>\n第二行  </textarea><script>alert(1)</script>"


@pytest.fixture
def filed(own_world):
    return file_one(own_world)


@pytest.fixture
def path(filed) -> str:
    return f"/desk/cases/{filed.number}/decide"


@pytest.fixture
def case(own_world, filed):
    return lambda: reading.case_file(own_world, APPLICANT, filed.case_id).case


def offered(answer) -> list[str]:
    return re.findall(r"/decide\?act=([a-z-]+)#act", answer.text)


def hidden(answer) -> list[tuple[str, str]]:
    """What the page of confirmation would send."""
    inputs = re.findall(
        r'<input type="hidden" name="(?!csrf)([^"]+)" value="([^"]*)">', answer.text.split("<main", 1)[1]
    )
    areas = re.findall(r'<textarea hidden name="([^"]+)" aria-hidden="true">\n(.*?)</textarea>', answer.text, re.DOTALL)
    return [(name, unescape(text)) for name, text in (*inputs, *areas)]


def confirm(browser, path, form):
    """Look first, then confirm what the page of confirmation carries."""
    looked = browser.post(path, [*form, ("go", "look")])
    assert looked.status_code == 200, shown(looked)
    done = browser.post(path, [*hidden(looked), ("go", "confirm")])
    return looked, done


def seen(own_world, filed) -> tuple[str, str]:
    return ("seen", str(version(own_world, filed.case_id)))


def test_a_case_is_walked_to_its_end_on_pages(browse_own, own_world, filed, path, case) -> None:
    steps = [
        (
            CLERK,
            ["accept", "correct", "not-accept"],
            [("act", "accept")],
            "此操作开始计时：承诺时限 5 个工作日，2026年3月9日（周一）前",
        ),
        (HANDLER, ["pass"], [("act", "pass"), ("opinion", "材料齐全，建议同意。")], "转到“审核”环节，由审核人办理"),
        (REVIEWER, ["pass", "return"], [("act", "pass"), ("opinion", "同意。")], "转到“批准”环节"),
        (APPROVER, ["grant", "refuse"], [("act", "grant"), ("opinion", "")], "此操作停止计时：承诺时限"),
        (
            CLERK,
            ["deliver"],
            [("act", "deliver"), ("manner", "window"), ("recipient", "测试甲")],
            "办件结束，之后不能再操作",
        ),
    ]
    for officer, acts, form, consequence in steps:
        browser = browse_own(officer)
        first = browser.get(path)
        assert set(offered(first)) - {"procedure", "on-the-spot", "transfer"} == set(acts), officer.name
        before = case()
        looked, done = confirm(browser, path, [*form, seen(own_world, filed)])
        assert consequence in shown(looked)
        assert done.status_code == 303
        assert "已完成" in browser.get(done.location).text
        assert case().version > before.version
    assert case().status is Status.DELIVERED


def test_looking_at_what_follows_changes_nothing(browse_own, own_world, filed, path, case) -> None:
    before = case()
    looked = browse_own(CLERK).post(path, [("act", "accept"), seen(own_world, filed), ("go", "look")])
    assert "受理通知书" in looked.text
    assert "（签发时编号）" in looked.text
    assert case() == before


@pytest.mark.parametrize(
    ("act", "fields", "missing"),
    [
        ("not-accept", [("reasons", "。"), ("competent_organ", "示例区城市管理局")], "reasons"),
        ("correct", [], "gap-0-problem"),
        ("not-accept", [("reasons", "字" * 5000)], "reasons"),
        ("correct", [("gap-0-kind", "own"), ("gap-0-problem", "字" * 5000), ("gap-0-remedy", "补")], "gap-0-problem"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(
    browse_own, own_world, filed, path, act, fields, missing
) -> None:
    answer = browse_own(CLERK).post(path, [("act", act), *fields, seen(own_world, filed), ("go", "look")])
    assert answer.status_code == 422
    assert "error-summary" in answer.text
    assert f'href="#{missing}"' in answer.text
    assert f'id="{missing}"' in answer.text
    for _name, text in fields:
        assert text in answer.text


def test_a_refusal_needs_reasons_and_law_and_tells_the_remedies(browse_own, own_world, filed, path, case) -> None:
    for officer, act in ((CLERK, handling.accept), (HANDLER, None), (REVIEWER, None)):
        if act:
            act(own_world, officer, filed.case_id, version(own_world, filed.case_id))
        else:
            handling.pass_on(own_world, officer, filed.case_id, version(own_world, filed.case_id), "同意。")
    browser = browse_own(APPROVER)
    form = [("act", "refuse"), ("reasons", HOSTILE), seen(own_world, filed)]
    lacking = browser.post(path, [*form, ("go", "look")])
    assert lacking.status_code == 422
    assert "请至少选择一条" in lacking.text
    assert "<script>alert" not in lacking.text
    law = re.findall(r'name="basis" value="([^"]+)"', lacking.text)[0]
    looked, done = confirm(browser, path, [*form, ("basis", law)])
    assert "行政复议" in shown(looked)
    assert "不予行政许可决定书" in shown(looked)
    assert done.status_code == 303
    assert case().outcome.reasons == HOSTILE
    assert case().outcome.basis == (law,)


def test_a_correction_notice_names_everything_at_once(browse_own, own_world, filed, path, case) -> None:
    browser = browse_own(CLERK)
    page = browser.get(f"{path}?act=correct")
    assert "经营场所平面布局和操作流程图" in page.text
    kinds = dict(re.findall(r'name="(gap-\d+-kind)" value="(\w+)"', page.text))
    assert sorted(kinds.values()) == ["material", "material", "own"]
    rows = [
        ("gap-0-kind", "material"),
        ("gap-0-about", "material:layout"),
        ("gap-0-problem", "看不清尺寸。"),
        ("gap-0-remedy", "请重新上传清晰的图。"),
        ("gap-1-kind", "material"),
        ("gap-1-about", "material:rules"),
        ("gap-1-problem", ""),
        ("gap-1-remedy", "请重新提交。"),
        ("gap-2-kind", "own"),
        ("gap-2-about", "field:area"),
        ("gap-2-problem", "面积与图纸不一致。"),
        ("gap-2-remedy", "请核对后修改。"),
    ]
    form = [("act", "correct"), seen(own_world, filed), *rows]
    another = browser.post(path, [*form, ("go", "add")])
    assert 'name="gap-3-problem"' in another.text
    assert "看不清尺寸。" in another.text
    looked, done = confirm(browser, path, form)
    assert "一次性告知 2 项补正内容" in shown(looked)
    assert done.status_code == 303
    assert [(gap.about, gap.problem) for gap in case().correction.gaps] == [
        ("material:layout", "看不清尺寸。"),
        ("field:area", "面积与图纸不一致。"),
    ]
    assert "等申请人补正" in shown(browser.get(path))


def test_a_notice_also_says_what_the_right_answer_may_bring(browse_own, own_world, filed, path, case) -> None:
    """The clerk sees that it is a canteen; a canteen is asked how many eat there, and there is no second notice."""
    row = [
        ("gap-0-kind", "own"),
        ("gap-0-about", "field:business"),
        ("gap-0-problem", "是食堂。"),
        ("gap-0-remedy", "改"),
    ]
    looked, done = confirm(browse_own(CLERK), path, [("act", "correct"), seen(own_world, filed), *row])
    assert done.status_code == 303
    gaps = case().correction.gaps
    assert gaps[0] == Gap("field:business", "是食堂。", "改")
    brought = {gap.about: gap.problem for gap in gaps[1:]}
    assert brought["field:diners"].startswith("改正后，如果") and brought["field:diners"].endswith("还须填写“就餐人数”")
    assert brought["field:diners"] in shown(looked)


def test_a_proposal_counts_while_it_is_ticked(browse_own, own_world, filed, path) -> None:
    row = [("gap-0-kind", "proposed"), ("gap-0-about", "field:area"), ("gap-0-problem", "错"), ("gap-0-remedy", "改")]
    form = [("act", "correct"), seen(own_world, filed), *row, ("go", "look")]
    assert browse_own(CLERK).post(path, form).status_code == 422
    assert browse_own(CLERK).post(path, [*form, ("gap-0-on", "yes")]).status_code == 200


@pytest.mark.parametrize("about", ["material:nothing", "field:nothing", "x", "material:"])
def test_nothing_is_asked_that_the_matter_does_not_have(browse_own, own_world, filed, path, about, case) -> None:
    row = [("gap-0-kind", "own"), ("gap-0-about", about), ("gap-0-problem", "错误"), ("gap-0-remedy", "修改")]
    answer = browse_own(CLERK).post(path, [("act", "correct"), seen(own_world, filed), *row, ("go", "confirm")])
    assert answer.status_code == 400
    assert case().correction is None


def test_back_from_the_confirmation_everything_is_there(browse_own, own_world, filed, path) -> None:
    form = [("act", "not-accept"), ("reasons", HOSTILE), ("competent_organ", "某局"), seen(own_world, filed)]
    browser = browse_own(CLERK)
    looked = browser.post(path, [*form, ("go", "look")])
    assert dict(hidden(looked))["reasons"].strip() == HOSTILE
    back = browser.post(path, [*hidden(looked), ("go", "edit")])
    assert back.status_code == 200
    assert "第二行  &lt;/textarea&gt;" in back.text
    assert 'value="某局"' in back.text


def test_the_slower_one_reads_who_did_what_when_and_keeps_his_text(browse_own, own_world, filed, path, case) -> None:
    """Attack row 24."""
    old = seen(own_world, filed)
    handling.accept(own_world, CLERK, filed.case_id, version(own_world, filed.case_id))
    after = case()
    form = [("act", "not-accept"), ("reasons", HOSTILE), ("competent_organ", ""), old]
    for step in ("look", "confirm"):
        answer = browse_own(CLERK).post(path, [*form, ("go", step)])
        assert answer.status_code == 409
        words = shown(answer)
        assert CLERK.name in words
        assert "2026年3月2日（周一）" in words and "10:00" in words
        assert "第一行“引号”&<b>" in words
        assert "alert(1)</script>" not in answer.text
    assert case() == after


@pytest.mark.parametrize(
    ("act", "fields"),
    [
        ("pass", [("opinion", "同意。")]),
        ("grant", [("opinion", "准予。")]),
        ("refuse", [("reasons", "不行。"), ("basis", "x")]),
        ("deliver", [("manner", "window"), ("recipient", "我")]),
        ("return", [("step", "accept"), ("reason", "重来")]),
    ],
)
def test_no_step_is_skipped(browse_own, own_world, filed, path, act, fields, case) -> None:
    """Attack row 24: an act of a later step, by whoever holds any post."""
    before = case()
    for officer in (CLERK, HANDLER, APPROVER):
        answer = browse_own(officer).post(path, [("act", act), *fields, seen(own_world, filed), ("go", "confirm")])
        assert answer.status_code == 409
    assert case() == before


def test_nobody_acts_a_second_time_on_the_same_page(browse_own, own_world, filed, path, case) -> None:
    form = [("act", "accept"), seen(own_world, filed), ("go", "confirm")]
    clerk = browse_own(CLERK)
    assert clerk.post(path, form).status_code == 303
    once = case()
    again = clerk.post(path, form)
    assert again.status_code == 409
    assert "您已经操作过" in shown(again), "nobody is told that what he did was not done"
    assert case() == once


@pytest.mark.parametrize(
    "extra",
    [
        [("act", "accept")],
        [("seen", "1")],
        [("role", "approver")],
        [("reasons", "x")],
        [("go", "look"), ("go", "confirm")],
    ],
)
def test_pages_send_what_they_show_and_nothing_twice(browse_own, own_world, filed, path, extra) -> None:
    answer = browse_own(CLERK).post(path, [("act", "accept"), seen(own_world, filed), *extra])
    assert answer.status_code == 400


@pytest.mark.parametrize("act", ["", "withdraw", "tick", "claim", "../accept"])
def test_acts_nobody_offers_are_refused(browse_own, path, act) -> None:
    assert browse_own(CLERK).post(path, [("act", act), ("seen", "4")]).status_code == 400


def test_the_same_person_does_not_examine_and_review(own_world, filed, browse_own, path) -> None:
    """Attack row 25: the page tells why, and offers nothing."""
    handling.accept(own_world, CLERK, filed.case_id, version(own_world, filed.case_id))
    handling.pass_on(own_world, HANDLER, filed.case_id, version(own_world, filed.case_id), "同意。")
    staffing.add_post(own_world, HANDLER.person, Post("market_supervision", Role.REVIEWER), own_world.today(), None)
    page = browse_own(HANDLER).get(path)
    assert offered(page) == []
    assert "不能由同一人办理" in page.text


def test_an_expired_session_keeps_what_was_typed(browse_own, own_world, filed, path) -> None:
    nobody = browse_own()
    form = [
        ("act", "not-accept"),
        ("reasons", HOSTILE),
        ("competent_organ", ""),
        seen(own_world, filed),
        ("go", "look"),
    ]
    sent = nobody.post(path, form)
    assert sent.status_code == 303
    nobody.post("/sign-in", {"login": "window-clerk", "password": PASSWORD, "next": path})
    page = nobody.get(path)
    assert "第二行  &lt;/textarea&gt;" in page.text
    assert "内容还没有提交" in page.text


def test_a_closed_case_offers_nothing(browse_own, own_world, filed, path) -> None:
    walk_to_the_end(own_world, filed.case_id)
    for officer in (CLERK, APPROVER):
        page = browse_own(officer).get(path)
        assert page.status_code == 200
        assert offered(page) == []
        assert "已经办结" in page.text


def test_every_act_has_its_words_in_both_languages() -> None:
    for act in ACTS.values():
        assert act.word.en and act.hint.en
