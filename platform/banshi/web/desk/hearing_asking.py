"""What do the acts about a hearing ask?  Who could preside, what was set before, what a challenge says."""

from __future__ import annotations

from banshi.cases.case import CHALLENGE
from banshi.cases.events import TaskId
from banshi.cases.hearing_words import who
from banshi.cases.sittings import rule_of
from banshi.people import Actor, PersonId
from banshi.use_cases import hearings
from banshi.use_cases.reading import CaseFile
from banshi.use_cases.world import World
from banshi.web.desk.acting import Offered
from banshi.web.frame.languages import language
from banshi_rules.texts import Text

_OPEN = [("yes", Text("公开", "Open to the public")), ("no", Text("不公开", "Not open"))]


def hearing_of(file: CaseFile, task: TaskId | None) -> TaskId | None:
    """The task of the hearing that a task is about: its own, or that of an answer to a challenge."""
    found = file.case.tasks.get(task or "")
    if found is not None and found.step == CHALLENGE:
        return file.case.sitting(found.id)[0]
    return task if task in file.case.suspensions and task in file.case.hearings else None


def possible_chairs(world: World, file: CaseFile, task: TaskId | None) -> dict[PersonId, Actor]:
    """Everybody of the department, fit or not: who is not is refused with the reason."""
    name = hearing_of(file, task)
    found = hearings.chairs(world, file.matter, file.case, name) if name is not None else ()
    return {one.person.person: one.person for one in found}


def of_hearing(world: World, file: CaseFile, offered: Offered) -> dict[str, object]:
    """What the fields are made of, by their names in the template."""
    name = hearing_of(file, offered.task.id if offered.task else None)
    if name is None:
        return {}
    found = hearings.chairs(world, file.matter, file.case, name)
    hearing = file.case.hearings[name]
    challenge, clock = hearing.open_challenge, file.case.running(f"hearing:{name}")
    now = hearing.sitting.chair if hearing.sitting and offered.act.id == "replace-chair" else None
    return {
        "chairs": [
            (one.person.person, one.person.name) for one in found if not one.why_not and one.person.person != now
        ],
        "unfit": [(one.person.name, one.why_not.say(language())) for one in found if one.why_not is not None],
        "sitting": hearing.sitting,
        "rule": rule_of(file.matter, file.case, name),
        "hold_by": clock.due if clock is not None else None,
        "openness": _OPEN,
        "challenge": challenge,
        "challenged_by": who(challenge.by) if challenge is not None else None,
    }
