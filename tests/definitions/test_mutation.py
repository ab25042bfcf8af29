"""Which slips are made, and which of them do examples notice?"""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from banshi.definitions.calendars import shipped_calendar
from banshi.definitions.compile import Parsed, SharedParts, parse
from banshi.definitions.mutation import Judged, Mistake, Verdict, compiler, judge, mutants, score
from banshi.definitions.mutation.cells import condition_variations, outcome_variations
from banshi.definitions.mutation.expressions import expression_variations
from banshi.definitions.vocabulary import Vocabulary
from banshi_rules.expressions import compile_expression
from banshi_rules.findings import NOWHERE
from banshi_rules.values import BOOLEAN, DATE, DECIMAL, INTEGER, TEXT, Type, enum, list_of

KINDS = enum(["shop", "canteen", "stall"])
SCOPE = {"area": DECIMAL, "n": INTEGER, "kind": KINDS, "day": DATE, "urgent": BOOLEAN, "items": list_of(KINDS)}


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("area <= 50", {"area < 50", "area <= 51", "area <= 49", "!(area <= 50)"}),
        ("kind == 'shop'", {"kind != 'shop'"}),
        ("!urgent", {"urgent"}),
        ("urgent && n > 5", {"urgent", "n > 5", "!(urgent) && n > 5", "urgent && !(n > 5)", "urgent && n >= 5"}
         | {"urgent && n > 6", "urgent && n > 4", "!(urgent && n > 5)"}),
        ("(n > 5 || urgent)", {"(n > 5)", "(urgent)", "!((n > 5 || urgent))", "(n > 5 || !(urgent))"}
         | {"(n >= 5 || urgent)", "(n > 6 || urgent)", "(n > 4 || urgent)", "(!(n > 5) || urgent)"}),
        ("kind in ['shop', 'stall']", {"kind in ['shop']", "kind in ['stall']", "!(kind in ['shop', 'stall'])"}),
        ("day < '2026-01-31'", {"day <= '2026-01-31'", "day < '2026-02-01'", "day < '2026-01-30'",
                                "!(day < '2026-01-31')"}),
        ("n * 2 + 1", {"n * 3 + 1", "n * 1 + 1", "n * 2 + 2", "n * 2 + 0"}),
        ("items.exists(i, i == 'shop')", {"items.exists(i, i != 'shop')", "!(items.exists(i, i == 'shop'))"}),
    ],
)  # fmt: skip
def test_slips_in_a_condition(text: str, made: set[str]) -> None:
    expression, findings = compile_expression(text, SCOPE, NOWHERE)
    assert expression is not None and findings == ()
    found = [new for _, new in expression_variations(expression)]
    assert set(found) == made and len(found) == len(made)
    for new in found:  # every one of them could have been written
        assert compile_expression(new, SCOPE, NOWHERE)[1] == (), new


@pytest.mark.parametrize(
    ("cell", "type_", "made"),
    [
        ("-", INTEGER, set()),
        (50, INTEGER, {"-", "51", "49"}),
        ("<= 50", DECIMAL, {"-", "< 50", "<= 51", "<= 49"}),
        ("50..100", INTEGER, {"-", "51..100", "49..100", "50..101", "50..99", "(50..100]", "[50..100)"}),
        ("[50..100)", INTEGER, {"-", "[51..100)", "[49..100)", "[50..101)", "[50..99)", "(50..100)", "[50..100]"}),
        ("shop", KINDS, {"-", "!= shop"}),
        ("!= shop", KINDS, {"-", "shop"}),
        ("shop, stall", KINDS, {"-", "shop", "stall"}),
        ("not in [shop, stall]", KINDS, {"-", "in [shop, stall]", "not in [shop]", "not in [stall]"}),
        (True, BOOLEAN, {"-", "False"}),
        (">= 2026-01-31", DATE, {"-", "> 2026-01-31", ">= 2026-02-01", ">= 2026-01-30"}),
        ("some text", TEXT, {"-"}),
    ],
)
def test_slips_in_a_cell(cell: Any, type_: Type, made: set[str]) -> None:
    assert {str(new) for _, new in condition_variations(cell, type_)} == made


def test_slips_in_a_result() -> None:
    assert [new for _, new in outcome_variations("shop", KINDS)] == ["canteen", "stall"]
    assert [new for _, new in outcome_variations(True, BOOLEAN)] == [False]
    assert [new for _, new in outcome_variations(3, INTEGER)] == [4, 2]


@pytest.fixture(scope="module")
def judged(felling: str, parts: SharedParts, vocabulary: Vocabulary) -> list[Judged]:
    return _judged(felling, parts, vocabulary)


