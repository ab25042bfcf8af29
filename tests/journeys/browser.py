"""How does a journey look at pages?  With Debian's Chromium, at two widths, with axe beside it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

#: Without these Chromium looks for its maker's servers at every start.
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
#: Milliseconds until something counts as not coming, with a browser beside it on the other core.
PATIENCE = 30_000
expect.set_options(timeout=PATIENCE)
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 375, "height": 812}
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def launch(playwright: Playwright) -> Browser:
    """A headless Chromium."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    assert program, "Chromium is missing: make test installs it (requirements/test_machine.sh)"
    return playwright.chromium.launch(executable_path=program, args=QUIET)


@contextmanager
def visitor(browser: Browser, url: str, *, javascript: bool = True) -> Iterator[Page]:
    """A page of somebody who has not signed in; anything written to the console as an error fails the journey."""
    context: BrowserContext = browser.new_context(
        base_url=url, viewport=WIDE, locale="zh-CN", timezone_id="Asia/Shanghai", java_script_enabled=javascript
    )
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda line: faults.append(line.text) if "Content Security Policy" in line.text else None)
    try:
        yield page
    finally:
        context.close()
    assert not faults, faults


def sign_in(page: Page, login: str, password: str = "banshi-demo") -> None:
    """Sign in through the page a person uses."""
    page.goto("/sign-in")
    page.locator("input[name=login]").fill(login)
    page.locator("input[name=password]").fill(password)
    page.locator("main form button[type=submit]").click()
    page.wait_for_url(lambda url: "/sign-in" not in url)


def picture(page: Page, folder: Path | None, name: str) -> None:
    """The whole page at both widths: nothing scrolls sideways; painted where there is a folder for pictures."""
    for viewport, width in ((NARROW, "375"), (WIDE, "1280")):
        page.set_viewport_size(viewport)
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
            page.bring_to_front()  # a page behind another is not painted
            page.screenshot(path=folder / f"{name}-{width}.png", full_page=True, animations="disabled", timeout=60_000)
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wider <= 0, f"{name} scrolls sideways by {wider} px at {width} px"


def axe_faults(page: Page, *, only: tuple[str, ...] = ()) -> list[str]:
    """What axe finds wrong: rule, gravity and the first places.  `only` keeps faults of those gravities."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": AXE_TAGS}}).response["violations"]
    return [
        f"{page.url}: {fault['id']} ({fault['impact']}) {[node['html'][:120] for node in fault['nodes'][:3]]}"
        for fault in found
        if not only or fault["impact"] in only
    ]
