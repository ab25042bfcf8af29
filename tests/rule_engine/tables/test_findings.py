"""Is everything that is wrong with a table said at its cell, in words an author understands?"""

from __future__ import annotations

import string
from typing import Any

import pytest

from banshi_rules.findings import Severity, Span
from banshi_rules.tables import FINDING_WORDS, compile_table
from banshi_rules.values import BOOLEAN, DATE, DECIMAL, INTEGER, TEXT, Type, enum, list_of

BUSINESS = enum(["catering", "canteen", "prepackaged"])
INPUTS: dict[str, Type] = {"business": BUSINESS, "area": DECIMAL, "kitchen": BOOLEAN}
OUTPUTS: dict[str, Type] = {"track": enum(["filing", "express"]), "fee": INTEGER}
GOOD = {"business": "catering", "area": "<= 50", "kitchen": True, "track": "filing", "fee": 10}
TABLE = Span("m.yaml", 5, 3, 30, 1)


def compiled(
    rows: list[dict[str, Any]],
    policy: str = "unique",
    inputs: dict[str, Type] = INPUTS,
    outputs: dict[str, Type] = OUTPUTS,
) -> list[tuple[str, int, int, Severity, str, str]]:
    """What is found: code, line, column (cells stand at 10, 20, … in lines from 11), severity and the Chinese words."""
    table, findings = compile_table(
        "track",
        [(name, kind, Span("m.yaml", 6, 5, 6, 9)) for name, kind in inputs.items()],
        [(name, kind, Span("m.yaml", 7, 5, 7, 9)) for name, kind in outputs.items()],
        [
            {
                name: (cell, Span("m.yaml", line, 10 * i, line, 10 * i + 5))
                for i, (name, cell) in enumerate(row.items(), 1)
            }
            for line, row in enumerate(rows, 11)
        ],
        policy,
        TABLE,
    )
    assert (table is None) == any(finding.severity is Severity.ERROR for finding in findings)
    for finding in findings:
        for language in ("zh", "en"):
            assert "{" not in "".join(FINDING_WORDS[finding.code].say(finding, language))
    return [
        (f.code, f.at.line, f.at.column, f.severity, *FINDING_WORDS[f.code].say(f, "zh"))  # type: ignore[misc]
        for f in findings
    ]


def test_a_good_table_has_no_findings() -> None:
    assert compiled([GOOD, {**GOOD, "area": "> 50"}]) == []


@pytest.mark.parametrize(
    ("change", "code", "column", "message", "hint"),
    [
        ({"business": "catring"}, "T204", 10, "business 列：选项中没有“catring”。", "您是不是想写 catering？"),
        (
            {"business": "in [catering, cantene]"},
            "T204",
            10,
            "business 列：选项中没有“cantene”。",
            "您是不是想写 canteen？",
        ),
        ({"business": 3}, "T205", 10, "business 列需要选项，不能是“3”。", ""),
        ({"business": "< canteen"}, "T208", 10, "business 列：选项没有大小之分，不能用 <", ""),
        ({"area": "<= many"}, "T205", 20, "area 列需要数值，不能是“many”。", ""),
        ({"area": True}, "T205", 20, "area 列需要数值，不能是“true”。", ""),
        ({"area": None}, "T205", 20, "area 列需要数值，不能是“空”。", ""),
        ({"area": "≤ 50"}, "T216", 20, "area 列：“≤”是全角符号。", "切换到英文输入法，写成 <="),
        ({"business": "catering，canteen"}, "T216", 10, "business 列：“，”是全角符号。", "切换到英文输入法，写成 ,"),
        ({"area": ["1", "-"]}, "T205", 20, "area 列需要数值，不能是“1, -”。", ""),
        ({"area": "100..50"}, "T209", 20, "area 列：“100..50”不是范围。", ""),
        ({"area": "[50..100"}, "T209", 20, "area 列：“[50..100”不是范围。", ""),
        ({"area": "(5..5)"}, "T209", 20, "area 列：“(5..5)”不是范围。", ""),
        ({"area": "9" * 40}, "T205", 20, f"area 列需要数值，不能是“{'9' * 40}”。", ""),
        ({"kitchen": "maybe"}, "T205", 30, "kitchen 列需要是或否（true、false），不能是“maybe”。", ""),
        ({"track": "expres"}, "T204", 40, "track 列：选项中没有“expres”。", "您是不是想写 express？"),
        ({"track": "-"}, "T203", 40, "第 1 行没有写结果 track。", ""),
        ({"fee": "2.5"}, "T205", 50, "fee 列需要整数，不能是“2.5”。", ""),
        ({"fee": "> 3"}, "T205", 50, "fee 列需要整数，不能是“> 3”。", ""),
        ({"aera": 3}, "T201", 60, "表中没有列 aera。", "您是不是想写 area？"),
    ],
)
def test_a_wrong_cell_is_found_at_its_place(
    change: dict[str, Any], code: str, column: int, message: str, hint: str
) -> None:
    (found,) = compiled([{**GOOD, **change}])
    assert found[:5] == (code, 11, column, Severity.ERROR, message)
    assert not hint or found[5] == hint


