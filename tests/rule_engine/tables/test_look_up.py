"""Does a table give the row that fits, whatever its columns look like, and say why?"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from banshi_rules.expressions import compile_expression, value_of
from banshi_rules.findings import NOWHERE, Span
from banshi_rules.tables import DecisionTable, as_fact, compile_table, look_up, result_type
from banshi_rules.tables.cells import fits
from banshi_rules.tables.index import read
from banshi_rules.values import BOOLEAN, DATE, DECIMAL, INTEGER, TEXT, Kind, Type, enum, record

BUSINESS = enum(["catering", "canteen", "prepackaged"])
TRACK = enum(["filing", "express", "standard"])


def table_of(
    inputs: Mapping[str, Type], outputs: Mapping[str, Type], rows: Sequence[Sequence[object]], policy: str = "unique"
) -> DecisionTable:
    columns = [*inputs, *outputs]
    table, findings = compile_table(
        "track",
        [(name, kind, NOWHERE) for name, kind in inputs.items()],
        [(name, kind, NOWHERE) for name, kind in outputs.items()],
        [
            {
                name: (cell, Span("t.yaml", 10 + number, 1 + i, 10 + number, 2 + i))
                for i, (name, cell) in enumerate(cells)
            }
            for number, cells in enumerate(zip(columns, row, strict=True) for row in rows)
        ],
        policy,
        NOWHERE,
    )
    assert table is not None, findings
    return table


CATERING = table_of(
    {"business": BUSINESS, "area": DECIMAL, "central_kitchen": BOOLEAN},
    {"track": TRACK},
    [
        ["prepackaged", "-", "-", "filing"],
        ["catering", "<= 50", False, "express"],
        ["catering", "> 50", False, "standard"],
        ["catering", "-", True, "standard"],
        ["canteen", "-", "-", "standard"],
    ],
)


@pytest.mark.parametrize(
    ("facts", "row", "track"),
    [
        ({"business": "prepackaged"}, 1, "filing"),
        ({"business": "catering", "area": Decimal(50), "central_kitchen": False}, 2, "express"),
        ({"business": "catering", "area": Decimal("50.01"), "central_kitchen": False}, 3, "standard"),
        ({"business": "catering", "area": Decimal(45), "central_kitchen": True}, 4, "standard"),
        ({"business": "catering", "central_kitchen": True}, 4, "standard"),
        ({"business": "canteen", "area": None}, 5, "standard"),
        ({"business": "catering", "central_kitchen": False}, None, None),
        ({"business": "catering", "area": Decimal(45)}, None, None),
        ({"area": Decimal(45), "central_kitchen": True}, None, None),
        ({}, None, None),
    ],
)
def test_the_row_that_fits_is_named(facts: dict[str, Any], row: int | None, track: str | None) -> None:
    hit = look_up(CATERING, facts)
    assert (hit.row, hit.outputs) == (row, {"track": track})
    assert as_fact(CATERING, hit) == track


def test_reasons_are_the_cells_that_fitted_with_their_places() -> None:
    hit = look_up(CATERING, {"business": "catering", "area": Decimal(9), "central_kitchen": False})
    assert [(reason.text, reason.value) for reason in hit.because] == [
        ("business == catering", True),
        ("area <= 50", True),
        ("central_kitchen == false", True),
    ]
    assert [(reason.at.line, reason.at.column) for reason in hit.because] == [(11, 1), (11, 2), (11, 3)]


def test_without_a_row_the_reasons_are_what_is_unknown_or_else_the_inputs() -> None:
    missing = look_up(CATERING, {"business": "catering", "central_kitchen": False})
    assert [(reason.text, reason.value) for reason in missing.because] == [("area", None)]
    fees = table_of({"area": DECIMAL}, {"fee": INTEGER}, [["< 50", 10], ["> 50", 20]])
    gap = look_up(fees, {"area": Decimal(50)})
    assert gap.row is None and [(reason.text, reason.value) for reason in gap.because] == [("area", Decimal(50))]


CELLS: list[tuple[Type, object, list[Any], list[Any]]] = [
    (DECIMAL, "<= 50", [Decimal(50), Decimal("49.99"), 3], [Decimal("50.01")]),
    (DECIMAL, "> 50", [Decimal("50.01")], [Decimal(50)]),
    (DECIMAL, "50..100", [Decimal(50), Decimal(100), 70], [Decimal("49.9"), Decimal("100.1")]),
    (DECIMAL, "[50..100)", [Decimal(50), Decimal("99.9")], [Decimal(100)]),
    (DECIMAL, "(50..100]", [Decimal(100)], [Decimal(50)]),
    (DECIMAL, "-5..-1", [Decimal(-3)], [Decimal(0)]),
    (DECIMAL, "-5", [Decimal(-5)], [Decimal(5)]),
    (DECIMAL, Decimal("2.5"), [Decimal("2.50")], [Decimal(2)]),
    (INTEGER, 3, [3], [4]),
    (INTEGER, "1, 3, > 10", [1, 3, 11], [2, 10]),
    (INTEGER, ["1..3", 7], [2, 7], [4]),
    (INTEGER, "[1..3], [7..9]", [1, 3, 7, 9], [4, 6]),
    (INTEGER, "!= 3", [2, 4], [3]),
    (INTEGER, "not in [3, 4]", [2, 5], [3, 4]),
    (BOOLEAN, True, [True], [False]),
    (BOOLEAN, "false", [False], [True]),
    (BUSINESS, "catering", ["catering"], ["canteen"]),
    (BUSINESS, "in [catering, canteen]", ["catering", "canteen"], ["prepackaged"]),
    (BUSINESS, "catering, canteen", ["catering", "canteen"], ["prepackaged"]),
    (BUSINESS, ["catering", "canteen"], ["catering", "canteen"], ["prepackaged"]),
    (BUSINESS, "!= catering", ["canteen"], ["catering"]),
    (BUSINESS, "'catering'", ["catering"], ["canteen"]),
    (TEXT, "a, b", ["a, b"], ["a"]),
    (TEXT, ["a", "b"], ["a", "b"], ["a, b"]),
    (DATE, "2026-01-31", [date(2026, 1, 31)], [date(2026, 2, 1)]),
    (DATE, ">= 2026-01-31", [date(2026, 1, 31)], [date(2026, 1, 30)]),
    (DATE, "2026-01-01..2026-01-31", [date(2026, 1, 31)], [date(2026, 2, 1)]),
]


@pytest.mark.parametrize(("kind", "cell", "fitting", "others"), CELLS, ids=[str(cell) for _, cell, _, _ in CELLS])
def test_cells(kind: Type, cell: object, fitting: list[Any], others: list[Any]) -> None:
    for more in ([], [["x", cell]]):  # alone, and beside a second column
        inputs = {"x": kind} if not more else {"group": TEXT, "x": kind}
        row = [cell] if not more else more[0]
        table = table_of(inputs, {"out": INTEGER}, [[*row, 1]])
        for value in fitting:
            assert look_up(table, {"group": "x", "x": value}).row == 1
        for value in [*others, None]:
            assert look_up(table, {"group": "x", "x": value}).row is None


def test_a_column_of_a_record_can_be_an_input() -> None:
    table = table_of({"applicant.kind": BUSINESS}, {"out": INTEGER}, [["catering", 1], ["canteen", 2]])
    assert look_up(table, {"applicant": {"kind": "canteen"}}).row == 2
    assert look_up(table, {"applicant": {}}).row is None and look_up(table, {}).row is None


def test_policies() -> None:
    rows = [["<= 50", 1], ["<= 100", 2], ["<= 200", 2]]
    inputs, outputs = {"area": DECIMAL}, {"fee": INTEGER}
    first = table_of(inputs, outputs, rows, "first")
    assert [look_up(first, {"area": Decimal(n)}).row for n in (10, 60, 150, 300)] == [1, 2, 3, None]
    unique = table_of(inputs, outputs, rows, "unique")
    assert [look_up(unique, {"area": Decimal(n)}).row for n in (10, 60, 150)] == [None, None, 3]
    contradiction = look_up(unique, {"area": Decimal(60)})
    assert [reason.text for reason in contradiction.because] == ["area <= 100", "area <= 200"]
    any_row = table_of(inputs, outputs, rows, "any")
    assert [look_up(any_row, {"area": Decimal(n)}).row for n in (10, 60, 150)] == [None, 2, 3]


def test_the_type_of_a_table() -> None:
    assert result_type(CATERING) == TRACK
    two = table_of({"area": DECIMAL}, {"fee": DECIMAL, "office": TEXT}, [["> 0", "12.50", "一楼"]])
    assert result_type(two) == record({"fee": DECIMAL, "office": TEXT})
    hit = look_up(two, {"area": Decimal(3)})
    assert as_fact(two, hit) == {"fee": Decimal("12.50"), "office": "一楼"}
    assert as_fact(two, look_up(two, {})) is None
    expression, _ = compile_expression("charges.fee * 2", {"charges": result_type(two)}, NOWHERE)
    assert expression is not None and value_of(expression, {"charges": as_fact(two, hit)}) == 25


NUMBERS = st.integers(0, 6)
NUMBER_CELLS = st.one_of(
    st.just("-"),
    NUMBERS,
    st.builds("{} {}".format, st.sampled_from(["<", "<=", ">", ">=", "!="]), NUMBERS),
    st.builds(lambda a, b: f"{min(a, b)}..{max(a, b)}", NUMBERS, NUMBERS),
    st.builds(lambda a, b: f"({min(a, b)}..{max(a, b) + 1})", NUMBERS, NUMBERS),
    st.lists(NUMBERS, min_size=1, max_size=3, unique=True),
    st.builds("{}, > {}".format, NUMBERS, NUMBERS),
)
MEMBERS = BUSINESS.members
CHOICE_CELLS = st.one_of(
    st.sampled_from(["-", *MEMBERS]), st.just("!= canteen"), st.lists(st.sampled_from(MEMBERS), min_size=1, unique=True)
)
BOOLEAN_CELLS = st.sampled_from(["-", True, False])
INPUTS = {"kind": BUSINESS, "n": INTEGER, "m": INTEGER, "ok": BOOLEAN}
ROWS = st.lists(
    st.tuples(CHOICE_CELLS, NUMBER_CELLS, NUMBER_CELLS, BOOLEAN_CELLS, st.integers(0, 2)), min_size=1, max_size=9
)
FACTS = st.fixed_dictionaries(
    {},
    optional={
        "kind": st.sampled_from([*MEMBERS, None]),
        "n": st.one_of(st.none(), st.integers(-1, 8)),
        "m": st.one_of(st.none(), st.integers(-1, 8)),
        "ok": st.sampled_from([True, False, None]),
    },
)


@settings(max_examples=500, deadline=None)
@given(ROWS, st.lists(FACTS, min_size=1, max_size=8), st.sampled_from(["unique", "first", "any"]))
def test_the_index_finds_what_reading_every_row_finds(
    rows: list[tuple[Any, ...]], questions: list[dict[str, Any]], policy: str
) -> None:
    table, findings = compile_table(
        "t",
        [(name, kind, NOWHERE) for name, kind in INPUTS.items()],
        [("out", INTEGER, NOWHERE)],
        [{name: (cell, NOWHERE) for name, cell in zip([*INPUTS, "out"], row, strict=True)} for row in rows],
        policy,
        NOWHERE,
    )
    if table is None:
        assert {finding.code for finding in findings} <= {"T206", "T207"}, findings
        return
    for facts in questions:
        fitting = [
            row
            for row in table.rows
            if all(fits(t, read(facts, c.name)) for t, c in zip(row.tests, table.inputs, strict=True))
        ]
        alike = policy == "first" or (policy == "any" and len({row.hit.outputs["out"] for row in fitting}) == 1)
        expected = fitting[0].number if len(fitting) == 1 or (fitting and alike) else None
        assert look_up(table, facts).row == expected


@pytest.mark.parametrize("kind", [Kind.INTEGER, Kind.ENUM])
def test_a_table_with_very_many_overlaps_is_still_made_quickly(kind: Kind) -> None:
    started = time.process_time()
    if kind is Kind.INTEGER:
        table = table_of({"n": INTEGER}, {"out": INTEGER}, [[f"{i}..{4000 - i}", i] for i in range(2000)], "first")
        assert look_up(table, {"n": 1999}).row == 1
    else:
        many = enum([f"m{i}" for i in range(60)])
        cells = ["in [" + ", ".join(many.members[i:]) + "]" for i in range(30)]
        rows = [[cell, cell, cell, i] for i, cell in enumerate(cells)]
        table = table_of({"a": many, "b": many, "c": many}, {"out": INTEGER}, rows, "first")
        assert look_up(table, {"a": "m20", "b": "m59", "c": "m30"}).row == 1
    assert time.process_time() - started < 1.5
