"""Does every finding have a page whose wrong snippet gets just that finding, and whose right snippet gets none?"""

from __future__ import annotations

import re

import pytest
from findings.pages import (
    DISTRICT,
    DO_PART,
    PARTS,
    RIGHT_PART,
    ROOT,
    WHY_PART,
    WORDS_PART,
    WRONG_PART,
    Bench,
    Page,
    Place,
    all_pages,
    said_of,
    words_of,
)

from banshi_rules.findings import Severity

PAGES = all_pages()
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.code)
#: Findings of commands that read no definition file: their page names the test that shows them instead of snippets.
ELSEWHERE = re.compile(r"\(\.\./\.\./(tests/[\w/]+\.py)\)")


def counted(places: tuple[Place, ...], code: str = "") -> list[Place]:
    """What counts on a page: its own finding, and all that is graver than advice (a snippet is no whole matter)."""
    return [one for one in places if one.finding.code == code or one.finding.severity is not Severity.ADVICE]


def test_the_small_district_is_without_findings(bench: Bench) -> None:
    assert counted(bench.check(())) == []
    assert (DISTRICT / "district.yaml").is_file()


@each_page
def test_a_page_is_complete(page: Page) -> None:
    """Its parts in their order, words as they are said, and both languages, Chinese first."""
    assert re.fullmatch(rf"# {page.code} .*[\u4e00-\u9fff].* · .*[A-Za-z]{{2}}.*", page.title), page.title
    headings = re.findall(r"^## .*$", page.text, re.MULTILINE)
    shown = [heading for heading in PARTS if heading in headings]
    assert headings == shown and {WORDS_PART, WHY_PART, DO_PART} <= set(headings)
    assert page.part(WORDS_PART) == words_of(page.code) + "\n" * page.part(WORDS_PART).endswith("\n\n")
    for heading in (WHY_PART, DO_PART):
        chinese, english = page.part(heading).strip().split("\n\n", 1)
        assert re.search("[\u4e00-\u9fff]", chinese), heading
        assert not re.search("[\u4e00-\u9fff]", re.sub("`[^`]*`|《[^》]*》|“[^”]*”", "", english)), english


@each_page
def test_the_wrong_snippet_gets_this_finding_alone(page: Page, bench: Bench) -> None:
    """At the marked line, word for word as it stands on the page, in both languages."""
    snippets = page.snippets(WRONG_PART)
    if not snippets:
        named = ELSEWHERE.search(page.text)
        assert named, "a page without snippets names the test that shows its finding"
        assert page.code in (ROOT / named.group(1)).read_text("utf-8")
        return
    places = bench.check(snippets)
    also = {code for snippet in snippets for code in (snippet.flag("also") or "").split(",")}
    assert {place.finding.code for place in counted(places, page.code)} - also == {page.code}
    marked = {(snippet.file, line) for snippet in snippets for line in snippet.marked}
    if marked:
        assert {(place.file, place.line) for place in places if place.finding.code == page.code} == marked
    assert f"```text\n{said_of(places, page.code)}```" in page.part(WRONG_PART)


@each_page
def test_the_right_snippet_gets_no_finding(page: Page, bench: Bench) -> None:
    snippets = page.snippets(RIGHT_PART)
    assert bool(snippets) == bool(page.snippets(WRONG_PART))
    assert [place.say("en") for place in counted(bench.check(snippets), page.code)] == []
