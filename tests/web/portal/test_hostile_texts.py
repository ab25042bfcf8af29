"""Does anything that people or definitions say become a script?"""

import json
import shutil

import pytest
from use_cases.worlds import APPLICANT, DISTRICT, PARTY, PDF, PREMISES, file_one, start_form
from web.pages import Browser, Text
from werkzeug.datastructures import MultiDict

from banshi.definitions.source import read
from banshi.use_cases import drafting
from banshi.use_cases.publishing import publish_folder

PAYLOADS = [
    "<script>alert(1)</script>",
    '"><script>alert(1)</script>',
    "'><svg onload=alert(1)>",
    "<img src=x onerror=alert(1)>",
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</option></select><img src=x onerror=alert(1)>",
    '" autofocus onfocus=alert(1) x="',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    '<a href="javascript:alert(1)">x</a>',
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<math><mi xlink:href='javascript:alert(1)'>x",
    "<style>*{background:url(javascript:alert(1))}</style>",
    "<base href='//evil.example'>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<form action=//evil.example><button>x",
    "{{ 7 * 7 }}{% raw %}",
    "%(alert)s %s {0.__class__}",
    "\\u003cscript\\u003ealert(1)",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<!--><script>alert(1)</script>-->",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)>",
]
#: Everything at once, in every text slot of a matter.
ALL = " ".join(PAYLOADS)


def judge(page: str, where: str) -> None:
    """No script, event, style or foreign address but our own."""
    read = Text(page)
    assert all((script.get("src") or "").startswith("/static/") for script in read.scripts), where
    assert not read.inline.strip(), where
    assert not read.events, where
    assert not read.styles, where
    assert not {"iframe", "svg", "img", "math", "base", "style", "video", "object", "embed"} & set(read.tags), where
    for link in read.links:
        assert link.startswith(("/", "#", "tel:")) and not link.startswith("//"), (where, link)
    assert read.tags.count("meta") in (0, 3), where  # none on the plain page of a redirect


def poisoned(value, texts):
    """The definition with the payloads behind every text for people."""
    if isinstance(value, dict) and set(value) <= {"zh", "en"} and "zh" in value:
        texts.append(value["zh"])
        return {language: f"{words} {ALL}" for language, words in value.items()}
    if isinstance(value, dict):
        return {key: poisoned(one, texts) for key, one in value.items()}
    if isinstance(value, list):
        return [poisoned(one, texts) for one in value]
    return value


@pytest.fixture
def hostile_world(own_world, tmp_path):
    folder = tmp_path / "shili"
    shutil.copytree(DISTRICT, folder)
    path = folder / "market_supervision" / "catering-licence.yaml"
    node, _findings = read(path.name, path.read_text("utf-8"))
    assert node is not None
    matter = node.plain()
    matter.pop("examples")
    texts: list[str] = []
    path.with_suffix(".json").write_text(json.dumps(poisoned(matter, texts), ensure_ascii=False), "utf-8")
    path.unlink()
    assert len(texts) > 40
    published = publish_folder(own_world, folder, by=("administrator", "administrator2"), summary="测试")
    assert published.lines("en") == ()
    return own_world


@pytest.mark.parametrize("language", ["zh", "en"])
def test_texts_of_definitions(hostile_world, browse_own, language) -> None:
    browser = browse_own(APPLICANT)
    browser.get(f"/language/{language}")
    draft = start_form(hostile_world)
    receipt = file_one(hostile_world)
    wrong = browser.post(f"/apply/{draft}/s/premises", {"f_business": "canteen", "f_area": "x", "_seen": "1"})
    assert wrong.status_code == 422
    judge(wrong.text, "wrong")
    for path in (
        "/",
        "/search?q=script",
        "/m/catering-licence",
        "/m/catering-licence/start",
        f"/apply/{draft}",
        f"/apply/{draft}/s/_applicant",
        f"/apply/{draft}/s/premises",
        f"/apply/{draft}/s/people",
        f"/apply/{draft}/materials",
        f"/apply/{draft}/check",
        f"/apply/{draft}/discard",
        f"/receipt/{receipt.number}",
        f"/my/cases/{receipt.number}",
        f"/my/cases/{receipt.number}/withdraw",
        "/my",
        "/my/messages",
        "/help",
    ):
        answer = browser.get(path)
        assert answer.status_code == 200, path
        judge(answer.text, path)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_answers_names_and_addresses(app, world, payload) -> None:
    browser = Browser(app, APPLICANT)
    draft = drafting.start(world, APPLICANT, "catering-licence")
    for section, answers in (("_applicant", {**PARTY, "f_applicant_name": payload}), ("premises", {**PREMISES})):
        hostile = {name: payload if name in ("f_address", "f_area", "f_business") else v for name, v in answers.items()}
        judge(browser.post(f"/apply/{draft}/s/{section}", MultiDict(hostile)).text, section)
        judge(browser.get(f"/apply/{draft}/s/{section}").text, section)
    drafting.attach(world, APPLICANT, draft, "layout", f"{payload}.pdf", PDF)
    for path in ("", "/materials", "/check"):
        judge(browser.get(f"/apply/{draft}{path}").text, path)
    for path in ("/search", "/sign-in", "/progress", "/my", "/m/catering-licence"):
        name = {"/search": "q", "/sign-in": "next", "/progress": "number"}.get(path, "x")
        judge(Browser(app).get(path, query_string={name: payload}, follow_redirects=True).text, path)
    judge(browser.post("/sign-in", {"login": payload, "password": "x"}, token="old").text, "csrf")
    drafting.discard(world, APPLICANT, draft)


def test_the_judge_sees_what_is_wrong() -> None:
    page = "<meta><meta><meta>"
    judge(page, "")
    for payload in ("<script>x</script>", "<p onclick=x>", "<a href='javascript:x'>", "<img src=/x>", "<p style='x'>"):
        with pytest.raises(AssertionError):
            judge(page + payload, "")
