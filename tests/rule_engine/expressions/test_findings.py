"""Is everything that is wrong with an expression said at its exact column, in words an author understands?"""

from __future__ import annotations

import string

import pytest

from banshi_rules.expressions import FINDING_WORDS, compile_expression
from banshi_rules.findings import Finding, Span
from banshi_rules.values import BOOLEAN, DATE, DECIMAL, INTEGER, TEXT, Kind, Type, enum, list_of, record

COLUMN = 21
AT = Span("shili/catering.yaml", 12, COLUMN, 12, 400)
SCOPE: dict[str, Type] = {
    "area": DECIMAL,
    "diners": INTEGER,
    "business": enum(["catering", "canteen", "prepackaged"]),
    "carrier": enum(["building", "pole"]),
    "items": list_of(enum(["hot", "cold", "raw"])),
    "place": enum(["n1", "n2", "west"], {"north": ["n1", "n2"]}),
    "places": list_of(enum(["n1", "n2", "west"], {"north": ["n1", "n2"]})),
    "central_kitchen": BOOLEAN,
    "address": TEXT,
    "from_day": DATE,
    "safety_staff": list_of(record({"name": TEXT, "role": enum(["principal", "officer"]), "years": INTEGER})),
    "homes": list_of(record({"rooms": list_of(INTEGER)})),
    "applicant": record({"kind": enum(["enterprise", "natural-person"]), "name": TEXT}),
}

