"""How does a new installation get its first person?"""

import pytest
from use_cases import worlds
from web.conftest import settings_in
from web.pages import Browser

from banshi.use_cases import people
from banshi.web.app import create_app
from banshi.web.wsgi import application


@pytest.fixture
def empty_town(tmp_path):
    settings = settings_in(tmp_path)
    worlds.empty(settings.database_url)
    world = worlds.build_world(settings, worlds.StandingClock())
    yield world, create_app(world, settings)
    world.store.engine.dispose()


def test_the_printed_address_works_once(empty_town) -> None:
    world, app = empty_town
    token = people.new_setup_token(world)
    browser = Browser(app)
    assert token in browser.get(f"/setup?token={token}").text
    typed = {"token": token, "name": "王五", "login": "wangwu", "password": "long enough"}
    refused = browser.post("/setup", {**typed, "password": "short"})
    assert refused.status_code == 422
    assert 'value="王五"' in refused.text
    assert browser.post("/setup", {**typed, "token": "guessed"}).status_code == 422
    assert browser.post("/setup", typed).status_code == 303
    assert "王五" in browser.get("/").text
    assert browser.post("/setup", typed).status_code == 422
    assert Browser(app).get("/setup").location == "/sign-in"


def test_an_empty_installation_has_a_first_page(empty_town) -> None:
    _world, app = empty_town
    for path in ("/", "/search?q=x", "/help", "/supervision", "/readyz"):
        assert Browser(app).get(path).status_code == 200


def test_a_web_server_of_ones_own_can_start_the_pages(empty_town, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("BANSHI_DATA", str(tmp_path))
    assert application().test_client().get("/readyz").status_code == 200
