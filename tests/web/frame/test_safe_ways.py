"""Do redirects stay with us, whatever they are asked for?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.urls import iri_to_uri

from banshi.web.frame.ways import safe_path

AWAY = [
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\evil.example",
    "https://evil.example/",
    "http:evil.example",
    "javascript:alert(1)",
    "/ok\r\nSet-Cookie: a=b",
    "/ok\nx",
    "/\t/evil.example",
    " //evil.example",
    "evil.example",
    "",
    None,
    "/ok\0",
]


@pytest.mark.parametrize("wanted", AWAY)
def test_away_is_not_followed(wanted) -> None:
    assert safe_path(wanted, "/my") == "/my"


@pytest.mark.parametrize("wanted", ["/", "/my", "/m/catering-licence?x=1#y", "/search?q=%E9%A4%90&next=//x"])
def test_own_paths_are_followed(wanted) -> None:
    assert safe_path(wanted) == wanted


@given(st.text(alphabet=st.sampled_from("/\\:?#@.e%0ad \t\r\n\0v"), max_size=12))
def test_nothing_leads_to_another_host(wanted) -> None:
    found = iri_to_uri(safe_path(wanted))
    assert found.startswith("/")
    assert not found.startswith(("//", "/\\"))


@pytest.mark.parametrize("wanted", [w for w in AWAY if w and "\0" not in w])
def test_the_routes_use_it(browse, wanted) -> None:
    browser = browse()
    for path in ("/language/en", "/view/large"):
        assert browser.get(path, query_string={"next": wanted}).location == "/"
    answer = browser.post("/sign-in", {"login": "applicant", "password": "fourteen bridges", "next": wanted})
    assert answer.status_code == 303
    assert answer.location == "/my"
