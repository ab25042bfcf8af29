"""Does an edit change what it was meant to change, and nothing else?  Any file, any place, any value."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banshi.definitions.edit import Address, NotEdited, delete, insert, replace
from banshi.definitions.source import read

SHIPPED = Path(__file__).parents[2] / "matter_definitions" / "shili"


def at(text: str, path: str = "a.yaml") -> Any:
    node, findings = read(path, text)
    assert node is not None and findings == (), findings
    return node.plain()


BLOCK = """\
# what it is
a: 1  # first
rows:
  # above the first
  - {x: 1, y: "-"}   # one
  # above the second
  - {x: 2, y: b}
words: |
  two
  lines

last:
- p
- q"""


@pytest.mark.parametrize(
    ("edited", "old", "new"),
    [
        (lambda: replace("a.yaml", BLOCK, ("a",), "no"), "a: 1  #", 'a: "no"  #'),
        (lambda: replace("a.yaml", BLOCK, ("rows", 0, "y"), "<= 5"), 'y: "-"', 'y: "<= 5"'),
        (lambda: replace("a.yaml", BLOCK, ("words",), "one"), "|\n  two\n  lines", "one"),
        (lambda: replace("a.yaml", BLOCK, ("last",), {"k": {}}), "\n- p\n- q", "\n  k: {}"),
        (lambda: replace("a.yaml", BLOCK, ("last",), []), "\n- p\n- q", " []"),
        (
            lambda: insert("a.yaml", BLOCK, ("rows", 2), {"x": 3, "y": "c: d"}),
            "{x: 2, y: b}",
            '{x: 2, y: b}\n  - {x: 3, y: "c: d"}',
        ),
        (
            lambda: insert("a.yaml", BLOCK, ("rows", 0), {"x": 0}),
            '- {x: 1, y: "-"}',
            '- {x: 0}\n  - {x: 1, y: "-"}',
        ),
        (lambda: insert("a.yaml", BLOCK, ("rows", 1), {"x": 0}), "# one\n", "# one\n  - {x: 0}\n"),
        (lambda: insert("a.yaml", BLOCK, ("last", 2), "r"), "- q", "- q\n- r"),
        (lambda: insert("a.yaml", BLOCK, ("new",), date(2026, 2, 14)), "- q", "- q\nnew: 2026-02-14"),
        (lambda: delete("a.yaml", BLOCK, ("rows", 0)), '  - {x: 1, y: "-"}   # one\n', ""),
        (lambda: delete("a.yaml", BLOCK, ("rows", 1, "x")), "{x: 2, y: b}", "{y: b}"),
        (lambda: delete("a.yaml", BLOCK, ("rows", 1, "y")), "{x: 2, y: b}", "{x: 2}"),
        (lambda: delete("a.yaml", BLOCK, ("last", 1)), "\n- q", ""),
        (lambda: delete("a.yaml", BLOCK, ("words",)), "words: |\n  two\n  lines\n", ""),
    ],
)
def test_one_splice_and_the_rest_stays(edited: Any, old: str, new: str) -> None:
    assert BLOCK.count(old) == 1
    assert edited() == BLOCK.replace(old, new)


def test_a_new_example_is_written_like_those_before_it() -> None:
    path = SHIPPED / "urban_management" / "road-occupation.yaml"
    text = path.read_text("utf-8")
    examples = at(text)["examples"]
    last = len(examples) - 1  # written by hand; taken out and put back
    taken = delete(path.name, text, ("examples", last))
    assert insert(path.name, taken, ("examples", last), examples[last]) == text


def test_json_is_written_like_the_file() -> None:
    path = SHIPPED / "market_supervision" / "individual-business-change.json"
    text = path.read_text("utf-8")
    examples = at(text, "a.json")["examples"]
    last = len(examples) - 1
    assert insert("a.json", delete("a.json", text, ("examples", last)), ("examples", last), examples[last]) == text
    for style in ({"indent": 4}, {"indent": None}):
        plain = json.dumps(json.loads(text), ensure_ascii=False, **style)  # type: ignore[arg-type]
        taken = delete("a.json", plain, ("examples", last))
        assert insert("a.json", taken, ("examples", last), examples[last]) == plain


@pytest.mark.parametrize(
    ("text", "address"),
    [("a: 1", ("b",)), ("a: 1", ("a", "b")), ("a: [1]", ("a", 1)), ("a: {", ("a",)), ("a:\n", ("a",)), ("a: 1", ())],
)
def test_what_cannot_be_is_refused(text: str, address: Address) -> None:
    with pytest.raises(NotEdited):
        delete("a.yaml", text, address)
    if address:
        with pytest.raises(NotEdited):
            replace("a.yaml", text, address, 2)


def test_a_character_that_no_definition_holds_is_refused() -> None:
    with pytest.raises(NotEdited):
        replace("a.yaml", "a: 1", ("a",), "bell \x07")


_words = st.sampled_from(
    ["no", "面积", "a b", "x: y", "a #b", "- a", "12:30", "010", "", " a", "a,b", "{a}", "'", '"', "null", "1e3", "a:"]
) | st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), max_size=12)
_scalars = (
    _words
    | st.booleans()
    | st.integers(-(10**14), 10**14)
    | st.decimals(-1000, 1000, places=2)
    | st.dates()
    | st.just("两行\n文字")
)
_keys = st.sampled_from(["a", "b", "c", "名称", "no", "x y", "12"])
_values = st.recursive(
    _scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_keys, inner, max_size=4), max_leaves=12
)


class Layout:
    """Writes a value in YAML as a person might: brackets or lines, comments, blank lines, any indentation."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.comments = 0

    def comment(self) -> str:
        self.comments += 1
        return f"  # note {self.comments}"

    def end(self) -> str:
        comment = self.comment() if self.chance.random() < 0.3 else ""
        return comment + "\n" * self.chance.choice((1, 1, 1, 2))

    def scalar(self, value: Any) -> str:
        if isinstance(value, str):
            return json.dumps(value, ensure_ascii=False)
        if isinstance(value, date):
            return value.isoformat()
        return format(value, "f") if isinstance(value, Decimal) else json.dumps(value)

    def inline(self, value: Any) -> str:
        several = self.chance.random() < 0.3
        comma = f",\n{' ' * 40}" if several else ", "
        if isinstance(value, dict) and value:
            inner = comma.join(f"{self.scalar(k)}: {self.inline(v)}" for k, v in value.items())
        elif isinstance(value, list) and value:
            inner = comma.join(self.inline(v) for v in value)
        else:
            return self.scalar(value)
        if several and self.chance.random() < 0.5:
            inner = f"\n{' ' * 40}{inner},{self.comment()}\n{' ' * 38}"
        return f"{{{inner}}}" if isinstance(value, dict) else f"[{inner}]"

    def block(self, value: Any, indent: int) -> Iterator[str]:
        """What follows a key or dash, up to the end of the line; then all further lines."""
        if not isinstance(value, (dict, list)) or not value or self.chance.random() < 0.3:
            yield f" {self.inline(value)}{self.end()}"
            return
        inner = indent + self.chance.choice((1, 2, 4))
        yield self.end()
        for item in value.items() if isinstance(value, dict) else value:
            start = f"{self.scalar(item[0])}:" if isinstance(value, dict) else "-"
            yield " " * inner + start
            yield from self.block(item[1] if isinstance(value, dict) else item, inner)


