"""A dry run: the shape of its JSON, what it says about wrong answers, and the days it counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from banshi.definitions.examples.running import example_findings, run_example
from banshi.definitions.model import Example, Matter
from banshi.definitions.trying import Trial, try_matter
from banshi.definitions.words import WORDS, word
from banshi_rules.calendars import WorkingCalendar
from banshi_rules.findings import NOWHERE, Severity

PARTS = """
form:
  - section: one
    title: 一
    fields:
      - {id: uscc, kind: uscc, label: {zh: 代码, en: Code}, required: true}
      - {id: business, kind: choice, label: 业态, required: true, options: {shop: 店, canteen: 食堂}}
      - {id: diners, kind: integer, label: 人数, min: 1, visible_when: business == 'canteen', required: true}
      - id: staff
        kind: group
        label: 人员
        least: 1
        most: 2
        fields:
          - {id: name, kind: person-name, label: 姓名, required: true, privacy: personal, purpose: 核验}
          - {id: id_no, kind: resident-id, label: 身份证号, required: true, privacy: sensitive, purpose: 核验}
materials:
  - {id: licence, title: 营业执照, source: sharing, register: business_licence, standard: 一致, basis: licensing-law}
  - id: contract
    title: 承包合同
    source: applicant
    accept: [pdf]
    standard: 双方签章
    basis: licensing-law
    required_when: business == 'canteen'
checks:
  - {id: few, at: staff, wrong_when: diners > 500 && size(staff) < 2, message: 人员不足}
  - {id: registered, plugin: market_supervision.enterprise_status, with: {uscc: uscc}}
routes:
  - {route: express, when: business == 'shop', promised: 1 working day, flow: express-3}
  - {route: standard}
