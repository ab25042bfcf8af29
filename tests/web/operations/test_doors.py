"""Which doors of Flask-Admin are open, and to whom?  Every role at every route, and what lies behind the shut ones."""

import pytest
from use_cases.worlds import APPLICANT
from web.conftest import STAFF
from web.pages import Browser, Text

from banshi.people import Actor

OPERATOR = STAFF["operator"]
#: Flask-Admin's own doors that no view opens.
SHUT = ("delete_view", "action_view", "ajax_update", "ajax_lookup", "export")


def routes(app):
    return [rule for rule in app.url_map.iter_rules() if rule.endpoint.split(".")[0].startswith("operations")]


def path_of(rule) -> str:
    return rule.rule.replace("<export_type>", "csv").replace("<path:filename>", "admin/js/helpers.js")


def test_there_are_many_routes(app) -> None:
    assert len(routes(app)) > 30


@pytest.mark.parametrize("name", [None, "applicant", *(role for role in STAFF if role != "operator")])
def test_nobody_but_operators_passes_any_door(app, name) -> None:
    actor: Actor | None = APPLICANT if name == "applicant" else STAFF.get(name or "")
    browser = Browser(app, actor)
    token = browser.token()
    for rule in routes(app):
        for method in rule.methods & {"GET", "POST"}:
            answer = browser.get(path_of(rule)) if method == "GET" else browser.post(path_of(rule), token=token)
            if actor is None:
                assert answer.status_code == 303 and answer.location.startswith("/sign-in"), rule
            else:
                assert answer.status_code == 403, rule


def test_what_no_view_opens_is_shut_for_operators_too(app) -> None:
    """The hole: posting to /ajax/update/ changed rows although nothing could be edited."""
    browser = Browser(app, OPERATOR)
    token, tried = browser.token(), 0
    for rule in routes(app):
        if rule.endpoint.rpartition(".")[2] not in SHUT:
            continue
        for method in rule.methods & {"GET", "POST"}:
            form = {
                "list_form_pk": "p-handler",
                "name": "x",
                "id": "p-handler",
                "action": "delete",
                "rowid": "p-handler",
            }
            answer = browser.get(path_of(rule)) if method == "GET" else browser.post(path_of(rule), form, token=token)
            assert answer.status_code == 403, rule
            tried += 1
    assert tried >= 25


@pytest.mark.parametrize("view", ["calendars", "editions", "deliveries"])
@pytest.mark.parametrize("door", ["new/", "edit/?id=1"])
def test_what_is_only_read_is_never_written(app, view, door) -> None:
    browser = Browser(app, OPERATOR)
    assert browser.get(f"/operations/{view}/{door}").status_code == 403
    assert browser.post(f"/operations/{view}/{door}", {"matter": "x"}).status_code == 403


@pytest.mark.parametrize(
    "path",
    [
        "/operations/",
        "/operations/people/",
        "/operations/people/?search=p&sort=1&desc=1&page=0",
        "/operations/people/?flt0_0=x&page=-1&sort=99&page_size=x",
        "/operations/people/new/",
        "/operations/people/edit/?id=p-handler",
        "/operations/people/password/?id=p-handler",
        "/operations/posts/",
        "/operations/posts/new/",
        "/operations/posts/edit/?id=1",
        "/operations/departments/",
        "/operations/calendars/",
        "/operations/editions/",
        "/operations/deliveries/",
    ],
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_pages_need_no_script_and_speak_one_language(app, path, language) -> None:
    browser = Browser(app, OPERATOR)
    browser.get(f"/language/{language}")
    answer = browser.get(path)
    assert answer.status_code == 200
    page = Text(answer.text)
    assert page.events == []
    assert page.styles == []
    assert page.inline.strip() == ""
    assert not any(link.lower().startswith("javascript:") for link in page.links)
    assert all((script.get("src") or "").startswith("/static/") for script in page.scripts)
    assert "argon2" not in answer.text


def test_a_row_that_does_not_exist_leads_back(app) -> None:
    browser = Browser(app, OPERATOR)
    assert browser.get("/operations/people/edit/?id=nobody").status_code == 302
    assert browser.get("/operations/people/password/?id=nobody").status_code == 404
    assert browser.get("/operations/people/edit/").status_code == 302


def test_no_way_leads_off_the_site(app) -> None:
    browser = Browser(app, OPERATOR)
    for path in ("/operations/people/edit/?id=nobody", "/operations/people/edit/"):
        sign = "&" if "?" in path else "?"
        answer = browser.get(f"{path}{sign}url=https://evil.example/")
        assert answer.location.startswith("/operations/people/")
