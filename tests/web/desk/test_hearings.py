"""Does a hearing go from the notice of the right to the decision on pages, of officers and of the applicant?"""

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from use_cases.worlds import APPLICANT, PDF
from web.desk.test_deciding import confirm, offered
from web.pages import shown
from web.straight import Straight, file_straight, staff
from werkzeug.datastructures import FileStorage

from banshi.cases import commands as wish
from banshi.cases.case import Status
from banshi.jobs.sweeping import sweep_all
from banshi.people import Role

ROLES = (Role.WINDOW_CLERK, Role.HANDLER, Role.INSPECTOR, Role.REVIEWER, Role.APPROVER, Role.ORGAN_HEAD)
ANSWERS = {
    "purpose": "industry",
    "source": ["surface"],
    "reservoir": False,
    "annual": "1",
    "daily_max": 8,
    "construction": False,
    "third_party": True,
    "parties": [{"name": "王邻居", "agreed": False}],
    "public_interest": False,
}


def path(filed: Straight) -> str:
    return f"/desk/cases/{filed.number}/decide"


def form(filed: Straight, act: str, task: str, *fields: tuple[str, str]) -> list[tuple[str, str]]:
    return [("act", act), ("seen", str(filed.case().version)), ("task", task), *fields]


@pytest.fixture
def water(own_world):
    """A water abstraction that concerns a neighbour who has not agreed, examined by the first handler."""
    people = staff(own_world, "water_affairs", *ROLES, people=2)
    filed = file_straight(own_world, "water-abstraction", answers=ANSWERS)
    filed.does(people[Role.WINDOW_CLERK][0], wish.Accept())
    filed.does(people[Role.HANDLER][0], wish.Pass("影响相邻用水。"))
    return filed, people


def plan(chair: str, day: str, **more: str) -> list[tuple[str, str]]:
    fields = {"chair": chair, "day": day, "hour": "09:30", "place": "政务服务中心301室", "public": "yes", **more}
    return list(fields.items())


def a_day(clock, days: int) -> str:
    return (clock.time + timedelta(days=days)).date().isoformat()


def test_from_the_right_to_the_record(browse_own, own_world, clock, water) -> None:
    filed, people = water
    handler, chair, head = people[Role.HANDLER][0], people[Role.INSPECTOR][0], people[Role.ORGAN_HEAD][0]
    officer, me = browse_own(handler), browse_own(APPLICANT)
    mine = f"/my/cases/{filed.number}/hearing"
    case_page = f"/desk/cases/{filed.number}"

    # the applicant reads of the right, and the letter is there
    assert "您有权要求听证，请在2026年3月9日前（含当日）提出" in shown(me.get(f"/my/cases/{filed.number}"))
    assert "听证告知书" in shown(me.get(f"/my/cases/{filed.number}"))
    assert "视为放弃听证" in shown(me.get(mine))

    # an interested party is told; without a name nothing is
    page = officer.get(f"{path(filed)}?act=tell-interested")
    assert {"tell-interested", "request-hearing", "waive-hearing"} <= set(offered(page))
    lacking = officer.post(path(filed), [*form(filed, "tell-interested", "heard-1", ("party", "")), ("go", "look")])
    assert lacking.status_code == 422
    assert 'href="#party"' in lacking.text
    told = ("party", "王邻居"), ("manner", "当面送达")
    _, done = confirm(officer, path(filed), form(filed, "tell-interested", "heard-1", *told))
    assert done.status_code == 303
    assert "王邻居" in shown(officer.get(case_page))
    assert "王邻居" not in shown(me.get(f"/my/cases/{filed.number}")), "names of others stay inside"

    # the applicant asks: the clocks stand still
    asked = [("seen", str(filed.case().version)), ("task", "heard-1"), ("wish", "request")]
    assert me.post(mine, asked).status_code == 303
    assert filed.case().status is Status.SUSPENDED
    assert me.post(mine, asked).status_code == 409
    assert "将举行听证" in shown(me.get(mine))
    assert "逐日计算" in shown(officer.get(case_page))
    assert "第四十八条" in shown(officer.get(f"{case_page}/clocks/hearing:heard-1"))

    # set: not by those who examine, not too soon
    page = officer.get(f"{path(filed)}?act=schedule-hearing")
    assert f'value="{chair.person}"' in page.text
    assert f'value="{handler.person}"' not in page.text
    assert "不能主持听证" in shown(page)
    soon = officer.post(
        path(filed), [*form(filed, "schedule-hearing", "heard-1", *plan(chair.person, a_day(clock, 2))), ("go", "look")]
    )
    assert soon.status_code == 422
    assert "政务服务中心301室" in soon.text
    for wrong, field in (({"hour": "九点"}, "day"), ({"public": "no"}, "closed_because"), ({"chair": ""}, "chair")):
        posted = form(
            filed, "schedule-hearing", "heard-1", *plan(**{"chair": chair.person, "day": a_day(clock, 20), **wrong})
        )
        answer = officer.post(path(filed), [*posted, ("go", "look")])
        assert answer.status_code == 422
        assert f'id="{field}"' in answer.text
    by_examiner = form(filed, "schedule-hearing", "heard-1", *plan(handler.person, a_day(clock, 20)))
    assert officer.post(path(filed), [*by_examiner, ("go", "look")]).status_code == 409
    looked, done = confirm(
        officer, path(filed), form(filed, "schedule-hearing", "heard-1", *plan(chair.person, a_day(clock, 20)))
    )
    assert done.status_code == 303
    assert "听证通知书" in shown(looked)
    assert chair.name in shown(looked)
    assert filed.case().hearings["heard-1"].sitting.chair == chair.person

    # challenged, and the head lets the chair stay
    assert chair.name in shown(me.get(mine))
    empty = [("seen", str(filed.case().version)), ("task", "heard-1"), ("wish", "challenge"), ("reason", "")]
    assert me.post(mine, empty).status_code == 422
    challenge = [*empty[:3], ("reason", "主持人是邻居的亲戚。")]
    assert me.post(mine, challenge).status_code == 303
    judge = browse_own(head)
    assert {"keep-chair", "replace-chair"} <= set(offered(judge.get(path(filed))))
    assert "主持人是邻居的亲戚" in shown(judge.get(f"{path(filed)}?act=keep-chair"))
    _, done = confirm(judge, path(filed), form(filed, "keep-chair", "+challenge-1", ("reason", "没有亲属关系。")))
    assert done.status_code == 303
    assert "没有亲属关系" in shown(me.get(mine))

    # held: only the chair, only afterwards, only with the signed record
    record = f"{case_page}/hearing/record"
    presiding = browse_own(chair)
    assert "现在不能登记听证笔录" in shown(presiding.get(record))
    clock.time += timedelta(days=21)
    me, presiding = browse_own(APPLICANT), browse_own(chair)  # who signed in three weeks ago is asked again
    assert "现在不能登记听证笔录" in shown(browse_own(handler).get(record))
    assert f"{record}?task=" in presiding.get(path(filed)).text

    def hand_in(content: bytes, name: str, **words: str):
        sent = {"seen": str(filed.case().version), "signatories": "测试甲\n王邻居（拒绝签名）", "report": "各方陈述。"}
        file = FileStorage(BytesIO(content), name)
        return presiding.post(record, {**sent, **words, "record": file}, content_type="multipart/form-data")

    assert 'href="#record"' in hand_in(b"MZ", "笔录.exe").text
    assert 'href="#signatories"' in hand_in(PDF, "笔录.pdf", signatories=" ").text
    assert "各方陈述。" in hand_in(PDF, "笔录.pdf", signatories=" ").text
    assert hand_in(PDF, "笔录.pdf").status_code == 303
    case = filed.case()
    assert case.status is Status.IN_PROGRESS
    assert case.hearings["heard-1"].record.signatories == ("测试甲", "王邻居（拒绝签名）")
    assert case.open_task.step == "visit"

    # both read the record
    digest = case.hearings["heard-1"].record.files[0].digest
    assert browse_own(handler).get(f"{case_page}/hearing/files/{digest}").data == PDF
    assert me.get(f"{mine}/files/{digest}").data == PDF
    assert me.get(f"{mine}/files/{'0' * 64}").status_code == 404
    letters = me.get(f"/my/cases/{filed.number}")
    assert "听证笔录" in shown(letters)

    # whoever presided examines no more
    refused = browse_own(chair).get(f"/desk/cases/{filed.number}")
    assert "主持这件办件的听证" in shown(refused)


