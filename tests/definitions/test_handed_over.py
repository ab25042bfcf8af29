"""Is a result handed over, a filing never refused, a window to be found, a step called by a name?"""

from __future__ import annotations

import pytest

from banshi_rules.findings import Severity

ISSUE = "  - {step: issue, title: 送达, stage: complete, does: issue, by: window-clerk, limit: 5 working days}\n"
DECIDE = "outcomes: [grant, refuse]"


def graver(found):
    return [(one.code, one.severity) for one in found if one.severity is not Severity.ADVICE]


@pytest.mark.parametrize(("kind", "severity"), [("licence", Severity.ERROR), ("confirmation", Severity.WARNING)])
def test_a_result_without_delivery_is_told_once_for_every_flow(checker, kind: str, severity: Severity) -> None:
    text = checker.text.replace("kind: licence", f"kind: {kind}")
    assert text.count(ISSUE) == 1
    found = checker.compile(text.replace(ISSUE, "")).findings
    assert graver(found) == [("L047", severity)]
    assert found[0].at.line == next(i for i, line in enumerate(text.splitlines(), 1) if "step: approve" in line)


def test_nothing_is_handed_over_where_no_document_is_made_out(checker) -> None:
    text = checker.text.replace(ISSUE, "").replace("result: {licence: 树木砍伐许可证, valid: 6 months}\n", "")
    assert "L047" not in [code for code, _ in graver(checker.compile(text).findings)]


@pytest.mark.parametrize(
    ("kind", "outcomes", "codes"),
    [
        ("licence", "[grant]", ["W411"]),
        ("licence", "[refuse]", ["W411"]),
        ("filing", "[grant]", []),
        ("filing", "[refuse]", ["L048", "W411"]),
        ("filing", "[grant, refuse]", ["L048"]),
    ],
)
def test_only_what_is_examined_is_refused(checker, kind: str, outcomes: str, codes: list[str]) -> None:
    text = checker.text.replace("kind: licence", f"kind: {kind}").replace(DECIDE, f"outcomes: {outcomes}")
    own = [one for one in checker.compile(text).findings if one.at.file == "felling.yaml"]
    assert sorted(code for code, _ in graver(own)) == codes


def test_a_route_that_files_is_not_refused_either(checker) -> None:
    found = checker.broken("- {route: standard}", "- {route: standard, mode: filing}")
    assert graver(found) == [("L048", Severity.WARNING)]


@pytest.mark.parametrize("phone", ["-", "——", "无", "待定", "x", "N/A", "见官网", "分机 8"])
def test_a_telephone_that_nobody_can_dial(checker, phone: str) -> None:
    assert graver(checker.broken("phone: 000-00000001", f'phone: "{phone}"')) == [("L091", Severity.ERROR)]


@pytest.mark.parametrize("phone", ["12345", "0755-1234 5678 转 12", "+86 755 12345678", "（010）12345678"])
def test_a_telephone_that_can_be_dialled(checker, phone: str) -> None:
    assert graver(checker.broken("phone: 000-00000001", f'phone: "{phone}"')) == []


@pytest.mark.parametrize(
    ("hours", "codes"), [("/", ["L091"]), ("暂无。", ["L091"]), ("全天", []), ("详见预约系统", []), ("24 hours", [])]
)
def test_hours_that_say_nothing(checker, hours: str, codes: list[str]) -> None:
    assert [code for code, _ in graver(checker.broken('"工作日 9:00-12:00"', f'"{hours}"'))] == codes


def test_steps_without_a_name_are_told_together(checker) -> None:
    text = checker.text.replace("step: examine, title: 审查,", "step: examine,").replace(
        "step: check, title: 审核,", "step: check,"
    )
    (found,) = checker.compile(text).findings
    assert (found.code, found.severity, found.args["steps"]) == ("L092", Severity.ADVICE, ("examine", "check"))
