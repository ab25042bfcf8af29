"""Does every guide come out as a page and a PDF that say all of it, and nothing that was not meant?"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from banshi.assembly import content, plugin_host
from banshi.definitions.guide import Entry, Languages, Line, Section, ServiceGuide, notice_sheet, service_guide
from banshi.definitions.guide.stamp import EditionMark, read_stamp, stamp_of
from banshi.definitions.library import load_library
from banshi.documents import guide_html, guide_pdf
from banshi_rules.texts import Text

DAY = date(2026, 3, 2)
DISTRICTS = sorted(path.parent for path in content("matter_definitions").glob("*/district.yaml"))
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><svg onload=alert(1)>",
    '#panic() [#read("/etc/passwd")] *粗* _x_ $1+1$ \\u{1}',
    "{{ 7 * 7 }} {% raw %} {{ ''.__class__ }}",
    "banshi-guide 1 other guide zh 2026-01-01 - - " + "0" * 64 + " end",
]


@pytest.fixture(scope="module")
def guides() -> dict[str, ServiceGuide]:
    words = plugin_host().vocabulary()
    matters = {code: matter for one in DISTRICTS for code, matter in load_library(one, words).matters.items()}
    return {code: service_guide(matter, DAY) for code, matter in matters.items()} | {
        f"{code} sheet": notice_sheet(matter, DAY) for code, matter in matters.items()
    }


def printed(pdf: bytes, folder: Path) -> str:
    """What stands in the PDF, without spaces."""
    source = folder / "guide.pdf"
    source.write_bytes(pdf)
    text = subprocess.run(["pdftotext", "-layout", source, "-"], check=True, capture_output=True).stdout.decode()
    return "".join(text.split())


def titles(guide: ServiceGuide) -> Iterator[Text]:
    yield guide.title
    for section in guide.sections:
        yield section.title
        yield from (one.title for one in section.entries)


class Page(HTMLParser):
    """Tags, attributes, and the text that people see."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.words = ""
        self._style = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        self._style = tag in ("style", "title")

    def handle_endtag(self, tag: str) -> None:
        self._style = False

    def handle_data(self, data: str) -> None:
        self.words += "" if self._style else data


@pytest.mark.parametrize("languages", ["zh", "en", "both"])
def test_every_shipped_guide_as_a_page(guides: dict[str, ServiceGuide], languages: Languages) -> None:
    for name, guide in guides.items():
        page = Page(guide_html(guide, languages).decode())
        words = "".join(page.words.split())
        for statement in guide.statements().values():
            for language in ("zh", "en"):
                if languages in (language, "both"):
                    for paragraph in statement.text.say(language).splitlines():
                        assert "".join(paragraph.split()) in words or "，" in paragraph or "," in paragraph, name
        assert page.tags.count("h1") == 1 and page.tags.count("main") == 1
        assert not {"script", "img", "link", "iframe", "form"} & set(page.tags), name
        ids = [value for key, value in page.attributes if key == "id"]
        assert len(ids) == len(set(ids)), name


def test_every_shipped_guide_as_a_pdf_without_a_missing_glyph(guides: dict[str, ServiceGuide], tmp_path: Path) -> None:
    for name, guide in guides.items():
        words = printed(guide_pdf(guide, "both"), tmp_path)
        assert "\ufffd" not in words and "〔U+" not in words, name
        for title in titles(guide):
            assert "".join(title.zh.split())[:12] in words, (name, title)


def test_the_fonts_are_in_the_pdf(guides: dict[str, ServiceGuide], tmp_path: Path) -> None:
    file = tmp_path / "guide.pdf"
    file.write_bytes(guide_pdf(guides["catering-licence"], "both"))
    fonts = subprocess.run(["pdffonts", file], check=True, capture_output=True).stdout.decode().splitlines()[2:]
    assert fonts and all("NotoSerifSC" in font and " yes " in font for font in fonts), fonts


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_same_guide_gives_the_same_bytes_and_carries_its_stamp(
    guides: dict[str, ServiceGuide], language: Languages
) -> None:
    guide, edition = guides["road-occupation"], EditionMark(2, DAY)
    for make in (guide_html, guide_pdf):
        first = make(guide, language, edition)
        assert first == make(guide, language, edition)
        assert read_stamp(first) == stamp_of(guide, language, edition)


def hostile(guide: ServiceGuide, typed: str) -> ServiceGuide:
    text = Text(typed, typed)
    entry = Entry("x", text, (Line("a", text, text), Line("b", None, text)), (text,))
    sections = tuple(
        Section(f"s{place}", text, section.layout, (entry,), text) for place, section in enumerate(guide.sections)
    )
    return replace(guide, title=text, organ=text, heading=text, sections=sections)


@pytest.mark.parametrize("typed", HOSTILE)
def test_what_somebody_typed_is_words_and_nothing_else(
    guides: dict[str, ServiceGuide], typed: str, tmp_path: Path
) -> None:
    guide = hostile(guides["road-occupation"], typed)
    page = Page(guide_html(guide, "both").decode())
    assert not {"script", "svg", "img"} & set(page.tags)
    assert not any(name.startswith("on") or name == "style" for name, _ in page.attributes)
    assert page.words.count(typed) > len(guide.sections)
    words = printed(guide_pdf(guide, "zh"), tmp_path)
    assert "".join(typed.split())[:20] in words


def test_a_character_without_a_glyph_is_named_in_the_pdf(guides: dict[str, ServiceGuide], tmp_path: Path) -> None:
    guide = replace(guides["road-occupation"], title=Text("\U00030ede道路"))
    assert "〔U+30EDE〕道路" in printed(guide_pdf(guide, "zh"), tmp_path)


def test_a_rare_character_in_bold_is_set_in_regular(guides: dict[str, ServiceGuide], tmp_path: Path) -> None:
    guide = replace(guides["road-occupation"], title=Text("镕堃喆頔道路"))
    assert "镕堃喆頔道路" in printed(guide_pdf(guide, "zh"), tmp_path)


def test_the_page_allows_itself_nothing_but_its_style(guides: dict[str, ServiceGuide]) -> None:
    page = guide_html(guides["road-occupation"], "both").decode()
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None and policy[1].startswith("default-src &#39;none&#39;; style-src &#39;sha256-")
    assert "http://" not in page and "https://" not in page and "style=" not in page
