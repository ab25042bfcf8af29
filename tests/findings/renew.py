"""Writes anew what is generated on the pages of findings: their words, what is said of the wrong snippet, the index.

Run it as `python tests/findings/renew.py` after changing words or snippets, and read the difference before committing.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from findings.pages import PAGES, ROOT, WORDS_PART, WRONG_PART, Bench, Page, all_pages, said_of, words_of

from banshi.definitions.pages import findings_page


def renewed(page: Page, bench: Bench) -> Page:
    """The page with its words, and with what is said of its wrong snippet."""
    page = page.with_part(WORDS_PART, words_of(page.code))
    wrong = page.part(WRONG_PART).partition("```text\n")[0].rstrip("\n")
    if not page.snippets(WRONG_PART):
        return page
    said = said_of(bench.check(page.snippets(WRONG_PART)), page.code)
    return page.with_part(WRONG_PART, f"{wrong}\n\n```text\n{said}```\n")


def main() -> None:
    """Every page and the index."""
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        for page in all_pages():
            (PAGES / f"{page.code}.md").write_text(renewed(page, bench).text, "utf-8")
    (ROOT / "docs" / "language" / "findings.md").write_text(findings_page([page.code for page in all_pages()]), "utf-8")


if __name__ == "__main__":
    main()
