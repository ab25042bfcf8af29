"""What would a correction notice have to say?  Everything that any check can find, at once (Licensing Law 32(4)).

Also what the answers still to come may bring: a question, a material or a rule that hangs on a wrong answer is said
with its condition, because there is no second notice to say it in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from banshi.cases.events import CaseId, Gap
from banshi.cases.moment import civil_day
from banshi.definitions.doubts import OpenQuestion, doubts_of
from banshi.definitions.fact_names import names_in_row, names_of
from banshi.definitions.guide.behind import behind
from banshi.definitions.guide.telling import Telling
from banshi.definitions.model import MaterialSpec, Matter
from banshi.people import Actor
from banshi.store import sheets
from banshi.store.unit_of_work import UnitOfWork
from banshi.use_cases.overview import Overview, look_over
from banshi.use_cases.visibility import known_case
from banshi.use_cases.world import World
from banshi_forms.answers import AnswerSheet
from banshi_forms.messages import say
from banshi_forms.model import Form, Problem

_HAND_IN = "请补交：{title}。要求：{standard}"
_MEND = "请按提示修改后重新提交。"
_AND_THIS = "符合这一情形的，请在补正时一并填写。"
_WITH_IT = "符合这一情形的，请在补正时一并提交。要求：{standard}"
_MIND = "请在补正时一并核对。"


def proposed_gaps(world: World, actor: Actor, case_id: CaseId) -> tuple[Gap, ...]:
    """Every check, run again on what was filed; the clerk adds what only eyes can see.  Raises NotFound."""
    with world.reading() as connection:
        case = known_case(UnitOfWork(connection), actor, case_id)
        filed = sheets.read(connection, case_id, case.sheet)
    matter = world.editions.matter(case.edition)
    party = AnswerSheet.from_json(matter.party_form, filed.party)[0]
    sheet = AnswerSheet.from_json(matter.form, filed.answers)[0]
    whole = look_over(world, matter, party, sheet, case.materials, civil_day(case.received), {})
    return gaps_of(matter, whole)


def gaps_of(matter: Matter, whole: Overview) -> tuple[Gap, ...]:
    """What is wrong with an application, as lines of a correction notice (in Chinese: notices are), and what the right
    answers may ask for besides."""
    gaps = [_of_problem(problem, matter.party_form) for problem in whole.party_problems]
    gaps += [_of_problem(problem, matter.form) for problem in whole.problems]
    gaps += [Gap(f"field:{w.at}" if w.at else "other", w.message.zh, _MEND) for w in whole.wrong]
    for material_id in whole.missing:
        material = matter.material(material_id)
        if material is not None:
            remedy = _HAND_IN.format(title=material.title.zh, standard=material.standard.zh)
            gaps.append(Gap(f"material:{material_id}", f"未提交“{material.title.zh}”", remedy))
    wrong = {gap.about.removeprefix("field:") for gap in gaps if gap.about.startswith("field:")}
    return (*gaps, *brought_by(matter, whole, wrong))


def brought_by(matter: Matter, whole: Overview, wrong: Collection[str]) -> tuple[Gap, ...]:
    """What other answers in these places (`area`, `staff.0.role`, `applicant_name`) may ask for besides."""
    return tuple(_open(matter, whole, wrong)) if wrong else ()


def _open(matter: Matter, whole: Overview, wrong: Collection[str]) -> Iterator[Gap]:
    found, telling = doubts_of(matter, whole.party, whole.understood, wrong), Telling(matter, names_of(matter))
    for one in found.questions:
        words = f"改正后，如果{_said(telling, one)}，还须填写“{one.question.label.zh}”"
        yield Gap(f"field:{one.at}", words, _AND_THIS)
    for material, when in found.materials:
        yield _material(material, f"改正后，如果{telling.condition(when).zh}，还须提交“{material.title.zh}”")
    for material, when in found.pressing:
        words = f"改正后，如果不再符合“{telling.condition(when).zh}”，“{material.title.zh}”须随申请提交"
        yield _material(material, words)
    for check in found.rules:
        if check.wrong_when is not None and check.message is not None:
            words = f"改正后，如果{telling.condition(check.wrong_when).zh}，仍不符合要求：{check.message.zh}"
            yield Gap(f"field:{check.field}" if check.field else "other", words, _MIND)


def _said(telling: Telling, one: OpenQuestion) -> str:
    """The condition of a question; inside a group, in the words of its row."""
    names = telling.names
    for group in one.at.split(".")[:-1:2]:
        names = names_in_row(names, group)
    return telling.sentence(behind(one.when.node, telling.matter), names).zh


def _material(material: MaterialSpec, words: str) -> Gap:
    return Gap(f"material:{material.id}", words, _WITH_IT.format(standard=material.standard.zh))


def _of_problem(problem: Problem, form: Form) -> Gap:
    return Gap(f"field:{problem.at}", say(problem, form, "zh"), _MEND)
