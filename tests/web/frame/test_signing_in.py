"""Who comes in, for how long, and what does a stranger learn?"""

import re

import pytest
from sqlalchemy import text, update
from use_cases.worlds import APPLICANT
from web.conftest import PASSWORD

from banshi.store.tables import accounts

RIGHT = {"login": "applicant", "password": PASSWORD, "next": "/my"}


def test_signing_in_begins_a_new_session(browse) -> None:
    browser = browse()
    before = browser.token()
    with browser.client.session_transaction() as session:
        session["planted"] = "by somebody else"
    answer = browser.post("/sign-in", RIGHT, token=before)
    assert (answer.status_code, answer.location) == (303, "/my")
    with browser.client.session_transaction() as session:
        assert "planted" not in session
    assert browser.post("/sign-out", token=before).status_code == 403  # the old token belongs to the old session


@pytest.mark.parametrize(
    ("login", "place"),
    [
        ("applicant", "/my"),
        ("window-clerk", "/desk"),
        ("supervisor", "/desk"),
        ("operator", "/operations/"),
        ("administrator", "/my"),
    ],
)
def test_everybody_comes_to_their_own_work(browse, login, place) -> None:
    browser = browse()
    wanted = re.search(r'name="next" value="([^"]*)"', browser.get("/sign-in").text)
    assert wanted
    answer = browser.post("/sign-in", {"login": login, "password": PASSWORD, "next": wanted[1]})
    assert answer.location == place
    page = browser.get(place)
    assert page.status_code == 200
    assert ('href="/desk"' in page.text) == (place == "/desk"), "no way that leads to a refusal"
    assert browser.get("/sign-in").location == place


def test_every_failure_looks_the_same(browse_own) -> None:
    wrong = browse_own().post("/sign-in", {**RIGHT, "password": "wrong"})
    unknown = browse_own().post("/sign-in", {**RIGHT, "login": "nobody-here"})
    assert wrong.status_code == unknown.status_code == 401

    def scrubbed(page: str) -> str:
        page = re.sub(r'(csrf_token" value="|nonce-)[^"]+', r"\1", page)
        return page.replace("nobody-here", "applicant")

    assert scrubbed(wrong.text) == scrubbed(unknown.text)


def test_guessing_is_slowed_down_for_one_login_only(browse_own) -> None:
    browser = browse_own()
    answers = [browser.post("/sign-in", {**RIGHT, "password": f"guess{n}"}).status_code for n in range(12)]
    assert answers == [401] * 10 + [429] * 2
    assert browser.post("/sign-in", {**RIGHT, "login": "other"}).status_code == 303


def test_signing_out_ends_it_everywhere(browse) -> None:
    browser = browse(APPLICANT)
    stolen = browser.client.get_cookie("banshi").value
    assert browser.get("/my").status_code == 200
    assert browser.post("/sign-out").status_code == 303
    assert browser.get("/my").status_code == 303
    thief = browse()
    thief.client.set_cookie("banshi", stolen)
    assert thief.get("/my").status_code == 303


def test_a_closed_account_is_out_at_the_next_request(browse_own, own_world) -> None:
    browser = browse_own(APPLICANT)
    assert browser.get("/my").status_code == 200
    own_world.store.write(
        lambda work: work.connection.execute(
            update(accounts).where(accounts.c.person == APPLICANT.person).values(active=False)
        )
    )
    assert browser.get("/my").status_code == 303
    assert browser.post("/sign-in", RIGHT).status_code == 401


def test_a_sign_in_ends_when_it_is_not_used(browse_own, clock) -> None:
    browser = browse_own(APPLICANT)
    for _ in range(4):
        clock.move(minutes=110)
        assert browser.get("/my").status_code == 200
    clock.move(minutes=125)
    assert browser.get("/my").status_code == 303


def test_tokens_are_not_kept_as_they_are(own_world, browse_own) -> None:
    browser = browse_own(APPLICANT)
    with browser.client.session_transaction() as session:
        token = session["_user_id"]
    with own_world.reading() as connection:
        kept = connection.execute(text("SELECT token FROM sign_ins")).scalars().all()
    assert token not in kept


def test_the_cookie_is_out_of_reach(browse) -> None:
    cookie = browse().post("/sign-in", RIGHT).headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_the_page_that_was_wanted_comes_after_the_sign_in(browse) -> None:
    browser = browse()
    sent = browser.get("/my/messages?x=1")
    assert sent.location == "/sign-in?next=/my/messages?x%3D1"
    assert 'name="next" value="/my/messages?x=1"' in browser.get(sent.location).text
