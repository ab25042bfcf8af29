"""Does a proof end, whatever it is asked?  Tables and forms as large as the language lets them be, and hard arithmetic.

What cannot be settled in time is said (P550), and never passed over as right.
"""

from __future__ import annotations

import random
from time import perf_counter

import pytest
from proof.conftest import Written
from proof.test_witness import FORM, condition

from banshi.definitions.proof import Applicant, Prover, Undecided, proof_findings, witness
from banshi_rules.calendars import WorkingCalendar

#: Seconds the proofs of a matter get here, and those after which they have ended on any machine.
SECONDS, ENOUGH = 4.0, 30


def large_table(rows: int, gap: int = 4990) -> str:
    """A table of so many rows that divides numbers and heights, with one gap."""
    lines = [
        f'      - {{number: "[{low}..{low + 5})", height: "-", band: b{low % 7}}}'
        for low in range(0, rows * 5, 5)
        if low != gap
    ]
    fields = """
form:
  - section: site
    title: 地点
    fields:
      - {id: number, kind: integer, label: 株数, min: 0, max: 9999, required: true}
      - {id: height, kind: decimal, label: 树高, min: 0, max: 100, required: true}
tables:
  band:
    inputs: [number, height]
    outputs: {band: [b0, b1, b2, b3, b4, b5, b6]}
    policy: unique
    rows:
"""
    return fields + "\n".join(lines) + "\n"


def test_a_table_of_two_thousand_rows(written: Written, calendar: WorkingCalendar) -> None:
    matter = written(large_table(2000))
    began = perf_counter()
    found = proof_findings(matter, calendar, SECONDS)
    assert perf_counter() - began < ENOUGH
    assert [finding.code for finding in found] == ["P501"]
    matter = written(
        large_table(2000, gap=-1).replace('"[500..505)"', '"[500..506)"').replace("[800..805)", ">= 10000")
    )
    assert [finding.code for finding in proof_findings(matter, calendar, SECONDS)] == ["P501", "P502", "P505"]
    assert perf_counter() - began < ENOUGH


def test_a_table_whose_rows_all_meet(written: Written, calendar: WorkingCalendar) -> None:
    """More pairs than anybody asks about one by one: one question about all of them, or P550."""
    lines = "\n".join(f'      - {{number: ">= {n}", height: "<= {n % 90 + 1}", band: b{n % 7}}}' for n in range(300))
    text = large_table(3).split("    rows:\n")[0] + "    rows:\n" + lines + "\n"
    began = perf_counter()
    codes = [finding.code for finding in proof_findings(written(text), calendar, SECONDS)]
    assert perf_counter() - began < ENOUGH
    assert "P502" in codes or "P550" in codes


def test_a_form_of_five_hundred_questions(written: Written, calendar: WorkingCalendar) -> None:
    rng = random.Random(20261127)
    fields = ["      - {id: q0, kind: integer, label: 问题0, min: 0, max: 9, required: true}"]
    for number in range(1, 500):
        other = rng.randrange(number)
        fields.append(
            f"      - {{id: q{number}, kind: integer, label: 问题{number}, min: 0, max: 9, required: true, "
            f"visible_when: q{other} > {rng.randrange(9)}}}"
        )
    text = "\nform:\n  - section: site\n    title: 地点\n    fields:\n" + "\n".join(fields) + "\n"
    began = perf_counter()
    found = proof_findings(written(text), calendar, SECONDS)
    assert perf_counter() - began < ENOUGH
    assert {finding.code for finding in found} <= {"P550"}


HARD = (
    "area * area * area == 12345.678901",
    "diners * diners * diners + area * area * area == diners * area * 7.77",
    "diners % 977 == 3 && diners * diners % 983 == 5",
    "staff.sum(s, s.age * s.pay * s.pay) == 123456.78",
    "staff.all(s, staff.exists(t, t.age > s.age))",
)


@pytest.mark.parametrize("text", HARD)
def test_hard_arithmetic_ends_and_is_never_guessed(written: Written, text: str) -> None:
    matter = written(FORM)
    began = perf_counter()
    found = witness(matter, condition(matter, text))
    assert perf_counter() - began < 15
    assert found is None or isinstance(found, (Applicant, Undecided))


def test_what_is_not_settled_is_said(written: Written, calendar: WorkingCalendar) -> None:
    """With no time at all nothing is proved, and P550 names everything that was to be."""
    matter = written(large_table(20))
    prover = Prover(matter, calendar, each=0.0, all=0.0)
    assert isinstance(prover.witness(condition(matter, "number > 5")), Undecided)
    assert prover.possible([True], prover.meaning.filed) == (None,)


def test_rows_that_need_each_other_are_not_taken_for_copies(written: Written) -> None:
    """Every row younger than another one: with finitely many rows there is none such, and no proof by copies."""
    matter = written(FORM)
    found = witness(matter, condition(matter, "size(staff) > 0 && staff.all(s, staff.exists(t, t.age > s.age))"))
    assert not isinstance(found, Applicant)
    somebody = condition(matter, "size(staff) == 6 && staff.all(s, staff.exists(t, t.age == s.age))")
    assert witness(matter, somebody) is not None
