"""What does an officer see of a case, and what does nobody else see?"""

import re

import pytest
from use_cases.worlds import APPLICANT, FOREIGN_CLERK, OTHER, PARTY, PDF, file_one, version
from web.conftest import STAFF
from web.pages import Browser, shown
from werkzeug.datastructures import MultiDict

from banshi.people import Actor, Post, Role
from banshi.use_cases import drafting, filing, handling, reading
from banshi.web.desk.case_page import works_on

CLERK, HANDLER = STAFF["window-clerk"], STAFF["handler"]


@pytest.fixture
def filed(own_world):
    return file_one(own_world)


def test_answers_materials_checks_clocks_notices_history(browse_own, filed) -> None:
    words = shown(browse_own(CLERK).get(f"/desk/cases/{filed.number}"))
    for expected in (
        "经营面积",
        "80",
        "食品安全管理人员",
        "经营场所平面布局和操作流程图",
        "下载 layout.pdf",
        "必填内容齐全",
        "market_supervision.enterprise_status",
        "环节时限",
        "2026年3月9日（周一）",
        "窗口人员",
        "待领取",
        "收件回执",
        "示收字〔2026〕第0001号",
        f"提交申请，办件编号 {filed.number}",
        "测试甲",
    ):
        assert expected in words, expected


def test_a_check_of_a_question_nobody_was_asked_is_no_work(browse_own, own_world) -> None:
    """The name was not to change, so nobody was asked whether it was declared."""
    draft = drafting.start(own_world, APPLICANT, "individual-business-change")
    party = {name: text for name, text in PARTY.items() if name != "f_applicant_kind"}
    scope = {"f_scope_items-0-item": "百货", "f_scope_items-0-prior_licence": "no"}
    for section, answers in (
        ("_applicant", party),
        ("business", {"f_uscc": PARTY["f_applicant_number"], "f_change_items": "scope"}),
        ("changes", scope),
        ("licence_copies", {"f_copies": "1", "f_by_agent": "no"}),
    ):
        assert drafting.save_section(own_world, APPLICANT, draft, section, MultiDict(answers)).problems == ()
    drafting.attach(own_world, APPLICANT, draft, "application", "申请书.pdf", PDF)
    receipt = filing.file(own_world, APPLICANT, draft, drafting.open_draft(own_world, APPLICANT, draft).key)
    words = shown(browse_own(CLERK).get(f"/desk/cases/{receipt.number}"))
    assert "market_supervision.enterprise_status" in words
    assert "新名称是否已经自主申报" not in words
    assert "没有得到结果" not in words


def test_particulars_are_masked_for_those_who_do_not_act(browse_own, own_world, filed) -> None:
    path = f"/desk/cases/{filed.number}"
    assert "11010519491231002X" in browse_own(CLERK).get(path).text
    for onlooker in (HANDLER, STAFF["supervisor"]):
        page = browse_own(onlooker).get(path)
        assert "11010519491231002X" not in page.text
        assert "个人信息已部分隐藏" in page.text
    handling.accept(own_world, CLERK, filed.case_id, version(own_world, filed.case_id))
    assert "11010519491231002X" in browse_own(HANDLER).get(path).text
    assert "11010519491231002X" not in browse_own(CLERK).get(path).text


@pytest.mark.parametrize("stranger", [FOREIGN_CLERK])
def test_for_another_department_it_is_not_there(browse_own, filed, stranger) -> None:
    """Attack row 20."""
    browser = browse_own(stranger)
    for path in ("", "/decide", "/files/layout/" + "0" * 64):
        assert browser.get(f"/desk/cases/{filed.number}{path}").status_code == 404
    assert browser.post(f"/desk/cases/{filed.number}/claim", {"seen": "4", "task": "accept-1"}).status_code == 404
    act = {"act": "accept", "seen": "4", "go": "confirm"}
    assert browser.post(f"/desk/cases/{filed.number}/decide", act).status_code == 404
    assert browser.get("/desk/cases/SL0000000000").status_code == 404


@pytest.mark.parametrize("nobody", [APPLICANT, OTHER])
def test_applicants_have_no_desk(browse_own, filed, nobody) -> None:
    for path in ("/desk", f"/desk/cases/{filed.number}", f"/desk/cases/{filed.number}/decide"):
        assert browse_own(nobody).get(path).status_code == 403


def test_an_officer_who_applies_in_private_cannot_look_at_it_from_another_desk(browse_own, own_world) -> None:
    own = file_one(own_world, FOREIGN_CLERK)
    assert browse_own(FOREIGN_CLERK).get(f"/desk/cases/{own.number}").status_code == 404
    assert browse_own(FOREIGN_CLERK).get(f"/my/cases/{own.number}").status_code == 200


def test_a_file_is_saved_and_never_opened_in_our_place(browse_own, filed) -> None:
    clerk = browse_own(CLERK)
    page = clerk.get(f"/desk/cases/{filed.number}").text
    way = re.search(r'href="(/desk/cases/[^"]+/files/layout/[0-9a-f]{64})"', page)
    assert way
    answer = clerk.get(way[1])
    assert answer.data == PDF + b"layout"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert clerk.get(way[1].replace("/layout/", "/rules/")).status_code == 404


def test_one_takes_the_task_and_the_second_reads_who(own_app, own_world, filed, browse_own) -> None:
    path = f"/desk/cases/{filed.number}"
    seen = str(version(own_world, filed.case_id))
    colleague = Actor("p-foreign", "", frozenset())
    taken = browse_own(CLERK).post(f"{path}/claim", {"seen": seen, "task": "accept-1"})
    assert taken.status_code == 303
    assert "任务已由您领取" in browse_own(CLERK).get(taken.location).text
    again = browse_own(CLERK).post(f"{path}/claim", {"seen": seen, "task": "accept-1"})
    assert again.status_code == 409
    assert CLERK.name in shown(again)
    assert "领取任务" in shown(again)
    assert Browser(own_app, colleague).post(f"{path}/claim", {"seen": seen, "task": "accept-1"}).status_code == 404


def test_who_may_not_act_reads_why(browse_own, own_world, filed) -> None:
    words = shown(browse_own(HANDLER).get(f"/desk/cases/{filed.number}"))
    assert "现在不能由您办理" in words
    assert "窗口人员办理，您没有这个岗位" in words
    assert "办理</a>" not in words


def test_an_english_case_page_names_its_parts_in_english(browse_own, filed) -> None:
    clerk = browse_own(CLERK)
    clerk.get("/language/en")
    words = shown(clerk.get(f"/desk/cases/{filed.number}"))
    for expected in ("Application", "Materials", "Checks", "Working days left: 5", "Limit of the step", "Window clerk"):
        assert expected in words, expected


def test_roles_are_those_of_the_department(own_world, filed) -> None:
    case = reading.case_file(own_world, CLERK, filed.case_id).case
    assert works_on(CLERK, case)
    assert not works_on(Actor("x", "x", frozenset({Post(case.department, Role.OPERATOR)})), case)
