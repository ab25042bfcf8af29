"""Does every text for people exist in English, and does a page speak one language?"""

import re
from collections import Counter
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

from banshi.web.frame.languages import english

WEB = Path(__file__).parents[3] / "platform" / "banshi" / "web"
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2)}
CHINESE = re.compile(r"[\u3400-\u9fff]")
#: Names that are Chinese in every language: of the other language itself, and of the seal in the corner.
OWN_NAMES = {"简体中文", "办", "zh-CN"}


def sources() -> list[Path]:
    return [path for path in sorted(WEB.rglob("*")) if path.suffix in {".py", ".html"} and "static" not in path.parts]


def messages(path: Path) -> set[str]:
    method = "python" if path.suffix == ".py" else "jinja2.ext:babel_extract"
    found: set[str] = set()
    for _line, message, _comments, _context in extract_from_file(method, str(path), keywords=KEYWORDS):
        found.update(m for m in ((message,) if isinstance(message, str) else message) if isinstance(m, str))
    return found


def test_there_is_much_to_say() -> None:
    assert len({m for path in sources() for m in messages(path)}) > 250


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(WEB)))
def test_every_text_has_its_english(path: Path) -> None:
    assert {message for message in messages(path) if message not in english()} == set()


def entries() -> list[str]:
    """Every text of the catalogue, as often as it is translated."""
    found: list[str] = []
    for path in sorted((WEB / "locale" / "en").glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale="en"):
                if message.id:
                    found.append(message.id if isinstance(message.id, str) else message.id[0])
    return found


def test_no_message_is_translated_twice() -> None:
    assert {one: count for one, count in Counter(entries()).items() if count > 1} == {}


def test_no_translation_is_left_over() -> None:
    """What no page says any more goes; the labels of columns stand in the views of the operators as they are."""
    said = {message for path in sources() for message in messages(path)}
    labels = "".join(path.read_text("utf-8") for path in (WEB / "operations").glob("*.py"))
    assert [one for one in entries() if one not in said and f'"{one}"' not in labels] == []


@pytest.mark.parametrize("path", [p for p in sources() if p.suffix == ".html"], ids=lambda p: str(p.relative_to(WEB)))
def test_templates_hold_no_text_of_their_own(path: Path) -> None:
    text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", path.read_text("utf-8"), flags=re.DOTALL)
    left = {word for word in re.findall(r"[\u3400-\u9fff]+", text)}
    assert left <= OWN_NAMES


@pytest.mark.parametrize("path", sorted((WEB / "locale" / "en").glob("*.po")), ids=lambda path: path.name)
def test_english_keeps_the_places_of_values(path: Path) -> None:
    with path.open("rb") as file:
        for message in read_po(file, locale="en"):
            if not message.id:
                continue
            assert message.string, message.id
            assert not message.fuzzy, message.id
            assert not CHINESE.search(str(message.string)), message.id
            places = re.findall(r"%\((\w+)\)s", str(message.id))
            assert sorted(places) == sorted(re.findall(r"%\((\w+)\)s", str(message.string))), message.id


def test_the_switch_keeps_the_page(browse) -> None:
    browser = browse()
    page = browser.get("/search?q=%E9%A4%90%E9%A5%AE").text
    assert '<html lang="zh-CN">' in page
    switched = browser.get("/language/en?next=/search?q%3D%E9%A4%90%E9%A5%AE")
    assert switched.status_code == 303
    assert switched.location == "/search?q=%E9%A4%90%E9%A5%AE" or switched.location == "/search?q=餐饮"
    assert '<html lang="en">' in browser.get(switched.location).text


@pytest.mark.parametrize("path", ["/", "/m/catering-licence", "/help", "/privacy", "/progress", "/sign-in", "/nowhere"])
def test_an_english_page_is_all_english(browse, path) -> None:
    browser = browse()
    browser.get("/language/en")
    page = re.sub(r'<(\w+)[^>]*lang="zh-CN"[^>]*>.*?</\1>', "", browser.get(path).text, flags=re.DOTALL)
    assert not CHINESE.search(page), CHINESE.findall(page)
