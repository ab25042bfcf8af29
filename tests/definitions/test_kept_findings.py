"""Does a finding come back as it was found, and is nothing kept that would not?"""

from __future__ import annotations

import os
from decimal import Decimal
from pathlib import Path

import pytest

from banshi.definitions import kept_findings
from banshi.definitions.kept_findings import UNDECIDED, Judgement, KeptFindings, digest_of_files, key_of
from banshi_rules.findings import Finding, Severity, Span
from banshi_rules.texts import Text

AT = Span("a/b.yaml", 3, 5, 3, 9)


def test_every_argument_comes_back_as_it_was(tmp_path: Path) -> None:
    args = {
        "name": "店",
        "count": 3,
        "none": None,
        "words": Text("表", "table"),
        "known": ("a", Text("乙", "b"), ("c",)),
        "counterexample": {"given": {"rows": [{"area": "5.50"}]}, "received": "2026-01-05"},
    }
    judged = Judgement((Finding("T204", AT, args, Severity.WARNING), Finding("E105", AT)), 7)
    KeptFindings(tmp_path / "new").keep("key", judged)
    assert KeptFindings(tmp_path / "new").recall("key") == judged


@pytest.mark.parametrize(
    "finding",
    [
        Finding("X101", AT, {"value": Decimal("1.50")}),
        Finding("X101", AT, {"in": {"key": ("a",)}}),
        Finding(UNDECIDED, AT),
    ],
)
def test_what_would_come_back_otherwise_or_may_be_settled_another_time_is_not_kept(
    tmp_path: Path, finding: Finding
) -> None:
    store = KeptFindings(tmp_path)
    store.keep("key", Judgement((finding,)))
    assert store.recall("key") is None
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    store = KeptFindings(tmp_path / "file")
    store.keep("key", Judgement(()))
    assert store.recall("key") is None
    assert KeptFindings(None).recall("key") is None


def test_a_key_tells_apart_whatever_is_named_otherwise(tmp_path: Path) -> None:
    keys = [key_of(), key_of("a"), key_of("a", "b"), key_of("ab"), key_of("b", "a")]
    assert len(set(keys)) == len(keys)
    one, other = tmp_path / "a", tmp_path / "b"
    one.write_text("x", "utf-8")
    before = digest_of_files(tmp_path, [one])
    one.rename(other)
    assert digest_of_files(tmp_path, [other]) != before
    other.write_text("y", "utf-8")
    other.rename(one)
    assert digest_of_files(tmp_path, [one]) != before


def test_what_nobody_asked_for_longest_is_thrown_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_findings, "MOST", 3)
    store = KeptFindings(tmp_path)
    for number in range(3):
        store.keep(f"key{number}", Judgement((), number))
        os.utime(tmp_path / f"key{number}.json", (number, number))
    assert store.recall("key0") == Judgement((), 0)
    store.keep("key3", Judgement((), 3))
    assert [store.recall(f"key{number}") is not None for number in range(4)] == [True, False, True, True]