def _addresses(value: Any, here: Address = ()) -> Iterator[Address]:
    yield here
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from _addresses(inner, (*here, key))


@given(value=st.dictionaries(_keys, _values, min_size=1, max_size=4), new=_values, seed=st.integers(0, 10**6))
def test_any_place_of_any_file(value: Any, new: Any, seed: int) -> None:
    layout = Layout(seed)
    _try_all(_written(layout, value), "a.yaml", new, layout.chance)


@given(value=_values, new=_values, seed=st.integers(0, 10**6), indent=st.sampled_from([None, 1, 2, 4]))
def test_any_place_of_any_json(value: Any, new: Any, seed: int, indent: int | None) -> None:
    plain = json.dumps({"a": value}, ensure_ascii=False, indent=indent, default=str)
    _try_all(plain, "a.json", new, random.Random(seed))


def _written(layout: Layout, value: dict[str, Any]) -> str:
    lines = []
    for key, inner in value.items():
        lines.append(f"{layout.scalar(key)}:")
        lines.extend(layout.block(inner, 0))
    text = "".join(lines)
    return text.replace("\n", "\r\n") if layout.chance.random() < 0.2 else text


def _try_all(text: str, path: str, new: Any, chance: random.Random) -> None:
    """An edit reads again what it made, and refuses; here: it never has to refuse, and leaves everything else."""
    value = at(text, path)
    address = chance.choice([one for one in _addresses(value) if one])
    replace(path, text, address, new)
    smaller = delete(path, text, address)
    assert _is_part(smaller.replace("[]", "").replace("{}", ""), text)
    place = chance.choice(list(_addresses(value)))
    holder: Any = value
    for key in place:
        holder = holder[key]
    if isinstance(holder, (list, dict)):
        key = chance.randint(0, len(holder)) if isinstance(holder, list) else "brand new"
        larger = insert(path, text, (*place, key), new)
        assert _is_part(text if holder else text.replace("[]", "").replace("{}", ""), larger)


def _is_part(small: str, large: str) -> bool:
    """Whether every character of the small text stands in the large one, in this order."""
    rest = iter(large)
    return all(character in rest for character in small)