def test_a_cell_that_is_not_there() -> None:
    without = {name: cell for name, cell in GOOD.items() if name != "area"}
    (found,) = compiled([without])
    assert found[0] == "T202" and found[4:] == ("第 1 行没有写 area 列的条件。", '不论是什么都适用时写 "-"。')
    without = {name: cell for name, cell in GOOD.items() if name != "fee"}
    assert compiled([without])[0][0] == "T203"


def test_all_mistakes_come_at_once() -> None:
    rows = [{**GOOD, "business": "x", "area": "y"}, {**GOOD, "track": "z", "kitchen": "w"}]
    assert [(found[0], found[1]) for found in compiled(rows)] == [
        ("T204", 11),
        ("T205", 11),
        ("T205", 12),
        ("T204", 12),
    ]


def test_rows_that_ask_the_same() -> None:
    rows = [{**GOOD, "area": [1, 2]}, {**GOOD, "area": "2, 1", "fee": 20}]
    assert [found[:4] for found in compiled(rows)] == [("T206", 12, 10, Severity.ERROR)]
    assert compiled(rows)[0][4] == "第 2 行与第 1 行（源文件第 11 行）的条件相同。"
    assert [found[:4] for found in compiled(rows, "first")] == [("T207", 12, 10, Severity.WARNING)]
    assert [found[:4] for found in compiled(rows, "any")] == [("T206", 12, 10, Severity.ERROR)]
    assert [found[0] for found in compiled([GOOD, GOOD], "any")] == ["T207"]


def test_policies_and_columns() -> None:
    assert compiled([GOOD], "collect") == []
    assert compiled([GOOD], "uniqe")[0][::4] == ("T210", "没有命中规则 uniqe。")
    assert compiled([GOOD], "uniqe")[0][5] == "您是不是想写 unique？"
    assert [found[0] for found in compiled([])] == ["T212"]
    assert "T213" in [found[0] for found in compiled([{"fee": 1}], inputs={}, outputs={"fee": INTEGER})]
    items = {"items": list_of(BUSINESS)}
    assert compiled([{"items": "-", "fee": 1}], inputs=items, outputs={"fee": INTEGER})[0][:3] == ("T214", 6, 5)
    assert "T215" in [found[0] for found in compiled([{"fee": 1}], inputs={"fee": INTEGER}, outputs={"fee": INTEGER})]
    many = [{"fee": n, "out": "x"} for n in range(2001)]
    assert [found[0] for found in compiled(many, inputs={"fee": INTEGER}, outputs={"out": TEXT})] == ["T218"]


def test_dates() -> None:
    row = {"day": "2026-02-29", "fee": 1}
    assert (
        compiled([row], inputs={"day": DATE}, outputs={"fee": INTEGER})[0][4] == "day 列需要日期，不能是“2026-02-29”。"
    )


def test_every_code_is_worded_in_both_languages() -> None:
    for wording in FINDING_WORDS.values():
        for text in (wording.message, wording.hint):
            assert text.en is not None
            fields = [
                {name for _, name, _, _ in string.Formatter().parse(words) if name} for words in (text.zh, text.en)
            ]
            assert fields[0] == fields[1]
