"""Pages of a small town: everybody the tests know, signed in on browsers of their own."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from use_cases import worlds
from web.pages import Browser

from banshi.people import Actor, Post, Role
from banshi.settings import Settings
from banshi.store import accounts
from banshi.store.unit_of_work import UnitOfWork
from banshi.use_cases.people import INSTALLATION, hasher
from banshi.use_cases.world import World
from banshi.web.app import create_app
from banshi.web.frame.limits import limiter

PASSWORD = "fourteen bridges"
#: One person for every role: of the department whose cases the tests file, and of the installation.
STAFF = {
    **{
        role.value: Actor(f"p-{role.value}", f"演示{role.value}", frozenset({Post(worlds.MARKET, role)}))
        for role in Role
        if role not in (Role.ADMINISTRATOR, Role.OPERATOR, Role.SUPERVISOR)
    },
    **{
        role.value: Actor(f"p-{role.value}", f"演示{role.value}", frozenset({Post(INSTALLATION, role)}))
        for role in (Role.ADMINISTRATOR, Role.OPERATOR, Role.SUPERVISOR)
    },
}
#: Publishing takes two.
SECOND = Actor("p-administrator2", "演示administrator2", STAFF["administrator"].posts)
EVERYBODY = (worlds.APPLICANT, worlds.OTHER, worlds.FOREIGN_CLERK, *STAFF.values(), SECOND)


def settings_in(folder: Path, **more: str) -> Settings:
    return Settings.read(
        {"BANSHI_DATA": str(folder), "BANSHI_SECRET_KEY": "k" * 32, "BANSHI_BASE_URL": "http://localhost", **more}
    )


@pytest.fixture(scope="session")
def town_folder(tmp_path_factory) -> Path:
    """A database with the shipped matters and everybody in it, to be copied."""
    folder = tmp_path_factory.mktemp("town")
    url = settings_in(folder).database_url
    worlds.empty(url)
    world = worlds.open_town(url, folder)
    hashed = hasher().hash(PASSWORD)
    now, today = world.clock.now(), world.today()

    def act(work: UnitOfWork) -> None:
        for one in EVERYBODY:
            login = one.person.removeprefix("p-")
            accounts.add_person(work, one.person, one.name, login, hashed, tuple(one.posts), now, today, demo=False)

    world.store.write(act)
    world.store.engine.dispose()
    return folder


def _opened(town_folder: Path, folder: Path, clock: worlds.StandingClock) -> World:
    shutil.copytree(town_folder, folder, dirs_exist_ok=True)
    return worlds.build_world(settings_in(folder), clock)


@pytest.fixture(scope="session")
def world(town_folder, tmp_path_factory) -> Iterator[World]:
    """One town for all tests that leave its clock and its people alone."""
    world = _opened(town_folder, tmp_path_factory.mktemp("shared"), worlds.StandingClock())
    yield world
    world.store.engine.dispose()


@pytest.fixture(scope="session")
def app(world, tmp_path_factory) -> Flask:
    return create_app(world, settings_in(tmp_path_factory.mktemp("settings")))


@pytest.fixture(autouse=True)
def _nobody_tried_before(app) -> None:
    """Tries are counted per process: what an earlier test tried in vain is not held against this one."""
    limiter.reset()


@pytest.fixture
def clock() -> worlds.StandingClock:
    return worlds.StandingClock()


@pytest.fixture
def own_world(town_folder, tmp_path, clock) -> Iterator[World]:
    """A town of the test's own."""
    world = _opened(town_folder, tmp_path / "town", clock)
    yield world
    world.store.engine.dispose()


@pytest.fixture
def own_app(own_world, tmp_path) -> Flask:
    return create_app(own_world, settings_in(tmp_path))


@pytest.fixture
def browse(app) -> Callable[..., Browser]:
    """A browser in the shared town, signed in as somebody or not."""
    return lambda actor=None: Browser(app, actor)


@pytest.fixture
def browse_own(own_app) -> Callable[..., Browser]:
    """A browser in the test's own town."""
    return lambda actor=None: Browser(own_app, actor)


def token_of(client: FlaskClient, path: str = "/sign-in") -> str:
    """The CSRF token of a page, as a visitor would send it back."""
    found = re.search(r'name="csrf_token" value="([^"]+)"', client.get(path).text)
    assert found
    return found[1]
