"""What does a rule cost?  One expression, and one look at a decision table, beside what others cost in the same run.

Ours works with decimals, guards every missing fact and names the row; the others get floating point and no missing
facts, which favours them.  `python tests/benchmarks/t2_rules.py` prints the lines, and exits 1 below a floor.
"""

from __future__ import annotations

import json
import sys
from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

import datalogic_py
import zen
from measure import measure, versions

from banshi_rules.expressions import compile_expression, value_of
from banshi_rules.findings import NOWHERE
from banshi_rules.tables import compile_table, look_up
from banshi_rules.values import BOOLEAN, DECIMAL, INTEGER, TEXT, Type, enum, list_of, record

DISTRICTS = tuple(f"d{n:02d}" for n in range(100))
SCOPE: Mapping[str, Type] = {
    "applicant": record({"age": INTEGER, "district": enum(DISTRICTS), "kind": enum(("person", "company"))}),
    "area": DECIMAL,
    "diners": INTEGER,
    "canteen": BOOLEAN,
    "items": list_of(enum(("hot", "cold", "raw"))),
    "staff": list_of(record({"pay": DECIMAL, "years": INTEGER})),
    "name": TEXT,
    "licence": record({"valid": BOOLEAN, "level": INTEGER}),
}
FACTS: dict[str, Any] = {
    "applicant": {"age": 34, "district": "d03", "kind": "person"},
    "area": Decimal("12500"),
    "diners": 12,
    "canteen": False,
    "items": ("hot", "cold", "raw"),
    "staff": ({"pay": Decimal(10), "years": 3}, {"pay": Decimal("4.5"), "years": 7}, {"pay": Decimal(99), "years": 1}),
    "name": "示例饭店",
    "licence": {"valid": True, "level": 3},
}
#: Ours, as zen writes it, as JSON Logic writes it, as Python writes it, and the value.
EXPRESSIONS: tuple[tuple[str, str, Any, str, Any], ...] = (
    (
        "applicant.age >= 18 && applicant.district in ['d01', 'd03', 'd05']",
        "applicant.age >= 18 and applicant.district in ['d01', 'd03', 'd05']",
        {
            "and": [
                {">=": [{"var": "applicant.age"}, 18]},
                {"in": [{"var": "applicant.district"}, ["d01", "d03", "d05"]]},
            ]
        },
        "f['applicant']['age'] >= 18 and f['applicant']['district'] in {'d01', 'd03', 'd05'}",
        True,
    ),
    (
        "area * 0.05 + 10 > 500",
        "area * 0.05 + 10 > 500",
        {">": [{"+": [{"*": [{"var": "area"}, 0.05]}, 10]}, 500]},
        "f['area'] * rate + 10 > 500",
        True,
    ),
    (
        "!canteen || diners < 5",
        "not canteen or diners < 5",
        {"or": [{"!": {"var": "canteen"}}, {"<": [{"var": "diners"}, 5]}]},
        "not f['canteen'] or f['diners'] < 5",
        True,
    ),
    (
        "licence.valid && licence.level >= 2",
        "licence.valid and licence.level >= 2",
        {"and": [{"var": "licence.valid"}, {">=": [{"var": "licence.level"}, 2]}]},
        "f['licence']['valid'] and f['licence']['level'] >= 2",
        True,
    ),
    (
        "applicant.kind == 'company' && area > 100000",
        "applicant.kind == 'company' and area > 100000",
        {"and": [{"==": [{"var": "applicant.kind"}, "company"]}, {">": [{"var": "area"}, 100000]}]},
        "f['applicant']['kind'] == 'company' and f['area'] > 100000",
        False,
    ),
    (
        "area > 10000 ? 'department' : 'office'",
        "area > 10000 ? 'department' : 'office'",
        {"if": [{">": [{"var": "area"}, 10000]}, "department", "office"]},
        "'department' if f['area'] > 10000 else 'office'",
        "department",
    ),
    (
        "name == '示例饭店'",
        "name == '示例饭店'",
        {"==": [{"var": "name"}, "示例饭店"]},
        "f['name'] == '示例饭店'",
        True,
    ),
    ("'cold' in items", "contains(items, 'cold')", {"in": ["cold", {"var": "items"}]}, "'cold' in f['items']", True),
    (
        "staff.exists(s, s.years > 5)",
        "some(staff, #.years > 5)",
        {"some": [{"var": "staff"}, {">": [{"var": "years"}, 5]}]},
        "any(s['years'] > 5 for s in f['staff'])",
        True,
    ),
    (
        "(applicant.age < 60 && diners >= 10) || (area <= 5000 && applicant.district == 'd01')",
        "(applicant.age < 60 and diners >= 10) or (area <= 5000 and applicant.district == 'd01')",
        {
            "or": [
                {"and": [{"<": [{"var": "applicant.age"}, 60]}, {">=": [{"var": "diners"}, 10]}]},
                {"and": [{"<=": [{"var": "area"}, 5000]}, {"==": [{"var": "applicant.district"}, "d01"]}]},
            ]
        },
        "(f['applicant']['age'] < 60 and f['diners'] >= 10)"
        " or (f['area'] <= 5000 and f['applicant']['district'] == 'd01')",
        True,
    ),
)
BANDS = (0, 1000, 5000, 20000, 100000, 10**9)  # the ends of the five bands of area in every district


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line, and whether its floor is met (None: it has none)."""

    text: str
    met: bool | None = None


def run() -> list[Line]:
    """All lines of T2a and T2b."""
    return [*expression_lines(), *table_lines()]


def expression_lines() -> list[Line]:
    """T2a: the mean of ten expressions, µs for one."""
    made = [compile_expression(text, SCOPE, NOWHERE)[0] for text, *_ in EXPRESSIONS]
    ours = [expression for expression in made if expression is not None]
    plain = json.loads(json.dumps(FACTS, default=float))
    zens = [zen.compile_expression(text) for _, text, *_ in EXPRESSIONS]
    engine = datalogic_py.Engine()
    rules = [engine.compile(json.dumps(rule)) for _, _, rule, *_ in EXPRESSIONS]
    handle = datalogic_py.DataHandle(json.dumps(plain))
    functions = [eval(f"lambda f, rate=rate: {text}", {"rate": Decimal("0.05")}) for *_, text, _ in EXPRESSIONS]
    contenders: dict[str, Callable[[], list[Any]]] = {
        "ours": lambda: [value_of(expression, FACTS) for expression in ours],
        "zen": lambda: [rule.evaluate(plain) for rule in zens],
        "datalogic": lambda: [rule.evaluate(plain) for rule in rules],
        "datalogic, shared facts": lambda: [rule.evaluate_data(handle) for rule in rules],
        "Python": lambda: [function(FACTS) for function in functions],
    }
    wanted = [value for *_, value in EXPRESSIONS]
    for name, contender in contenders.items():
        assert contender() == wanted, (name, contender())
    cost = {name: value / len(EXPRESSIONS) for name, value in measure(contenders).items()}
    us = cost["ours"]
    return [
        judged("T2a expression", us, "zen", cost["zen"], 1 / 5, "1/5"),
        Line(f"T2a expression: {us / cost['zen']:.3f} of zen, aim 1/12; {us / cost['Python']:.2f}× a plain Python "
             f"function ({cost['Python']:.3f} µs), aim 3×"),
        Line(f"T2a expression: datalogic {cost['datalogic']:.2f} µs, with shared facts "
             f"{cost['datalogic, shared facts']:.2f} µs (ours {us / cost['datalogic, shared facts']:.2f}×, aim 1.7×)"),
    ]  # fmt: skip


def table_lines() -> list[Line]:
    """T2b: µs for one look, over ten looks spread over the rows."""
    small, large = Tables(10), Tables(100)
    contenders = {
        "ours": small.ours, "zen": small.zen, "datalogic": small.datalogic, "index": small.index,
        "ours 500": large.ours, "datalogic 500": large.datalogic, "index 500": large.index,
    }  # fmt: skip
    for name, contender in contenders.items():
        wanted = (large if "500" in name else small).wanted
        assert contender() == wanted, (name, contender())
    cost = {name: value / len(small.asked) for name, value in measure(contenders).items()}
    growth = cost["ours 500"] / cost["ours"]
    return [
        judged("T2b table of 50 rows", cost["ours"], "datalogic", cost["datalogic"], 1.0, "1"),
        Line(f"T2b table of 50 rows: {cost['ours'] / cost['index']:.2f}× the bare index ({cost['index']:.2f} µs), "
             f"aim 4×; 1/{cost['zen'] / cost['ours']:.0f} of zen ({cost['zen']:.0f} µs), aim 1/200"),
        Line(f"T2b 500 rows: ours {cost['ours 500']:.2f} µs, {growth:.2f}× 50 rows, floor 1.3×: {said(growth <= 1.3)}; "
             f"datalogic {cost['datalogic 500']:.2f} µs", growth <= 1.3),
    ]  # fmt: skip


class Tables:
    """The same table for every contender: districts × five bands of area, and ten questions."""

    def __init__(self, districts: int) -> None:
        rows = [
            (district, low, high, f"office{number}")
            for number, (district, low, high) in enumerate(
                (district, low, high) for district in DISTRICTS[:districts] for low, high in pairwise(BANDS)
            )
        ]
        asked = [rows[i] for i in range(2, len(rows), len(rows) // 10)]
        self.wanted = [row[3] for row in asked]
        self.asked = [{"district": row[0], "area": Decimal(row[1] + 1)} for row in asked]
        self.plain = [{"district": row[0], "area": float(row[1] + 1)} for row in asked]
        table, findings = compile_table(
            "office",
            [("district", enum(DISTRICTS[:districts]), NOWHERE), ("area", DECIMAL, NOWHERE)],
            [("office", enum([row[3] for row in rows]), NOWHERE), ("fee", INTEGER, NOWHERE)],
            [
                {key: (cell, NOWHERE) for key, cell in zip(("district", "area", "office", "fee"), cells, strict=True)}
                for cells in ((r[0], f"[{r[1]}..{r[2]})", r[3], number) for number, r in enumerate(rows))
            ],
            "unique",
            NOWHERE,
        )
        assert table is not None, findings
        self.table = table
        self.decision = zen.ZenEngine().create_decision(json.dumps(_as_zen(rows)))
        self.rule = datalogic_py.Engine().compile(json.dumps(_as_json_logic(rows)))
        self.ends: dict[str, tuple[list[int], list[str]]] = {}
        for district, low, _, office in rows:
            ends, offices = self.ends.setdefault(district, ([], []))
            ends.append(low)
            offices.append(office)

    def ours(self) -> list[Any]:
        return [look_up(self.table, facts).outputs["office"] for facts in self.asked]

    def zen(self) -> list[Any]:
        return [self.decision.evaluate(facts)["result"]["office"] for facts in self.plain]

    def datalogic(self) -> list[Any]:
        return [self.rule.evaluate(facts) for facts in self.plain]

    def index(self) -> list[Any]:
        return [self._look(facts) for facts in self.plain]

    def _look(self, facts: Mapping[str, Any]) -> str:
        ends, offices = self.ends[facts["district"]]
        return offices[bisect_right(ends, facts["area"]) - 1]


def _as_zen(rows: list[tuple[str, int, int, str]]) -> object:
    place = {"x": 0, "y": 0}
    content = {
        "hitPolicy": "first",
        "inputs": [{"id": "d", "name": "d", "field": "district"}, {"id": "a", "name": "a", "field": "area"}],
        "outputs": [{"id": "o", "name": "o", "field": "office"}, {"id": "f", "name": "f", "field": "fee"}],
        "rules": [
            {"_id": f"r{n}", "d": f"'{d}'", "a": f"[{low}..{high})", "o": f"'{office}'", "f": str(n)}
            for n, (d, low, high, office) in enumerate(rows)
        ],
    }
    return {
        "nodes": [
            {"id": "in", "type": "inputNode", "name": "in", "position": place},
            {"id": "table", "type": "decisionTableNode", "name": "table", "position": place, "content": content},
            {"id": "out", "type": "outputNode", "name": "out", "position": place},
        ],
        "edges": [
            {"id": "first", "sourceId": "in", "targetId": "table", "type": "edge"},
            {"id": "second", "sourceId": "table", "targetId": "out", "type": "edge"},
        ],
    }


def _as_json_logic(rows: list[tuple[str, int, int, str]]) -> object:
    parts: list[object] = []
    for district, low, high, office in rows:
        area = {"var": "area"}
        parts.append({"and": [{"==": [{"var": "district"}, district]}, {">=": [area, low]}, {"<": [area, high]}]})
        parts.append(office)
    return {"if": [*parts, ""]}


def judged(what: str, ours: float, other: str, theirs: float, floor: float, said_floor: str) -> Line:
    """The line of a floor: our cost as a part of another's."""
    met = ours <= theirs * floor
    cost = f"ours {ours:.2f} µs, {other} {theirs:.2f} µs, ratio {ours / theirs:.3f}"
    return Line(f"{what}: {cost}, floor {said_floor}: {said(met)}", met)


def said(met: bool) -> str:
    """How a floor is reported."""
    return "met" if met else "MISSED"


def main() -> int:
    """Print every line; 1 when a floor is missed."""
    print(versions("zen-engine", "datalogic-py"))
    lines = run()
    for line in lines:
        print(line.text)
    return 1 if any(line.met is False for line in lines) else 0


if __name__ == "__main__":
    sys.exit(main())
