"""Does `banshi check` find what was spoilt in three hundred good matters, and nothing in those that are good?"""

from __future__ import annotations

import pytest
from defects.corpus import COUNT, KINDS, corpus
from defects.recall import SHIPPED, Outcome, outcomes, recall, shipped_matters, table

from banshi.cli.check import look_at
from banshi.cli.speech import Speech
from banshi_rules.findings import Severity

#: Areas in which nothing may be missed.
STRUCTURE = ("structure", "flow", "text")
LEAST = 0.95


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> tuple[Outcome, ...]:
    """What is found in every defect; the table is printed (`pytest -s`)."""
    all_of = outcomes(tmp_path_factory.mktemp("defects"))
    print("\n" + "\n".join(table(all_of)))
    return all_of


def test_there_are_three_hundred_of_every_kind(found: tuple[Outcome, ...]) -> None:
    assert len(found) == COUNT
    assert len({one.defect.text for one in found}) == COUNT
    missing = {kind.name for kind in KINDS if kind.known} - {one.defect.kind.name for one in found}
    assert not missing, "a kind of defect that fits no shipped matter"


def test_every_defect_of_structure_is_found(found: tuple[Outcome, ...]) -> None:
    missed = [one for one in found if one.defect.kind.area in STRUCTURE and not one.found]
    assert missed == [], "\n".join(table(found))


def test_nineteen_of_twenty_are_found_in_every_area(found: tuple[Outcome, ...]) -> None:
    poor = {area: of for area, of in recall(found).items() if of[0] < LEAST * of[1]}
    assert poor == {}, "\n".join(table(found))


def test_the_same_seed_gives_the_same_corpus() -> None:
    _, matters = shipped_matters()
    assert [one.text for one in corpus(matters, 50)] == [one.text for one in corpus(matters, 50)]


def test_no_false_alarm_on_what_is_shipped() -> None:
    alarms = [
        one for one in look_at([SHIPPED], None, Speech("zh")).findings if one.finding.severity is not Severity.ADVICE
    ]
    assert alarms == []
