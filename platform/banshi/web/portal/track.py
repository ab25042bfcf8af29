"""Where does a case stand among the five stages, and what does a guide say about each?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from banshi.cases.case import Case, Status
from banshi.cases.standing import stage_of
from banshi.definitions.flow import Flow, Stage
from banshi.definitions.flow_words import STAGE_WORDS
from banshi.definitions.model import Matter
from banshi.web.frame.dates import short_day
from banshi.web.frame.languages import gettext as _
from banshi.web.frame.surroundings import limit_words
from banshi_rules.texts import Text

_ENDED_EARLY = frozenset({Status.NOT_ACCEPTED, Status.TRANSFERRED, Status.WITHDRAWN, Status.TERMINATED})


@dataclass(frozen=True, slots=True)
class StageView:
    """One stage: its name, its state (`ahead`, `now`, `done`, `skipped`, `stopped`), a word and a note below."""

    name: Text
    state: str
    word: Text | str = ""
    note: Text | str = ""


def of_flow(flow: Flow) -> list[StageView]:
    """The stages as a guide shows them: nothing has happened yet."""
    views = []
    for stage in Stage:
        steps = [step for step in flow.steps if step.stage is stage]
        limits = [limit_words(step.limit) for step in steps if step.limit is not None]
        note = _("%(limit)s内", limit=limits[0]) if len(limits) == 1 else _("、").join(limits)
        views.append(
            StageView(STAGE_WORDS[stage], "ahead" if steps else "skipped", note=note if steps else _("不经过"))
        )
    return views


def of_case(case: Case, matter: Matter) -> list[StageView]:
    """The stages with what has happened in each."""
    used = {step.stage for step in matter.flow(case.route).steps}
    order = list(Stage)
    here = order.index(stage_of(case))
    views = []
    for place, stage in enumerate(order):
        name = STAGE_WORDS[stage]
        ended = _ended(case, stage)
        if case.status in _ENDED_EARLY and place >= here:
            views.append(StageView(name, "stopped" if place == here else "ahead"))
        elif stage not in used and place < len(order) - 1:
            views.append(StageView(name, "skipped", note=_("不经过")))
        elif case.concluded is not None or place < here:
            views.append(StageView(name, "done", note=short_day(ended) if ended else ""))
        elif place == here:
            word = _word_now(case.status)
            views.append(StageView(name, "now", word, matter.department.name))
        else:
            views.append(StageView(name, "ahead"))
    return views


def _word_now(status: Status) -> str:
    match status:
        case Status.CORRECTION:
            return _("等您补正")
        case Status.SUSPENDED:
            return _("暂停计时")
        case _:
            return _("正在办理")


def _ended(case: Case, stage: Stage) -> datetime | None:
    ends = [task.done for task in case.tasks.values() if task.stage is stage and task.done is not None]
    return max(ends) if ends else None
