"""Do the reasons of a verdict name the words that decided, and nothing else?"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from banshi_rules.expressions import Reason, compile_expression, evaluate
from banshi_rules.findings import Span
from banshi_rules.values import BOOLEAN, DECIMAL, INTEGER, Type, enum, list_of, record

AT = Span("matter.yaml", 5, 11, 5, 200)
SCOPE: dict[str, Type] = {
    "area": DECIMAL,
    "diners": INTEGER,
    "kitchen": BOOLEAN,
    "business": enum(["catering", "canteen"]),
    "staff": list_of(record({"years": INTEGER})),
}
FACTS: dict[str, Any] = {"area": Decimal(400), "kitchen": False, "business": "canteen", "staff": ({"years": 1},)}

CASES: list[tuple[str, Any, list[tuple[str, Any]]]] = [
    ("area > 300", True, [("area > 300", True)]),
    ("area > 300 && business == 'canteen'", True, [("area > 300", True), ("business == 'canteen'", True)]),
    ("area > 300 && kitchen", False, [("kitchen", False)]),
    ("area > 300 || kitchen", True, [("area > 300", True)]),
    ("area > 900 || kitchen", False, [("area > 900", False), ("kitchen", False)]),
    ("area > 300 && diners > 5", None, [("diners > 5", None)]),
    ("kitchen || diners > 5", None, [("diners > 5", None)]),
    ("diners > 5 && kitchen", False, [("kitchen", False)]),
    ("!kitchen", True, [("kitchen", False)]),
    ("!(area > 300 && kitchen)", True, [("kitchen", False)]),
    ("kitchen ? area > 1 : area < 1", False, [("kitchen", False), ("area < 1", False)]),
    ("diners > 1 ? 1 : 2", None, [("diners > 1", None)]),
    ("area * 2 + 1", Decimal(801), [("area", Decimal(400))]),
    ("staff.exists(s, s.years > 3)", False, [("staff.exists(s, s.years > 3)", False)]),
    ("size(staff) + 1", 2, [("size(staff)", 1)]),
    ("true", True, []),
    ("has(diners)", False, [("has(diners)", False)]),
    ("(area > 300) && (kitchen || area > 10)", True, [("(area > 300)", True), ("area > 10", True)]),
]


@pytest.mark.parametrize(("text", "value", "reasons"), CASES, ids=[text for text, _, _ in CASES])
def test_reasons(text: str, value: Any, reasons: list[tuple[str, Any]]) -> None:
    expression, findings = compile_expression(text, SCOPE, AT)
    assert expression is not None, findings
    verdict = evaluate(expression, FACTS)
    assert verdict.value == value
    assert [(reason.text, reason.value) for reason in verdict.because] == reasons


def test_a_reason_knows_its_place() -> None:
    expression, _ = compile_expression("kitchen || area > 300", SCOPE, AT)
    assert expression is not None
    assert evaluate(expression, FACTS).because == (Reason("area > 300", True, Span("matter.yaml", 5, 22, 5, 32)),)
