"""Does the language take what its design shows: the whole matter of the language page, word for word?"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from definitions.conftest import Checker

from banshi.assembly import plugin_host
from banshi.definitions.calendars import shipped_calendar
from banshi.definitions.compile import compile_matter
from banshi.definitions.examples.running import run_example
from banshi.definitions.flow import Consult, Fork, Procedure, Visit
from banshi.definitions.library import Library, compile_library
from banshi.definitions.model import Matter, PostSpec
from banshi.definitions.source.files import Sources, read_folder
from banshi.definitions.trying import try_matter
from banshi.people import Role
from banshi_rules.findings import Severity
from banshi_rules.texts import Text

WHOLE = Path(__file__).parent / "whole"
MATTER = "catering-licence.yaml"
Changed = Callable[..., Library]


@pytest.fixture(scope="module")
def changed() -> Changed:
    """The library of that matter after replacing what stands just once in one of its files."""
    vocabulary = plugin_host().vocabulary()
    files = read_folder(WHOLE).files

    def change(*changes: tuple[str, str], file: str = MATTER) -> Library:
        text = files[file]
        for old, new in changes:
            assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
            text = text.replace(old, new)
        return compile_library(Sources({**files, file: text}), vocabulary)

    return change


@pytest.fixture(scope="module")
def matter(changed: Changed) -> Matter:
    return changed().matters["catering-licence"]


def grave(library: Library) -> list[str]:
    return [finding.code for finding in library.findings if finding.severity is not Severity.ADVICE]


def test_it_is_without_errors_and_warnings_and_its_examples_hold(changed: Changed, matter: Matter) -> None:
    assert grave(changed()) == []
    for example in matter.examples:
        assert run_example(matter, example, shipped_calendar()) == ()


def test_its_flow_is_what_is_written(matter: Matter) -> None:
    flow = matter.flow("standard")
    assert [step.id for step in flow.steps] == [
        *("accept", "visit", "fire", "hygiene", "expert", "check", "approve", "issue"),
    ]
    visit, opinions, expert = flow.parts[1:4]
    assert isinstance(visit, Visit) and (visit.people, visit.checklist) == (2, "catering_visit")
    assert isinstance(opinions, Fork) and opinions.needed == 2
    fire = opinions.branches[0][0]
    assert isinstance(fire, Consult) and (fire.department, fire.silence) == ("fire_rescue", "none")
    assert isinstance(expert, Procedure) and expert.planned.amount == 10


CANTEEN: dict[str, Any] = {
    "uscc": "524403055028000165",
    "address": "示例区示例路2号",
    "business": "canteen",
    "area": "1200",
    "diners": 300,
    "items": ["raw"],
    "central_kitchen": False,
    "safety_staff": [{"name": "测试乙", "id_no": "11010519491231002X", "role": "officer"}],
}


def attempt(matter: Matter, given: dict[str, Any]) -> dict[str, Any]:
    from datetime import date

    day = date(2026, 2, 13)
    trial = try_matter(matter, given, applicant={}, received=day, calendar=shipped_calendar(), registers={}, plugins={})
    return json.loads(json.dumps(trial.to_json()))


def test_steps_depend_on_the_answers(matter: Matter) -> None:
    whole = attempt(matter, CANTEEN)
    assert whole["route"] == "standard" and whole["wrong"] == []
    assert whole["steps"] == ["accept", "visit", "fire", "hygiene", "expert", "check", "approve", "issue"]
    assert whole["materials"] == {"asked": ["layout"], "supplied": ["licence"], "later": ["canteen_contract"]}
    small = attempt(matter, {**CANTEEN, "area": "300"})
    assert small["steps"] == ["accept", "visit", "hygiene", "check", "approve", "issue"]


def test_a_guard_ends_at_the_intake(matter: Matter) -> None:
    ended = attempt(matter, {**CANTEEN, "business": "prepackaged"})
    assert (ended["route"], ended["ends"]) == ("not-needed", "not-needed")
    assert ended["steps"] == [] and ended["due"] == {"promised": None, "statutory": None} and ended["fee"] == "none"
    assert ended["materials"] == {"asked": [], "supplied": [], "later": []}


VISIT = "does: visit,  by: inspector, people: 2, limit: 2 working days, checklist: catering_visit}"
FIRE = "does: consult, department: fire_rescue, by: handler, limit: 1 working day, when: area > 300}"
CHECK = "may: [pass, {return_to: visit, at_most: 2}]"


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        # steps: what a kind wants, what it does not know, whom and what it names
        (VISIT, "does: visit, by: inspector, limit: 2 working days}", ["H002"]),
        (VISIT, VISIT.replace("people: 2", "people: 1"), ["L033"]),
        (VISIT, VISIT.replace("catering_visit", "catering_visits"), ["R201"]),
        (VISIT, VISIT.replace("by: inspector", "by: inspector, department: fire_rescue"), ["W412"]),
        (FIRE, FIRE.replace("fire_rescue", "fire"), ["R201"]),
        (FIRE, FIRE.replace("limit: 1 working day, ", "silence: agree, "), ["L038", "L019"]),
        (FIRE, FIRE.replace("area > 300", "aera > 300"), ["X120"]),
        ("procedure: expert-review", "procedure: site-visit", ["R201"]),
        (
            "does: intake, by: window-clerk, limit: 5",
            "does: intake, by: window-clerk, when: area > 3, limit: 5",
            ["W420"],
        ),
        ("does: issue,  by: window-clerk", "does: issue, by: window-clerk, when: area > 3", ["W420"]),
        # forks and ways back
        ("    join: all\n", "", ["W425"]),
        ("    join: all\n", "    join: most\n", ["W426"]),
        ("    join: all\n", "    join: {at_least: 3}\n", ["W427"]),
        ("    join: all\n", "    join: {at_least: 2}\n", []),
        (
            "stage: handle, does: review,  by: handler",
            "stage: approve, does: decide,  by: approver",
            ["W404", "W413", "W413", "W424"],
        ),
        (CHECK, "may: [pass, {return_to: fire, at_most: 2}]", ["W429"]),
        (CHECK, "may: [{return_to: visit, at_most: 2}]", ["W421"]),
        # endings
        ("ends: {outcome: not-needed,", "ends: {outcome: other-organ,", ["F352"]),
        ("ends: {outcome: not-needed,", "ends: {outcome: not-needed, organ: 城管局,", ["F353"]),
        ("ends: {outcome: not-needed,", "promised: 1 working day, ends: {outcome: not-needed,", ["F351"]),
        # limits
        ("extension: {limit: 5 working days,", "extension: {limit: 11 working days,", ["L031"]),
        ("approved_by: organ-head", "approved_by: gov-head", ["L032"]),
        (
            "  delivery: 5 working days",
            "  delivery: 5 working days\n  tolerance: {supplement_within: 2 working days}",
            ["L035"],
        ),
        # what comes of it
        ("{from: 90 working days, to: 15 working days}", "{from: 15 working days, to: 90 working days}", ["L046"]),
        ("  valid: 5 years\n", "", ["L045"]),
        ("{check:mod11_10}", "{check:mod97}", ["D002"]),
        ("shares: [uscc, business", "shares: [usc, business", ["R201"]),
        ("event: step.visit.opened", "event: step.visits.opened", ["R201"]),
        ("{{ applicant.name }}，我们", "{{ applicant.__class__ }}，我们", ["W430"]),
        ("{{ applicant.name }}，我们", "{% for x in y %}，我们", ["W430"]),
        ("{{ form.address }}", "{{ form.adress }}", ["R201"]),
        ("  fee: none\n", "  fee: 每件 10 元\n", ["M902"]),
        # parts that hang in the air
        ("retention: {class: 30-years}", "retention: {class: 30-years}\ndrop: {materials: [layout]}", ["D015"]),
    ],
)
def test_one_mistake_gets_its_finding(changed: Changed, old: str, new: str, codes: list[str]) -> None:
    assert sorted(grave(changed((old, new)))) == sorted(codes)


def test_the_clock_stops_for_what_the_district_lists_only(changed: Changed) -> None:
    assert grave(changed(("  expert-review: {", "  other-review: {"), file="district.yaml")) == ["R201"]


POSTS = """posts:
  - {role: window-clerk, title: 窗口, officers: [测试一]}
  - {role: handler, title: 科员, officers: [测试二]}
  - {role: inspector, title: 核查员, officers: [测试三, 测试四]}
  - {role: reviewer, title: 科长, officers: [%s]}
  - {role: approver, title: 副局长, officers: [%s]}