#: The text with the place of each finding marked by ^ before it, and the codes in order.
WRONG = [
    ("^" + "area > 1 && " * 400 + "true", "X101"),
    ("area ^# 3", "X102"),
    ("area > 3 ^$", "X102"),
    ("area ^＞ 3", "X103"),
    ("size^（items^） > 1", "X103 X103"),
    ("business == ^“canteen”", "X103"),
    ("business == ^‘canteen’ && true", "X103"),
    ("min(area^，3) > 1", "X103"),
    ("area > 1 ^＆＆ central_kitchen", "X103"),
    ("area ^≥ 3", "X103"),
    ("^！central_kitchen", "X103"),
    ("area^　> 3", "X103"),
    ("address == ^'示例", "X104"),
    (r"address == 'a^\n'", "X105"),
    ("business ^= 'canteen'", "X106"),
    ("business ^＝ 'canteen'", "X106"),
    ("central_kitchen ^and area > 3", "X106"),
    ("central_kitchen ^OR area > 3", "X106"),
    ("^not central_kitchen", "X106"),
    ("central_kitchen ^或者 area > 3", "X106"),
    ("area ^<> 3", "X106"),
    ("area ^=> 3", "X106"),
    ("area ^** 3", "X106"),
    ("area > 3 ^& central_kitchen", "X106"),
    ("central_kitchen == ^True", "X106"),
    ("address == ^92440305123456789012", "X107"),
    ("area > ^3k", "X108"),
    ("area > ^１００", "X108"),
    ("area > ^1e3", "X108"),
    ("(" * 32 + "^(central_kitchen" + ")" * 33, "X109"),
    ("^" + "diners" + " + 1" * 32 + " > 3", "X109"),
    ("^", "X110"),
    ("   ", "X110"),
    ("size^(items > 3", "X111"),
    ("business in ^['canteen'", "X111"),
    ("^面积 > 3", "X112"),
    ("^Area > 3", "X112"),
    ("area > ^__class__", "X112"),
    ("applicant.^__class__ == 'x'", "X112"),
    ("1 < area ^< 5", "X113"),
    ("diners == 3 ^== central_kitchen", "X113"),
    ("items.exists(^i)", "X114"),
    ("items.exists(^)", "X114"),
    (" || ".join(["area > 1"] * 141), "X115"),
    ("area == ^null", "X116"),
    ("central_kitchen ? 1^", "X117"),
    ("area ^>", "X118"),
    ("area > 3 ^central_kitchen", "X119"),
    ("area > 3^)", "X119"),
    ("^* 3", "X119"),
    ("area ? ^? 1", "X119"),
    ("^bussiness == 'canteen'", "X120"),
    ("^working > 3 && ^diner > 2", "X120 X120"),
    ("business^.lower == 'x'", "X121"),
    ("items^.first == 'x'", "X121"),
    ("safety_staff.exists(p, p.^rol == 'officer')", "X122"),
    ("applicant.^age > 3", "X122"),
    ("^sizes(items) > 1", "X123"),
    ("^__import__('os') == 1", "X123"),
    ("^eval('1') == 1", "X123"),
    ("items.^map(i, i)", "X124"),
    ("address.^lower()", "X124"),
    ("^size(items, 2) > 1", "X125"),
    ("^min() > 1", "X125"),
    ("days(^area, from_day) > 1", "X126"),
    ("size(^area) > 1", "X126"),
    ("min(^central_kitchen, 1) > 1", "X126"),
    ("-^address == 'x'", "X126"),
    ("safety_staff.sum(p, ^p.name) > 3", "X126"),
    ("!^area", "X127"),
    ("^area && central_kitchen", "X127"),
    ("^area ? 1 : 2", "X127"),
    ("items.exists(i, ^size(items))", "X127"),
    ("^area > '50'", "X128"),
    ("^central_kitchen == 'true'", "X128"),
    ("^items == 'hot'", "X128"),
    ("^safety_staff == safety_staff", "X128"),
    ("^business == address", "X128"),
    ("^area in ['a', 'b']", "X128"),
    ("^address > '示例'", "X129"),
    ("^business < 'canteen'", "X129"),
    ("^central_kitchen > false", "X129"),
    ("business == ^'cantene'", "X130"),
    ("business in ['canteen', ^'cater', ^'x']", "X130 X130"),
    ("^'warm' in items", "X130"),
    ("(central_kitchen ? 'catering' : ^'nothing') == business", "X130"),
    ("from_day > ^'2026-02-29'", "X131"),
    ("from_day > ^'20260131'", "X131"),
    ("days(from_day, ^'明天') > 1", "X131"),
    ("^area + address == 3", "X132"),
    ("^area % 2 == 1", "X132"),
    ("^from_day - from_day > 3", "X132"),
    ("^address * 9 == 'x'", "X132"),
    ("business in ^'canteen'", "X133"),
    ("business in ^area", "X133"),
    ("area in ^[1, 'a']", "X134"),
    ("area in [1, ^[2]]", "X134"),
    ("^(central_kitchen ? 1 : 'a') == 1", "X135"),
    ("^business.exists(i, true)", "X136"),
    ("^items.exists(area, true)", "X137"),
    ("items.exists(i, ^items.all(i, true))", "X137"),
    ("items.exists(i, items.exists(j, ^items.exists(k, k == i)))", "X138"),
    ("homes.all(a, homes.all(b, ^a.rooms.all(c, c > 1)))", "X138"),
    ("homes.all(a, a.rooms.all(b, homes.all(c, c.rooms.all(d, d > b))))", ""),
    ("has(^1 + 2)", "X139"),
    ("has(^size(items))", "X139"),
    ("^area", "X140"),
    ("working_days(from_day, ^area) > 3", "X126"),
    ("^working_days(from_day) > 3", "X125"),
    ("^business == carrier", "X142"),
    ("place == ^'north'", "X143"),
    ("^'north' != place", "X143"),
    ("^'north' in places", "X143"),
    ("place in ['n1', 'west', ^'northern']", "X130"),
    ("(central_kitchen ? place : ^'north') == 'n1'", "X143"),
]


def place_of(finding: Finding) -> int:
    return finding.at.column


@pytest.mark.parametrize(("marked", "codes"), WRONG, ids=[f"{codes}-{marked[:30]}" for marked, codes in WRONG])
def test_each_mistake_is_found_at_its_column(marked: str, codes: str) -> None:
    places: list[int] = []
    text = ""
    for char in marked:
        if char == "^":
            places.append(COLUMN + len(text))
        else:
            text += char
    expression, findings = compile_expression(text, SCOPE, AT, wants=BOOLEAN)
    assert [finding.code for finding in findings] == codes.split()
    assert (expression is None) == bool(codes)
    if places:
        assert [place_of(finding) for finding in findings] == places
    for finding in findings:
        assert finding.at.file == AT.file and finding.at.line == AT.line
        for language in ("zh", "en"):
            message, hint = FINDING_WORDS[finding.code].say(finding, language)
            assert message and hint and "{" not in message + hint


def test_every_code_is_shown_above_and_worded_in_both_languages() -> None:
    shown = {code for _, codes in WRONG for code in codes.split()}
    assert shown == set(FINDING_WORDS)
    for wording in FINDING_WORDS.values():
        for text in (wording.message, wording.hint):
            assert text.en is not None
            fields = [
                {name for _, name, _, _ in string.Formatter().parse(words) if name} for words in (text.zh, text.en)
            ]
            assert fields[0] == fields[1]