def _judged(text: str, parts: SharedParts, vocabulary: Vocabulary) -> list[Judged]:
    file = parse("felling.yaml", text)
    compile_file = compiler(parts, vocabulary)
    matter, _ = compile_file(file)
    assert matter is not None and file.node is not None
    before = file.node.plain()
    made = list(judge(file, matter, shipped_calendar(), compile_file))
    assert file.node.plain() == before  # what was compiled stays as it was
    assert len(made) == len(list(mutants(file.node, matter)))
    return made


def test_every_kind_of_slip_is_made(judged: list[Judged]) -> None:
    counts = Counter(one.mutant.mistake for one in judged)
    assert set(counts) == set(Mistake) - {Mistake.ROWS_SWAPPED}  # a table that wants one row has no order
    assert len(judged) > 70
    assert [one.mutant.at.line for one in judged] == sorted(one.mutant.at.line for one in judged)


def test_each_differs_from_the_definition_and_is_told_in_words(judged: list[Judged], felling: str) -> None:
    root = parse("felling.yaml", felling).node
    assert root is not None
    said = [(one.mutant.at, one.mutant.words("zh")) for one in judged]
    assert len(set(said)) == len(said)
    assert all(one.mutant.node.plain() != root.plain() for one in judged)
    words = {one.mutant.words("en") for one in judged}
    assert {
        "write number > 11 instead of number > 10",
        "write promised: 1 day instead of promised: 1 working day",
        "leave out row 2 of the table track",
        "leave out the option works of reason",
        "leave out the material photo",
        "leave out required: true of place",
        "leave out the check too_many",
        "write track: standard instead of track: quick",
        "write number: < 10 instead of number: <= 10",
    } <= words
    assert "把 number > 10 改成 number > 11" in {one.mutant.words("zh") for one in judged}


def test_what_the_checker_refuses_is_not_counted(judged: list[Judged]) -> None:
    refused = [one for one in judged if one.verdict is Verdict.REFUSED]
    assert refused and all(one.by for one in refused)
    noticed, counted = score(judged)
    assert counted == len(judged) - len(refused) and 0 < noticed < counted


def test_an_example_at_the_border_notices_more(judged: list[Judged], felling: str, parts: SharedParts,
                                               vocabulary: Vocabulary) -> None:  # fmt: skip
    border = """
  - name: 危险树木五十株
    given: {place: 测试区测试路9号, species: [oak], number: 50, reason: danger, owners: [{name: 测试甲, share: 100}]}
    expect: {wrong: []}
  - name: 危险树木五十一株
    given: {place: 测试区测试路9号, species: [oak], number: 51, reason: danger, owners: [{name: 测试甲, share: 100}]}
    expect: {wrong: [too_many]}
"""
    more = _judged(felling.rstrip() + border, parts, vocabulary)
    assert score(more)[0] > score(judged)[0]
    noticed = {one.mutant.words("en"): one.by for one in more if one.verdict is Verdict.NOTICED}
    assert noticed["leave out the check too_many"] == "危险树木五十一株"
    wrong = "reason == 'danger' && number > 50"
    assert noticed[f"write {wrong.replace('>', '>=')} instead of {wrong}"] == "危险树木五十株"


def test_an_example_that_fails_notices_nothing(felling: str, parts: SharedParts, vocabulary: Vocabulary) -> None:
    broken = felling.replace("expect: {route: quick}", "expect: {route: standard}")
    assert broken != felling
    assert score(_judged(broken, parts, vocabulary))[0] == 0


def test_rows_change_places_where_their_order_counts(felling: str, parts: SharedParts, vocabulary: Vocabulary) -> None:
    first = felling.replace("policy: unique", "policy: first")
    swapped = [one for one in _judged(first, parts, vocabulary) if one.mutant.mistake is Mistake.ROWS_SWAPPED]
    assert [one.mutant.words("en") for one in swapped] == [
        "let row 1 of the table track and row 2 of the table track change places",
        "let row 2 of the table track and row 3 of the table track change places",
    ]


def test_json_has_the_same_slips(
    felling: str, parts: SharedParts, vocabulary: Vocabulary, judged: list[Judged]
) -> None:
    import json
    from pathlib import Path

    text = (Path(__file__).parent / "felling.json").read_text("utf-8")
    compile_file = compiler(parts, vocabulary)
    file: Parsed = parse("felling.json", text)
    matter, _ = compile_file(file)
    assert matter is not None and json.loads(text)
    made = list(judge(file, matter, shipped_calendar(), compile_file))
    assert Counter(one.mutant.words("en") for one in made) == Counter(one.mutant.words("en") for one in judged)
