"""One style: the same meaning, every comment, and nothing left to do the second time."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from definitions_style.documents import documents, json_documents
from hypothesis import HealthCheck, given, settings

from banshi.definitions.data_root import data_root
from banshi.definitions.source import read
from banshi.definitions.style import as_json, as_yaml, formatted, same
from banshi.definitions.style.comments import comments_of

SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)
SHIPPED = sorted(p for p in (data_root() / "matter_definitions").rglob("*") if p.suffix in (".yaml", ".json"))


def plain(path: str, text: str) -> object:
    node, findings = read(path, text)
    assert node is not None, findings
    assert findings == ()
    return node.plain()


@settings(max_examples=100, deadline=None, suppress_health_check=SLOW, derandomize=True)
@given(documents())
def test_any_text_keeps_its_meaning_and_its_comments(text: str) -> None:
    before = plain("a.yaml", text)
    made = formatted("a.yaml", text)
    assert made.text is not None, text
    assert same(plain("a.yaml", made.text), before)
    kept = [one.text for one in comments_of(made.text)]
    assert sorted(kept) == sorted(one.text for one in comments_of(text.replace("\r\n", "\n")))
    assert "\r" not in made.text
    assert made.text.endswith("\n")
    assert formatted("a.yaml", made.text).text == made.text


@settings(max_examples=50, deadline=None, suppress_health_check=SLOW, derandomize=True)
@given(documents())
def test_yaml_to_json_and_back_loses_nothing_but_comments(text: str) -> None:
    there = as_json("a.yaml", text)
    assert there.text is not None
    assert there.dropped == len(comments_of(text.replace("\r\n", "\n")))
    assert same(plain("a.json", there.text), plain("a.yaml", text))
    back = as_yaml("a.json", there.text)
    assert back.text is not None
    assert same(plain("a.yaml", back.text), plain("a.yaml", text))
    assert formatted("a.yaml", back.text).text == back.text


@settings(max_examples=50, deadline=None, suppress_health_check=SLOW, derandomize=True)
@given(json_documents())
def test_json_has_one_style_too(text: str) -> None:
    made = formatted("a.json", text)
    assert made.text is not None
    assert same(plain("a.json", made.text), plain("a.json", text))
    assert formatted("a.json", made.text).text == made.text
    there = as_yaml("a.json", text)
    assert there.text is not None
    assert same(plain("a.yaml", there.text), plain("a.json", text))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_every_file_we_ship(path: Path) -> None:
    text = path.read_text("utf-8")
    made = formatted(path.name, text)
    assert made.text is not None, made.findings
    assert formatted(path.name, made.text).text == made.text
    assert as_json(path.name, text).text is not None
    assert as_yaml(path.name, text).text is not None


def test_a_layout_that_would_change_the_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever went wrong in laying out, the file on disk is never the one that suffers."""
    monkeypatch.setattr("banshi.definitions.style.formatting.yaml_page", lambda *_: "a: 2\n")
    made = as_yaml("a.json", '{"a": 1}')
    assert made.text is None
    assert [finding.code for finding in made.findings] == ["K701"]


def test_the_largest_file_is_quick() -> None:
    text = "options:\n" + "".join(f"  a{n}: {{zh: 名称{n}, en: name}}  # {n}\n" for n in range(8_000))
    began = time.perf_counter()
    made = formatted("a.yaml", text)
    assert time.perf_counter() - began < 20  # 2 s on a quiet machine
    assert made.text == text
