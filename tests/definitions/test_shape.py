"""Is the quick answer about a shape the right one?  It and the JSON Schema validator must agree on anything."""

from __future__ import annotations

import copy
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from banshi.definitions.shape import KINDS, check_shape
from banshi.definitions.shape.schemas import file_shape, group_shape, kind_shape
from banshi.definitions.source import read
from banshi_forms.kinds import STANDARD_KINDS

DISTRICT = Path(__file__).parent / "district"
FELLING = read("felling.yaml", (DISTRICT / "felling.yaml").read_text("utf-8"))[0]

scalars = (
    st.none()
    | st.booleans()
    | st.integers(-5, 30)
    | st.decimals(allow_nan=False, allow_infinity=False, places=1)
    | st.sampled_from(["", "a", "A", "甲", "5 working days", "licence", "accept", "a\n", "2026-02-13", "yes-no"])
)
anything = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "zh", "en", "limit", "basis", "x", "甲"]), inner, max_size=3)
    ),
    max_leaves=6,
)


@pytest.mark.parametrize("kind", KINDS)
def test_every_shape_has_a_quick_answer(kind: str) -> None:
    assert file_shape(kind).quick is not None


@pytest.mark.parametrize("name", sorted(STANDARD_KINDS))
def test_every_field_kind_has_a_quick_answer(name: str) -> None:
    assert kind_shape(STANDARD_KINDS[name]).quick is not None


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_quick_and_thorough_agree_on_broken_matters(data: st.DataObject) -> None:
    """Something anywhere in a sound matter is replaced, removed or added."""
    assert FELLING is not None
    plain: Any = copy.deepcopy(FELLING.plain())
    place = plain
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        if not keys:
            break
        key = data.draw(st.sampled_from(keys))
        if isinstance(place[key], (dict, list)) and data.draw(st.integers(0, 4)):
            place = place[key]
            continue
        change = data.draw(st.sampled_from(["replace", "remove", "add"]))
        if change == "replace":
            place[key] = data.draw(anything)
        elif change == "remove":
            del place[key]
        elif isinstance(place, dict):
            place[data.draw(st.sampled_from(["x", "甲", "extends", "zh"]))] = data.draw(anything)
        else:
            place.append(data.draw(anything))
        break
    shape = file_shape("matter")
    assert shape.quick is not None
    assert shape.quick(plain) == (next(shape.validator.iter_errors(plain), None) is None)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(sorted(STANDARD_KINDS)), st.dictionaries(st.text(max_size=3), anything, max_size=2), st.data())
def test_quick_and_thorough_agree_on_fields(name: str, more: dict[str, object], data: st.DataObject) -> None:
    keys = [*sorted(STANDARD_KINDS[name].options_schema), "label", "required", "purpose"]
    given_ = {key: data.draw(anything) for key in data.draw(st.lists(st.sampled_from(keys), max_size=3))}
    plain = {"id": "a", "kind": name, "label": "甲", **given_, **more}
    shape = kind_shape(STANDARD_KINDS[name])
    assert shape.quick is not None
    assert shape.quick(plain) == (next(shape.validator.iter_errors(plain), None) is None)


def test_numbers_are_exact() -> None:
    """1.0 is no whole number, true is none either, and a decimal is a number."""
    group = {"id": "a", "kind": "group", "label": "甲", "fields": [{"id": "b", "kind": "text", "label": "乙"}]}
    for least, fits in ((1, True), (Decimal("1.0"), False), (True, False)):
        assert (list(group_shape().errors({**group, "least": least})) == []) is fits


def test_shipped_shared_parts_fit() -> None:
    for path in DISTRICT.rglob("*.yaml"):
        node, findings = read(path.name, path.read_text("utf-8"))
        assert findings == ()
        assert node is not None
        plain: Any = node.plain()
        kind = next(kind for kind in ("matter", "district", "flow", "dictionary", "department") if kind in plain)
        assert check_shape(node, kind, STANDARD_KINDS) == ()
