"""Every route, every kind of visitor: does exactly what `permissions.yaml` says happen?"""

import re
from collections.abc import Iterator

import pytest
from use_cases.worlds import APPLICANT, FOREIGN_CLERK, OTHER
from web.conftest import STAFF, settings_in
from web.pages import Browser
from werkzeug.routing import Rule as Route

from banshi.people import Actor
from banshi.web.app import create_app
from banshi.web.frame.permissions import Guard, Rule, UnguardedRoute, read_matrix

VISITORS: dict[str, Actor | None] = {
    "anonymous": None,
    "applicant": APPLICANT,
    "other applicant": OTHER,
    "other department": FOREIGN_CLERK,
    **STAFF,
}
SAFE = {"GET", "HEAD", "OPTIONS"}
#: Something for every place in a path; it names nothing that exists.
NOTHING = {"default": "nothing", "int": "999999", "path": "css/banshi.css", "uuid": "0" * 32}


def path_of(route: Route) -> str:
    places = re.sub(r"<(?:(\w+)(?:\([^)]*\))?:)?\w+>", lambda m: NOTHING.get(m[1] or "default", "nothing"), route.rule)
    return places.replace("/language/nothing", "/language/en").replace("/view/nothing", "/view/usual")


def routes(app) -> Iterator[tuple[Route, str, Rule]]:
    guard: Guard = app.extensions["banshi.guard"]
    for route in sorted(app.url_map.iter_rules(), key=lambda route: route.endpoint):
        rule = guard.rule(route.endpoint)
        assert rule is not None
        for method in sorted(route.methods & {"GET", "POST", "PUT", "PATCH", "DELETE"}):
            yield route, method, rule


@pytest.mark.parametrize("name", VISITORS)
def test_who_may_come_in(app, name) -> None:
    visitor = VISITORS[name]
    browser = Browser(app, visitor)
    token = browser.token()
    count = 0
    for route, method, rule in routes(app):
        if route.endpoint in ("frame.sign_out", "static"):
            continue  # would end this visit; and files
        if route.endpoint in ("frame.language", "frame.view", "frame.enter_account"):
            continue  # change this browser, and are open to everybody; tried elsewhere
        path = path_of(route)
        answer = browser.get(path) if method == "GET" else browser.post(path, token=token)
        sent_to_sign_in = answer.status_code == 303 and (answer.location or "").startswith("/sign-in?next=")
        refused = answer.status_code == 403
        where = f"{method} {route.rule} for {name}: {answer.status_code} {answer.location}"
        if rule.admits(visitor):
            assert not sent_to_sign_in, where
            assert not refused or route.endpoint not in app.extensions["banshi.guard"].rules, where
            assert answer.status_code < 500, where
        elif visitor is None:
            assert sent_to_sign_in, where
        else:
            assert refused, where
        count += 1
    assert count > 40


def somebody_for(rule: Rule) -> Actor | None:
    return next(actor for actor in (APPLICANT, *STAFF.values()) if rule.admits(actor))


def test_every_act_needs_its_token(app) -> None:
    foreign = Browser(app, OTHER).token()
    browsers = {actor: Browser(app, actor) for actor in (APPLICANT, *STAFF.values())}
    count = 0
    for route, method, rule in routes(app):
        if method in SAFE or route.endpoint == "portal.treasury_call":
            continue  # the treasury has no session: its words are signed
        path = path_of(route)
        for token in ("", "forged", foreign):
            answer = browsers[somebody_for(rule)].post(path, {"f_kept": "typed"}, token=token)
            assert answer.status_code == 403, (route.rule, token)
        count += 1
    assert count > 8


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost.evil.example"},
    ],
    ids=str,
)
def test_an_act_from_elsewhere_is_refused_even_with_its_token(app, headers) -> None:
    for route, method, rule in routes(app):
        if method in SAFE:
            continue
        browser = Browser(app, somebody_for(rule))
        answer = browser.post(path_of(route), {"f_kept": "planted"}, headers=headers)
        assert answer.status_code == 403, route.rule
        assert "planted" not in answer.text
        with browser.client.session_transaction() as session:
            assert "kept" not in session


def test_nothing_changes_by_looking(app) -> None:
    for route, method, rule in routes(app):
        if method != "GET" or "POST" in route.methods:
            assert method != "GET" or "POST" not in route.methods or route.endpoint.startswith("operations")
            continue
        answer = Browser(app, somebody_for(rule)).client.open(path_of(route), method="HEAD")
        assert answer.status_code < 500


def test_headers_of_every_answer(app) -> None:
    for route, method, rule in routes(app):
        if method != "GET":
            continue
        for visitor in (None, somebody_for(rule)):
            headers = Browser(app, visitor).get(path_of(route)).headers
            where = route.rule
            assert "frame-ancestors 'none'" in headers["Content-Security-Policy"], where
            assert "unsafe" not in headers["Content-Security-Policy"], where
            assert headers["X-Content-Type-Options"] == "nosniff", where
            assert headers["Referrer-Policy"] == "same-origin", where
            if route.endpoint == "static":
                continue
            assert headers["Cache-Control"] == ("no-store" if visitor else "private, no-cache"), where


def test_an_unknown_page_is_told_to_everybody_alike(app) -> None:
    for visitor in VISITORS.values():
        assert Browser(app, visitor).get("/nowhere").status_code == 404


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "localhost@evil.example", "127.0.0.1.evil"])
def test_other_hosts_are_not_answered(app, host) -> None:
    assert app.test_client().get("/", base_url=f"http://{host}").status_code == 400


def test_a_forwarded_host_changes_no_address(browse) -> None:
    answer = browse().get("/my", headers={"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https"})
    assert answer.location == "/sign-in?next=/my"


def test_a_route_without_a_line_cannot_exist(world, tmp_path, monkeypatch) -> None:
    matrix = {endpoint: rule for endpoint, rule in read_matrix().items() if endpoint != "portal.mine"}
    monkeypatch.setattr("banshi.web.frame.permissions.read_matrix", lambda: matrix)
    with pytest.raises(UnguardedRoute, match=r"portal\.mine"):
        create_app(world, settings_in(tmp_path))


def test_a_line_without_a_route_cannot_stay(world, tmp_path, monkeypatch) -> None:
    matrix = {**read_matrix(), "portal.gone": Rule(frozenset({"anyone"}))}
    monkeypatch.setattr("banshi.web.frame.permissions.read_matrix", lambda: matrix)
    with pytest.raises(UnguardedRoute, match=r"portal\.gone"):
        create_app(world, settings_in(tmp_path))


def test_an_audience_nobody_knows_is_refused(tmp_path) -> None:
    path = tmp_path / "permissions.yaml"
    path.write_text("portal.mine: {who: [handler, handlers]}\n")
    with pytest.raises(UnguardedRoute, match="handlers"):
        read_matrix(path)


def test_cookies_stay_on_encrypted_ways(world, tmp_path) -> None:
    app = create_app(world, settings_in(tmp_path, BANSHI_BASE_URL="https://banshi.example"))
    cookie = app.test_client().get("/progress", base_url="https://banshi.example").headers["Set-Cookie"]
    assert "Secure" in cookie
    assert "Strict-Transport-Security" in app.test_client().get("/", base_url="https://banshi.example").headers


def test_too_large_requests_are_turned_away(browse) -> None:
    answer = browse().client.post("/sign-in", data={"login": "x" * (33 * 1024 * 1024)})
    assert answer.status_code == 413
