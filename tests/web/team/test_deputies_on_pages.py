"""Naming and revoking deputies, and the view of a head, on pages; nothing here needs a script."""

import re

import pytest
from use_cases.worlds import MARKET, file_one, version
from web.conftest import STAFF
from web.pages import shown

from banshi.people import Post, Role
from banshi.use_cases import handling, staffing

CLERK, HANDLER, REVIEWER, APPROVER, HEAD = (
    STAFF[role] for role in ("window-clerk", "handler", "reviewer", "approver", "organ-head")
)
OWN = f"{HANDLER.person} {MARKET} handler"


def form(**changes):
    typed = {
        "post": OWN,
        "deputy": REVIEWER.person,
        "since": "2026-03-02",
        "until": "2026-03-06",
        "reason": "出差",
        **changes,
    }
    return list(typed.items())


@pytest.fixture
def filed(own_world):
    return file_one(own_world)


def test_an_officer_names_a_deputy_who_acts_and_it_shows(browse_own, own_world, filed) -> None:
    handling.accept(own_world, CLERK, filed.case_id, version(own_world, filed.case_id))
    mine = browse_own(HANDLER)
    page = mine.get("/me").text
    assert f'value="{OWN}"' in page
    assert f'value="{REVIEWER.person}"' in page
    assert f'value="{HANDLER.person}"' not in page, "nobody is the own deputy"
    done = mine.post("/me/deputies", form())
    assert (done.status_code, done.location) == (303, "/me?done=named")
    assert "演示reviewer 代 演示handler" in shown(mine.get(done.location))

    deputy = browse_own(REVIEWER)
    assert "今天您代 演示handler 办理" in shown(deputy.get("/desk"))
    assert filed.number in deputy.get("/desk?view=unclaimed").text
    path = f"/desk/cases/{filed.number}"
    typed = [("act", "pass"), ("opinion", "同意。"), ("seen", str(version(own_world, filed.case_id)))]
    assert deputy.post(f"{path}/decide", [*typed, ("go", "confirm")]).status_code == 303
    assert "演示reviewer 代 演示handler" in shown(browse_own(APPROVER).get(path))
    own_step = shown(deputy.get(path))
    assert "不能由同一人办理" in own_step, "who examined for another reviews nothing in the own name"


