"""What would a correction notice have to say?  Everything that any check can find, at once (Licensing Law 32(4))."""

from __future__ import annotations

from banshi.cases.events import CaseId, Gap
from banshi.cases.moment import civil_day
from banshi.definitions.model import Matter
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
    """What is wrong with an application, as lines of a correction notice (in Chinese: notices are)."""
    gaps = [_of_problem(problem, matter.party_form) for problem in whole.party_problems]
    gaps += [_of_problem(problem, matter.form) for problem in whole.problems]
    gaps += [Gap(f"field:{w.at}" if w.at else "other", w.message.zh, _MEND) for w in whole.wrong]
    for material_id in whole.missing:
        material = matter.material(material_id)
        if material is not None:
            remedy = _HAND_IN.format(title=material.title.zh, standard=material.standard.zh)
            gaps.append(Gap(f"material:{material_id}", f"未提交“{material.title.zh}”", remedy))
    return tuple(gaps)


def _of_problem(problem: Problem, form: Form) -> Gap:
    return Gap(f"field:{problem.at}", say(problem, form, "zh"), _MEND)
