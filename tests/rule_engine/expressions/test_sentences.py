"""Is every expression a sentence that can be read aloud, in one way only, in Chinese and in English?"""

from __future__ import annotations

import random
import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from random_author import AT, Author, some_facts
from random_author import SCOPE as RANDOM_SCOPE

from banshi_rules.expressions import (
    Expression,
    Named,
    compile_expression,
    evaluate,
    in_words,
    node_in_words,
    reason_in_words,
    value_of,
)
from banshi_rules.findings import NOWHERE
from banshi_rules.tables import cells
from banshi_rules.tables.conditions import condition_of
from banshi_rules.texts import Language, Text
from banshi_rules.values import BOOLEAN, DATE, DECIMAL, INTEGER, TEXT, Kind, Type, enum, list_of, record

INCOME = record({"monthly": DECIMAL, "taxed": BOOLEAN})
TREE = enum(["hot", "cold", "raw", "cake"], {"risky": ["cold", "raw"]})
SCOPE: dict[str, Type] = {
    "area": DECIMAL, "diners": INTEGER, "kitchen": BOOLEAN, "name": TEXT, "address": TEXT, "until": DATE,
    "business": enum(["catering", "canteen"]), "items": list_of(TREE), "received_on": DATE, "crowded": BOOLEAN,
    "staff": list_of(record({"role": enum(["principal", "officer"]), "pay": DECIMAL, "years": INTEGER})),
    "members": list_of(record({"name": TEXT, "limit": DECIMAL, "incomes": list_of(INCOME)})),
    "track": enum(["filing", "express"]), "applicant": record({"kind": enum(["enterprise", "natural-person"])}),
}  # fmt: skip


def named(zh: str, en: str, unit: Text | None = None, **more: Any) -> Named:
    return Named(label=Text(zh, en), unit=unit, asked=True, **more)


YUAN = Text("元", "yuan")
CROWDED, _ = compile_expression("diners > 500 && !kitchen", SCOPE, NOWHERE)
assert CROWDED is not None
NAMES: dict[str, Named] = {
    "area": named("经营面积", "floor area", Text("平方米", "square metres")),
    "diners": named("就餐人数", "number of diners", Text("人", "people")),
    "kitchen": named("是否设中央厨房", "central kitchen"),
    "name": named("店名", "shop name"),
    "address": named("住所，或者经营地址", "home, or address"),
    "until": named("到期日", "last day"),
    "business": named("主体业态", "kind of business", options={
        "catering": Text("餐饮", "catering"), "canteen": Text("食堂", "canteen")}),
    "items": named("经营项目", "food items", options={
        "hot": Text("热食", "hot food"), "cold": Text("冷食", "cold food"),
        "raw": Text("生食", "raw food"), "cake": Text("糕点", "cakes"), "risky": Text("高风险类", "risky food")}),
    "received_on": Named(label=Text("收到申请之日", "the day of receipt")),
    "crowded": Named(label=Text("情形 crowded", "situation crowded"), meaning=CROWDED.node),
    "staff": named("管理人员", "staff", columns={
        "role": named("职务", "role", options={"principal": Text("负责人", "principal")}),
        "pay": named("月薪", "pay", YUAN), "years": named("年限", "time", Text("年", "years"))}),
    "members": named("家庭成员", "family members", columns={
        "name": named("姓名", "name"), "limit": named("限额", "limit", YUAN),
        "incomes": named("收入", "incomes", columns={
            "monthly": named("月收入", "monthly income", YUAN), "taxed": named("是否完税", "tax paid")})}),
    "track": Named(label=Text("表 track 的结果", "the result of table track")),
}  # fmt: skip

