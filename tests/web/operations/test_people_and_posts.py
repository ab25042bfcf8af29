"""Can an operator keep people and posts in order, without seeing a password or shutting himself out?"""

import pytest
from use_cases.worlds import MARKET, file_one
from web.conftest import PASSWORD, STAFF
from web.pages import shown

from banshi.people import Post, Role
from banshi.use_cases import people

OPERATOR, HANDLER = STAFF["operator"], STAFF["handler"]


@pytest.fixture
def operator(browse_own):
    return browse_own(OPERATOR)


def test_a_new_person_can_sign_in(operator, browse_own, own_world) -> None:
    made = operator.post(
        "/operations/people/new/", {"name": "新来的", "login": "new.one", "password": "a long password"}
    )
    assert made.status_code == 302
    page = operator.get(made.location)
    assert "新来的" in page.text
    assert "创建记录成功" in page.text
    assert people.verify_login(own_world, "new.one", "a long password").name == "新来的"
    somebody = browse_own()
    assert somebody.post("/sign-in", {"login": "new.one", "password": "a long password", "next": ""}).status_code == 303


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"name": " ", "login": "new.one", "password": "a long password"}, "请填写姓名"),
        ({"name": "甲", "login": "新", "password": "a long password"}, "登录名为3到100个"),
        ({"name": "甲", "login": "handler", "password": "a long password"}, "已被使用"),
        ({"name": "甲", "login": "new.one", "password": "short"}, "至少需要10个字符"),
        ({}, "请填写姓名"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(operator, form, said) -> None:
    answer = operator.post("/operations/people/new/", form)
    assert said in answer.text
    assert "error-summary" in answer.text
    assert form.get("password", "nothing") not in answer.text
    if "login" in form:
        assert f'value="{form["login"]}"' in answer.text


def test_a_closed_account_is_out_at_once_and_may_come_back(operator, browse_own, own_world) -> None:
    handler = browse_own(HANDLER)
    assert handler.get("/desk").status_code == 200
    form = {"name": HANDLER.name, "login": "handler"}
    assert operator.post("/operations/people/edit/?id=p-handler", form).status_code == 302
    assert handler.get("/desk").location.startswith("/sign-in")
    assert people.verify_login(own_world, "handler", PASSWORD) is None
    assert "已停用" in operator.get("/operations/people/?search=handler").text
    operator.post("/operations/people/edit/?id=p-handler", {**form, "active": "y"})
    assert people.verify_login(own_world, "handler", PASSWORD) == HANDLER
    assert handler.get("/desk").location.startswith("/sign-in"), "the old sign-in stays over"


def test_nobody_closes_the_own_account(operator, own_world) -> None:
    answer = operator.post("/operations/people/edit/?id=p-operator", {"name": "运维", "login": "operator"})
    assert "不能停用自己的账号" in answer.text
    assert people.actor(own_world, "p-operator") == OPERATOR


def test_a_new_password_ends_every_sign_in(operator, browse_own, own_world) -> None:
    handler = browse_own(HANDLER)
    page = operator.get("/operations/people/password/?id=p-handler")
    assert HANDLER.name in page.text
    short = operator.post("/operations/people/password/?id=p-handler", {"password": "short"})
    assert short.status_code == 422
    assert "至少需要10个字符" in short.text
    done = operator.post("/operations/people/password/?id=p-handler", {"password": "quite another word"})
    assert done.status_code == 303
    assert "密码已更换" in operator.get(done.location).text
    assert people.verify_login(own_world, "handler", PASSWORD) is None
    assert people.verify_login(own_world, "handler", "quite another word") == HANDLER
    assert handler.get("/desk").location.startswith("/sign-in")


def test_a_post_opens_the_desk_and_its_end_shuts_it(operator, browse_own, own_world, clock) -> None:
    filed = file_one(own_world)
    other = browse_own(STAFF["administrator"])
    assert filed.number not in other.get("/desk?view=unclaimed").text
    assert other.get(f"/desk/cases/{filed.number}").status_code == 403
    form = {
        "person": "p-administrator",
        "department": MARKET,
        "role": "window-clerk",
        "since": "2026-03-02",
        "until": "",
    }
    assert operator.post("/operations/posts/new/", form).status_code == 302
    assert filed.number in other.get("/desk?view=unclaimed").text
    assert people.actor(own_world, "p-administrator").holds(Role.WINDOW_CLERK, MARKET)
    row = operator.get("/operations/posts/?sort=3&desc=1&search=window-clerk").text
    number = row.rpartition("/operations/posts/edit/?id=")[2].partition('"')[0]
    ended = operator.post(f"/operations/posts/edit/?id={number}", {"since": "2026-03-01", "until": "2026-03-01"})
    assert ended.status_code == 302
    held = {Post(MARKET, Role.WINDOW_CLERK)} & (
        people.actor(own_world, "p-administrator").posts | people.actor(own_world, "p-window-clerk").posts
    )
    assert len(held) == 1, "the other one's post goes on"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"person": "nobody"}, "请从列表中选择"),
        ({"role": "emperor"}, "请从列表中选择"),
        ({"department": "x"}, "请从列表中选择"),
        ({"since": "2.3.2026"}, "日期写成"),
        ({"since": ""}, "请填写开始日期"),
        ({"until": "2026-01-01"}, "结束日期早于开始日期"),
        ({"role": "operator"}, "这个岗位不属于这个部门"),
        ({"person": "p-handler"}, "已有这个岗位"),
    ],
)
def test_a_post_that_cannot_be_is_refused_in_words(operator, changes, said) -> None:
    form = {
        "person": "p-reviewer",
        "department": MARKET,
        "role": "handler",
        "since": "2026-03-02",
        "until": "",
        **changes,
    }
    answer = operator.post("/operations/posts/new/", form)
    assert said in shown(answer)
    assert 'value="p-reviewer" selected' in answer.text or "person" in changes


def test_nobody_ends_the_own_post_as_operator(operator, own_world) -> None:
    with own_world.reading() as connection:
        from sqlalchemy import text

        number = connection.execute(text("SELECT id FROM posts WHERE person = 'p-operator'")).scalar_one()
    answer = operator.post(f"/operations/posts/edit/?id={number}", {"since": "2026-03-01", "until": "2026-03-01"})
    assert "不能结束自己的系统管理员岗位" in answer.text
    assert people.actor(own_world, "p-operator").has(Role.OPERATOR)


def test_hostile_names_are_words(operator) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    made = operator.post("/operations/people/new/", {"name": hostile, "login": "x.y", "password": "a long password"})
    assert made.status_code == 302
    assert hostile not in operator.get("/operations/people/").text
    assert hostile in shown(operator.get("/operations/people/"))


def test_an_identity_number_goes_in_and_never_comes_out(operator, own_world) -> None:
    number = "11010519491231002X"
    form = {"name": HANDLER.name, "login": "handler", "active": "y"}
    path = "/operations/people/edit/?id=p-handler"
    assert operator.post(path, {**form, "id_number": "11010519491231002x"}).status_code == 302
    assert people.actor(own_world, HANDLER.person).number == number
    for page in (path, "/operations/people/", "/operations/people/?search=handler"):
        assert number not in operator.get(page).text
    operator.post(path, form)
    assert people.actor(own_world, HANDLER.person).number == number, "an empty field changes nothing"
    wrong = operator.post(path, {**form, "name": "别的名字", "id_number": "110105194912310021"})
    assert "身份证号不正确" in wrong.text
    assert people.actor(own_world, HANDLER.person).name == HANDLER.name, "half a change is none"
