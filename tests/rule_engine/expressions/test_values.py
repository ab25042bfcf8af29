"""What do expressions give, and what do they give where something is missing?"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from banshi_rules.expressions import compile_expression, evaluate, holds, value_of
from banshi_rules.findings import NOWHERE
from banshi_rules.values import BOOLEAN, DATE, DECIMAL, INTEGER, TEXT, Type, enum, list_of, record

INCOME = record({"monthly": DECIMAL, "n": INTEGER, "parts": list_of(record({"cents": INTEGER}))})
SCOPE: dict[str, Type] = {
    "n": INTEGER, "m": INTEGER, "area": DECIMAL, "ok": BOOLEAN, "ready": BOOLEAN, "name": TEXT, "day": DATE,
    "until": DATE, "business": enum(["catering", "canteen"]), "items": list_of(enum(["hot", "cold", "raw"])),
    "staff": list_of(record({"role": enum(["principal", "officer"]), "pay": DECIMAL, "years": INTEGER})),
    "track": record({"fee": DECIMAL, "office": TEXT}),
    "members": list_of(record({"name": TEXT, "limit": DECIMAL, "incomes": list_of(INCOME)})),
}  # fmt: skip
FACTS: dict[str, Any] = {
    "n": 7, "m": -7, "area": Decimal("12.50"), "ok": True, "ready": False, "name": "餐饮店", "day": date(2026, 2, 27),
    "until": date(2026, 3, 2), "business": "canteen", "items": ("hot", "cold"),
    "staff": ({"role": "officer", "pay": Decimal("0.10"), "years": 3}, {"role": "principal", "pay": Decimal("0.20")}),
    "track": {"fee": Decimal(30), "office": "A"},
    "members": (
        {"name": "甲", "limit": Decimal(5000), "incomes": (
            {"monthly": Decimal("3000.10"), "n": 2, "parts": ({"cents": 3}, {"cents": 4})},
            {"monthly": Decimal("0.20"), "n": 1, "parts": ()},
        )},
        {"name": "乙", "limit": Decimal(1), "incomes": ()},
        {"name": "丙", "incomes": ({"monthly": Decimal("99.70"), "n": 12, "parts": ({"cents": 5},)},)},
    ),
}  # fmt: skip

KNOWN: list[tuple[str, Any]] = [
    ("1 + 2 * 3 - 4", 3),
    ("(1 + 2) * 3", 9),
    ("10 - 3 - 2", 5),
    ("-n + 1", -6),
    ("--n", 7),
    ("n % 3", 1),
    ("m % 3", -1),
    ("n % m", 0),
    ("n % 0", None),
    ("7 / 2", Decimal("3.5")),
    ("6 / 2", Decimal(3)),
    ("n / 0", None),
    ("area / 0.0", None),
    ("1 / 3", Decimal("0." + "3" * 34)),
    ("2 / 3", Decimal("0." + "6" * 33 + "7")),
    ("0.1 + 0.2", Decimal("0.3")),
    ("0.1 + 0.2 == 0.3", True),
    ("area * n", Decimal("87.50")),
    ("area == 12.5", True),
    ("n == 7.0", True),
    ("n < 7.5 && 7.5 < 8", True),
    ("1.005 * 1000 == 1005", True),
    ("999999999999999999 + 1", None),
    ("999999999999999999 - 1 + 1", 999999999999999999),
    ("999999999999999999 + 0.5", Decimal("999999999999999999.5")),
    ("999999999999999999 + 0.5 + 0.5", None),
    ("ok ? 1 : 2.5", Decimal(1)),
    ("ready ? 1 : 2", 2),
    ("n > 5 ? 'large' : 'small'", "large"),
    ("business == 'canteen'", True),
    ("business != 'canteen'", False),
    ("business in ['catering', 'canteen']", True),
    ("n in [1, 2.5, 7]", True),
    ("n in []", False),
    ("'cold' in items", True),
    ("'raw' in items", False),
    ("items.exists(i, i in ['cold', 'raw'])", True),
    ("items.all(i, i == 'hot')", False),
    ("size(items)", 2),
    ("size(name)", 3),
    ("size([])", 0),
    ("name + '一号'", "餐饮店一号"),
    ("name == '餐饮店'", True),
    ("'it\\'s' == \"it's\"", True),
    ("day < until", True),
    ("day >= '2026-02-27'", True),
    ("'2026-01-01' < day", True),
    ("day in ['2026-02-27', '2026-02-28']", True),
    ("days(day, until)", 3),
    ("days(until, day)", -3),
    ("days('2024-02-28', '2024-03-01')", 2),
    ("min(n, area, 8)", Decimal(7)),
    ("max(3, 1, 2)", 3),
    ("min([4, 2])", 2),
    ("max(day, until) == until", True),
    ("staff.sum(s, s.pay)", Decimal("0.30")),
    ("staff.sum(s, 2)", 4),
    ("staff.sum(s, s.years)", None),
    ("[1, 2, 3].sum(x, x * x)", 14),
    ("staff.exists(s, s.role == 'principal')", True),
    ("staff.exists(s, s.years > 2)", True),
    ("staff.exists(s, s.years > 5)", None),
    ("staff.all(s, s.years > 2)", None),
    ("staff.all(s, s.years > 5)", False),
    ("staff.exists(a, staff.exists(b, a.pay < b.pay))", True),
    ("members.sum(p, p.incomes.sum(i, i.monthly))", Decimal("3100.00")),
    ("members.sum(p, p.incomes.sum(i, i.monthly * i.n))", Decimal("7196.80")),
    ("members.sum(p, p.incomes.sum(i, i.n)) % 4", 3),
    ("members.sum(p, p.incomes.sum(i, i.parts.sum(q, q.cents)))", 12),
    ("members.sum(p, size(p.incomes)) / size(members)", Decimal(1)),
    ("members.exists(p, p.incomes.sum(i, i.monthly) > p.limit)", None),
    ("members.exists(p, p.incomes.sum(i, i.monthly) > 3000)", True),
    ("members.all(p, p.incomes.exists(i, i.n > 0))", False),
    ("members.exists(a, a.incomes.exists(i, i.n > members.sum(b, b.incomes.sum(j, j.n)) - 5))", True),
    ("members.sum(p, max(p.incomes.sum(i, i.monthly), 100))", Decimal("3200.30")),
    ("has(track.fee)", True),
    ("track.fee * 2", Decimal(60)),
    ("(n > 5) == ok", True),
    ("(n > 5) != (m > 5)", True),
    ("!(n > 5)", False),
]


@pytest.mark.parametrize(("text", "value"), KNOWN, ids=[text for text, _ in KNOWN])
def test_values(text: str, value: Any) -> None:
    expression, findings = compile_expression(text, SCOPE, NOWHERE)
    assert expression is not None, findings
    found = value_of(expression, FACTS)
    assert found == value and type(found) is type(value)
    assert evaluate(expression, FACTS).value == value


MISSING: list[tuple[str, Any]] = [
    ("n > 3", None),
    ("!(n > 3)", None),
    ("n == n", None),
    ("ok && false", False),
    ("false && ok", False),
    ("ok || true", True),
    ("ok && true", None),
    ("ok || false", None),
    ("!ok", None),
    ("ok == ready", None),
    ("ok ? 1 : 1", None),
    ("true ? 1 : n", 1),
    ("has(n)", False),
    ("has(n) && n > 3", False),
    ("!has(n) || n > 3", True),
    ("has(track.fee)", False),
    ("track.fee > 3", None),
    ("size(items) == 0", None),
    ("items.exists(i, true)", None),
    ("staff.all(s, false)", None),
    ("n in [1, 2]", None),
    ("1 in [n, 1]", True),
    ("1 in [n, 2]", None),
    ("min(n, 1)", None),
    ("staff.sum(s, 1)", None),
    ("days(day, '2026-01-01')", None),
    ("name + 'x'", None),
    ("-n", None),
    ("n * 0", None),
]


@pytest.mark.parametrize(("text", "value"), MISSING, ids=[text for text, _ in MISSING])
def test_missing_is_not_false(text: str, value: Any) -> None:
    expression, findings = compile_expression(text, SCOPE, NOWHERE)
    assert expression is not None, findings
    for facts in ({}, dict.fromkeys(SCOPE)):
        assert value_of(expression, facts) == value
        assert holds(expression, facts) is (value is True)
        assert evaluate(expression, facts).value == value


def test_an_integer_is_widened_where_a_decimal_is_wanted() -> None:
    expression, _ = compile_expression("size(items)", SCOPE, NOWHERE, wants=DECIMAL)
    assert expression is not None
    assert isinstance(value_of(expression, FACTS), Decimal) and value_of(expression, {}) is None


def test_what_is_no_condition_never_holds() -> None:
    expression, _ = compile_expression("n + 1", SCOPE, NOWHERE)
    assert expression is not None and holds(expression, FACTS) is False


def test_decimals_do_not_depend_on_the_settings_of_the_process() -> None:
    from decimal import localcontext

    expression, _ = compile_expression("area / 3 + 0.123456789 - area * 2", SCOPE, NOWHERE)
    assert expression is not None
    usual = value_of(expression, FACTS)
    with localcontext() as context:
        context.prec = 3
        assert value_of(expression, FACTS) == usual == evaluate(expression, FACTS).value


def test_expressions_compare_by_text_and_place() -> None:
    one, _ = compile_expression("n > 3", SCOPE, NOWHERE)
    other, _ = compile_expression("n > 3", SCOPE, NOWHERE)
    third, _ = compile_expression("n > 4", SCOPE, NOWHERE)
    assert one == other and hash(one) == hash(other) and one != third and len({one, other, third}) == 2
