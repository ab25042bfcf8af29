"""Do several mistakes of one file come out side by side?  Broken definitions, each beside all that is said about it.

The words of a single finding are held by its page, `docs/findings/`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from banshi.definitions.compile import SharedParts, compile_parsed, parse
from banshi.definitions.source import read
from banshi.definitions.source.tree import decode
from banshi.definitions.vocabulary import Vocabulary
from banshi.definitions.words import format_finding
from banshi_rules.findings import Finding
from banshi_rules.texts import Language

GOLDEN = Path(__file__).parents[1] / "golden"
BROKEN = sorted(path for path in GOLDEN.iterdir() if path.suffix in (".yaml", ".json"))


def found_in(path: Path, parts: SharedParts, vocabulary: Vocabulary) -> tuple[Finding, ...]:
    """Everything found in that file."""
    text, wrong = decode(path.name, path.read_bytes())
    if text is None:
        return wrong
    return compile_parsed(parse(path.name, text), parts, vocabulary).findings


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_the_words(path: Path, language: Language, parts: SharedParts, vocabulary: Vocabulary) -> None:
    """Word for word, place for place."""
    findings = found_in(path, parts, vocabulary)
    said = "".join(format_finding(finding, language) + "\n" for finding in findings)
    assert said == path.with_suffix(f".{language}.txt").read_text("utf-8")
    assert findings


def test_there_are_enough_of_them() -> None:
    assert len(BROKEN) >= 30
    assert any(path.suffix == ".json" for path in BROKEN)


def test_reading_bytes_and_text_is_the_same() -> None:
    for path in BROKEN:
        content = path.read_bytes()
        text, wrong = decode(path.name, content)
        assert read(path.name, content)[1] == (wrong if text is None else read(path.name, text)[1])
