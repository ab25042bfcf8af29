"""Any change from what is to what shall be is made, and no comment elsewhere is lost."""

from __future__ import annotations

from definitions_style.documents import ROOTS, Number, documents
from hypothesis import HealthCheck, given, settings

from banshi.definitions.exchange.changes import Act, changes, rewritten
from banshi.definitions.source import read
from banshi.definitions.source.tree import meaning
from banshi.definitions.style import same

SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)


def plain(value: object) -> object:
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    if isinstance(value, Number):
        return meaning(value.text)[0] if value.text.strip("-0.") else 0
    return value


@settings(max_examples=50, deadline=None, suppress_health_check=SLOW, derandomize=True)
@given(documents(), ROOTS)
def test_any_text_can_be_made_to_say_something_else(text: str, wanted: dict[str, object]) -> None:
    new = plain(wanted)
    assert isinstance(new, dict)
    made, _ = rewritten("a.yaml", text, new)
    assert made is not None
    again = read("a.yaml", made)[0]
    assert again is not None
    assert str(again.plain()) == str(new)


def test_the_smallest_change_is_found_and_the_rest_stays() -> None:
    text = (
        "banshi: 1\n# 关于材料\nmaterials:   # 三份\n  # 第一份\n  - {id: a, title: 甲}   # 不动\n"
        "  # 第二份\n  - id: b\n    title: 乙   # 旧名\n  - {id: c, title: 丙}\nother:   [1,   2]\n"
    )
    new = {
        "banshi": 1,
        "materials": [{"id": "a", "title": "甲"}, {"id": "b", "title": "新乙"}, {"id": "d", "title": "丁"}],
        "other": [1, 2],
    }
    made, found = rewritten("a.yaml", text, new)
    assert [(one.act, one.shown) for one in found] == [
        (Act.REPLACE, "materials[d].id"),
        (Act.REPLACE, "materials[d].title"),
        (Act.REPLACE, "materials[b].title"),
    ]
    assert made == text.replace("title: 乙 ", "title: 新乙 ").replace("{id: c, title: 丙}", "{id: d, title: 丁}")


def test_rows_are_inserted_where_they_belong() -> None:
    old = {"rows": [{"a": 1}, {"a": 2}, {"a": 3}]}
    new = {"rows": [{"a": 1}, {"a": 9}, {"a": 2}, {"a": 3}]}
    assert [(one.act, one.at) for one in changes(old, new)] == [(Act.INSERT, ("rows", 1))]
    assert changes(old, old) == ()


def test_a_long_list_is_quick() -> None:
    text = "rows:\n" + "".join(f"  - {{a: {n}, b: x}}\n" for n in range(500))
    node = read("a.yaml", text)[0]
    assert node is not None
    new = node.plain()
    assert isinstance(new, dict)
    for row in new["rows"]:
        row["b"] = "y"
    made, found = rewritten("a.yaml", text, new)
    assert made is not None
    again = read("a.yaml", made)[0]
    assert again is not None
    assert same(again.plain(), new)
    assert len(found) == 1
