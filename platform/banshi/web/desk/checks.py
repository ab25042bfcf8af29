"""What do the checks say about an application now?  All of them, asked again, each with its result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from banshi.cases.moment import civil_day
from banshi.definitions.model import Check
from banshi.definitions.requirements import CheckOutcome, CheckResult, run_check
from banshi.use_cases.overview import Overview, look_over
from banshi.use_cases.reading import CaseFile
from banshi.use_cases.world import World
from banshi.web.frame.languages import gettext as _
from banshi.web.frame.languages import language
from banshi_forms.messages import label_of
from banshi_forms.messages import say as say_problem
from banshi_rules.expressions import value_of
from banshi_rules.texts import Text
from banshi_rules.values import Facts, Value


class Verdict(StrEnum):
    """What came of a check: good, wrong, or a person has to look."""

    GOOD = "good"
    WRONG = "wrong"
    LOOK = "look"


@dataclass(frozen=True, slots=True)
class Checked:
    """One line of the panel."""

    verdict: Verdict
    name: str
    words: Text | str
    source: str


def look_again(world: World, file: CaseFile) -> Overview:
    """The application as its checks see it today."""
    received = civil_day(file.case.received)
    return look_over(world, file.matter, file.party, file.sheet, file.case.materials, received, {})


def results(world: World, file: CaseFile, whole: Overview) -> list[Checked]:
    """Completeness of answers and materials, then every check of the matter."""
    matter = file.matter
    problems = [
        Checked(Verdict.WRONG, label_of(problem.at, form, language()), say_problem(problem, form, language()), "")
        for form, found in ((matter.party_form, whole.party_problems), (matter.form, whole.problems))
        for problem in found
    ]
    lines = problems or [Checked(Verdict.GOOD, _("申请表"), _("必填内容齐全，格式正确"), "")]
    for material in whole.required.asked:
        if material.id in whole.missing:
            lines.append(Checked(Verdict.WRONG, material.title.say(language()), _("没有提交"), ""))
    if not whole.missing:
        lines.append(Checked(Verdict.GOOD, _("材料"), _("应当提交的材料都已提交，内容需人工查看"), ""))
    return lines + [_checked(world, file, check, whole.facts) for check in matter.checks if _concerns(check, whole)]


def _concerns(check: Check, whole: Overview) -> bool:
    """Whether a check has to do with this application: one that reads a question nobody was asked has not."""
    if check.wrong_when is None or value_of(check.wrong_when, whole.facts) is not None:
        return True
    return not any(path[0] in whole.live.not_asked for path in check.wrong_when.reads)


def _checked(world: World, file: CaseFile, check: Check, facts: Facts) -> Checked:
    known = [CheckOutcome.UNKNOWN] if check.plugin is not None else []

    def ask(name: str, arguments: Mapping[str, Value | None]) -> CheckResult:
        result = world.plugins.ask(name, arguments)
        known[:] = [result.outcome]
        return result

    wrong = run_check(check, facts, ask)
    name = label_of(check.field, file.matter.form, language()) if check.field else _("整份申请")
    source = check.plugin or ""
    if wrong is not None:
        return Checked(Verdict.WRONG, name, wrong.message, source)
    if check.plugin is None:
        sure = check.wrong_when is None or value_of(check.wrong_when, facts) is not None
    else:
        sure = known == [CheckOutcome.PASSED]
    if sure:
        return Checked(Verdict.GOOD, name, _("核对无误"), source)
    return Checked(Verdict.LOOK, name, _("没有得到结果，请人工核对"), source)