"""
GOOD: dict[str, Any] = {
    "uscc": "92440305MA5HD4K27N",
    "business": "shop",
    "staff": [{"name": "测试甲", "id_no": "11010519491231002X"}],
}


@pytest.fixture
def matter(matter_of: Callable[..., Matter]) -> Matter:
    return matter_of(PARTS)


@pytest.fixture
def attempt(matter: Matter, calendar: WorkingCalendar) -> Callable[..., Trial]:
    def trying(given: dict[str, Any], **more: Any) -> Trial:
        outside = {"applicant": {}, "registers": {}, "plugins": {}, "received": date(2026, 2, 13), **more}
        return try_matter(matter, given, calendar=calendar, **outside)

    return trying


def test_the_promised_json(attempt: Callable[..., Trial]) -> None:
    assert attempt(GOOD).to_json() == {
        "asked": ["uscc", "business", "staff"],
        "not_asked": ["diners"],
        "wrong": [],
        "materials": {"asked": [], "supplied": ["licence"], "later": []},
        "route": "express",
        "fee": "none",
        "steps": ["accept", "decide", "issue"],
        "due": {"promised": "2026-02-14", "statutory": "2026-03-19"},  # the vector of the law page: +1 and +20
        "because": {
            "route": ["business == 'shop' → true"],
            "tables": {},
            "materials": {"contract": ["business == 'canteen' → false"]},
            "not_asked": {"diners": ["business == 'canteen' → false"]},
        },
    }


def test_days_count_from_acceptance(attempt: Callable[..., Trial]) -> None:
    accepted = attempt({**GOOD, "business": "canteen", "diners": 3}, accepted=date(2026, 9, 30)).to_json()
    assert accepted["route"] == "standard"
    assert accepted["due"] == {"promised": "2026-10-20", "statutory": "2026-11-03"}


def places(trial: Trial) -> list[tuple[str | None, str]]:
    return [(wrong.at, wrong.check) for wrong in trial.wrong]


def test_everything_wrong_is_told_at_once(attempt: Callable[..., Trial]) -> None:
    trial = attempt(
        {"uscc": "92440305MA5HD4K27M", "business": "canteen", "diners": "many", "staff": [{"name": "测试甲"}]}
    )
    at = [place for place, _ in places(trial)]
    assert sorted(at) == ["diners", "staff.0.id_no", "uscc"]  # type: ignore[type-var]
    assert all(wrong.message.zh and wrong.message.en for wrong in trial.wrong)


def test_checks_and_the_form_are_told_together(attempt: Callable[..., Trial]) -> None:
    trial = attempt({**GOOD, "business": "canteen", "diners": 501}, plugins={"registered": "wrong"})
    assert places(trial) == [("staff", "few"), ("uscc", "registered")]


def test_an_unreadable_answer_nobody_asked_for_is_not_wrong(attempt: Callable[..., Trial]) -> None:
    assert places(attempt({**GOOD, "diners": "many"})) == []


def test_the_outside_world_says_what_it_is_told_to_say(attempt: Callable[..., Trial]) -> None:
    trial = attempt(GOOD, registers={"business_licence": "missing"}, plugins={"registered": "unknown"})
    answer = trial.to_json()
    assert answer["materials"] == {"asked": ["licence"], "supplied": [], "later": []}
    assert answer["wrong"] == []


def test_the_applicants_particulars_are_checked_where_given(attempt: Callable[..., Trial]) -> None:
    assert places(attempt(GOOD, applicant={"kind": "enterprise"})) == []
    (wrong,) = attempt(GOOD, applicant={"kind": "foreigner"}).wrong
    assert wrong.at == "applicant_kind"
    (wrong,) = attempt(GOOD, applicant={"kind": "enterprise", "number": "91440305MADEMX011M"}).wrong
    assert (wrong.at, wrong.check) == ("applicant_number", "uscc-check")


def test_a_single_kind_of_applicant_goes_without_saying(
    matter_of: Callable[..., Matter], calendar: WorkingCalendar
) -> None:
    asks = "\n      - {id: own, kind: yes-no, label: 本人, visible_when: applicant.kind == 'enterprise'}"
    one = matter_of(PARTS.replace("\n      - id: staff", asks + "\n      - id: staff"), applicants="enterprise")
    trial = try_matter(one, GOOD, applicant={}, received=date(2026, 2, 13), calendar=calendar, registers={}, plugins={})
    assert "own" in trial.to_json()["asked"]


def example(given: dict[str, Any], expect: dict[str, Any], **more: Any) -> Example:
    blank: dict[str, Any] = {"applicant": {}, "received": None, "accepted": None, "registers": {}, "plugins": {}}
    return Example(name="例", given=given, expect=expect, at=NOWHERE, **{**blank, **more})


def test_what_an_example_does_not_name_is_not_compared(matter: Matter, calendar: WorkingCalendar) -> None:
    assert run_example(matter, example(GOOD, {}), calendar) == ()
    assert run_example(matter, example(GOOD, {"materials": {"supplied": ["licence"]}}), calendar) == ()


def test_lists_are_compared_without_their_order_but_steps_are_not(matter: Matter, calendar: WorkingCalendar) -> None:
    assert run_example(matter, example(GOOD, {"asked": ["staff", "uscc", "business"]}), calendar) == ()
    (wrong,) = run_example(matter, example(GOOD, {"steps": ["issue", "decide", "accept"]}), calendar)
    assert (wrong.key, wrong.got) == ("steps", ["accept", "decide", "issue"])


def test_every_difference_is_a_mismatch_with_both_values(matter: Matter, calendar: WorkingCalendar) -> None:
    expect = {
        "route": "standard",
        "wrong": ["few"],
        "due": {"promised": "2026-02-15"},
        "materials": {"asked": ["contract"]},
    }
    found = run_example(matter, example(GOOD, expect, accepted=date(2026, 2, 13)), calendar)
    assert [(wrong.key, wrong.expected, wrong.got) for wrong in found] == [
        ("route", "standard", "express"),
        ("wrong", ["few"], []),
        ("due.promised", "2026-02-15", "2026-02-14"),
        ("materials.asked", ["contract"], []),
    ]
    assert {wrong.finding().code for wrong in found} == {"E101"}


def test_what_an_example_says_without_effect_is_an_error(matter: Matter, calendar: WorkingCalendar) -> None:
    days = {"received": date(2026, 3, 2), "accepted": date(2026, 3, 1)}
    odd = replace(matter, examples=(example(GOOD, {}, plugins={"registerd": "wrong"}, **days),))
    errors = [finding.code for finding in example_findings(odd, calendar) if finding.severity is Severity.ERROR]
    assert errors == ["E102", "E103"]
    assert {finding.code for finding in example_findings(odd, calendar)} <= WORDS.keys()


def test_wrong_lists_check_ids_and_problem_codes_once(matter: Matter, calendar: WorkingCalendar) -> None:
    (wrong,) = run_example(matter, example({}, {"wrong": []}), calendar)
    assert len(wrong.got) == len(set(wrong.got)) > 0


def test_wrong_may_name_the_place_of_a_problem(matter: Matter, calendar: WorkingCalendar) -> None:
    given = {"staff": [{"name": "测试甲", "id_no": "11010519491231002X"}]}
    places = [{"check": "missing-choice", "at": "business"}, {"check": "missing", "at": "uscc"}]

    def mismatches(expected: list[Any]) -> int:
        return len(run_example(matter, example(given, {"wrong": expected}), calendar))

    assert mismatches(places) == mismatches(["missing", "missing-choice"]) == mismatches(["missing", places[0]]) == 0
    assert mismatches(places[:1]) == mismatches([*places, "few"]) == mismatches(["missing"]) == 1
    elsewhere = {"check": "missing", "at": "business"}
    (wrong,) = run_example(matter, example(given, {"wrong": [elsewhere]}), calendar)
    assert word(wrong.finding(), "en").message.startswith(
        'Example "例" does not hold: wrong should be [missing (business)] and is [missing'
    )


def test_results_of_tables_can_be_expected(matter_of: Callable[..., Matter], calendar: WorkingCalendar) -> None:
    tables = """tables:
  track:
    inputs: [business]
    outputs: {track: [small, large], days: integer}
    policy: unique
    rows:
      - {business: shop, track: small, days: 3}
      - {business: canteen, track: large, days: 9}
checks:"""
    matter = matter_of(PARTS.replace("checks:", tables))
    right = {"tables": {"track": {"track": "small", "days": 3}}}
    assert run_example(matter, example(GOOD, right), calendar) == ()
    (wrong,) = run_example(matter, example(GOOD, {"tables": {"track": {"days": 4}}}), calendar)
    assert (wrong.key, wrong.expected, wrong.got) == ("tables.track.days", 4, 3)
    (unknown,) = run_example(matter, example(GOOD, {"tables": {"trak": {"days": 4}}}), calendar)
    assert (unknown.key, unknown.got) == ("tables.trak", None)
    assert "{days: 4}" in word(unknown.finding(), "en").message
    nothing = run_example(matter, example({}, {"tables": {"track": {"days": 4}}}), calendar)
    assert [one.got for one in nothing] == [None]
