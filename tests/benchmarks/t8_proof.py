"""What does a proof cost?  A table of a hundred rows and six inputs, and whole shipped matters, in seconds of work.

Seconds are those of the processor, so that a busy machine is not taken for a slow proof.
`python tests/benchmarks/t8_proof.py` prints them, and exits 1 below a floor.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable

from measure import verdict, versions

from banshi.assembly import content, plugin_host
from banshi.definitions.calendars import shipped_calendar
from banshi.definitions.library import load_library
from banshi.definitions.proof import proof_findings
from banshi.definitions.proof.answering import Answering
from banshi_forms.kinds import STANDARD_KINDS
from banshi_forms.model import Field
from banshi_rules.findings import NOWHERE
from banshi_rules.proof import Court, Encoder, Ground, Number, both, contradicting, table_symbols
from banshi_rules.tables import DecisionTable, compile_table
from banshi_rules.texts import Text
from banshi_rules.values import BOOLEAN, INTEGER, Type, enum

KINDS = tuple(f"k{n}" for n in range(5))
INPUTS: dict[str, Type] = {
    "kind": enum(KINDS), "area": INTEGER, "seats": INTEGER, "old": BOOLEAN, "chain": BOOLEAN, "level": enum(("a", "b")),
}  # fmt: skip


def hundred_rows() -> DecisionTable:
    """A table without gap or overlap: five kinds, each divided by area in ten, and by one truth."""
    rng = random.Random(20261127)
    rows = []
    for kind in KINDS:
        ends = sorted(rng.sample(range(1, 1000), 9))
        for low, high in zip([None, *ends], [*ends, None], strict=True):
            area = f"< {high}" if low is None else f">= {low}" if high is None else f"[{low}..{high})"
            rows += [{"kind": kind, "area": area, "old": old, "track": rng.choice("xyz")} for old in (True, False)]
    cells = [{**dict.fromkeys(INPUTS, "-"), **row} for row in rows]
    table, findings = compile_table(
        "track",
        [(name, kind, NOWHERE) for name, kind in INPUTS.items()],
        [("track", enum(("x", "y", "z")), NOWHERE)],
        [{name: (cell, NOWHERE) for name, cell in row.items()} for row in cells],
        "unique",
        NOWHERE,
    )
    assert table is not None, findings
    return table


def prove(table: DecisionTable) -> None:
    """No gap, no overlap, no idle row."""
    ground = Ground()
    encoder = Encoder(ground)
    received = Number(True, 740000)
    answering = Answering(ground, received)
    facts = {}
    for name, kind in INPUTS.items():
        word = {"boolean": "yes-no", "integer": "integer", "enum": "choice"}[kind.kind]
        given = {"options": dict.fromkeys(kind.members, "x")} if kind.members else {}
        field_kind = STANDARD_KINDS[word]
        field = Field(id=name, kind=field_kind, label=Text(name), options=field_kind.options(given), at=NOWHERE)
        facts[name] = answering.answer(field, (name,), name, True)
    look = table_symbols(encoder, table, facts)
    for truth in answering.right:
        ground.law(truth)
    court = Court(ground)
    assert type(court.never(look.known, look.missed)).__name__ == "Proved"
    assert type(court.never(contradicting(table.policy, table.rows, look.fits))).__name__ == "Proved"
    assert set(court.possible([both(look.known, fits) for fits in look.fits], True)) == {True}


def seconds(act: Callable[[], object]) -> float:
    """The best of three, in seconds of the processor."""
    taken = []
    for _ in range(3):
        began = time.process_time()
        act()
        taken.append(time.process_time() - began)
    return min(taken)


def main() -> None:
    """Both floors."""
    print(f"proofs: {versions('z3-solver')}")
    table = hundred_rows()
    of_table = seconds(lambda: prove(table))
    print(f"a table of {len(table.rows)} rows and {len(table.inputs)} inputs: {of_table:.3f} s")
    library, calendar = (
        load_library(content("matter_definitions") / "shili", plugin_host().vocabulary()),
        shipped_calendar(),
    )
    slowest = 0.0
    for code, matter in library.matters.items():
        taken = seconds(lambda matter=matter: proof_findings(matter, calendar))
        slowest = max(slowest, taken)
        print(f"{code}: {taken:.3f} s")
    verdict({"a table of 100 rows in under a second": of_table < 1, "a whole matter in under 0.7 s": slowest < 0.7})


if __name__ == "__main__":
    main()
