"""In a real browser: does any of three hundred hostile texts in a definition become a script?  (Attack row 11)"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest
from journeys.browser import sign_in, visitor
from use_cases.worlds import DISTRICT, file_one, start_form
from web.conftest import PASSWORD

from banshi.definitions.source import read
from banshi.use_cases.publishing import publish_folder

#: What a script would do, in the spellings that filters forget.
ALARMS = (
    "alert(1)",
    "alert`1`",
    "(alert)(1)",
    "top['al'+'ert'](1)",
    "confirm(1)",
    "prompt(1)",
    "eval(atob('YWxlcnQoMSk='))",
    "&#97;lert(1)",
    "\\u0061lert(1)",
    "setTimeout('alert(1)')",
    "import('data:text/javascript,alert(1)')",
    "document.defaultView.alert(1)",
)
#: Where a browser would run it.
PLACES = (
    "<script>{x}</script>",
    '"><script>{x}</script>',
    "'><svg onload={x}>",
    "<svg><script>{x}</script></svg>",
    "<img src=x onerror={x}>",
    '<img src=x onerror="{x}">',
    "</textarea><script>{x}</script>",
    "</title><script>{x}</script>",
    "</option></select><img src=x onerror={x}>",
    '" autofocus onfocus={x} x="',
    "' onmouseover='{x}",
    "javascript:{x}",
    '<a href="javascript:{x}">x</a>',
    "[x](javascript:{x})",
    "<a href='data:text/html,<script>{x}</script>'>x</a>",
    "<iframe srcdoc='<script>{x}</script>'>",
    '<iframe src="javascript:{x}">',
    "<math><mi xlink:href='javascript:{x}'>x",
    "<style>*{{background:url(javascript:{x})}}</style>",
    "<details open ontoggle={x}>",
    "<video><source onerror={x}>",
    "<body onload={x}>",
    "<!--><script>{x}</script>-->",
    '<noscript><p title="</noscript><img src=x onerror={x}>">',
    "<form><button formaction=javascript:{x}>x",
)
PAYLOADS = [place.format(x=alarm) for place in PLACES for alarm in ALARMS]

#: Counts what fires, and then tries every event that a text could have smuggled in.
LISTEN = """window.fired = 0;
for (const name of ['alert', 'confirm', 'prompt']) window[name] = () => { window.fired += 1; };"""
PROVOKE = """() => {
  for (const element of document.querySelectorAll('*'))
    for (const name of ['load', 'error', 'focus', 'mouseover', 'toggle', 'animationend'])
      if (element['on' + name]) element.dispatchEvent(new Event(name));
  return window.fired;
}"""


def poisoned(value: Any, numbers: Iterator[int]) -> Any:
    """The definition with five payloads behind every text for people, and all of them somewhere."""
    if isinstance(value, dict) and "zh" in value and set(value) <= {"zh", "en"}:
        behind = " ".join(PAYLOADS[next(numbers) % len(PAYLOADS)] for _ in range(5))
        return {language: f"{words} {behind}" for language, words in value.items()}
    if isinstance(value, dict):
        return {key: poisoned(one, numbers) for key, one in value.items()}
    return [poisoned(one, numbers) for one in value] if isinstance(value, list) else value


@pytest.fixture
def hostile_world(own_world, tmp_path):
    """A town whose catering licence speaks in payloads."""
    folder = tmp_path / "shili"
    shutil.copytree(DISTRICT, folder)
    path = folder / "market_supervision" / "catering-licence.yaml"
    node, _ = read(path.name, path.read_text("utf-8"))
    assert node is not None
    matter: Any = node.plain()
    matter.pop("examples")
    numbers = count()
    text = json.dumps(poisoned(matter, numbers), ensure_ascii=False, default=float)
    assert next(numbers) >= len(PAYLOADS), "every payload stands somewhere"
    path.with_suffix(".json").write_text(text, "utf-8")
    path.unlink()
    assert publish_folder(own_world, folder, by=("administrator", "administrator2"), summary="测试").lines("en") == ()
    return own_world


def test_nothing_fires(browser, hostile_world, server) -> None:
    assert len(PAYLOADS) == 300
    draft = start_form(hostile_world)
    receipt = file_one(hostile_world)
    with visitor(browser, server.url) as page:
        page.add_init_script(LISTEN)
        page.on("dialog", lambda dialog: pytest.fail(dialog.message))
        sign_in(page, "applicant", PASSWORD)
        for path in (
            "/",
            "/m/catering-licence",
            f"/apply/{draft}",
            f"/apply/{draft}/s/premises",
            f"/apply/{draft}/s/people",
            f"/apply/{draft}/materials",
            f"/apply/{draft}/check",
            f"/receipt/{receipt.number}",
            f"/my/cases/{receipt.number}",
        ):
            answer = page.goto(path)
            assert answer is not None and answer.status == 200, path
            assert page.evaluate(PROVOKE) == 0, path


def test_it_would_be_seen(browser, server) -> None:
    """On a page that escapes nothing and has no policy the same payloads do fire."""
    with visitor(browser, server.url) as page:
        page.add_init_script(LISTEN)
        page.goto("about:blank")
        page.set_content("<img src=x onerror=alert(1)><p onmouseover='confirm(1)'>x</p>")
        page.wait_for_function("window.fired > 0")
        assert page.evaluate(PROVOKE) > 1