#: Expression, Chinese, English.
GOLDEN = [
    ("area > 50", "经营面积大于50平方米", "floor area is more than 50 square metres"),
    ("50.50 < area", "经营面积大于50.50平方米", "floor area is more than 50.50 square metres"),
    ("area <= 50", "经营面积不超过50平方米", "floor area is at most 50 square metres"),
    ("!(area > 50)", "经营面积不超过50平方米", "floor area is at most 50 square metres"),
    ("diners >= 500", "就餐人数不小于500人", "number of diners is at least 500 people"),
    ("diners != 3", "就餐人数不等于3人", "number of diners does not equal 3 people"),
    ("kitchen", "是否设中央厨房为“是”", "central kitchen is “yes”"),
    ("!kitchen", "是否设中央厨房为“否”", "central kitchen is “no”"),
    ("kitchen == false", "是否设中央厨房为“否”", "central kitchen is “no”"),
    ("business == 'canteen'", "主体业态是“食堂”", "kind of business is “canteen”"),
    ("'canteen' != business", "主体业态不是“食堂”", "kind of business is not “canteen”"),
    ("business in ['canteen']", "主体业态是“食堂”", "kind of business is “canteen”"),
    ("business in ['catering', 'canteen']", "主体业态是“餐饮”、“食堂”之一",
     "kind of business is one of “catering” or “canteen”"),
    ("!(diners in [1, 2, 3])", "就餐人数不是1人、2人、3人中的任何一个",
     "number of diners is none of 1 people, 2 people or 3 people"),
    ("name == '我的”店'", "店名是“我的””店”", "shop name is “我的””店”"),
    ("name == address", "店名与「住所，或者经营地址」相同", "shop name is the same as ‘home, or address’"),
    ("track == 'filing'", "表 track 的结果是“filing”", "the result of table track is “filing”"),
    ("applicant.kind == 'enterprise'", "applicant的kind是“enterprise”", "kind of applicant is “enterprise”"),
    ("until >= '2026-01-31'", "到期日不早于2026年1月31日", "last day is not before 31 January 2026"),
    ("until == received_on", "到期日是收到申请之日", "last day is the day of receipt"),
    ("has(diners)", "就餐人数已填写", "number of diners has been answered"),
    ("!has(received_on)", "收到申请之日未知", "the day of receipt is not known"),
    ("area > 300 && (business == 'canteen' || !kitchen)",
     "经营面积大于300平方米，并且（主体业态是“食堂”，或者是否设中央厨房为“否”）",
     "floor area is more than 300 square metres, and (kind of business is “canteen”, or central kitchen is “no”)"),
    ("area > 300 && business == 'canteen' || kitchen",
     "（经营面积大于300平方米，并且主体业态是“食堂”），或者是否设中央厨房为“是”",
     "(floor area is more than 300 square metres, and kind of business is “canteen”), or central kitchen is “yes”"),
    ("!(kitchen && area > 3)", "并非（是否设中央厨房为“是”，并且经营面积大于3平方米）",
     "it is not the case that (central kitchen is “yes”, and floor area is more than 3 square metres)"),
    ("(area > 3) == kitchen", "（经营面积大于3平方米）与（是否设中央厨房为“是”）同时成立或者同时不成立",
     "(floor area is more than 3 square metres) and (central kitchen is “yes”) are both true or both false"),
    ("(area > 3) != (diners > 3)", "（经营面积大于3平方米）与（就餐人数大于3人）只有一个成立",
     "exactly one of (floor area is more than 3 square metres) and (number of diners is more than 3 people) is true"),
    ("crowded", "就餐人数大于500人，并且是否设中央厨房为“否”",
     "number of diners is more than 500 people, and central kitchen is “no”"),
    ("!crowded || kitchen", "并非（就餐人数大于500人，并且是否设中央厨房为“否”），或者是否设中央厨房为“是”",
     "it is not the case that (number of diners is more than 500 people, and central kitchen is “no”), or central "
     "kitchen is “yes”"),
    ("'raw' in items", "经营项目包含“生食”", "food items includes “raw food”"),
    ("!('raw' in items)", "经营项目不包含“生食”", "food items does not include “raw food”"),
    ("items.exists(i, i in ['cold', 'raw'])", "经营项目中至少有一项是“冷食”、“生食”之一",
     "at least one item of food items is one of “cold food” or “raw food”"),
    ("items.exists(i, i in ['risky'])", "经营项目中至少有一项属于“高风险类”",
     "at least one item of food items belongs to “risky food”"),
    ("items.all(i, i in ['risky', 'cake'])", "经营项目中每一项都是“高风险类”中的各项、“糕点”之一",
     "every item of food items is one of anything under “risky food” or “cakes”"),
    ("!items.exists(i, i == 'hot')", "经营项目中没有一项是“热食”", "no item of food items is “hot food”"),
    ("items.all(i, i != 'hot')", "经营项目中没有一项是“热食”", "no item of food items is “hot food”"),
    ("!items.exists(i, i != 'hot')", "经营项目中每一项都是“热食”", "every item of food items is “hot food”"),
    ("staff.exists(s, s.role == 'principal')", "管理人员中至少有一行的职务是“负责人”",
     "role in at least one row of staff is “principal”"),
    ("!staff.exists(s, s.role == 'principal' && s.years >= 3)",
     "管理人员中没有一行满足（该行的职务是“负责人”，并且该行的年限不小于3年）",
     "no row of staff fulfils (role of that row is “principal”, and time of that row is at least 3 years)"),
    ("!staff.all(s, s.years > 3)", "并非（管理人员中每一行的年限都大于3年）",
     "it is not the case that (time in every row of staff is more than 3 years)"),
    ("members.exists(m, m.incomes.exists(i, i.monthly > m.limit))",
     "家庭成员中至少有一行（称为甲）满足（甲的收入中至少有一行的月收入大于甲的限额）",
     "at least one row of family members (call it A) fulfils (monthly income in at least one row of incomes of A is "
     "more than limit of A)"),
    ("members.exists(m, m.incomes.sum(i, i.monthly) > 3000)",
     "家庭成员中至少有一行满足（该行的收入各行的月收入之和大于3000元）",
     "at least one row of family members fulfils (the sum of monthly income over the rows of incomes of that row is "
     "more than 3000 yuan)"),
    ("members.all(a, members.exists(b, b.name == a.name))",
     "家庭成员中每一行（称为甲）都满足（家庭成员中至少有一行的姓名与甲的姓名相同）",
     "every row of family members (call it A) fulfils (name in at least one row of family members is the same as name "
     "of A)"),
    ("members.sum(m, m.incomes.sum(i, i.monthly))", "家庭成员各行的（该行的收入各行的月收入之和）之和",
     "the sum of (the sum of monthly income over the rows of incomes of that row) over the rows of family members"),
    ("staff.sum(s, s.pay) > 10000", "管理人员各行的月薪之和大于10000元",
     "the sum of pay over the rows of staff is more than 10000 yuan"),
    ("staff.sum(s, s.pay * s.years) / 12", "管理人员各行的（该行的月薪乘以该行的年限）之和除以12",
     "the sum of (pay of that row times time of that row) over the rows of staff divided by 12"),
    ("size(staff) < 2 && size(items) > 1 && size(name) == 4",
     "管理人员的行数小于2，并且经营项目的项数大于1，并且店名的字数等于4",
     "the number of rows of staff is less than 2, and the number of items of food items is more than 1, and the number "
     "of characters of shop name equals 4"),
    ("min(area, 50.5) > 3", "（经营面积、50.5）中的最小值大于3平方米",
     "the smallest of (floor area, 50.5) is more than 3 square metres"),
    ("max(until, received_on) == until", "（到期日、收到申请之日）中最晚的一天是到期日",
     "the latest of (last day, the day of receipt) is last day"),
    ("days(received_on, until) <= 30", "从收到申请之日到到期日的天数不超过30天",
     "the number of days from the day of receipt to last day is at most 30 days"),
    ("working_days(received_on, until) > 20", "从收到申请之日到到期日的工作日数大于20个工作日",
     "the number of working days from the day of receipt to last day is more than 20 working days"),
    ("area - 1 - 2 > 3 - (2 - 1)", "（经营面积减1减2）大于（3减（2减1））",
     "(floor area minus 1 minus 2) is more than (3 minus (2 minus 1))"),
    ("(area + 1) * 2 + 3", "（（经营面积加1）乘以2）加3", "((floor area plus 1) times 2) plus 3"),
    ("-diners % 7", "就餐人数的相反数除以7的余数", "the remainder of the negative of number of diners divided by 7"),
    ("kitchen ? area * 2 : area + 10", "如果是否设中央厨房为“是”，则（经营面积乘以2），否则（经营面积加10）",
     "if central kitchen is “yes”, then (floor area times 2), otherwise (floor area plus 10)"),
    ("(kitchen ? area > 1 : diners > 2) || crowded",
     "（如果是否设中央厨房为“是”，则经营面积大于1平方米，否则就餐人数大于2人），或者（就餐人数大于500人，并且是否设中央厨房为“否”）",
     "(if central kitchen is “yes”, then floor area is more than 1 square metres, otherwise number of diners is more "
     "than 2 people), or (number of diners is more than 500 people, and central kitchen is “no”)"),
    ("name + '店' == '我的店'", "（店名后接“店”）是“我的店”", "(shop name followed by “店”) is “我的店”"),
    ("diners in []", "就餐人数属于空列表", "number of diners is in an empty list"),
    ("true || kitchen", "总是成立，或者是否设中央厨房为“是”", "this always holds, or central kitchen is “yes”"),
]  # fmt: skip


