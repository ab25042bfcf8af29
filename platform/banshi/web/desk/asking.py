"""What does an act ask beyond words?  Who was there, the checklist, the procedures there are, the new last days."""

from __future__ import annotations

from collections.abc import Sequence

from banshi.cases import commands as wish
from banshi.cases.case import Case, Task
from banshi.cases.events import LimitExtended
from banshi.cases.limits import extended
from banshi.cases.standing import procedure_name
from banshi.cases.tasks import step_of
from banshi.cases.visiting import FINDINGS, could_be_there
from banshi.cases.words import watch_word
from banshi.definitions.flow import PostCheck, Visit
from banshi.definitions.flow_words import ROLE_WORDS
from banshi.definitions.model import Matter
from banshi.people import Actor, Human, PersonId
from banshi.store import accounts
from banshi.use_cases.reading import CaseFile
from banshi.use_cases.world import World
from banshi.web.desk.acting import PLANNED_IN, Offered
from banshi.web.desk.drafted import drafts_of
from banshi.web.desk.hearing_asking import of_hearing
from banshi.web.desk.standing import FINDING_WORDS
from banshi.web.desk.typed_words import items
from banshi.web.frame.dates import last_moment
from banshi.web.frame.languages import gettext as _
from banshi.web.frame.languages import language
from banshi_rules.texts import Text
from banshi_rules.time_limits import Unit

_UNIT_WORDS = {
    Unit.WORKING_DAY: Text("个工作日", "working days"),
    Unit.DAY: Text("日", "days"),
    Unit.MONTH: Text("个月", "months"),
}


def chosen_of(acts: Sequence[Offered], chosen: str | None, task: str | None) -> Offered | None:
    """The act with that name, about that task where it is named; else the only one that is not rare."""
    named = [one for one in acts if one.act.id == chosen]
    if named:
        return next((one for one in named if one.task and one.task.id == task), named[0])
    usual = [one for one in acts if not one.act.rare]
    return usual[0] if len(usual) == 1 else None


def colleagues(world: World, case: Case, task: Task | None, actor: Actor) -> dict[PersonId, Human]:
    """Who can have been at the place, oneself first: the officers of that department, each human being once."""
    with world.reading() as connection:
        found = accounts.officers(connection, {task.department if task else case.department}, world.today())
    there: list[Human] = [actor]
    for one in found:
        if could_be_there(case, task, actor, one) and not any(one.is_same(other) for other in there):
            there.append(one)
    return {one.person: one for one in there}


def asked_of(world: World, file: CaseFile, actor: Actor, offered: Offered) -> dict[str, object]:
    """What the fields of the act are made of, by their names in the template."""
    match offered.act.kind:
        case wish.RecordVisit | wish.RecordPostCheck:
            return _of_a_look(world, file, actor, offered)
        case wish.GiveOpinion:
            return {"agreements": [("yes", Text("同意", "No objection")), ("no", Text("不同意", "Objects"))]}
        case wish.BeginProcedure:
            rules = file.matter.district.procedures.items()
            return {"procedures": [(name, rule.name) for name, rule in rules], "units": units()}
        case wish.ScheduleHearing | wish.ReplaceChair | wish.ChallengeChair | wish.KeepChair:
            return of_hearing(world, file, offered)
        case wish.Pass | wish.ReturnTo | wish.Grant | wish.Refuse:
            return drafts_of(file, offered)
        case wish.EndProcedure:
            return {"going": _going(file, offered)}
        case wish.Revoke | wish.LeaveStanding:
            return {"checks": [visit for visit in file.case.visits if not visit.passed]}
        case wish.AskExtension | wish.ApproveExtension:
            return _longer(world, file.matter, file.case)
        case _:
            return {}


def units() -> list[tuple[Unit, Text]]:
    """In what a time is planned."""
    return [(unit, _UNIT_WORDS[unit]) for unit in PLANNED_IN]


def _of_a_look(world: World, file: CaseFile, actor: Actor, offered: Offered) -> dict[str, object]:
    task = offered.task
    step = step_of(file.matter, file.case, task) if task else None
    return {
        "people": step.people if isinstance(step, Visit | PostCheck) else 1,
        "colleagues": [(one.person, one.name) for one in colleagues(world, file.case, task, actor).values()],
        "me": actor.person,
        "items": items(file, task.id if task else None),
        "findings": [(said, FINDING_WORDS[said]) for said in FINDINGS],
        "conclusions": [("yes", Text("符合", "As it must be")), ("no", Text("不符合", "Not as it must be"))],
        "units": units(),
        "correct_within": step.correct_within if isinstance(step, PostCheck) else None,
        "ordered": any(visit.mend_by is not None for visit in file.case.visits),
    }


def _going(file: CaseFile, offered: Offered) -> dict[str, object] | None:
    """The procedure that would end."""
    one = file.case.suspensions.get(offered.task.id) if offered.task else None
    return {"name": procedure_name(file.matter, one), "until": one.until} if one else None


def _longer(world: World, matter: Matter, case: Case) -> dict[str, object]:
    """Who approves, and the last days as they would be."""
    rule = matter.limits.extension
    if rule is None:
        return {}
    lines = []
    for moved in extended(case, rule.limit, world.clock.now(), world.calendars.current()):
        if not isinstance(moved, LimitExtended):
            continue
        clock, before = watch_word(moved.watch).say(language()), case.watches[moved.watch].due
        if moved.due is None:
            lines.append(_("%(clock)s延长，恢复计时后确定", clock=clock))
        else:
            days = {"clock": clock, "before": last_moment(before), "after": last_moment(moved.due)}
            lines.append(_("%(clock)s由 %(before)s 延长至 %(after)s", **days))
    return {"approver": ROLE_WORDS[rule.approved_by], "longer": lines}
