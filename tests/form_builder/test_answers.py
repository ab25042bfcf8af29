"""The answer sheet: it never changes, and comes back from JSON as it went."""

from __future__ import annotations

import hashlib
import json
import pickle
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banshi_forms.answers import AnswerSheet

NAMES = st.sampled_from(["测试甲", "测试乙", "王\U0002ebf0", "阿卜杜拉·买买提"])
ROW = st.fixed_dictionaries(
    {},
    optional={
        "name": NAMES,
        "id_no": st.just("11010519491231002X"),
        "born": st.dates(date(1900, 1, 1), date(2026, 1, 1)),
    },
)
SHEETS = st.fixed_dictionaries(
    {},
    optional={
        "uscc": st.just("92440305MA5HD4K27N"),
        "address": st.sampled_from(["示例区示例路1号", "示例区\U00020000巷2号"]),
        "business": st.sampled_from(["catering", "canteen", "prepackaged"]),
        "area": st.decimals(1, 100_000, places=2),
        "items": st.sampled_from([("hot",), ("hot", "raw"), ("hot", "cold", "raw")]),
        "diners": st.integers(1, 5000),
        "kitchen": st.booleans(),
        "opened": st.dates(date(1990, 1, 1), date(2026, 11, 22)),
        "staff": st.lists(ROW, max_size=4).map(tuple),
    },
)


@given(SHEETS)
def test_json_and_back(make, values) -> None:
    form, sheet = make.catering(), AnswerSheet(values)
    stored = json.loads(json.dumps(sheet.to_json(form), ensure_ascii=False))
    back, problems = AnswerSheet.from_json(form, stored)
    assert back == sheet
    assert problems == ()
    assert back.digest == sheet.digest
    assert back.to_json(form) == stored


@given(SHEETS)
def test_the_digest_is_that_of_the_canonical_json(make, values) -> None:
    form, sheet = make.catering(), AnswerSheet(values)
    text = json.dumps(sheet.to_json(form), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert sheet.digest == hashlib.sha256(text.encode()).hexdigest()


def test_the_digest_names_the_values_not_their_spelling() -> None:
    assert AnswerSheet({"area": Decimal("45.50")}).digest == AnswerSheet({"area": Decimal("45.5")}).digest
    assert AnswerSheet({"a": 1, "b": 2}).digest == AnswerSheet({"b": 2, "a": 1}).digest
    assert AnswerSheet({"a": 1}).digest != AnswerSheet({"a": True}).digest
    assert AnswerSheet({"a": 1}).digest != AnswerSheet({"a": "1"}).digest


def test_a_sheet_never_changes() -> None:
    rows = [{"name": "甲"}]
    sheet = AnswerSheet({"staff": rows, "gone": None})
    rows.append({"name": "乙"})
    assert sheet.get("staff") == ({"name": "甲"},)
    assert "gone" not in sheet.values
    with pytest.raises(AttributeError):
        sheet.values = {}
    with pytest.raises(TypeError):
        sheet.values["a"] = 1
    with pytest.raises(TypeError):
        sheet.get("staff")[0]["name"] = "乙"
    changed = sheet.with_values({"a": 1, "staff": None})
    assert dict(changed.values) == {"a": 1}
    assert sheet.get("a") is None
    assert pickle.loads(pickle.dumps(sheet)) == sheet
    assert "甲" not in repr(sheet)


def test_authors_may_write_answers_as_they_come(make) -> None:
    given_ = {"uscc": "92440305ma5hd4k27n", "area": 45, "opened": "2026-02-13", "staff": [{"name": "阿卜•买买提"}]}
    sheet, problems = AnswerSheet.from_json(make.catering(), given_)
    assert problems == ()
    assert sheet.get("uscc") == "92440305MA5HD4K27N"
    assert sheet.get("area") == Decimal(45)
    assert sheet.get("opened") == date(2026, 2, 13)
    assert sheet.get("staff") == ({"name": "阿卜·买买提"},)


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        ([], [("", "not-object")]),
        ({"colour": "red"}, [("colour", "unknown-field")]),
        ({"area": "一百二"}, [("area", "not-number")]),
        ({"area": True}, [("area", "not-number")]),
        ({"area": ""}, []),
        ({"uscc": 524403055028000165}, [("uscc", "not-text")]),
        ({"business": "餐饮服务"}, [("business", "not-an-option-named")]),
        ({"business": ["catering"]}, [("business", "not-an-option-named")]),
        ({"items": "hot"}, [("items", "not-list")]),
        ({"items": ["hot", "none"]}, [("items", "not-an-option-named")]),
        ({"kitchen": "no"}, [("kitchen", "not-yes-no")]),
        ({"opened": "2026-02-30"}, [("opened", "no-such-day")]),
        ({"staff": {}}, [("staff", "not-list")]),
        ({"staff": ["甲"]}, [("staff.0", "not-object")]),
        (
            {"staff": [{"name": "甲", "x": 1}, {"born": "x"}]},
            [("staff.0.x", "unknown-field"), ("staff.1.born", "not-date")],
        ),
        ({"staff": [{}] * 1001}, [("staff", "too-many-rows")]),
        ({"business": {"a": []}}, [("business", "not-an-option-named")]),
    ],
)
def test_what_cannot_be_read_is_said(make, given_, expected) -> None:
    _, problems = AnswerSheet.from_json(make.catering(), given_)
    assert [(problem.at, problem.code) for problem in problems] == expected


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["uscc", "area", "items", "staff", "opened", "kitchen", "business"]), JSON))
def test_no_json_makes_a_sheet_fall_over(make, stored) -> None:
    form = make.catering()
    sheet, _ = AnswerSheet.from_json(form, stored)
    assert AnswerSheet.from_json(form, sheet.to_json(form)) == (sheet, ())