def test_in_english(browse_own, own_world, filed) -> None:
    browse_own(HANDLER).post("/me/deputies", form())
    deputy = browse_own(REVIEWER)
    deputy.get("/language/en")
    assert "Today you act for 演示handler" in shown(deputy.get("/desk"))
    assert "演示reviewer for 演示handler" in shown(deputy.get("/me"))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"deputy": ""}, "deputy"),
        ({"deputy": HANDLER.person}, "deputy"),
        ({"deputy": "p-nobody"}, "deputy"),
        ({"since": "02.03.2026"}, "since"),
        ({"since": "2026-03-01"}, "since"),
        ({"until": "2026-03-01"}, "until"),
        ({"until": ""}, "until"),
        ({"reason": " 。"}, "reason"),
        ({"reason": "差" * 5000}, "reason"),
        ({"since": "2026-13-40"}, "since"),
        ({"post": ""}, "post"),
        ({"post": f"{CLERK.person} {MARKET} window-clerk"}, "post"),
        ({"post": f"{HANDLER.person} {MARKET} operator"}, "post"),
        ({"post": f"{HANDLER.person} urban_management handler"}, "post"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_what_was_typed_stays(browse_own, changes, field) -> None:
    answer = browse_own(HANDLER).post("/me/deputies", form(**{"reason": "去省里开会", **changes}))
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.text
    assert f'id="{field}"' in answer.text
    assert re.search(f'id="{field}"[^>]*aria-invalid="true"', answer.text)
    assert changes.get("reason", "去省里开会").strip() in answer.text
    assert browse_own(REVIEWER).get("/desk").text.count("stand-in") == 0


def test_a_head_names_and_revokes(browse_own) -> None:
    head = browse_own(HEAD)
    assert "还没有代理" in shown(head.get("/team/absence"))
    done = head.post("/team/absence", form())
    assert done.location == "/team/absence?done=named"
    page = head.get(done.location).text
    assert "演示reviewer 代 演示handler" in page
    number = re.search(r"/delegations/(\d+)/revoke", page)[1]
    again = head.post("/team/absence", form(deputy=APPROVER.person))
    assert again.status_code == 422
    assert "已由演示reviewer代理" in shown(again)
    ended = head.post(f"/delegations/{number}/revoke", [("back", "absence"), ("why", "提前回来")])
    assert ended.location == "/team/absence?done=revoked"
    assert "提前回来" in shown(head.get("/team/absence"))
    assert head.post(f"/delegations/{number}/revoke", [("back", "me"), ("why", "")]).status_code == 409


def test_others_revoke_nothing(browse_own) -> None:
    browse_own(HANDLER).post("/me/deputies", form())
    page = browse_own(HANDLER).get("/me").text
    number = re.search(r"/delegations/(\d+)/revoke", page)[1]
    assert browse_own(CLERK).post(f"/delegations/{number}/revoke", [("back", "me")]).status_code == 404
    deputy = browse_own(REVIEWER)
    assert f"/delegations/{number}/revoke" not in deputy.get("/me").text
    assert deputy.post(f"/delegations/{number}/revoke", [("back", "me")]).status_code == 409
    assert "演示handler" in shown(browse_own(REVIEWER).get("/desk"))


def test_the_team_page_counts_and_alarms(browse_own, own_world, filed) -> None:
    handling.accept(own_world, CLERK, filed.case_id, version(own_world, filed.case_id))
    handling.claim(own_world, HANDLER, filed.case_id, version(own_world, filed.case_id), "examine-1")
    head = browse_own(HEAD)
    calm = shown(head.get("/team"))
    assert "没有人能办" not in calm.replace("哪些任务没有人能办", "")
    assert filed.number in head.get(f"/team?officer={HANDLER.person}").text
    with own_world.store.unit_of_work() as work:
        work.connection.exec_driver_sql(f"UPDATE accounts SET active = false WHERE person = '{HANDLER.person}'")
    alarmed = shown(head.get("/team"))
    assert "1 件没有人能办" in alarmed
    assert "没有在岗人员有这个岗位" in alarmed
    operator = shown(browse_own(STAFF["operator"]).get("/operations/"))
    assert "1 件没有人能办" in operator
    assert filed.number in operator
    staffing.add_post(own_world, REVIEWER.person, Post(MARKET, Role.HANDLER), own_world.today(), None)
    assert "1 件无人处理" in shown(head.get("/team"))
    assert "没有人能办" not in shown(browse_own(STAFF["operator"]).get("/operations/"))


def test_a_task_is_passed_on_a_page(browse_own, own_world, filed) -> None:
    handling.accept(own_world, CLERK, filed.case_id, version(own_world, filed.case_id))
    handling.claim(own_world, HANDLER, filed.case_id, version(own_world, filed.case_id), "examine-1")
    staffing.add_post(own_world, APPROVER.person, Post(MARKET, Role.HANDLER), own_world.today(), None)
    path = f"/desk/cases/{filed.number}"
    mine = browse_own(HANDLER)
    assert f'href="{path}/assign"' in mine.get(path).text
    assert f'href="{path}/assign"' not in browse_own(REVIEWER).get(path).text
    page = mine.get(f"{path}/assign")
    assert f'value="{APPROVER.person}"' in page.text
    assert f'value="{REVIEWER.person}"' not in page.text
    assert "演示reviewer没有" in shown(page), "why the others may not"
    typed = [("seen", str(version(own_world, filed.case_id))), ("task", "examine-1")]
    nobody = mine.post(f"{path}/assign", [*typed, ("to", ""), ("reason", "去开会")])
    assert nobody.status_code == 422
    assert "去开会" in nobody.text
    no_reason = mine.post(f"{path}/assign", [*typed, ("to", APPROVER.person), ("reason", " ")])
    assert no_reason.status_code == 422
    assert 'href="#reason"' in no_reason.text
    done = mine.post(f"{path}/assign", [*typed, ("to", APPROVER.person), ("reason", "去开会")])
    assert done.status_code == 303
    assert "任务已转交" in shown(mine.get(done.location))
    late = mine.post(f"{path}/assign", [*typed, ("to", APPROVER.person), ("reason", "再转")])
    assert late.status_code == 409
    assert "您已经操作过" in shown(late) or "您自己更新" in shown(late)
    head = browse_own(HEAD)
    typed = [("seen", str(version(own_world, filed.case_id))), ("task", "examine-1")]
    assert head.post(f"{path}/assign", [*typed, ("to", "-"), ("reason", "重新分配")]).status_code == 303
    assert "转给待领取：重新分配" in shown(head.get(path))
    assert "没有您可以转交的任务" in shown(mine.get(f"{path}/assign"))
    assert mine.post(f"{path}/assign", [*typed, ("to", APPROVER.person), ("reason", "再转")]).status_code == 409


def test_nobody_is_assigned_who_may_not_do_it(browse_own, own_world, filed) -> None:
    path = f"/desk/cases/{filed.number}/assign"
    typed = [("seen", str(version(own_world, filed.case_id))), ("task", "accept-1"), ("reason", "忙")]
    for person, status in ((REVIEWER.person, 409), ("p-foreign", 409), ("p-nobody", 404)):
        assert browse_own(HEAD).post(path, [*typed, ("to", person)]).status_code == status
    assert browse_own(STAFF["handler"]).post(path, [*typed, ("to", CLERK.person)]).status_code == 409