def compiled(text: str) -> Expression:
    expression, findings = compile_expression(text, SCOPE, NOWHERE)
    assert expression is not None, (text, findings)
    return expression


@pytest.mark.parametrize(("text", "zh", "en"), GOLDEN, ids=[text for text, _, _ in GOLDEN])
def test_the_sentence(text: str, zh: str, en: str) -> None:
    expression = compiled(text)
    assert in_words(expression, "zh", NAMES) == zh
    assert in_words(expression, "en", NAMES) == en


def test_the_sentences_of_the_reference_are_these() -> None:
    page = (Path(__file__).parents[3] / "docs" / "language" / "expressions.md").read_text("utf-8")
    rows = re.findall(r"^\| `(.+)` \| (.+) \| (.+) \|$", page.split("## Read aloud")[1], re.MULTILINE)
    assert len(rows) > 5
    for text, zh, en in rows:
        expression = compiled(text.replace("\\|", "|"))
        assert (in_words(expression, "zh", NAMES), in_words(expression, "en", NAMES)) == (zh, en)


def test_what_is_not_named_is_called_by_its_id() -> None:
    assert in_words(compiled("area > 3 && business == 'canteen'"), "zh", {}) == "area大于3，并且business是“canteen”"


@pytest.mark.parametrize(
    ("text", "facts", "zh"),
    [
        ("area > 50", {"area": Decimal(60)}, "经营面积大于50平方米"),
        ("area > 50", {"area": Decimal(40)}, "经营面积不超过50平方米"),
        ("area > 50", {}, "尚不清楚：经营面积大于50平方米"),
        ("kitchen && area > 3", {"kitchen": False}, "是否设中央厨房为“否”"),
        ("business", {"business": "canteen"}, "主体业态为“食堂”"),
        ("area * 2", {"area": Decimal("1.5")}, "经营面积为1.5"),
        ("until", {"until": date(2026, 3, 1)}, "到期日为2026年3月1日"),
    ],
)
def test_a_reason_is_said_as_it_was_found(text: str, facts: dict[str, Any], zh: str) -> None:
    assert [reason_in_words(reason, "zh", NAMES) for reason in evaluate(compiled(text), facts).because] == [zh]


