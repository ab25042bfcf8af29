"""Where does a case stand while several things run side by side?  Tasks by their names, forks by their numbers."""

from __future__ import annotations

from dataclasses import dataclass

from banshi.cases.case import CHAIR, CHALLENGE, ERRAND, REFUND, Case, Suspension, Task
from banshi.cases.tasks import EXTENSION, PROCEDURE, REVOCATION, step_of
from banshi.definitions.flow import Fork, Stage
from banshi.definitions.flow_words import KIND_WORDS, STAGE_WORDS
from banshi.definitions.model import Matter
from banshi_rules.texts import Text

_EXTENSION = Text("延长期限审批", "Decision on the extension")
_REVOCATION = Text("是否撤销的决定", "Decision whether to revoke")
_CHAIR = Text("主持听证", "Presiding over the hearing")
_CHALLENGE = Text("听证主持人回避审查", "Decision on a challenge of the chair")
_REFUND = Text("办理退款", "Give money back")
_FORK = Text("并行办理", "Side by side")


@dataclass(frozen=True, slots=True)
class ForkStanding:
    """A fork that is open: what it is called, how many of its branches are done, run in all, and are needed."""

    name: Text
    done: int
    of: int
    needed: int

    @property
    def words(self) -> Text:
        """征求意见：3 项中已完成 2 项."""
        enough = self.needed < self.of
        zh, en = (f"，完成 {self.needed} 项即可", f", {self.needed} are needed") if enough else ("", "")
        return Text(
            f"{self.name.zh}：{self.of} 项中已完成 {self.done} 项{zh}",
            f"{self.name.say('en')}: {self.done} of {self.of} are in{en}",
        )


def task_name(matter: Matter, case: Case, task: Task) -> Text:
    """What a task is about: the title of its step, the procedure it stands for, the extension."""
    if task.step == EXTENSION:
        return _EXTENSION
    if task.step == REVOCATION:
        return _REVOCATION
    if task.step in (CHAIR, CHALLENGE):
        return _CHAIR if task.step == CHAIR else _CHALLENGE
    if task.step == REFUND:
        return _REFUND
    if task.step == PROCEDURE:
        found = case.suspensions.get(task.id)
        return procedure_name(matter, found) if found else Text("特别程序", "Procedure")
    step = step_of(matter, case, task)
    if step is None:
        return STAGE_WORDS[task.stage]
    return step.title or KIND_WORDS[type(step)]


def part_name(matter: Matter, case: Case, part_id: str) -> Text:
    """What a step or a fork of the case's flow is called."""
    for part in matter.flow(case.route).every_part():
        if part.id == part_id:
            return part.title or (_FORK if isinstance(part, Fork) else KIND_WORDS[type(part)])
    return Text(part_id)


def department_name(matter: Matter, task: Task) -> Text:
    """Whose task it is."""
    asked = matter.consulted.get(task.department)
    return asked.name if asked else matter.department.name


def procedure_name(matter: Matter, one: Suspension) -> Text:
    """听证, 专家评审 …"""
    rule = matter.district.procedures.get(one.procedure)
    return rule.name if rule else Text(one.procedure)


def forks_of(matter: Matter, case: Case) -> tuple[ForkStanding, ...]:
    """The forks that are open, with how far they are."""
    return tuple(
        ForkStanding(part_name(matter, case, fork), len(now.done), len(now.done | now.running), now.needed)
        for fork, now in case.forks.items()
    )


def stage_of(case: Case) -> Stage:
    """The stage in which the case is: that of the step that is furthest behind, whatever came up besides."""
    order = list(Stage)
    here = [task.stage for task in case.open_tasks if not task.step.startswith(ERRAND)]
    return min(here, key=order.index) if here and case.concluded is None else case.stage
