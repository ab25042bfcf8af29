"""Is only read what cannot be misread?  Every surprise of YAML and JSON, each with its place; nothing raises."""

from __future__ import annotations

import json
import time
from decimal import Decimal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from banshi.definitions.source import ListNode, MapNode, ScalarNode, read
from banshi.definitions.words import word

SURPRISES = [
    "no",
    "No",
    "NO",
    "yes",
    "Yes",
    "on",
    "off",
    "ON",
    "True",
    "FALSE",
    "Null",
    "~",
    "010",
    "007",
    "0x1F",
    "0b11",
    "0o17",
    "1_000",
    "+5",
    "-0",
    "12:30",
    "1:20:30",
    "1e3",
    "1E3",
    "1.",
    ".5",
    ".inf",
    "-.inf",
    ".nan",
    "NaN",
    "Infinity",
    "1e999",
    "00",
]


def codes(text: str | bytes, path: str = "a.yaml") -> list[tuple[str, int, int]]:
    return [(finding.code, finding.at.line, finding.at.column) for finding in read(path, text)[1]]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("true", True),
        ("false", False),
        ("0", 0),
        ("-12", -12),
        ("100000", 100000),
        ("999999999999999", 999999999999999),
        ("1.50", Decimal("1.50")),
        ("-0.5", Decimal("-0.5")),
        ("2026-02-13", "2026-02-13"),
        ("9:00-12:00", "9:00-12:00"),
        ("000-00000001", "000-00000001"),
        ("92440305MA5HD4K27N", "92440305MA5HD4K27N"),
        ("餐饮", "餐饮"),
        ("-", None),
        ('"010"', "010"),
        ("'no'", "no"),
        ("null", None),
    ],
)
def test_what_a_word_means(written: str, meant: object) -> None:
    if written == "-":
        return
    node, findings = read("a.yaml", f"key: {written}\n")
    assert isinstance(node, MapNode)
    assert findings == ()
    value = node.items["key"]
    assert isinstance(value, ScalarNode)
    assert (type(value.value), value.value) == (type(meant), meant)


@pytest.mark.parametrize(
    "word_",
    SURPRISES,
)
def test_words_that_programs_read_differently_want_quotes(word_: str) -> None:
    node, findings = read("a.yaml", f"key: {word_}\n")
    assert [finding.code for finding in findings] == ["S013"]
    assert (findings[0].at.line, findings[0].at.column) == (1, 6)
    assert f'"{word_}"' in word(findings[0], "zh").hint
    assert node is not None, "everything else is still looked at"
    assert codes(f'key: "{word_}"\n') == []


@pytest.mark.parametrize("digits", ["110105194912310021", "1234567890123456", "9" * 400])
def test_long_numbers_want_quotes(digits: str) -> None:
    assert codes(f"key: {digits}\n") == [("S014", 1, 6)]
    assert codes(f'{{"key": {digits}}}', "a.json") == [("S014", 1, 9)]


def test_keys_are_text() -> None:
    assert codes("1: a\n") == [("S015", 1, 1)]
    assert codes("no: a\n") == [("S013", 1, 1)]
    assert codes("[a, b]: c\nd: e\n") == [("S015", 1, 1)]
    assert codes("{a: 1}: c\n") == [("S015", 1, 1)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &x 1\n", [("S006", 1, 4)]),
        ("a: &x {b: 1}\n", [("S006", 1, 4)]),
        ("a: *x\n", [("S007", 1, 4)]),
        ("a: !!python/object:os.system x\n", [("S008", 1, 4)]),
        ("a: !mine [x]\n", [("S008", 1, 4)]),
        ("<<: {a: 1}\n", [("S009", 1, 1)]),
        ("a: 1\n---\nb: 2\n", [("S010", 2, 1)]),
        ("%YAML 1.1\n---\na: 1\n", [("S010", 1, 1)]),
        ("a: 1\nb: 2\na: 3\n", [("S011", 3, 1)]),
        ("a:\n\tb: 1\n", [("S005", 2, 1)]),
        ("a: 1\t# note\n", [("S005", 1, 5)]),
        ("\ufeffa: 1\n", [("S002", 1, 1)]),
        ("a: b\u0000\n", [("S004", 1, 5)]),
        ("a: b\u2028c\n", [("S004", 1, 5)]),
        ("a: b\rc: d\n", [("S004", 1, 5)]),
        ('a: "\\0"\n', [("S004", 1, 4)]),
        ('"\\0": a\n', [("S004", 1, 1)]),
        ("a:\nb: 1\n", [("S019", 1, 1)]),
        ("", [("S018", 1, 1)]),
        ("# nothing\n", [("S018", 1, 1)]),
    ],
)
def test_outside_the_subset(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert codes(text) == expected


def test_both_places_of_a_duplicate_key_are_said() -> None:
    for path, text in (("a.yaml", "a: 1\nb: 2\na: 3\n"), ("a.json", '{"a": 1,\n"b": 2,\n"a": 3}')):
        (finding,) = read(path, text)[1]
        assert (finding.code, finding.at.line, finding.args["line"]) == ("S011", 3, 1)


def test_columns_count_characters() -> None:
    node, findings = read("a.yaml", "餐饮😀: {面积: 五十, 项目: yes}\n")
    assert [(finding.at.line, finding.at.column) for finding in findings] == [(1, 19)]
    assert isinstance(node, MapNode)
    inside = node.items["餐饮😀"]
    assert isinstance(inside, MapNode)
    assert inside.key_spans["项目"].column == 15


def test_the_place_inside_quotes_is_that_of_the_text() -> None:
    node, _ = read("a.yaml", "when: 'area > 50'\n")
    assert isinstance(node, MapNode)
    value = node.items["when"]
    assert isinstance(value, ScalarNode)
    assert (value.span.column, value.inner.column, value.inner.end_column) == (7, 8, 17)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('{"a": NaN}', "S021"),
        ('{"a": -Infinity}', "S021"),
        ('{"a": 1e999}', "S021"),
        ('{"a": 01}', "S021"),
        ('{"a": True}', "S021"),
        ('{"a": 1,}', "S022"),
        ("{'a': 1}", "S022"),
        ('{"a" 1}', "S031"),
        ("[1 2]", "S034"),
        ('{"a": "b', "S035"),
        ('{"a": "\\x41"}', "S037"),
        ('{"a": "\\ud800"}', "S037"),
        ('{"a": "\\u0000"}', "S004"),
        ('{"a": 1} {"b": 2}', "S010"),
        ('{"a": /* no */ 1}', "S020"),
    ],
)
def test_outside_json(text: str, code: str) -> None:
    assert [finding.code for finding in read("a.json", text)[1]] == [code]