def said(text: str, **wants: object) -> list[tuple[str, str]]:
    _, findings = compile_expression(text, SCOPE, AT, **wants)  # type: ignore[arg-type]
    return [FINDING_WORDS[finding.code].say(finding, "zh") for finding in findings]


def test_the_nearest_name_is_offered() -> None:
    assert said("bussiness == 'canteen'") == [
        ("没有名为 bussiness 的内容，或者它在后面才填写。", "您是不是想写 business？")
    ]
    assert said("business == 'cantene'") == [("选项中没有“cantene”。", "您是不是想写 canteen？")]
    assert said("safety_staff.exists(p, p.rloe == 'officer')")[0][1] == "您是不是想写 role？"
    assert said("sze(items) > 1")[0][1] == "您是不是想写 size？"
    assert said("business == 'x'")[0][1] == "可用的有：catering、canteen、prepackaged。"


def test_a_branch_is_answered_with_the_way_to_write_it() -> None:
    assert said("place == 'north'")[0][1] == "写成 place in ['north']，它包括下面的全部选项。"
    assert "写成 !(place in ['north'])" in said("place != 'north'")[0][1]
    assert "写成 places.exists(x, x in ['north'])" in said("'north' in places")[0][1]


def test_a_constant_that_is_too_long_to_show_is_cut() -> None:
    (message, _), *_ = said("a" * 200 + "Z > 1")
    assert len(message) < 80


def test_all_mistakes_of_the_meaning_come_at_once() -> None:
    _, findings = compile_expression("bussiness == 'x' && aera > 3 && size(nothing) > 1", SCOPE, AT)
    assert [finding.at.column - COLUMN for finding in findings] == [0, 20, 37]


def test_what_is_wanted_may_be_a_type_or_some_kinds() -> None:
    def gives(text: str, wants: object) -> Kind | None:
        expression, _ = compile_expression(text, SCOPE, AT, wants=wants)  # type: ignore[arg-type]
        return expression.type.kind if expression is not None else None

    assert gives("diners", DECIMAL) is Kind.DECIMAL
    assert gives("diners", (Kind.INTEGER, Kind.DECIMAL)) is Kind.INTEGER
    assert gives("area", INTEGER) is None
    assert gives("'canteen'", SCOPE["business"]) is Kind.ENUM
    assert gives("'warm'", SCOPE["business"]) is None
    assert gives("central_kitchen ? 'canteen' : 'catering'", SCOPE["business"]) is Kind.ENUM
    assert gives("carrier", SCOPE["business"]) is None
    assert gives("'2026-01-31'", DATE) is Kind.DATE
    assert gives("[1, 2.5]", list_of(DECIMAL)) is Kind.LIST
    assert gives("area", (Kind.TEXT,)) is None


def test_columns_are_exact_behind_chinese_text_and_several_lines_point_at_the_whole() -> None:
    _, findings = compile_expression("address == '示例区' && aera > 3", SCOPE, AT)
    assert place_of(findings[0]) == COLUMN + len("address == '示例区' && ")
    block = Span("f.yaml", 3, 5, 6, 1)
    _, findings = compile_expression("area > 3\n  && aera > 3", SCOPE, block)
    assert findings[0].at == block


def test_what_it_reads_is_known() -> None:
    def reads(text: str) -> set[tuple[str, ...]]:
        expression, findings = compile_expression(text, SCOPE, AT)
        assert expression is not None, findings
        return set(expression.reads)

    assert reads("area > 3 && has(diners)") == {("area",), ("diners",)}
    assert reads("applicant.kind == 'enterprise'") == {("applicant", "kind")}
    assert reads("safety_staff.exists(p, p.role == 'officer')") == {("safety_staff",), ("safety_staff", "role")}
    assert reads("[1, 2].exists(x, x > 1)") == set()


def test_a_bare_column_of_a_row_is_answered_with_its_row() -> None:
    """As one writes it who thinks in rows: the name alone."""
    _, (finding,) = compile_expression("safety_staff.sum(s, years) > 3", SCOPE, AT, wants=BOOLEAN)
    assert finding.code == "X120"
    assert str(finding.args["suggestion"].say("en")) == "It is a column of s: write s.years."  # type: ignore[attr-defined]
