"""Do definitions keep what the law says about answering an application and handing over its result?"""

from __future__ import annotations

from pathlib import Path

import pytest

from banshi.definitions.library import Library, compile_library
from banshi.definitions.source.files import Sources, read_folder
from banshi.definitions.vocabulary import Vocabulary
from banshi_rules.findings import Severity

DISTRICT = Path(__file__).parent / "district"
CEILINGS = "ceilings: {intake: 5 working days, delivery: 10 working days}\n"
INTAKE = "does: intake, by: window-clerk, limit: 5 working days"
NO_ROUTES = """routes:
  - {route: quick, when: track == 'quick', promised: 1 working day, flow: quick}
  - {route: standard}
"""


def district(vocabulary: Vocabulary, *changes: tuple[str, str], ceilings: str = CEILINGS) -> Library:
    """The small district with ceilings, and its matter after these changes."""
    files = dict(read_folder(DISTRICT).files)
    for old, new in changes:
        assert files["felling.yaml"].count(old) == 1, old
        files["felling.yaml"] = files["felling.yaml"].replace(old, new)
    files["district.yaml"] += ceilings
    return compile_library(Sources(files), vocabulary)


def said(library: Library) -> list[tuple[str, str]]:
    return [(finding.code, finding.severity.value) for finding in library.findings]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([], []),
        ([(INTAKE, "does: intake, by: window-clerk")], [("L023", "error")]),
        ([(INTAKE, INTAKE.replace("5 working days", "6 working days"))], [("L024", "error")]),
        ([(INTAKE, INTAKE.replace("5 working days", "5 days"))], []),
        ([("delivery: 5 working days", "delivery: 10 working days")], []),
        ([("delivery: 5 working days", "delivery: 11 working days")], [("L025", "error")]),
        ([("delivery: 5 working days", "delivery: 9999 months")], [("L025", "error")]),
        ([("kind: licence", "kind: payment"), (INTAKE, INTAKE.replace("5 w", "9 w"))], [("L024", "warning")]),
    ],
)
def test_answering_and_delivery(
    vocabulary: Vocabulary, changes: list[tuple[str, str]], expected: list[tuple[str, str]]
) -> None:
    """Licensing Law 32: an answer within five working days, or silence is acceptance.  44: delivery within ten."""
    assert said(district(vocabulary, *changes)) == expected


def test_a_district_without_ceilings_still_wants_a_limit_of_intake(vocabulary: Vocabulary) -> None:
    assert said(district(vocabulary, (INTAKE, INTAKE.replace("5 w", "50 w")), ceilings="")) == []
    assert said(district(vocabulary, (INTAKE, "does: intake, by: window-clerk"), ceilings="")) == [("L023", "error")]


def test_nothing_else_is_promised_where_the_day_is_promised(vocabulary: Vocabulary) -> None:
    """A class that is decided on the day of acceptance leaves a written promise without effect."""
    immediate = ("class: ordinary", "class: immediate")
    steps = [("by: handler, limit: 2 working days", "by: handler, limit: 1 hour")]
    steps += [("by: reviewer, limit: 1 working day", "by: reviewer, limit: 1 hour")]
    steps += [("by: approver, limit: 1 working day", "by: approver, limit: 1 hour")]
    plain = [immediate, (NO_ROUTES, ""), ("    expect: {route: quick}", "    expect: {}"), *steps]
    assert said(district(vocabulary, *plain, ("  promised: 5 working days\n", ""))) == []
    written = district(vocabulary, *plain)
    assert [(f.code, f.severity, f.at.line) for f in written.findings] == [("L026", Severity.ERROR, 20)]
    on_a_route = district(vocabulary, immediate, ("  promised: 5 working days\n", ""), *steps)
    assert said(on_a_route) == [("L026", "error")]
