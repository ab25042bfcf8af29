"""Does a branch of a tree stand for all its leaves, in conditions and in the cells of tables, and nowhere else?"""

from __future__ import annotations

from typing import Any

import pytest

from banshi_rules.expressions import compile_expression, evaluate, value_of
from banshi_rules.expressions.nodes import In, ListOf, Literal
from banshi_rules.findings import NOWHERE
from banshi_rules.tables import compile_table, look_up
from banshi_rules.values import INTEGER, Type, enum, list_of

TREE = enum(["hot", "cold", "raw", "cake", "drink"], {"food": ["hot", "cold", "raw", "cake"], "risky": ["cold", "raw"]})
SCOPE: dict[str, Type] = {"item": TREE, "items": list_of(TREE), "other": enum(["hot", "tea"], {"warm": ["hot", "tea"]})}


@pytest.mark.parametrize(
    ("text", "facts", "value"),
    [
        ("item in ['risky']", {"item": "raw"}, True),
        ("item in ['risky']", {"item": "hot"}, False),
        ("item in ['risky', 'drink']", {"item": "drink"}, True),
        ("!(item in ['food'])", {"item": "drink"}, True),
        ("item in ['risky']", {}, None),
        ("items.exists(i, i in ['risky'])", {"items": ("hot", "cold")}, True),
        ("items.all(i, i in ['food'])", {"items": ("hot", "drink")}, False),
        ("(item == 'hot' ? item : other) in ['warm']", {"item": "hot", "other": "tea"}, True),
    ],
)
def test_in_a_list_a_branch_stands_for_its_leaves(text: str, facts: dict[str, Any], value: Any) -> None:
    expression, findings = compile_expression(text, SCOPE, NOWHERE)
    assert expression is not None, findings
    assert value_of(expression, facts) is value
    assert evaluate(expression, facts).value is value


def test_the_tree_knows_leaves_only_and_remembers_the_branch() -> None:
    expression, _ = compile_expression("item in ['risky', 'cake']", SCOPE, NOWHERE)
    assert expression is not None and isinstance(expression.node, In) and isinstance(expression.node.among, ListOf)
    leaves = [(leaf.value, leaf.branch) for leaf in expression.node.among.items if isinstance(leaf, Literal)]
    assert leaves == [("cold", "risky"), ("raw", "risky"), ("cake", None)]


@pytest.mark.parametrize(
    ("cell", "fitting"),
    [
        ("risky", {"cold", "raw"}),
        ("'risky', drink", {"cold", "raw", "drink"}),
        ("in [risky, hot]", {"cold", "raw", "hot"}),
        ("== risky", {"cold", "raw"}),
        ("!= food", {"drink"}),
        ("not in [risky, cake]", {"hot", "drink"}),
        (["risky", "hot"], {"cold", "raw", "hot"}),
    ],
)
def test_in_a_cell_a_branch_stands_for_its_leaves(cell: object, fitting: set[str]) -> None:
    rows = [{"item": (cell, NOWHERE), "fee": (1, NOWHERE)}]
    table, findings = compile_table("t", [("item", TREE, NOWHERE)], [("fee", INTEGER, NOWHERE)], rows, "first", NOWHERE)
    assert table is not None, findings
    assert {member for member in TREE.members if look_up(table, {"item": member}).row == 1} == fitting


def test_a_branch_is_no_result() -> None:
    rows = [{"item": ("hot", NOWHERE), "kind": ("risky", NOWHERE)}]
    table, findings = compile_table("t", [("item", TREE, NOWHERE)], [("kind", TREE, NOWHERE)], rows, "first", NOWHERE)
    assert table is None and [finding.code for finding in findings] == ["T204"]