@pytest.mark.parametrize(
    ("column", "kind", "cell", "zh"),
    [
        ("area", DECIMAL, "<= 50", "经营面积不超过50平方米"),
        ("area", DECIMAL, "[50..100)", "经营面积不小于50平方米，并且经营面积小于100平方米"),
        ("area", DECIMAL, "3, > 5", "经营面积等于3平方米，或者经营面积大于5平方米"),
        ("business", SCOPE["business"], "catering, canteen", "主体业态是“餐饮”、“食堂”之一"),
        ("business", SCOPE["business"], "!= canteen", "主体业态不是“食堂”"),
        ("kitchen", BOOLEAN, False, "是否设中央厨房为“否”"),
        ("applicant.kind", enum(["enterprise"]), "enterprise", "applicant的kind是“enterprise”"),
    ],
)
def test_a_cell_is_said_like_a_condition(column: str, kind: Type, cell: object, zh: str) -> None:
    condition = condition_of(column, kind, cells.tests_of(cell, kind))
    assert condition is not None and node_in_words(condition, "zh", NAMES) == zh


def test_a_cell_for_anything_asks_nothing() -> None:
    assert condition_of("area", DECIMAL, cells.tests_of("-", DECIMAL)) is None


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_two_different_conditions_share_a_sentence(language: Language) -> None:
    """Of 3,000 random expressions those that have the same sentence give the same values; brackets are balanced."""
    rng = random.Random(31)
    sentences: dict[tuple[Kind, str], str] = {}
    shared = 0
    for _ in range(3000):
        kind = rng.choice(["boolean", "boolean", "integer", "decimal", "text", "choice", "date"])
        text = Author(rng, like_cel=False, slender=True).write(kind, rng.randint(1, 4))
        expression, _ = compile_expression(text, RANDOM_SCOPE, AT)
        if expression is None:
            continue
        sentence = in_words(expression, language, {})
        assert sentence and _balanced(sentence), (text, sentence)
        first = sentences.setdefault((expression.type.kind, sentence), text)
        if first != text:
            shared += 1
            other, _ = compile_expression(first, RANDOM_SCOPE, AT)
            assert other is not None
            for missing in (0.0, 0.0, 0.3, 0.6):
                facts = some_facts(rng, missing)
                assert value_of(other, facts) == value_of(expression, facts), (first, text, sentence)
    assert shared > 10, "the sample has sentences that are shared, or nothing was tried"


def test_names_of_every_kind_never_raise() -> None:
    """Labels, options and units may hold anything, braces and marks of the sentence included."""
    odd = Text("{a}，并且（“x”）", "{b} and (‘y’)")
    row = Named(
        label=odd, unit=odd, options={"catering": odd}, columns={name: Named(label=odd) for name in ("n", "done")}
    )
    names = dict.fromkeys(RANDOM_SCOPE, row)
    rng = random.Random(5)
    for _ in range(500):
        text = Author(rng, like_cel=False, slender=True).write("boolean", 4)
        expression, _ = compile_expression(text, RANDOM_SCOPE, AT)
        if expression is not None:
            for language in ("zh", "en"):
                assert in_words(expression, language, names)


def _balanced(sentence: str) -> bool:
    """Whether every bracket outside of quotes is closed."""
    bare = re.sub("“[^”]*”|「[^」]*」|‘[^’]*’", "", sentence)
    depth = 0
    for char in bare:
        depth += (char in "（(") - (char in "）)")
        if depth < 0:
            return False
    return depth == 0
