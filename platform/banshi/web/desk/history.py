"""How does an officer read what happened?  When, who, what and why, the last first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from banshi.cases import events as fact
from banshi.cases.case import CHAIR, Case
from banshi.cases.events import Event, Recorded, WatchStarted
from banshi.cases.standing import department_name, part_name, procedure_name, task_name
from banshi.cases.timeline import tell
from banshi.definitions.fact_names import names_of
from banshi.definitions.flow_words import LEVEL_WORDS, ROLE_WORDS
from banshi.definitions.model import Matter
from banshi.people import SYSTEM
from banshi.use_cases.reading import CaseFile
from banshi.web.frame.languages import gettext as _
from banshi_rules.expressions import in_words
from banshi_rules.texts import Text


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the history: when, who, what."""

    at: datetime
    who: str
    what: Text


def worded(event: Event, file: CaseFile) -> Text | None:
    """The event as officers read it, steps by name; the clocks of steps stand beside their tasks and are not told."""
    if isinstance(event, WatchStarted) and event.watch.startswith("stage:"):
        return None
    return _named(event, file.matter, file.case) or tell(event)


def _named(event: Event, matter: Matter, case: Case) -> Text | None:
    """What the definition knows better: the names of steps, forks, procedures and departments."""
    match event:
        case fact.TaskOpened(task=task) if task in case.tasks:
            opened = case.tasks[task]
            name, role, whose = (
                task_name(matter, case, opened),
                ROLE_WORDS[opened.role],
                department_name(matter, opened),
            )
            return Text(
                f"进入“{name.zh}”环节，待{whose.zh}的{role.zh}办理",
                f"Now at “{name.say('en')}”, for the {role.say('en').lower()} of {whose.say('en')}",
            )
        case fact.TaskClaimed(task=task, name=chair) if task in case.tasks and case.tasks[task].step == CHAIR:
            return Text(f"{chair}担任听证主持人", f"{chair} presides over the hearing")
        case fact.TaskDone(task=task, outcome="dropped") if task in case.tasks:
            name = task_name(matter, case, case.tasks[task])
            return Text(f"“{name.zh}”不再需要办理", f"“{name.say('en')}” is not needed any more")
        case fact.StepSkipped(step=step, because=because):
            name, why = part_name(matter, case, step), _why(matter, case, step, because)
            return Text(
                f"“{name.zh}”按申请内容不需要办理{why.zh}",
                f"“{name.say('en')}” falls away for these answers{why.say('en')}",
            )
        case fact.ForkOpened(fork=fork, branches=branches):
            name = part_name(matter, case, fork)
            return Text(
                f"“{name.zh}”：{len(branches)} 项同时办理", f"“{name.say('en')}”: {len(branches)} run side by side"
            )
        case fact.ForkLeft(fork=fork, joined=True):
            name = part_name(matter, case, fork)
            return Text(f"“{name.zh}”已汇合", f"“{name.say('en')}” has joined")
        case fact.ProcedureBegun(task=task) | fact.ProcedureEnded(task=task) if task in case.suspensions:
            name, words = procedure_name(matter, case.suspensions[task]), tell(event)
            return Text(f"{name.zh}：{words.zh}", f"{name.say('en')}: {words.say('en')}") if words else None
        case fact.CaseForwarded(to_level=level):
            upper = LEVEL_WORDS.get(level, Text(level))
            return Text(f"转报上级（{upper.zh}）", f"Handed up ({upper.say('en')})")
        case _:
            return None


def _why(matter: Matter, case: Case, step: str, because: tuple[str, ...]) -> Text:
    """The condition that did not hold, as the guide reads it; what was recorded where the edition has none now."""
    when = next((part.when for part in matter.flow(case.route).every_part() if part.id == step), None)
    if when is None:
        said = f"（{'；'.join(because)}）" if because else ""
        return Text(said, said)
    zh, en = in_words(when, "zh", names_of(matter)), in_words(when, "en", names_of(matter))
    return Text(f"：只有“{zh}”时才需要", f": needed only when {en}")


def told(history: Sequence[Recorded[Event]], file: CaseFile) -> list[Entry]:
    """The history, the last first."""
    entries = []
    for record in history:
        words = worded(record.event, file)
        if words is not None:
            entries.append(Entry(record.at, who_words(record), words))
    return entries[::-1]


def who_words(record: Recorded[Event]) -> str:
    """Who did it: 李某, 李某 代 张某, or the system."""
    if record.actor == SYSTEM.person:
        return _("系统")
    if record.behalf_name is None:
        return record.actor_name
    return _("%(deputy)s 代 %(absent)s", deputy=record.actor_name, absent=record.behalf_name)