def test_silence_goes_on_once_the_neighbour_was_told(browse_own, own_world, clock, water) -> None:
    filed, people = water
    clock.time += timedelta(days=20)
    sweep_all(own_world)
    assert filed.case().hearings["heard-1"].waits_for_request
    filed.does(people[Role.HANDLER][0], wish.TellInterested("王邻居", "邮寄"))
    clock.time += timedelta(days=20)
    sweep_all(own_world)
    assert filed.case().hearings["heard-1"].forgone is not None
    assert filed.case().open_task.step == "visit"
    assert "不举行听证" in shown(browse_own(APPLICANT).get(f"/my/cases/{filed.number}/hearing"))


def test_the_applicant_waives_and_nobody_else_sees_the_page(browse_own, water) -> None:
    filed, people = water
    mine = f"/my/cases/{filed.number}/hearing"
    fields = [("seen", str(filed.case().version)), ("task", "heard-1"), ("wish", "waive")]
    assert browse_own(people[Role.HANDLER][0]).post(mine, fields).status_code == 404
    assert browse_own(APPLICANT).post(mine, [*fields[:2], ("wish", "grant")]).status_code == 400
    assert browse_own(APPLICANT).post(mine, fields).status_code == 303
    words = shown(browse_own(APPLICANT).get(mine))
    assert "您已放弃听证" in words
    assert filed.case().hearings["heard-1"].waits_for_request, "the neighbour may still ask"


def test_another_chair_is_named_by_the_head(browse_own, clock, water) -> None:
    filed, people = water
    handler, (chair, other) = people[Role.HANDLER][0], people[Role.INSPECTOR]
    filed.does(handler, wish.RequestHearing("王邻居"))
    at = datetime.combine(clock.time.date() + timedelta(days=20), datetime.min.time(), UTC)
    filed.does(handler, wish.ScheduleHearing(chair, "301室", at, True, ""))
    filed.does(APPLICANT, wish.ChallengeChair("不公正。"))
    head = browse_own(people[Role.ORGAN_HEAD][0])
    page = head.get(f"{path(filed)}?act=replace-chair")
    assert f'value="{other.person}"' in page.text
    assert f'value="{chair.person}"' not in page.text
    fields = ("chair", other.person), ("reason", "理由成立。")
    looked, done = confirm(head, path(filed), form(filed, "replace-chair", "+challenge-1", *fields))
    assert done.status_code == 303
    assert "听证通知书" in shown(looked)
    assert filed.case().hearings["heard-1"].sitting.chair == other.person