def test_json_and_yaml_are_equal() -> None:
    plain = {"a": [1, "x", True, None, {"b": "甲"}], "c": {"d": "1e3"}}
    node, findings = read("a.json", json.dumps(plain, ensure_ascii=False, indent=2))
    assert findings == ()
    assert node is not None
    assert node.plain() == plain
    node, findings = read("a.yaml", 'a:\n  - 1\n  - x\n  - true\n  - null\n  - {b: 甲}\nc: {d: "1e3"}\n')
    assert findings == ()
    assert node is not None
    assert node.plain() == plain


@pytest.mark.parametrize("path", ["a.yaml", "a.json"])
def test_bombs_are_refused_at_once(path: str) -> None:
    """Depth, size and number of nodes: refused by the reader before anything is built."""
    bombs = {
        "S016": "[" * 20_000,
        "S003": '"' + "a" * (1 << 20) + '"',
        "S017": "[" + "1," * 60_000 + "1]",
    }
    for code, text in bombs.items():
        start = time.process_time()
        assert [finding.code for finding in read(path, text)[1]] == [code]
        assert time.process_time() - start < 1.0
    assert [finding.code for finding in read(path, b" " * (1 << 20) + b"a")[1]] == ["S003"]


def test_an_alias_bomb_is_refused_before_it_is_built() -> None:
    lines = ["a: &a [x,x,x,x,x,x,x,x,x]"]
    lines += [f"{b}: &{b} [{','.join(['*' + a] * 9)}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)]
    start = time.process_time()
    found = codes("\n".join(lines))
    assert time.process_time() - start < 0.5
    assert found[0] == ("S006", 1, 4)
    assert {code for code, _, _ in found} == {"S006", "S007"}


@pytest.mark.parametrize(
    "content",
    [b"\xff\xfea\x00", b"\xfe\xff\x00a", b"\xef\xbb\xbfa: 1", "a: 砍伐".encode("gb18030"), b"\x80", b"PK\x03\x04\xff"],
)
def test_what_is_no_text_reports_its_first_character(content: bytes) -> None:
    found = codes(content)
    assert [(line, column) for _, line, column in found] == [(1, 1)]


def test_an_unknown_ending_is_said() -> None:
    assert codes("a: 1", "a.toml") == [("S023", 1, 1)]


@given(st.text(max_size=200), st.sampled_from(["a.yaml", "a.json"]))
def test_nothing_raises_on_any_text(text: str, path: str) -> None:
    node, findings = read(path, text)
    assert node is not None or findings


@given(st.binary(max_size=200))
def test_nothing_raises_on_any_bytes(content: bytes) -> None:
    read("a.yaml", content)


@given(st.text(alphabet="ab:-{}[],'\"&*!|>#%@` \n0123.e~", max_size=60))
def test_what_is_read_without_findings_is_what_yaml_says(text: str) -> None:
    """Where we find nothing, libyaml reads the same structure."""
    node, findings = read("a.yaml", text)
    if findings or node is None:
        return
    assert _texts(node.plain()) == _texts(yaml.load(text, yaml.CSafeLoader))


def _texts(part: object) -> object:
    if isinstance(part, dict):
        return {str(key): _texts(value) for key, value in part.items()}
    if isinstance(part, list):
        return [_texts(item) for item in part]
    return float(part) if isinstance(part, (int, Decimal, float)) and not isinstance(part, bool) else str(part)


def test_nodes_know_their_places() -> None:
    node, _ = read("a.yaml", "a:\n  - {b: 1}\n  - c\n")
    assert isinstance(node, MapNode)
    items = node.items["a"]
    assert isinstance(items, ListNode)
    assert [(item.span.line, item.span.column) for item in items.items] == [(2, 5), (3, 5)]
    assert node.key_span("missing") == node.key_span("a")


def test_a_tab_in_a_text_of_json_is_named() -> None:
    """It is not taken for a text that never ends."""
    _, findings = read("m.json", '{"title": "甲\t乙"}')
    assert [(f.code, f.at.line, f.at.column) for f in findings] == [("S004", 1, 13)]
