"""What all suites share: one command-line option, one browser, and examples drawn the same way on every run."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from journeys.browser import launch
from playwright.sync_api import Browser, sync_playwright

# A suite that passed must pass again: no random seed, no time limit that a busy machine could miss.
settings.register_profile("suite", derandomize=True, deadline=None, database=None)
settings.load_profile("suite")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--screenshots",
        type=Path,
        help="Folder for the pictures of the documentation; without it none are painted.",
    )


@pytest.fixture(scope="session", autouse=True)
def caches(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What `banshi` keeps of earlier judgements is neither read from the user's own folder nor left there."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("caches")))
        yield


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, started once; each test opens contexts of its own."""
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()