"""


@pytest.mark.parametrize(
    ("reviewer", "approver", "codes"),
    [
        ("测试五", "测试六", []),
        ("测试五", "测试五", ["W441"]),
        ("测试二", "测试六", ["W441"]),
        ("测试二, 测试五", "测试五, 测试六", []),
    ],
)
def test_everybody_finds_a_person_of_their_own(
    changed: Changed, reviewer: str, approver: str, codes: list[str]
) -> None:
    file = "departments/market_supervision.yaml"
    staffed = changed(("uscc: ", POSTS % (reviewer, approver) + "uscc: "), file=file)
    assert grave(staffed) == codes


def test_two_steps_of_one_hand_may_be_one_persons_and_two_hands_never(checker: Checker) -> None:
    """As cases have it: who examined cannot decide, whatever post either step is for."""
    department = checker.parts.departments["parks"]

    def judged(posts: dict[Role, str], decides: str) -> list[str]:
        made = tuple(PostSpec(role, Text("岗位"), tuple(who), None) for role, who in posts.items())
        parts = replace(checker.parts, departments={"parks": replace(department, posts=made)})
        text = checker.text.replace("does: decide, by: approver", f"does: decide, by: {decides}")
        return [one.code for one in compile_matter("felling.yaml", text, parts, checker.vocabulary).findings]

    posts = {Role.WINDOW_CLERK: "甲", Role.HANDLER: "乙", Role.REVIEWER: "丙", Role.APPROVER: "丁"}
    assert judged(posts, "approver") == []
    assert judged(posts, "handler") == ["W441"]
    assert judged({**posts, Role.HANDLER: "乙戊"}, "handler") == []
    assert judged({**posts, Role.APPROVER: "乙"}, "approver") == ["W441"]
    assert judged({**posts, Role.APPROVER: "甲"}, "approver") == []


def test_a_role_that_nobody_holds_is_found(changed: Changed) -> None:
    some = "posts: [{role: window-clerk, title: 窗口, officers: [测试一]}]\n"
    missing = changed(("uscc: ", some + "uscc: "), file="departments/market_supervision.yaml")
    assert set(grave(missing)) == {"W440"}
    named = {str(finding.args["step"]) for finding in missing.findings if finding.code == "W440"}
    assert named == {"visit", "hygiene", "fire", "expert", "check", "approve", "decide"} - {"fire"}
