"""What facts demand: materials, checks and the route, with what decided."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from banshi.definitions.calendars import shipped_calendar
from banshi.definitions.facts import facts_of
from banshi.definitions.model import Matter
from banshi.definitions.requirements import (
    NO_WORDS,
    PASSED,
    UNKNOWN,
    CheckOutcome,
    CheckResult,
    required_materials,
    route_of,
    run_checks,
)
from banshi_forms.answers import AnswerSheet
from banshi_rules.texts import Text
from banshi_rules.values import Facts, Value

CALENDAR = shipped_calendar()
PARTS = """
form:
  - section: one
    title: 一
    fields:
      - {id: uscc, kind: uscc, label: 代码}
      - {id: area, kind: decimal, label: 面积}
      - {id: noisy, kind: yes-no, label: 有噪声}
materials:
  - {id: licence, title: 营业执照, source: sharing, register: business_licence, standard: 一致, basis: licensing-law}
  - {id: plan, title: 平面图, source: applicant, accept: [pdf], standard: 标明面积, basis: licensing-law}
  - id: report
    title: 检测报告
    source: applicant
    accept: [pdf]
    standard: 一年内
    basis: licensing-law
    required_when: area > 100 || noisy
checks:
  - {id: too_big, at: area, wrong_when: area > 1000, message: {zh: 面积过大, en: Too big}}
  - {id: registered, plugin: market_supervision.enterprise_status, with: {uscc: uscc}}
routes:
  - {route: express, when: area <= 50 && !noisy, promised: 1 working day, flow: express-3}
  - {route: standard}
"""


@pytest.fixture
def matter(matter_of: Callable[..., Matter]) -> Matter:
    return matter_of(PARTS)


def facts(matter: Matter, **answers: object) -> Facts:
    sheet, problems = AnswerSheet.from_json(matter.form, answers)
    assert problems == ()
    return facts_of(matter, sheet, {"kind": "enterprise"}, date(2026, 3, 2), CALENDAR).facts


def passing(_name: str, _arguments: Mapping[str, Value | None]) -> CheckResult:
    return PASSED


@pytest.mark.parametrize(
    ("answers", "found", "asked", "supplied"),
    [
        ({"area": "100", "noisy": False}, True, ["plan"], ["licence"]),
        ({"area": "100.01", "noisy": False}, True, ["plan", "report"], ["licence"]),
        ({"noisy": True}, False, ["licence", "plan", "report"], []),
        ({"area": "5"}, True, ["plan"], ["licence"]),  # whether it is noisy is not known: nothing is asked for it
        ({}, True, ["plan"], ["licence"]),
    ],
)
def test_materials(
    matter: Matter, answers: dict[str, object], found: bool, asked: list[str], supplied: list[str]
) -> None:
    required = required_materials(matter, facts(matter, **answers), lambda _material: found)
    assert [material.id for material in required.asked] == asked
    assert [material.id for material in required.supplied] == supplied
    assert required.later == ()


def test_conditional_materials_say_what_decided(matter: Matter) -> None:
    required = required_materials(matter, facts(matter, area="5", noisy=True), lambda _material: True)
    assert list(required.because) == ["report"]
    assert [(reason.text, reason.value) for reason in required.because["report"]] == [("noisy", True)]


def test_an_applicants_material_is_never_looked_up(matter: Matter) -> None:
    looked_up: list[str] = []
    required_materials(matter, facts(matter), lambda material: looked_up.append(material.id) is None)
    assert looked_up == ["licence"]


def test_checks_find_what_is_wrong_and_say_where(matter: Matter) -> None:
    (wrong,) = run_checks(matter, facts(matter, area="1000.5"), passing)
    assert (wrong.at, wrong.check, wrong.message) == ("area", "too_big", Text("面积过大", "Too big"))


def test_unknown_is_not_wrong(matter: Matter) -> None:
    assert run_checks(matter, facts(matter), passing) == ()
    with_code = facts(matter, uscc="92440305MA5HD4K27N")
    assert run_checks(matter, with_code, lambda _n, _a: UNKNOWN) == ()


def test_a_plugin_is_asked_by_name_with_its_arguments(matter: Matter) -> None:
    asked: list[tuple[str, Mapping[str, Value | None]]] = []

    def plugin(name: str, arguments: Mapping[str, Value | None]) -> CheckResult:
        asked.append((name, arguments))
        return CheckResult(CheckOutcome.WRONG, Text("已注销", "Closed"))

    (wrong,) = run_checks(matter, facts(matter, uscc="92440305MA5HD4K27N"), plugin)
    assert asked == [("market_supervision.enterprise_status", {"uscc": "92440305MA5HD4K27N"})]
    assert (wrong.at, wrong.check, wrong.message) == ("uscc", "registered", Text("已注销", "Closed"))


def test_a_plugin_is_not_asked_about_an_answer_that_is_not_there(matter: Matter) -> None:
    def plugin(_name: str, _arguments: Mapping[str, Value | None]) -> CheckResult:
        raise AssertionError("asked without an answer")

    assert run_checks(matter, facts(matter, area="1"), plugin) == ()


def test_a_plugin_without_words_gets_ours(matter: Matter) -> None:
    silent = facts(matter, uscc="92440305MA5HD4K27N")
    (wrong,) = run_checks(matter, silent, lambda _n, _a: CheckResult(CheckOutcome.WRONG))
    assert wrong.message == NO_WORDS


@pytest.mark.parametrize(
    ("answers", "route"),
    [
        ({"area": "50", "noisy": False}, "express"),
        ({"area": "50.01", "noisy": False}, "standard"),
        ({"area": "50", "noisy": True}, "standard"),
        ({"area": "50"}, "standard"),  # unknown is not satisfied
        ({}, "standard"),
    ],
)
def test_routes(matter: Matter, answers: dict[str, object], route: str) -> None:
    assert route_of(matter, facts(matter, **answers)).route.id == route
